//! アカウント間情報共有

use madoguchi_contract::sharing::{
    AccessLog, AccessLogQuery, ChangeSharesRequest, DecideRequest, Decision, RequestList, Share,
    ShareList, Visibility,
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

/// Who sees the caller's data, and whose data the caller sees.
pub async fn visibility(client: &Client) -> Result<Visibility, Error> {
    client.read(Call::get("/api/v1/sharing/visibility")).await
}

/// Ends a share as its owner.
pub async fn stop(client: &Client, share: &Share, idempotency_key: &str) -> Result<Share, Error> {
    #[derive(Serialize)]
    struct Nothing {}

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

/// The same as a CSV file, all pages of it.
pub async fn access_log_csv(client: &Client, query: &AccessLogQuery) -> Result<Vec<u8>, Error> {
    let path = with_query("/api/v1/sharing/access-log/csv", &query.to_query_string());
    client.send(Call::get(path)).await
}
