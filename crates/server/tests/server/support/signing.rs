//! Requests to sign, and signers who come over their links.

use reqwest::Method;
use sea_orm::{Database, DatabaseConnection};
use serde_json::{Value, json};

use super::gateway::Sms;
use super::person::new_key;
use super::records::PDF;
use super::{Answer, PRIME, Person, Test, text};

/// Where the SMS of [`request`] go.
pub const MOBILE: &str = "09012345678";

/// A signer by SMS with an SMS code.
pub fn by_sms(name: &str, mobile: &str) -> Value {
    json!({"name": name, "delivery": "sms", "mobile": mobile, "accessCode": {"kind": "sms"}})
}

/// A signer by mail, with an access code as it travels.
pub fn by_mail(name: &str, email: &str, access_code: Value) -> Value {
    json!({"name": name, "delivery": "email", "email": email, "accessCode": access_code})
}

/// A request to one signer by SMS: the drafter, the request.
pub async fn request(test: &Test) -> (Person, Value) {
    let prime = test.sign_in(PRIME).await;
    let signers = json!([by_sms("佐藤 花子", "090-1234-5678")]);
    let request = prime.request_signing(signers).await;
    (prime, request)
}

/// The same with the signer's link.
pub async fn requested(test: &Test) -> (Person, Value, String) {
    let (prime, request) = request(test).await;
    let token = test.token(MOBILE).await;
    (prime, request, token)
}

/// Has a code issued and reads it in the outbox.
pub async fn issue(test: &Test, signer: &Person, token: &str) -> String {
    signer.at_link(token, "codes").await.expect(200);
    test.code(MOBILE).await
}

/// What the link in an SMS carries.
pub fn token(sms: &Sms) -> String {
    let text = sms.body["text"].as_str().expect("a text");
    text.split_once("/sign#").expect("a link").1.to_owned()
}

/// What the outbox knows of SMS, newest first.
pub async fn outbox(test: &Test) -> Vec<Value> {
    let told = test.visitor().get("/dev/outbox").await.expect(200).body;
    let messages = told.as_array().expect("list").clone();
    let sms = messages.into_iter().filter(|it| it["channel"] == "sms");
    sms.collect()
}

/// What a timeline tells of the first signer.
pub fn kinds(request: &Value) -> Vec<&str> {
    let events = request["signers"][0]["events"].as_array().unwrap();
    let kinds = events.iter().map(|it| it["kind"].as_str().unwrap());
    kinds.collect()
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

    /// 取下げ, 署名再依頼 or 署名者変更 of a request as it was seen.
    pub async fn act_on(&self, seen: &Value, act: &str, body: Value) -> Answer {
        self.act_on_keyed(&new_key(), seen, act, body).await
    }

    pub async fn act_on_keyed(&self, key: &str, seen: &Value, act: &str, body: Value) -> Answer {
        let id = seen["id"].as_str().expect("id");
        let path = format!("/api/v1/signing/requests/{id}/{act}");
        let request = self
            .request(Method::POST, &path)
            .header("if-match", format!("\"{}\"", seen["version"]))
            .header("idempotency-key", key);
        self.send(request.json(&body)).await
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

impl Person {
    /// What went to an address or a number, newest first.
    pub async fn letters(&self, to: &str) -> Vec<String> {
        let told = self.get("/dev/outbox").await.expect(200).body;
        let letters = told.as_array().expect("list").iter();
        let letters = letters.filter(|letter| letter["to"] == to);
        letters.map(|letter| text(&letter["body"])).collect()
    }

    /// The token of the newest link that went there. What is replaced or withdrawn before a sender
    /// came to it has no text: read it before.
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

impl Test {
    pub async fn letters(&self, to: &str) -> Vec<String> {
        self.visitor().letters(to).await
    }

    pub async fn token(&self, to: &str) -> String {
        self.visitor().token(to).await
    }

    pub async fn code(&self, to: &str) -> String {
        self.visitor().code(to).await
    }

    pub async fn wrong_code(&self, to: &str) -> String {
        self.visitor().wrong_code(to).await
    }

    /// The database itself, for what no caller can bring about.
    pub async fn database(&self) -> DatabaseConnection {
        let file = format!("sqlite://{}/madoguchi.sqlite", self.folder().display());
        let address = self.args.store.database_url.clone().unwrap_or(file);
        Database::connect(address).await.expect("the database")
    }
}
