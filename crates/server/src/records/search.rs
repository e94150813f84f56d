//! Finds the records of one page.

use madoguchi_contract::records::{Family, SortKey, TOTAL_MAX, ValidRecordQuery};
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement, UnionType,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use super::cursor::Cursor;
use super::page::{COLUMNS, Page, Row};
use super::sight::Sight;
use crate::clock::day_begins;
use crate::http::failure::Failure;
use crate::store::entities::record::{Column, Entity};

/// What is looked for.
pub struct Search {
    family: Family,
    query: ValidRecordQuery,
    cursor: Option<Cursor>,
}

impl Search {
    /// Takes a query whose parameters are good; its cursor is still to be read.
    pub fn new(family: Family, query: ValidRecordQuery) -> Result<Self, Failure> {
        let cursor = query.cursor.as_deref();
        let cursor = cursor.map(|text| Cursor::parse(text, query.sort.key));
        Ok(Self {
            family,
            cursor: cursor.transpose()?,
            query,
        })
    }

    /// Whether records of others than the caller can be found.
    pub fn meets_owners(&self, sight: &Sight) -> bool {
        self.scope(sight).iter().any(|id| *id != sight.caller.id)
    }

    /// The accounts whose records are looked through. An owner that the caller does not see is
    /// as good as none.
    fn scope<'a>(&self, sight: &'a Sight) -> Vec<&'a str> {
        let own = (self.query.owner.is_none()).then_some(sight.caller.id.as_str());
        let owners = sight.owners.iter().map(|(_, owner)| owner);
        let wanted = owners.filter(|owner| {
            let named = self.query.owner.as_ref();
            !self.query.own_only && named.is_none_or(|email| *email == owner.email)
        });
        own.into_iter()
            .chain(wanted.map(|owner| owner.id.as_str()))
            .collect()
    }

    /// Reads the page.
    pub async fn page(&self, db: &impl ConnectionTrait, sight: &Sight) -> Result<Page, DbErr> {
        let scope = self.scope(sight);
        let total = self.count(db, &scope).await?;
        let size = self.query.size as usize;
        if let Some(cursor) = &self.cursor {
            let (rows, has_more) = self.rows(db, &scope, Some(cursor)).await?;
            let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            if cursor.is_back && rows.len() == size {
                return Ok(Page {
                    rows,
                    total,
                    first: if has_more {
                        Ord::max(cursor.place.saturating_sub(count), 1)
                    } else {
                        1
                    },
                    has_previous: has_more,
                    has_next: true,
                });
            }
            if !cursor.is_back && !rows.is_empty() {
                return Ok(Page {
                    rows,
                    total,
                    first: cursor.place.saturating_add(1),
                    has_previous: true,
                    has_next: has_more,
                });
            }
            // What the cursor stood beside has gone: the list begins anew.
        }
        let (rows, has_next) = self.rows(db, &scope, None).await?;
        Ok(Page {
            first: u32::from(!rows.is_empty()),
            rows,
            total,
            has_previous: false,
            has_next,
        })
    }

    /// The rows of a page in their order, and whether there are more in the cursor's direction.
    async fn rows(
        &self,
        db: &impl ConnectionTrait,
        scope: &[&str],
        cursor: Option<&Cursor>,
    ) -> Result<(Vec<Row>, bool), DbErr> {
        let is_back = cursor.is_some_and(|cursor| cursor.is_back);
        let order = if self.query.sort.descending == is_back {
            Order::Asc
        } else {
            Order::Desc
        };
        let size = u64::from(self.query.size);
        // Each account's rows stand in order in an index; only the first ones are put together.
        let mut accounts = scope.iter().map(|owner_id| {
            let mut found = self.matching([*owner_id]);
            if let Some(cursor) = cursor {
                found = found.filter(self.behind(cursor, &order));
            }
            let found = found
                .order_by(self.key(), order.clone())
                .order_by(Column::Id, order.clone())
                .limit(size + 1);
            let mut all = Query::select();
            all.columns(COLUMNS)
                .from_subquery(found.into_query(), Alias::new("found"));
            all
        });
        let Some(mut all) = accounts.next() else {
            return Ok((Vec::new(), false));
        };
        all.unions(accounts.map(|account| (UnionType::All, account)))
            .order_by(self.key(), order.clone())
            .order_by(Column::Id, order)
            .limit(size + 1);
        let mut rows = read::<Row>(db, &all).await?;
        let has_more = rows.len() > self.query.size as usize;
        rows.truncate(self.query.size as usize);
        if is_back {
            rows.reverse();
        }
        Ok((rows, has_more))
    }

    async fn count(&self, db: &impl ConnectionTrait, scope: &[&str]) -> Result<u32, DbErr> {
        #[derive(FromQueryResult)]
        struct Count {
            count: i64,
        }
        if scope.is_empty() {
            return Ok(0);
        }
        let found = self
            .matching(scope.iter().copied())
            .limit(u64::from(TOTAL_MAX) + 1);
        let mut count = Query::select();
        count
            .expr_as(Expr::col(Column::Id).count(), Alias::new("count"))
            .from_subquery(found.into_query(), Alias::new("found"));
        let counted = read::<Count>(db, &count).await?;
        let counted = counted.first().map_or(0, |counted| counted.count);
        Ok(u32::try_from(counted).unwrap_or(u32::MAX))
    }

    fn key(&self) -> Column {
        match self.query.sort.key {
            SortKey::ArrivedAt => Column::ArrivedAt,
            SortKey::Number => Column::Number,
            SortKey::Title => Column::Title,
            SortKey::Authority => Column::Authority,
        }
    }

    /// What comes after the cursor's record in `order`.
    fn behind(&self, cursor: &Cursor, order: &Order) -> Expr {
        let place = Expr::tuple([Expr::col(self.key()), Expr::col(Column::Id)]);
        let seen = Expr::tuple([cursor.value.expression(), Expr::value(cursor.id.as_str())]);
        match order {
            Order::Asc => place.gt(seen),
            _ => place.lt(seen),
        }
    }

    fn matching<'a>(&self, owner_ids: impl IntoIterator<Item = &'a str>) -> Select<Entity> {
        let query = &self.query;
        let mut found = Entity::find()
            .select_only()
            .columns(COLUMNS)
            .filter(Column::Family.eq(self.family.as_str()))
            .filter(Column::OwnerId.is_in(owner_ids));
        if let Some(from) = query.from {
            found = found.filter(Column::ArrivedAt.gte(day_begins(from)));
        }
        if let Some(day_after) = query.to.and_then(|to| to.succ_opt()) {
            found = found.filter(Column::ArrivedAt.lt(day_begins(day_after)));
        }
        if let Some(status) = query.status {
            found = found.filter(Column::Status.eq(status.as_str()));
        }
        for word in &query.words {
            found = found.filter(Expr::col(Column::Search).like(containing(word)));
        }
        found
    }
}

async fn read<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    select: &SelectStatement,
) -> Result<Vec<T>, DbErr> {
    let statement = db.get_database_backend().build(select);
    T::find_by_statement(statement).all(db).await
}

/// A pattern in which nothing but the word has a meaning.
fn containing(word: &str) -> LikeExpr {
    let escaped = word
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}
