//! 文書一覧, 封筒一覧

use axum::Json;
use axum::extract::State;
use madoguchi_contract::signing::{RequestListQuery, RequestPage, RequestState, RequestSummary};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query as SeaQuery};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::{InCompany, documents};
use crate::app::App;
use crate::clock::timestamp;
use crate::http::failure::Failure;
use crate::http::query::Query;
use crate::store::containing;
use crate::store::entities::signature_request::{Column, Entity, Model};
use crate::store::entities::{
    StoredRequestState, StoredSignerState, account, request_document, signer,
};

/// Newest first. Drafters see their own, administrators all of their company.
#[utoipa::path(
    get,
    path = "/signing/requests",
    tag = "signing",
    summary = "List requests to sign",
    params(RequestListQuery),
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed", "malformed", "invalid_fields"]))),
    responses((status = 200, description = "A page of them", body = RequestPage,
        example = json!(example())))
)]
pub async fn list_signature_requests(
    State(app): State<App>,
    caller: InCompany,
    Query(query): Query<RequestListQuery>,
) -> Result<Json<RequestPage>, Failure> {
    let query = query.check()?;
    let db = app.store.connection();
    let seen = seen_by(&caller);
    let mut wanted = seen.clone();
    if let Some(state) = query.state {
        wanted = wanted.add(Column::State.eq(StoredRequestState::from(state)));
    }
    if !query.words.is_empty() {
        wanted = wanted.add(naming(&query.words));
    }
    let total = Entity::find().filter(wanted.clone()).count(db).await?;
    let of_wanted = SeaQuery::select()
        .column(Column::Id)
        .from(Entity)
        .cond_where(wanted.clone())
        .to_owned();
    let documents = request_document::Entity::find()
        .filter(request_document::Column::RequestId.in_subquery(of_wanted))
        .count(db)
        .await?;
    let needing_attention = Entity::find()
        .filter(seen.add(Column::State.eq(StoredRequestState::NeedsAttention)))
        .count(db)
        .await?;
    let rows = Entity::find()
        .filter(wanted)
        .order_by_desc(Column::SentAt)
        .order_by_desc(Column::Id)
        .offset(u64::from(query.page - 1) * RequestListQuery::SIZE)
        .limit(RequestListQuery::SIZE)
        .all(db)
        .await?;
    let mut requests = Vec::with_capacity(rows.len());
    for row in rows {
        requests.push(summary(db, row).await?);
    }
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Json(RequestPage {
        requests,
        total: count(total),
        documents: count(documents),
        needing_attention: count(needing_attention),
    }))
}

/// Which requests the caller may see.
pub fn seen_by(caller: &InCompany) -> Condition {
    if caller.is_administrator() {
        Condition::all().add(Column::CompanyId.eq(&caller.company.id))
    } else {
        Condition::all().add(Column::DrafterId.eq(&caller.account.id))
    }
}

/// Requests with the words in their title, or in the name of a document or a signer of theirs.
fn naming(words: &str) -> Condition {
    // SQLite lowers ASCII alone, so what was typed is looked for as it is, too.
    let (typed, lower) = (containing(words), containing(&words.to_lowercase()));
    let has = |column: Expr| {
        Condition::any()
            .add(column.clone().like(typed.clone()))
            .add(Expr::expr(Func::lower(column)).like(lower.clone()))
    };
    let of_documents = SeaQuery::select()
        .expr(Expr::val(1))
        .from(request_document::Entity)
        .and_where(
            request_document::Column::RequestId
                .into_expr()
                .equals((Entity, Column::Id)),
        )
        .cond_where(has(request_document::Column::Name.into_expr()))
        .to_owned();
    let of_signers = SeaQuery::select()
        .expr(Expr::val(1))
        .from(signer::Entity)
        .and_where(
            signer::Column::RequestId
                .into_expr()
                .equals((Entity, Column::Id)),
        )
        .cond_where(has(signer::Column::Name.into_expr()))
        .to_owned();
    Condition::any()
        .add(has(Column::Title.into_expr()))
        .add(Expr::exists(of_documents))
        .add(Expr::exists(of_signers))
}

/// A row of the list.
pub async fn summary(db: &impl ConnectionTrait, request: Model) -> Result<RequestSummary, DbErr> {
    let drafter = account::Entity::find_by_id(&request.drafter_id)
        .one(db)
        .await?;
    let signers = signer::Entity::find()
        .filter(signer::Column::RequestId.eq(&request.id))
        .order_by_asc(signer::Column::Place)
        .all(db)
        .await?;
    let signed = signers
        .iter()
        .filter(|it| it.state == StoredSignerState::Signed);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(RequestSummary {
        documents: documents::of_request(db, &request.id).await?,
        signed: count(signed.count()),
        signers: count(signers.len()),
        signer_names: signers.into_iter().map(|it| it.name).collect(),
        drafter: drafter.map_or_else(String::new, |it| it.name),
        state: RequestState::from(request.state),
        sent_at: timestamp(request.sent_at),
        id: request.id,
        title: request.title,
    })
}

fn example() -> RequestPage {
    let of = super::detail::example();
    RequestPage {
        requests: vec![RequestSummary {
            id: of.id,
            title: of.title,
            state: of.state,
            drafter: of.drafter,
            sent_at: of.sent_at,
            documents: of.documents,
            signers: 1,
            signed: 0,
            signer_names: vec!["佐藤 花子".into()],
        }],
        total: 1,
        documents: 1,
        needing_attention: 0,
    }
}
