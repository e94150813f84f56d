//! 署名, as a signer without an account uses it

use madoguchi_contract::signing::{LinkRequest, Signing, VerifyRequest};

use crate::client::{Call, Client, Error};

/// What the signer of this link can do now.
pub async fn state(client: &Client, link: &LinkRequest) -> Result<Signing, Error> {
    client.read(Call::post("/api/v1/sign/state", link)).await
}

/// Has a code sent. Repeating it with the same key sends no other.
pub async fn issue_code(
    client: &Client,
    link: &LinkRequest,
    idempotency_key: &str,
) -> Result<Signing, Error> {
    client
        .read(Call::post("/api/v1/sign/codes", link).once(idempotency_key))
        .await
}

/// Enters a code.
pub async fn verify(client: &Client, request: &VerifyRequest) -> Result<Signing, Error> {
    client
        .read(Call::post("/api/v1/sign/verification", request))
        .await
}

/// Tells the drafter that the signer is locked out and wants to sign (G-06).
pub async fn ask_for_rescue(client: &Client, link: &LinkRequest) -> Result<Signing, Error> {
    client.read(Call::post("/api/v1/sign/rescue", link)).await
}

/// Signs all documents.
pub async fn sign(client: &Client, link: &LinkRequest) -> Result<Signing, Error> {
    client
        .read(Call::post("/api/v1/sign/signature", link))
        .await
}

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
