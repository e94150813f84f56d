//! Who comes next.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// One at a time. Of each account one at most stands among the others, so that nobody waits for
/// more than one of anybody else's.
pub struct Queue {
    all: Arc<Semaphore>,
    own: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// For as long as it lasts, nobody else has a place.
pub struct Place {
    _all: Option<OwnedSemaphorePermit>,
    _own: Option<OwnedSemaphorePermit>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            all: Arc::new(Semaphore::new(1)),
            own: Mutex::default(),
        }
    }
}

impl Queue {
    /// Waits for what the account had asked for before, then for those who came before.
    pub async fn place(&self, account_id: &str) -> Place {
        let own = self.of_account(account_id).acquire_owned().await.ok();
        let all = self.all.clone().acquire_owned().await.ok();
        Place {
            _all: all,
            _own: own,
        }
    }

    fn of_account(&self, account_id: &str) -> Arc<Semaphore> {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        // Of those who neither wait nor have a place, nobody holds one.
        own.retain(|_, one| Arc::strong_count(one) > 1);
        let one = own.entry(account_id.to_owned());
        one.or_insert_with(|| Arc::new(Semaphore::new(1))).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use std::pin::pin;

    /// however much one account asks for, another waits for one of it.
    #[tokio::test]
    async fn an_account_has_one_place_among_the_others() {
        let queue = Queue::default();
        let first = queue.place("one").await;
        let mut second = pin!(queue.place("one"));
        let mut third = pin!(queue.place("one"));
        let mut other = pin!(queue.place("other"));
        assert!(second.as_mut().now_or_never().is_none());
        assert!(third.as_mut().now_or_never().is_none());
        assert!(other.as_mut().now_or_never().is_none());
        drop(first);
        assert!(second.as_mut().now_or_never().is_none());
        assert!(third.as_mut().now_or_never().is_none());
        let other = other.await;
        assert!(second.as_mut().now_or_never().is_none());
        drop(other);
        drop(second.await);
        third.await;
    }

    #[tokio::test]
    async fn whoever_has_gone_leaves_nothing_behind() {
        let queue = Queue::default();
        for account in ["one", "two", "three"] {
            let held = queue.place(account).await;
            let mut gives_up = Box::pin(queue.place("one"));
            assert!(gives_up.as_mut().now_or_never().is_none());
            drop((gives_up, held));
        }
        drop(queue.place("four").await);
        assert_eq!(queue.own.lock().unwrap().len(), 1);
    }
}
