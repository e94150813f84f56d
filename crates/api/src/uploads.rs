//! Files on their way, sent in parts.

use madoguchi_contract::text::percent_encode;
use madoguchi_contract::uploads::{NewUpload, Upload};

use crate::client::{Call, Client, Error, Part};

/// Tells of a file that is to come.
pub async fn announce(client: &Client, name: &str, size: u64) -> Result<Upload, Error> {
    let new = NewUpload {
        name: name.to_owned(),
        size,
    };
    client.read(Call::post("/api/v1/uploads", &new)).await
}

/// How far a file is.
pub async fn upload(client: &Client, id: &str) -> Result<Upload, Error> {
    client.read(Call::get(path(id))).await
}

/// Sends the part of a file that begins at `offset`.
pub async fn send_part(
    client: &Client,
    id: &str,
    offset: u64,
    bytes: Vec<u8>,
) -> Result<Upload, Error> {
    let part = Part { offset, bytes };
    client.read(Call::patch(&path(id), part)).await
}

/// Calls a file off, or takes it away.
pub async fn call_off(client: &Client, id: &str) -> Result<(), Error> {
    client.send(Call::delete(&path(id))).await?;
    Ok(())
}

fn path(id: &str) -> String {
    format!("/api/v1/uploads/{}", percent_encode(id))
}
