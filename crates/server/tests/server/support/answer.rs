//! What came back.

use reqwest::Response;
use reqwest::header::HeaderMap;
use serde_json::Value;

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub text: String,
    /// Null when it is no JSON.
    pub body: Value,
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let bytes = response.bytes().await.expect("bytes").to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Self {
            status,
            headers,
            bytes,
            text,
            body,
        }
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// A problem document with this code, and the status that belongs to it.
    #[track_caller]
    pub fn expect_problem(self, status: u16, code: &str) -> Self {
        let this = self.expect(status);
        assert_eq!(this.header("content-type"), "application/problem+json");
        assert_eq!(this.body["code"], code, "{}", this.text);
        assert_eq!(this.body["status"], status);
        assert_eq!(this.body["requestId"], this.header("x-request-id"));
        this
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// The fields concerned as "pointer code".
    pub fn fields(&self) -> Vec<String> {
        let fields = self.body["fields"].as_array();
        fields
            .into_iter()
            .flatten()
            .map(|field| {
                let part = |name: &str| field[name].as_str().expect("text").to_owned();
                format!("{} {}", part("pointer"), part("code"))
            })
            .collect()
    }
}
