//! Requests to sign, and signers who come over their links.

use reqwest::Method;
use serde_json::{Value, json};

use super::person::new_key;
use super::records::PDF;
use super::{Answer, Person, Test, text};

/// A signer by SMS with an SMS code.
pub fn by_sms(name: &str, mobile: &str) -> Value {
    json!({"name": name, "delivery": "sms", "mobile": mobile, "accessCode": {"kind": "sms"}})
}

/// A signer by mail, with an access code as it travels.
pub fn by_mail(name: &str, email: &str, access_code: Value) -> Value {
    json!({"name": name, "delivery": "email", "email": email, "accessCode": access_code})
}

impl Person {
    pub async fn post_keyed(&self, key: &str, path: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, path);
        self.send(request.header("idempotency-key", key).json(&body))
            .await
    }

    /// Sends a request with one document.
    pub async fn try_request(&self, signers: Value) -> Answer {
        let upload = self.upload("業務委託契約書.pdf", PDF).await;
        let body = json!({
            "title": "業務委託契約書",
            "documents": [upload],
            "signers": signers,
        });
        self.post_keyed(&new_key(), "/api/v1/signing/requests", body)
            .await
    }

    /// The same, which succeeds.
    pub async fn request_signing(&self, signers: Value) -> Value {
        self.try_request(signers).await.expect(200).body
    }

    /// A request as it stands now.
    pub async fn signing_request(&self, id: &Value) -> Value {
        let id = id.as_str().expect("id");
        let path = format!("/api/v1/signing/requests/{id}");
        self.get(&path).await.expect(200).body
    }

    pub async fn set_policy(&self, version: u32, required: bool, source: &str) -> Answer {
        let request = self
            .request(Method::PUT, "/api/v1/signing/access-code-policy")
            .header("if-match", format!("\"{version}\""))
            .json(&json!({"required": required, "source": source}));
        self.send(request).await
    }

    pub async fn at_link(&self, token: &str, act: &str) -> Answer {
        let path = format!("/api/v1/sign/{act}");
        self.post_keyed(&new_key(), &path, json!({"token": token}))
            .await
    }

    pub async fn enter(&self, token: &str, code: &str) -> Answer {
        let body = json!({"token": token, "code": code});
        self.post("/api/v1/sign/verification", body).await
    }
}

impl Test {
    /// What went to an address or a number, newest first.
    pub async fn letters(&self, to: &str) -> Vec<String> {
        let told = self.visitor().get("/dev/outbox").await.expect(200).body;
        let letters = told.as_array().expect("list").iter();
        let letters = letters.filter(|letter| letter["to"] == to);
        letters.map(|letter| text(&letter["body"])).collect()
    }

    /// The token of the newest link that went there.
    pub async fn token(&self, to: &str) -> String {
        let letters = self.letters(to).await;
        let token = letters.iter().find_map(|letter| {
            let (_, rest) = letter.split_once("/sign#")?;
            rest.split_whitespace().next()
        });
        token.expect("a link").to_owned()
    }

    /// The newest code that went to a number.
    pub async fn code(&self, to: &str) -> String {
        let letters = self.letters(to).await;
        let code = letters.iter().find_map(|letter| letter.rsplit_once('#'));
        let (before, code) = code.expect("a code");
        assert!(before.ends_with("@127.0.0.1 "), "{before}");
        code.to_owned()
    }

    /// A code that is not the one.
    pub async fn wrong_code(&self, to: &str) -> String {
        let right = self.code(to).await;
        if right == "000000" {
            "000001"
        } else {
            "000000"
        }
        .to_owned()
    }
}
