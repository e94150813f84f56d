//! `GET /api/v1/records/{family}`: one page of a list.

use axum::Json;
use axum::extract::State;
use axum::http::Method;
use madoguchi_contract::records::{RecordList, RecordQuery};

use super::RecordPath;
use super::access;
use super::news::News;
use super::search::Search;
use super::sight::Sight;
use crate::account::session::SignedIn;
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::query::Query;

/// The caller's own records and those of every owner who has approved a share. Each owner whose
/// records are in the answer finds a row in the access log. All of the list from its first page,
/// newest first, is a visit: what is there by then is not counted as new any more, and stays
/// marked as such for as long as the visit goes on.
#[utoipa::path(
    get,
    path = "/records/{family}",
    tag = "records",
    summary = "List and search records",
    params(
        ("family" = String, Path, description = "`filings`, `filing-notices`, `delivery-subscriptions` or `deliveries`", example = "filings"),
        RecordQuery
    ),
    extensions(("x-problem-codes" = json!(["signed_out", "not_found", "malformed", "invalid_fields"]))),
    responses((status = 200, description = "One page", body = RecordList, example = json!({
        "records": [{
            "id": "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90",
            "number": "202611-0004812",
            "title": "健康保険・厚生年金保険被保険者資格取得届",
            "authority": "日本年金機構",
            "status": "under_review",
            "arrivedAt": "2026-11-20T01:30:00Z",
            "owner": {"name": "青木 健太", "email": "member01@minato.example"}
        }],
        "total": 1,
        "totalIsMore": false,
        "first": 1,
        "previous": null,
        "next": null,
        "owners": [{"name": "青木 健太", "email": "member01@minato.example"}]
    })))
)]
pub async fn list_records(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    path: RecordPath,
    Query(query): Query<RecordQuery>,
) -> Result<Json<RecordList>, Failure> {
    let is_visit = method != Method::HEAD && query.is_visit();
    let query = query.check(path.family)?;
    let key = query.sort.key;
    let search = Search::new(path.family, query)?;
    let db = app.store.connection();
    let sight = Sight::of(db, &caller).await?;
    let now = app.clock.now();
    let news = News::of(db, &caller, path.family, now).await?;
    let mut page = search.page(db, &sight).await?;
    if page.owner_ids(&sight).is_empty() {
        if is_visit {
            news.visit(db, &sight).await?;
        }
        return Ok(Json(page.into_list(path.family, key, &sight, &news)));
    }
    // Nothing of an owner is shown without the row that it leaves. Only that is written in turn,
    // and who may see what is asked once more: a share can have ended meanwhile.
    let tx = app.store.begin().await?;
    let before = sight;
    let sight = Sight::of(&tx, &caller).await?;
    if sight.owners != before.owners {
        page = search.page(&tx, &sight).await?;
    }
    let owner_ids = page.owner_ids(&sight);
    access::note_list(&tx, &caller, path.family, owner_ids, now).await?;
    if is_visit {
        news.visit(&tx, &sight).await?;
    }
    access::keep(tx, &method).await?;
    Ok(Json(page.into_list(path.family, key, &sight, &news)))
}
