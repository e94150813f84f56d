//! Files that are sent, and acts on filings.

use reqwest::Method;
use serde_json::{Value, json};

use super::person::new_key;
use super::{Answer, Person};

impl Person {
    /// Tells of a file that is to come.
    pub async fn announce(&self, name: &str, size: u64) -> Answer {
        let body = json!({"name": name, "size": size});
        self.post("/api/v1/uploads", body).await
    }

    pub async fn send_part(&self, id: &str, offset: u64, part: &[u8]) -> Answer {
        let request = self
            .request(Method::PATCH, &format!("/api/v1/uploads/{id}"))
            .header("content-type", "application/octet-stream")
            .header("upload-offset", offset)
            .body(part.to_vec());
        self.send(request).await
    }

    /// How much of a file has arrived.
    pub async fn received(&self, id: &str) -> u64 {
        let upload = self.get(&format!("/api/v1/uploads/{id}")).await.expect(200);
        assert_eq!(
            upload.header("upload-offset"),
            upload.body["received"].to_string()
        );
        upload.body["received"].as_u64().expect("a number")
    }

    /// The id of a file that is to come.
    pub async fn begin(&self, name: &str, size: u64) -> String {
        let upload = self.announce(name, size).await.expect(201).body;
        upload["id"].as_str().expect("an id").to_owned()
    }

    /// The id of a file that has arrived whole.
    pub async fn upload(&self, name: &str, content: &[u8]) -> String {
        let id = self.begin(name, content.len() as u64).await;
        self.send_part(&id, 0, content).await.expect(200);
        id
    }

    /// Does something with a filing; `path` is below `/records`.
    pub async fn act(&self, path: &str, act: &str, body: Value) -> Answer {
        self.act_keyed(&new_key(), path, act, body).await
    }

    pub async fn act_keyed(&self, key: &str, path: &str, act: &str, body: Value) -> Answer {
        let request = self
            .request(Method::POST, &format!("/api/v1/records/{path}/{act}"))
            .header("idempotency-key", key)
            .json(&body);
        self.send(request).await
    }
}
