//! アカウント間情報共有

use madoguchi_contract::account::Language;
use madoguchi_contract::sharing::{
    AccessLog, AccessLogQuery, ChangeSharesRequest, DecideRequest, Decision, RenewRequest,
    RequestList, Share, ShareList, Undone, Visibility,
};
use madoguchi_contract::text::with_query;
use serde::Serialize;

use crate::client::{Call, Client, Error};

/// The caller's shares as requester.
pub async fn shares(client: &Client) -> Result<ShareList, Error> {
    client.read(Call::get("/api/v1/sharing/shares")).await
}

/// Adds, changes and deletes shares, all or nothing. Repeating it with the same key changes
/// nothing more.
pub async fn change_shares(
    client: &Client,
    request: &ChangeSharesRequest,
    idempotency_key: &str,
) -> Result<ShareList, Error> {
    client
        .read(Call::post("/api/v1/sharing/changes", request).once(idempotency_key))
        .await
}

/// What waits for the caller's answer.
pub async fn requests(client: &Client) -> Result<RequestList, Error> {
    client.read(Call::get("/api/v1/sharing/requests")).await
}

/// Allows or refuses the request in the version that the caller saw.
pub async fn decide(
    client: &Client,
    request: &Share,
    decision: Decision,
    idempotency_key: &str,
) -> Result<Share, Error> {
    let path = format!("/api/v1/sharing/requests/{}/decision", request.id);
    let call = Call::post(path, &DecideRequest { decision })
        .once(idempotency_key)
        .if_match(request.version);
    client.read(call).await
}

/// Asks the owner for another end; the share keeps its own until that is allowed.
pub async fn renew(
    client: &Client,
    share: &Share,
    request: &RenewRequest,
    idempotency_key: &str,
) -> Result<Share, Error> {
    let path = format!("/api/v1/sharing/shares/{}/renewal", share.id);
    let call = Call::post(path, request)
        .once(idempotency_key)
        .if_match(share.version);
    client.read(call).await
}

/// Brings back what an act of the caller's has ended, as long as its mails wait.
pub async fn undo(client: &Client, id: &str, idempotency_key: &str) -> Result<Undone, Error> {
    let path = format!("/api/v1/sharing/undo/{id}");
    client
        .read(Call::post(path, &Nothing {}).once(idempotency_key))
        .await
}

/// The body of an act whose path says everything.
#[derive(Serialize)]
struct Nothing {}

/// Who sees the caller's data, and whose data the caller sees.
pub async fn visibility(client: &Client) -> Result<Visibility, Error> {
    client.read(Call::get("/api/v1/sharing/visibility")).await
}

/// Ends a share as its owner.
pub async fn stop(client: &Client, share: &Share, idempotency_key: &str) -> Result<Share, Error> {
    let path = format!("/api/v1/sharing/shares/{}/stop", share.id);
    let call = Call::post(path, &Nothing {})
        .once(idempotency_key)
        .if_match(share.version);
    client.read(call).await
}

/// What requesters did with the caller's data in the last seven days.
pub async fn access_log(client: &Client, query: &AccessLogQuery) -> Result<AccessLog, Error> {
    let path = with_query("/api/v1/sharing/access-log", &query.to_query_string());
    client.read(Call::get(path)).await
}

/// The same as a CSV file in `language`, all pages of it.
pub async fn access_log_csv(
    client: &Client,
    query: &AccessLogQuery,
    language: Language,
) -> Result<Vec<u8>, Error> {
    let path = with_query("/api/v1/sharing/access-log/csv", &query.to_query_string());
    let call = Call::get(path).in_language(language);
    client.send(call.for_file("text/csv")).await
}
