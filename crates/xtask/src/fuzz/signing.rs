//! What nobody would guess of the demo's requests to sign.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::ACCOUNT;
use crate::client::Client;

/// Who the demo's open request went to by SMS, and the signer of another who needs no code.
const BY_SMS: &str = "09012345678";
const WITHOUT_CODE: &str = "nakamura@hinata.example";

/// Ids, a link and a signer's cookie.
pub struct Known {
    open: String,
    signed: String,
    locked_out: String,
    locked_out_signer: String,
    undelivered: String,
    token: String,
    signer: String,
    cookie: String,
}

impl Known {
    /// Looks them up; `proxied` is the header that the signer's cookie is named by.
    pub fn find(address: SocketAddr, proxied: &str) -> Result<Self> {
        let mut drafter = Client::signed_in(address, ACCOUNT)?;
        let list = drafter.get("/signing/requests")?.body;
        let outbox = drafter.outbox()?;
        let locked_out = request(&list, "needs_attention", 0)?;
        let detail = drafter
            .get(&format!("/signing/requests/{locked_out}"))?
            .body;
        let mut signer = Client::new(address)?;
        let link = json!({"token": token(&outbox, WITHOUT_CODE)?});
        let signing = signer.post("/sign/state", &link, &format!("{proxied}\r\n"))?;
        Ok(Self {
            locked_out_signer: text(&detail["signers"][0]["id"])?,
            locked_out,
            open: request(&list, "sent", 0)?,
            signed: request(&list, "completed", 0)?,
            undelivered: request(&list, "needs_attention", 1)?,
            token: token(&outbox, BY_SMS)?,
            signer: text(&signing.body["contents"]["id"])?,
            cookie: signer.cookie().to_owned(),
        })
    }

    /// For the hooks and the configuration.
    pub fn environment(&self) -> [(&str, &str); 8] {
        [
            ("MADOGUCHI_REQUEST", &self.open),
            ("MADOGUCHI_SIGNED", &self.signed),
            ("MADOGUCHI_LOCKED_OUT", &self.locked_out),
            ("MADOGUCHI_LOCKED_OUT_SIGNER", &self.locked_out_signer),
            ("MADOGUCHI_UNDELIVERED", &self.undelivered),
            ("MADOGUCHI_LINK", &self.token),
            ("MADOGUCHI_SIGNER", &self.signer),
            ("MADOGUCHI_SIGNER_COOKIE", &self.cookie),
        ]
    }
}

/// The nth request in a state, the newest first.
fn request(list: &Value, state: &str, nth: usize) -> Result<String> {
    let requests = list["requests"].as_array().into_iter().flatten();
    let found = requests.filter(|it| it["state"] == state).nth(nth);
    text(&found.with_context(|| format!("no request is {state}"))?["id"])
}

fn token(outbox: &Value, to: &str) -> Result<String> {
    let letters = outbox.as_array().into_iter().flatten();
    let mut bodies = letters
        .filter(|letter| letter["to"] == to)
        .filter_map(|letter| letter["body"].as_str()?.split_once("/sign#"));
    let (_, rest) = bodies.next().with_context(|| format!("{to} got no link"))?;
    let token = rest.split_whitespace().next();
    Ok(token.context("the link is empty")?.to_owned())
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().context("an id is missing")?.to_owned())
}
