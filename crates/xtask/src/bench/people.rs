//! Five requesters, each of whom sees ten owners.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::client::Client;

const REQUESTERS: u32 = 5;
const SHARES: u32 = 10;

/// The addresses of the requesters, whose shares are approved when this returns.
pub fn requesters(address: SocketAddr) -> Result<Vec<String>> {
    let all = (0..REQUESTERS).map(|number| {
        let first = number * (SHARES + 1) + 1;
        let requester = staff(first);
        let owners: Vec<String> = (first + 1..=first + SHARES).map(staff).collect();
        share(address, &requester, &owners)
            .with_context(|| format!("the shares of {requester}"))?;
        Ok(requester)
    });
    all.collect()
}

/// Somebody who only signs in: many tries at once for one account look like guessing.
pub fn bystander(number: u32) -> String {
    staff(REQUESTERS * (SHARES + 1) + 1 + number)
}

fn staff(number: u32) -> String {
    format!("staff-{number:04}@minato.example")
}

fn share(address: SocketAddr, requester: &str, owners: &[String]) -> Result<()> {
    let mut requester = Client::signed_in(address, requester)?;
    if approved(&mut requester)? == owners.len() {
        return Ok(());
    }
    let add = owners.iter().map(|owner| {
        json!({"gbizId": owner, "officialDocumentRight": "download", "deliveryRight": "view"})
    });
    let add = json!({"add": add.collect::<Value>()});
    requester.post("/sharing/changes", &add, "")?;
    for owner in owners {
        let mut owner = Client::signed_in(address, owner)?;
        let waiting = owner.get("/sharing/requests")?.body;
        for request in waiting["requests"].as_array().into_iter().flatten() {
            let id = request["id"].as_str().context("a request has no id")?;
            let path = format!("/sharing/requests/{id}/decision");
            let version = format!("If-Match: \"{}\"\r\n", request["version"]);
            owner.post(&path, &json!({"decision": "approve"}), &version)?;
        }
    }
    ensure!(
        approved(&mut requester)? == owners.len(),
        "not all were approved"
    );
    Ok(())
}

fn approved(requester: &mut Client) -> Result<usize> {
    let list = requester.get("/sharing/shares")?.body;
    let shares = list["shares"].as_array().context("no list of shares")?;
    Ok(shares
        .iter()
        .filter(|share| share["state"] == "approved")
        .count())
}
