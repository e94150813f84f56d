//! 申請案件, 通知, 電子送達申込み and 電子送達

use madoguchi_contract::records::{Family, RecordDetail, RecordList, RecordQuery};
use madoguchi_contract::text::{percent_encode, with_query};

use crate::client::{Call, Client, Error};

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

/// All of one record.
pub async fn detail(client: &Client, family: Family, id: &str) -> Result<RecordDetail, Error> {
    let id = percent_encode(id);
    let path = format!("/api/v1/records/{}/{id}", family.path());
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
    client.send(Call::get(path)).await
}
