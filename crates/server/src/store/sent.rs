//! Files that are being sent.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use axum::body::Bytes;
use sea_orm::DbErr;
use tokio::sync::OnceCell;

/// Each is in memory once, to however many it is sent and however slowly they take it.
#[derive(Clone, Default)]
pub struct Sent(Arc<Mutex<HashMap<String, Weak<Content>>>>);

/// None where there is no such file.
type Content = OnceCell<Option<Vec<u8>>>;

struct Held(Arc<Content>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        let content = self.0.get().and_then(Option::as_deref);
        content.unwrap_or_default()
    }
}

impl Sent {
    /// What is being sent already, or else what `read` finds.
    pub async fn find(
        &self,
        sha256: &str,
        read: impl Future<Output = Result<Option<Vec<u8>>, DbErr>>,
    ) -> Result<Option<Bytes>, DbErr> {
        let content = self.content(sha256);
        let found = content.get_or_try_init(async || read.await).await?;
        Ok(found.is_some().then(|| Bytes::from_owner(Held(content))))
    }

    fn content(&self, sha256: &str) -> Arc<Content> {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|_, content| content.strong_count() > 0);
        let content = sent.get(sha256).and_then(Weak::upgrade);
        content.unwrap_or_else(|| {
            let content = Arc::<Content>::default();
            sent.insert(sha256.to_owned(), Arc::downgrade(&content));
            content
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// many who read slowly take no more memory than one.
    #[tokio::test]
    async fn a_file_is_in_memory_once_and_only_while_it_is_sent() {
        let sent = Sent::default();
        let read = async || Ok(Some(vec![1; 100]));
        let (one, two) = tokio::join!(sent.find("a", read()), sent.find("a", read()));
        let (one, two) = (one.unwrap().unwrap(), two.unwrap().unwrap());
        assert_eq!(one, [1; 100].as_slice());
        assert_eq!(one.as_ptr(), two.as_ptr());
        drop(one);
        let nothing = async || Ok(None);
        let three = sent.find("a", nothing()).await.unwrap().unwrap();
        assert_eq!(three.as_ptr(), two.as_ptr());
        drop((two, three));
        assert_eq!(sent.find("a", nothing()).await.unwrap(), None);
        assert_eq!(sent.find("a", read()).await.unwrap().unwrap().len(), 100);
        assert_eq!(sent.find("b", nothing()).await.unwrap(), None);
        assert_eq!(sent.0.lock().unwrap().len(), 1);
    }
}
