//! Handing an SMS to a gateway over HTTP, and what both sides sign their messages with.
//!
//! The gateway gets `POST` with `{"id", "to", "text"}`; 2xx means that it has taken the SMS. What
//! became of it the gateway tells later at `/api/v1/sms/deliveries`. Either side's body is signed
//! in `Madoguchi-Signature: t=<seconds since 1970>,v1=<hexadecimal HMAC-SHA256 of "t.body">`.

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use reqwest::{Client, StatusCode};
use serde_json::json;
use sha2::Sha256;
use url::Url;

use super::smtp::SendError;
use crate::clock::{MINUTE, Millis, SECOND};
use crate::store::entities::message;

/// The header with the signature.
pub const SIGNATURE: &str = "madoguchi-signature";

/// How long one try may take; shorter than a lease.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a connection may take. What has none has certainly not left.
const CONNECT: Duration = Duration::from_secs(10);

/// How far the other side's clock may be away.
const SKEW: Millis = 5 * MINUTE;

/// A gateway, and the secret that it shares with us.
#[derive(Clone)]
pub struct SmsGateway {
    client: Client,
    url: Url,
    secret: String,
}

impl SmsGateway {
    /// `url` takes every SMS.
    pub fn new(url: Url, secret: String) -> Result<Self, String> {
        let client = client(CONNECT)?;
        Ok(Self {
            client,
            url,
            secret,
        })
    }

    /// Ends when the gateway has taken the SMS. The same `id` comes again when a try is repeated.
    pub(super) async fn send(
        &self,
        sms: &message::Model,
        text: &str,
        now: Millis,
    ) -> Result<(), SendError> {
        let body = json!({"id": sms.message_id, "to": sms.recipient, "text": text}).to_string();
        let answer = self
            .client
            .post(self.url.clone())
            .header("content-type", "application/json")
            .header(SIGNATURE, sign(&self.secret, now, &body))
            .body(body)
            .send()
            .await
            .map_err(why)?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            status @ (StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => {
                Err(SendError::Untaken(status.to_string()))
            }
            status @ StatusCode::REQUEST_TIMEOUT => Err(SendError::Later(status.to_string())),
            status if status.is_client_error() => Err(SendError::Never(status.to_string())),
            status => Err(SendError::Later(status.to_string())),
        }
    }
}

fn client(connect: Duration) -> Result<Client, String> {
    // Only the first call has an effect, and each installs the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(connect)
        .timeout(TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| format!("the SMS gateway cannot be used: {error}"))
}

fn why(error: reqwest::Error) -> SendError {
    let is_unreached = error.is_connect();
    // Its address could hold a password.
    let error = error.without_url().to_string();
    match is_unreached {
        true => SendError::Untaken(error),
        false => SendError::Later(error),
    }
}

fn sign(secret: &str, now: Millis, body: &str) -> String {
    let at = now / SECOND;
    let code: String = mac(secret, at, body)
        .finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("t={at},v1={code}")
}

/// Whether `signature` is the other side's, and not older than a few minutes.
pub fn is_signed(secret: &str, signature: &str, body: &str, now: Millis) -> bool {
    let part = |name: &str| {
        let mut parts = signature.split(',').map(str::trim);
        parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    };
    let at: Option<Millis> = part("t").and_then(|at| at.parse().ok());
    let code = part("v1").and_then(from_hex);
    let (Some(at), Some(code)) = (at, code) else {
        return false;
    };
    let is_recent = at
        .checked_mul(SECOND)
        .is_some_and(|at| now.abs_diff(at) <= SKEW.unsigned_abs());
    // Compared in constant time.
    is_recent && mac(secret, at, body).verify_slice(&code).is_ok()
}

fn mac(secret: &str, at: i64, body: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(format!("{at}.{body}").as_bytes());
    mac
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// behind a firewall that drops everything.
    #[tokio::test]
    async fn an_sms_for_a_gateway_that_never_answers_has_not_left() {
        let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("https://{}", silent.local_addr().expect("a port"));
        let client = client(Duration::from_millis(1)).expect("a client");
        let error = client.post(url).send().await.expect_err("no answer");
        assert!(matches!(why(error), SendError::Untaken(_)));
    }

    #[test]
    fn a_signature_fits_its_secret_its_body_and_its_time_alone() {
        let now = 1_795_315_200_000;
        let signature = sign("secret", now, "{}");
        assert!(is_signed("secret", &signature, "{}", now + SKEW));
        assert!(!is_signed("another", &signature, "{}", now));
        assert!(!is_signed("secret", &signature, "{ }", now));
        assert!(!is_signed("secret", &signature, "{}", now + SKEW + SECOND));
        for broken in [
            "",
            "t=1",
            "v1=00",
            "t=x,v1=00",
            "t=1,v1=zz",
            "t=9223372036854775807,v1=0",
        ] {
            assert!(!is_signed("secret", broken, "{}", now), "{broken}");
        }
    }
}
