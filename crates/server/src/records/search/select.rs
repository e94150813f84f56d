//! What the statements of a search are put together from.

use std::collections::HashMap;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    QueryTrait, Select,
};

use crate::records::cursor::Cursor;
use crate::records::cut::Place;
use crate::records::page::{COLUMNS, Row};
pub use crate::store::containing;
use crate::store::entities::record::{Column, Entity};

/// What comes after the cursor's record in `order`.
pub fn behind(key: Expr, cursor: &Cursor, order: &Order) -> Expr {
    let place = Expr::tuple([key, Expr::col(Column::Id)]);
    let seen = Expr::tuple([cursor.value.expression(), Expr::value(cursor.id.as_str())]);
    match order {
        Order::Asc => place.gt(seen),
        _ => place.lt(seen),
    }
}

/// The rows at these places, in their order.
pub async fn rows_at(db: &impl ConnectionTrait, places: &[Place]) -> Result<Vec<Row>, DbErr> {
    let rows = Entity::find()
        .select_only()
        .columns(COLUMNS)
        .filter(Column::Id.is_in(places.iter().map(|(_, id)| id)))
        .into_model::<Row>()
        .all(db)
        .await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    Ok(places
        .iter()
        .filter_map(|(_, id)| rows.remove(id))
        .collect())
}

/// One selection for each account, one after the other; none without an account.
pub fn together(
    scope: &[&str],
    columns: &[Column],
    found: impl Fn(&str) -> Select<Entity>,
) -> Option<SelectStatement> {
    let mut accounts = scope.iter().map(|owner_id| {
        let mut all = Query::select();
        all.columns(columns.iter().copied())
            .from_subquery(found(owner_id).into_query(), Alias::new("found"));
        all
    });
    let mut all = accounts.next()?;
    all.unions(accounts.map(|account| (UnionType::All, account)));
    Some(all)
}

/// Everything that a statement selects.
pub async fn read<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    select: &SelectStatement,
) -> Result<Vec<T>, DbErr> {
    let statement = db.get_database_backend().build(select);
    T::find_by_statement(statement).all(db).await
}
