//! 署名依頼, as administrators and drafters use it

use madoguchi_contract::account::Language;
use madoguchi_contract::signing::{
    AccessCodePolicy, BulkSent, ChangeSignerRequest, CheckCopyRequest, CopyCheck, NewBulkRequest,
    NewSignatureRequest, ReRequest, RequestListQuery, RequestPage, SetAccessCodePolicyRequest,
    SignatureRequest, WithdrawSignatureRequest,
};
use madoguchi_contract::text::{query_string, with_query};

use crate::client::{Call, Client, Error};

const POLICY: &str = "/api/v1/signing/access-code-policy";
const REQUESTS: &str = "/api/v1/signing/requests";

/// What the company asks of its drafters.
pub async fn policy(client: &Client) -> Result<AccessCodePolicy, Error> {
    client.read(Call::get(POLICY)).await
}

/// Changes it from the version that the caller saw.
pub async fn set_policy(
    client: &Client,
    seen: &AccessCodePolicy,
    request: &SetAccessCodePolicyRequest,
) -> Result<AccessCodePolicy, Error> {
    client
        .read(Call::put(POLICY, request).if_match(seen.version))
        .await
}

/// A page of requests, newest first.
pub async fn requests(client: &Client, query: &RequestListQuery) -> Result<RequestPage, Error> {
    let query = query_string(&[
        ("words", &query.words),
        ("state", &query.state),
        ("page", &query.page),
    ]);
    client.read(Call::get(with_query(REQUESTS, &query))).await
}

/// One request with its signers.
pub async fn request(client: &Client, id: &str) -> Result<SignatureRequest, Error> {
    client.read(Call::get(format!("{REQUESTS}/{id}"))).await
}

/// Sends a request. Repeating it with the same key sends and charges nothing more.
pub async fn send(
    client: &Client,
    request: &NewSignatureRequest,
    idempotency_key: &str,
) -> Result<SignatureRequest, Error> {
    client
        .read(Call::post(REQUESTS, request).once(idempotency_key))
        .await
}

/// 一括送信: sends a request to each row's signer, or none at all. Repeating it with the same key
/// sends and charges nothing more.
pub async fn send_in_bulk(
    client: &Client,
    request: &NewBulkRequest,
    idempotency_key: &str,
) -> Result<BulkSent, Error> {
    client
        .read(Call::post("/api/v1/signing/bulk-requests", request).once(idempotency_key))
        .await
}

/// Takes a request back, of which the caller saw version `seen`.
pub async fn withdraw(
    client: &Client,
    id: &str,
    seen: u32,
    idempotency_key: &str,
) -> Result<SignatureRequest, Error> {
    let path = format!("{REQUESTS}/{id}/withdrawal");
    let call = Call::post(path, &WithdrawSignatureRequest {});
    client.read(call.if_match(seen).once(idempotency_key)).await
}

/// 署名再依頼 of a request of which the caller saw version `seen`
pub async fn re_request(
    client: &Client,
    id: &str,
    seen: u32,
    request: &ReRequest,
    idempotency_key: &str,
) -> Result<SignatureRequest, Error> {
    let path = format!("{REQUESTS}/{id}/re-request");
    let call = Call::post(path, request);
    client.read(call.if_match(seen).once(idempotency_key)).await
}

/// 署名者変更 in a request of which the caller saw version `seen`
pub async fn change_signer(
    client: &Client,
    id: &str,
    seen: u32,
    request: &ChangeSignerRequest,
    idempotency_key: &str,
) -> Result<SignatureRequest, Error> {
    let path = format!("{REQUESTS}/{id}/signer-change");
    let call = Call::post(path, request);
    client.read(call.if_match(seen).once(idempotency_key)).await
}

/// A document, to be shown.
pub async fn document(client: &Client, id: &str, place: u32) -> Result<Vec<u8>, Error> {
    let path = format!("{REQUESTS}/{id}/documents/{place}/view");
    client
        .send(Call::get(path).for_file("application/pdf"))
        .await
}

/// The signed documents with their completion sheet.
pub async fn copy(client: &Client, id: &str) -> Result<Vec<u8>, Error> {
    let path = format!("{REQUESTS}/{id}/copy");
    client
        .send(Call::get(path).for_file("application/pdf"))
        .await
}

/// Every signer's timeline as a CSV file in `language`.
pub async fn timeline(client: &Client, id: &str, language: Language) -> Result<Vec<u8>, Error> {
    let path = format!("{REQUESTS}/{id}/timeline");
    let call = Call::get(path).in_language(language);
    client.send(call.for_file("text/csv")).await
}

/// What a file with this hash is.
pub async fn check_copy(client: &Client, request: &CheckCopyRequest) -> Result<CopyCheck, Error> {
    client
        .read(Call::post("/api/v1/signing/copy-check", request))
        .await
}
