//! Somebody with a cookie jar.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use super::Answer;

static KEYS: AtomicU32 = AtomicU32::new(0);

#[derive(Clone)]
pub struct Person {
    client: Client,
    base: String,
}

impl Person {
    pub fn new(address: SocketAddr) -> Self {
        // The client wants one, although it speaks plain http here. The first call installs it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            client: Client::builder()
                .cookie_store(true)
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .expect("client"),
            base: format!("http://{address}"),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client
            .request(method, format!("{}{path}", self.base))
            .header("accept", "application/json")
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        Answer::read(request.send().await.expect("an answer")).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).json(&body))
            .await
    }

    pub async fn try_sign_in(&self, email: &str, password: &str) -> Answer {
        let body = json!({"email": email, "password": password});
        self.post("/api/v1/session", body).await
    }

    /// Sends a batch with a key of its own.
    pub async fn change(&self, body: Value) -> Answer {
        self.change_keyed(&new_key(), body).await
    }

    pub async fn change_keyed(&self, key: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, "/api/v1/sharing/changes");
        self.send(request.header("idempotency-key", key).json(&body))
            .await
    }

    /// Answers a request whose version was seen as `version`.
    pub async fn decide(&self, id: &str, version: u32, decision: &str) -> Answer {
        let path = format!("/api/v1/sharing/requests/{id}/decision");
        self.versioned(&path, version, json!({"decision": decision}))
            .await
    }

    pub async fn stop(&self, id: &str, version: u32) -> Answer {
        let path = format!("/api/v1/sharing/shares/{id}/stop");
        self.versioned(&path, version, json!({})).await
    }

    /// Asks for another end of a share whose version was seen as `version`.
    pub async fn renew(&self, id: &str, version: u32, ends_on: &str) -> Answer {
        let path = format!("/api/v1/sharing/shares/{id}/renewal");
        self.versioned(&path, version, json!({"endsOn": ends_on}))
            .await
    }

    pub async fn undo(&self, id: &str) -> Answer {
        self.undo_keyed(id, &new_key()).await
    }

    pub async fn undo_keyed(&self, id: &str, key: &str) -> Answer {
        let request = self.request(Method::POST, &format!("/api/v1/sharing/undo/{id}"));
        let request = request.header("idempotency-key", key).json(&json!({}));
        self.send(request).await
    }

    async fn versioned(&self, path: &str, version: u32, body: Value) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("if-match", format!("\"{version}\""))
            .header("idempotency-key", new_key())
            .json(&body);
        self.send(request).await
    }

    pub async fn session(&self) -> Value {
        self.get("/api/v1/session").await.expect(200).body
    }

    pub async fn list(&self) -> Value {
        self.get("/api/v1/sharing/shares").await.expect(200).body
    }

    /// The listed share with `party`; null when there is none.
    pub async fn share(&self, party: &str) -> Value {
        let list = self.list().await;
        let shares = list["shares"].as_array().expect("list");
        let found = shares.iter().find(|share| share["party"]["email"] == party);
        found.cloned().unwrap_or_default()
    }

    /// The listed shares as "address state".
    pub async fn states(&self) -> Vec<String> {
        let list = self.list().await;
        let shares = list["shares"].as_array().expect("list");
        shares
            .iter()
            .map(|share| {
                let part = |value: &Value| value.as_str().expect("text").to_owned();
                format!(
                    "{} {}",
                    part(&share["party"]["email"]),
                    part(&share["state"])
                )
            })
            .collect()
    }
}

pub fn new_key() -> String {
    format!("key-{}", KEYS.fetch_add(1, Ordering::Relaxed))
}

/// One account to ask.
pub fn add(email: &str) -> Value {
    json!({"gbizId": email, "officialDocumentRight": "download", "deliveryRight": "view"})
}

/// A batch that only asks.
pub fn adding(emails: &[&str]) -> Value {
    let add: Vec<Value> = emails.iter().map(|email| add(email)).collect();
    json!({"add": add})
}
