//! `GET /api/v1/records/filings/lookup`: 申請案件状況照会.

use axum::Json;
use axum::extract::State;
use axum::http::Method;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::{Family, FilingLookup, LookupQuery, ValidLookup};
use madoguchi_contract::sharing::AccessAct;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::access;
use super::detail::describe;
use super::sight::{Seen, Sight};
use crate::account::session::SignedIn;
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::query::Query;
use crate::store::entities::record;

/// The filings with a number, among the caller's own and those of every owner who has approved a
/// share. Full-width characters, any hyphen and spaces are read as what they mean; only where no
/// number is written so, one with another hyphen or none is looked for. A number that does not
/// exist and one that the caller may not see are both not found. An owner's filing leaves the same
/// row in the owner's access log as reading it does.
#[utoipa::path(
    get,
    path = "/records/filings/lookup",
    tag = "records",
    summary = "Look up a filing by its number",
    params(LookupQuery),
    extensions(("x-problem-codes" = json!(["signed_out", "not_found", "malformed", "invalid_fields"]))),
    responses((status = 200, description = "At least one filing, the caller's own first", body = FilingLookup, example = json!({
        "filings": [{
            "record": {
                "id": "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90",
                "number": "202611-0004812",
                "title": "健康保険・厚生年金保険被保険者資格取得届",
                "authority": "日本年金機構",
                "status": "under_review",
                "arrivedAt": "2026-11-20T01:30:00Z",
                "owner": null
            },
            "items": [],
            "events": [{"at": "2026-11-20T01:30:00Z", "status": "arrived", "note": null, "byOwner": false}],
            "documents": [],
            "allowed": ["view", "download", "withdraw"]
        }]
    })))
)]
pub async fn look_up_filings(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    method: Method,
    Query(query): Query<LookupQuery>,
) -> Result<Json<FilingLookup>, Failure> {
    let wanted = query.check()?;
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let sight = Sight::of(&tx, &caller).await?;
    let mut seen: Vec<Seen> = find(&tx, &sight, &wanted)
        .await?
        .into_iter()
        .filter_map(|filing| sight.see(filing, Family::Filing))
        .collect();
    if seen.is_empty() {
        return Err(Failure::new(ProblemCode::NotFound));
    }
    seen.sort_by_cached_key(|seen| {
        (
            sight.place(&seen.record.owner_id),
            seen.record.number.clone(),
        )
    });
    let mut filings = Vec::new();
    for seen in &seen {
        access::note(&tx, &caller, seen, AccessAct::Open, None, now).await?;
        filings.push(describe(&tx, Family::Filing, seen).await?);
    }
    access::keep(tx, &method).await?;
    Ok(Json(FilingLookup { filings }))
}

/// Only what is in sight is looked through: how long it takes tells nothing of anybody else's.
async fn find(
    db: &impl ConnectionTrait,
    sight: &Sight,
    wanted: &ValidLookup,
) -> Result<Vec<record::Model>, DbErr> {
    let written = vec![wanted.number.clone(), wanted.typed.clone()];
    let found = with_numbers(db, sight, written).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    with_numbers(db, sight, wanted.other_spellings()).await
}

async fn with_numbers(
    db: &impl ConnectionTrait,
    sight: &Sight,
    numbers: Vec<String>,
) -> Result<Vec<record::Model>, DbErr> {
    record::Entity::find()
        .filter(record::Column::Number.is_in(numbers))
        .filter(record::Column::OwnerId.is_in(sight.account_ids()))
        .filter(record::Column::Family.eq(Family::Filing.as_str()))
        .all(db)
        .await
}
