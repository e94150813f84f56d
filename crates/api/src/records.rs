//! 申請案件, 通知, 電子送達申込み and 電子送達

use madoguchi_contract::account::Language;
use madoguchi_contract::records::{
    Family, FilingLookup, LookupQuery, RecordAct, RecordDetail, RecordList, RecordQuery,
    SubmitRequest, WithdrawRequest,
};
use madoguchi_contract::text::{percent_encode, query_string, with_query};

use crate::client::{Call, Client, Error, Watcher};

/// One page of a list.
pub async fn list(
    client: &Client,
    family: Family,
    query: &RecordQuery,
) -> Result<RecordList, Error> {
    let path = format!("/api/v1/records/{}", family.path());
    let path = with_query(&path, &query.to_query_string());
    client.read(Call::get(path)).await
}

/// All of a list as a CSV file in `language`, with the query's columns.
pub async fn list_csv(
    client: &Client,
    family: Family,
    query: &RecordQuery,
    language: Language,
) -> Result<Vec<u8>, Error> {
    let path = format!("/api/v1/records/{}/csv", family.path());
    let path = with_query(&path, &query.to_query_string());
    let call = Call::get(path).in_language(language);
    client.send(call.for_file("text/csv")).await
}

/// All of one record.
pub async fn detail(client: &Client, family: Family, id: &str) -> Result<RecordDetail, Error> {
    let id = percent_encode(id);
    let path = format!("/api/v1/records/{}/{id}", family.path());
    client.read(Call::get(path)).await
}

/// The filings that a number names.
pub async fn look_up(client: &Client, query: &LookupQuery) -> Result<FilingLookup, Error> {
    let query = query_string(&[("number", &query.number)]);
    let path = with_query("/api/v1/records/filings/lookup", &query);
    client.read(Call::get(path)).await
}

/// What a document is fetched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// 参照: to show it inside the page.
    View,
    /// ダウンロード: to keep it as a file.
    Download,
}

/// The bytes of a document.
pub async fn document(
    client: &Client,
    family: Family,
    record_id: &str,
    document_id: &str,
    purpose: Purpose,
) -> Result<Vec<u8>, Error> {
    let act = match purpose {
        Purpose::View => "view",
        Purpose::Download => "download",
    };
    let path = format!(
        "/api/v1/records/{}/{}/documents/{}/{act}",
        family.path(),
        percent_encode(record_id),
        percent_encode(document_id),
    );
    client
        .send(Call::get(path).for_file("application/pdf"))
        .await
}

/// Several documents of a record as one ZIP file.
pub async fn documents(
    client: &Client,
    family: Family,
    record_id: &str,
    document_ids: &[String],
    watcher: Watcher,
) -> Result<Vec<u8>, Error> {
    let named = document_ids
        .iter()
        .map(|id| format!("document={}", percent_encode(id)));
    let path = format!(
        "/api/v1/records/{}/{}/documents.zip",
        family.path(),
        percent_encode(record_id),
    );
    let path = with_query(&path, &named.collect::<Vec<_>>().join("&"));
    let call = Call::get(path).for_file("application/zip");
    client.send(call.watched(watcher)).await
}

/// 申請取下げ of a filing of one's own.
pub async fn withdraw(
    client: &Client,
    id: &str,
    request: &WithdrawRequest,
    idempotency_key: &str,
) -> Result<RecordDetail, Error> {
    let path = format!("/api/v1/records/filings/{}/withdrawal", percent_encode(id));
    let call = Call::post(path, request).once(idempotency_key);
    client.read(call).await
}

/// 補正 or 再提出 of a filing of one's own.
pub async fn submit(
    client: &Client,
    id: &str,
    act: RecordAct,
    request: &SubmitRequest,
    idempotency_key: &str,
) -> Result<RecordDetail, Error> {
    let act = match act {
        RecordAct::Resubmit => "resubmission",
        _ => "correction",
    };
    let path = format!("/api/v1/records/filings/{}/{act}", percent_encode(id));
    let call = Call::post(path, request).once(idempotency_key);
    client.read(call).await
}
