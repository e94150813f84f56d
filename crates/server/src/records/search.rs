//! Finds the records of one page.

mod select;

use madoguchi_contract::records::{Family, SortKey, TOTAL_MAX, ValidRecordQuery};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, IdenStatic,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::cursor::{Cursor, SortValue};
use super::cut::{Cut, Place};
use super::page::{Page, Row};
use super::sight::Sight;
use crate::clock::day_begins;
use crate::http::failure::Failure;
use crate::store::entities::record::{Column, Entity};
use select::{behind, containing, read, rows_at, together};

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
        if !self.is_narrow() {
            let total = self.count(db, &scope).await?;
            return self.walk(db, &scope, total).await;
        }
        let found = self.found(db, &scope).await?;
        if found.len() > TOTAL_MAX as usize {
            return self.walk(db, &scope, TOTAL_MAX + 1).await;
        }
        let is_descending = self.query.sort.descending;
        let cut = Cut::of(found, is_descending, self.query.size, self.cursor.as_ref());
        let rows = rows_at(db, &cut.places).await?;
        Ok(cut.into_page(rows))
    }

    /// Whether every record of an account has to be looked at to know if it is meant.
    fn is_narrow(&self) -> bool {
        let query = &self.query;
        let is_period = query.from.is_some() || query.to.is_some();
        is_period || query.status.is_some() || !query.words.is_empty()
    }

    /// The page, by the index of the order: what lies before the cursor costs nothing.
    async fn walk(
        &self,
        db: &impl ConnectionTrait,
        scope: &[&str],
        total: u32,
    ) -> Result<Page, DbErr> {
        let size = self.query.size as usize;
        if let Some(cursor) = &self.cursor {
            let (rows, has_more) = self.rows(db, scope, Some(cursor)).await?;
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
        let (rows, has_next) = self.rows(db, scope, None).await?;
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
        let ordered = self.ordered(scope, cursor, db.get_database_backend());
        let mut places = self.places(db, ordered).await?;
        let has_more = places.len() > self.query.size as usize;
        places.truncate(self.query.size as usize);
        if cursor.is_some_and(|cursor| cursor.is_back) {
            places.reverse();
        }
        Ok((rows_at(db, &places).await?, has_more))
    }

    /// The places of one row more than a page has, from the cursor on.
    fn ordered(
        &self,
        scope: &[&str],
        cursor: Option<&Cursor>,
        backend: DbBackend,
    ) -> Option<SelectStatement> {
        let is_back = cursor.is_some_and(|cursor| cursor.is_back);
        let order = if self.query.sort.descending == is_back {
            Order::Asc
        } else {
            Order::Desc
        };
        let size = u64::from(self.query.size);
        let key = self.sorted_by(backend);
        // Each account's rows stand in order in an index; only the first ones are put together.
        let columns = [self.key(), Column::Id];
        let mut all = together(scope, &columns, |owner_id| {
            let mut found = self.matching([owner_id]).columns(columns);
            if let Some(cursor) = cursor {
                found = found.filter(behind(key.clone(), cursor, &order));
            }
            found
                .order_by(key.clone(), order.clone())
                .order_by(Column::Id, order.clone())
                .limit(size + 1)
        })?;
        all.order_by(self.key(), order.clone())
            .order_by(Column::Id, order)
            .limit(size + 1);
        Some(all)
    }

    /// In no order, the places of everything that matches; or of one more than the most that is
    /// told, as soon as there are so many. Most searches find little, and are then looked through
    /// but once.
    async fn found(&self, db: &impl ConnectionTrait, scope: &[&str]) -> Result<Vec<Place>, DbErr> {
        let unordered = self.unordered(scope, db.get_database_backend());
        self.places(db, unordered).await
    }

    fn unordered(&self, scope: &[&str], backend: DbBackend) -> Option<SelectStatement> {
        let most = u64::from(TOTAL_MAX) + 1;
        let places = [self.key(), Column::Id];
        // PostgreSQL's index of what is looked through ends before number, title and authority.
        let is_short = backend == DbBackend::Postgres && self.query.sort.key != SortKey::ArrivedAt;
        let columns = if is_short { &places[1..] } else { &places[..] };
        // Account by account: for all at once PostgreSQL may read the whole table.
        let mut all = together(scope, columns, |owner_id| {
            let columns = columns.iter().copied();
            self.matching([owner_id]).columns(columns).limit(most)
        })?;
        all.limit(most);
        if !is_short {
            return Some(all);
        }
        let found = Entity::find().select_only().columns(places);
        Some(found.filter(Column::Id.in_subquery(all)).into_query())
    }

    /// What was selected; nothing without an account.
    async fn places(
        &self,
        db: &impl ConnectionTrait,
        select: Option<SelectStatement>,
    ) -> Result<Vec<Place>, DbErr> {
        let Some(select) = select else {
            return Ok(Vec::new());
        };
        let key = self.key().as_str();
        let rows = db.query_all(&select).await?.into_iter();
        let places = rows.map(|row| {
            let value = match self.query.sort.key {
                SortKey::ArrivedAt => SortValue::Moment(row.try_get("", key)?),
                _ => SortValue::Text(row.try_get("", key)?),
            };
            Ok((value, row.try_get("", Column::Id.as_str())?))
        });
        places.collect()
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
            .column(Column::Id)
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

    /// The key as the order of a page names it. Where most of an account has to be looked at, SQLite
    /// is to sort what it finds in the one index that holds everything: in the index of the order
    /// it would look every record up in the table. A sign before a column keeps it from that index.
    fn sorted_by(&self, backend: DbBackend) -> Expr {
        let key = Expr::col(self.key());
        let by_arrival = self.query.sort.key == SortKey::ArrivedAt;
        if backend == DbBackend::Sqlite && self.is_narrow() && !by_arrival {
            return Expr::cust_with_expr("+?", key);
        }
        key
    }

    fn matching<'a>(&self, owner_ids: impl IntoIterator<Item = &'a str>) -> Select<Entity> {
        let query = &self.query;
        let mut found = Entity::find()
            .select_only()
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

#[cfg(test)]
mod tests;
