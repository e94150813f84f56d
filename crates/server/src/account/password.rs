//! Argon2id.

use std::sync::{Arc, LazyLock};

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use madoguchi_contract::problem::ProblemCode;
use tokio::sync::Semaphore;

use crate::http::failure::Failure;
use crate::keys::new_token;

/// What the password of an account that does not exist is compared with, so that the answer
/// takes as long.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash(&new_token()));

/// Hashing is heavy on purpose; more at once than there are cores would only slow each other, and
/// one core is left to everybody who has signed in already.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            turns: Arc::new(Semaphore::new((cores - 1).max(1))),
        }
    }
}

impl Passwords {
    /// Whether `password` belongs to `stored`; takes as long when there is none.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Failure> {
        self.work(move || {
            let is_known = stored.is_some();
            let fits = matches(&password, stored.as_deref().unwrap_or(&NOBODYS));
            fits && is_known
        })
        .await
    }

    /// The PHC string of a new password.
    pub async fn hash(&self, password: String) -> Result<String, Failure> {
        self.work(move || hash(&password)).await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let _turn = self.turns.acquire().await;
        tokio::task::spawn_blocking(work).await.map_err(|error| {
            tracing::error!(%error, "hashing failed");
            Failure::new(ProblemCode::Internal)
        })
    }
}

/// The PHC string of a password, with a salt of its own.
pub fn hash(password: &str) -> String {
    Argon2::default()
        .hash_password(password.as_bytes())
        .expect("Argon2 takes any password that the contract lets through")
        .to_string()
}

fn matches(password: &str, stored: &str) -> bool {
    argon2::PasswordHash::new(stored).is_ok_and(|stored| {
        Argon2::default()
            .verify_password(password.as_bytes(), &stored)
            .is_ok()
    })
}
