//! An SMS gateway on loopback.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use super::{Answer, Test, eventually};

pub const SECRET: &str = "between the gateway and the server";

/// What came in.
#[derive(Clone)]
pub struct Sms {
    pub signature: String,
    pub raw: String,
    pub body: Value,
}

impl Sms {
    pub fn id(&self) -> &str {
        self.body["id"].as_str().expect("an id")
    }

    /// The access code in its text.
    pub fn code(&self) -> String {
        let text = self.body["text"].as_str().expect("a text");
        let (_, code) = text.rsplit_once('#').expect("a code");
        code.to_owned()
    }
}

#[derive(Default)]
struct Desk {
    taken: Vec<Sms>,
    answers: VecDeque<u16>,
}

type Shared = Arc<Mutex<Desk>>;

/// Ends with its test.
pub struct Gateway {
    address: SocketAddr,
    desk: Shared,
    serving: Option<AbortHandle>,
}

impl Gateway {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut gateway = Self {
            address,
            desk: Shared::default(),
            serving: None,
        };
        gateway.serve(listener);
        gateway
    }

    /// Nobody listens at its address any more.
    pub fn leave(&mut self) {
        if let Some(serving) = self.serving.take() {
            serving.abort();
        }
    }

    pub async fn come_back(&mut self) {
        let address = self.address;
        let listener = eventually("the port", async || TcpListener::bind(address).await.ok());
        let listener = listener.await;
        self.serve(listener);
    }

    fn serve(&mut self, listener: TcpListener) {
        let router = Router::new()
            .route("/sms", post(take))
            .with_state(self.desk.clone());
        let serving = tokio::spawn(async { axum::serve(listener, router).await });
        self.serving = Some(serving.abort_handle());
    }

    /// A server that sends its SMS here.
    pub async fn server(&self) -> Test {
        let url = format!("http://{}/sms", self.address);
        Test::start_with(|args| {
            args.mail.sms_url = Some(url.parse().expect("an address"));
            args.mail.sms_secret = Some(SECRET.to_owned());
        })
        .await
    }

    /// The next SMS are answered so; 202 follows.
    pub fn answer(&self, statuses: &[u16]) {
        self.desk().answers.extend(statuses);
    }

    /// Everything that came, once there are `count`.
    pub async fn taken(&self, count: usize) -> Vec<Sms> {
        eventually("the SMS", async || {
            let taken = self.desk().taken.clone();
            (taken.len() >= count).then_some(taken)
        })
        .await
    }

    /// How many came so far.
    pub fn count(&self) -> usize {
        self.desk().taken.len()
    }

    fn desk(&self) -> std::sync::MutexGuard<'_, Desk> {
        self.desk.lock().expect("the desk")
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.leave();
    }
}

async fn take(State(desk): State<Shared>, headers: HeaderMap, raw: String) -> StatusCode {
    let mut desk = desk.lock().expect("the desk");
    let signature = headers.get("madoguchi-signature");
    desk.taken.push(Sms {
        signature: signature.map_or_else(String::new, |it| it.to_str().expect("ASCII").to_owned()),
        body: serde_json::from_str(&raw).expect("JSON"),
        raw,
    });
    let status = desk.answers.pop_front().unwrap_or(202);
    StatusCode::from_u16(status).expect("a status")
}

/// The signature of `body` at `seconds` since 1970, as the documentation says it.
pub fn signature(secret: &str, seconds: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
    mac.update(format!("{seconds}.{body}").as_bytes());
    let code = mac.finalize().into_bytes();
    let code: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={code}")
}

impl Test {
    /// Seconds since 1970 on the server's clock.
    pub fn seconds(&self) -> i64 {
        self.clock.now() / 1000
    }

    /// What the gateway tells of an SMS.
    pub async fn report(&self, body: &str, signature: &str) -> Answer {
        let visitor = self.visitor();
        let request = visitor
            .request(reqwest::Method::POST, "/api/v1/sms/deliveries")
            .header("content-type", "application/json")
            .header("madoguchi-signature", signature)
            .body(body.to_owned());
        visitor.send(request).await
    }
}
