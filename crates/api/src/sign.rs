//! 署名, as a signer without an account uses it

use crate::client::{Call, Client, Error};

/// A document that is to be signed; `id` is the signer's.
pub async fn document(client: &Client, id: &str, place: u32) -> Result<Vec<u8>, Error> {
    let path = format!("/api/v1/sign/{id}/documents/{place}");
    client
        .send(Call::get(path).for_file("application/pdf"))
        .await
}

/// The signed documents with their completion sheet; `id` is the signer's.
pub async fn copy(client: &Client, id: &str) -> Result<Vec<u8>, Error> {
    let path = format!("/api/v1/sign/{id}/copy");
    client
        .send(Call::get(path).for_file("application/pdf"))
        .await
}
