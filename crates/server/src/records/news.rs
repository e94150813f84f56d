//! 新着: what has come to a list since its reader last looked at it.
//!
//! A count names no record, so it leaves nothing in an owner's access log.

use madoguchi_contract::records::{Family, NEW_MAX};
use madoguchi_contract::sharing::RecordCounts;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::page::Row;
use super::sight::Sight;
use crate::clock::{MINUTE, Millis};
use crate::store::entities::last_visit::{ActiveModel, Column, Entity, Model};
use crate::store::entities::{account, record};

/// Looks at a list that are less far apart are one visit: whoever opens a record and comes back
/// finds the same rows marked.
const VISIT: Millis = 30 * MINUTE;
/// How exactly a visit is noted while nothing has come, so that reading does not write each time.
const NOTED: Millis = MINUTE;

/// From an account's first sign-in on, records are new to it; what was there before is not.
pub async fn begin(db: &impl ConnectionTrait, account_id: &str, now: Millis) -> Result<(), DbErr> {
    let rows = Family::ALL.map(|family| row(account_id, family, now, now));
    Entity::insert_many(rows)
        .on_conflict(conflict().do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How many new records each list has; more than [`NEW_MAX`] are told as one more.
pub async fn counts(
    db: &impl ConnectionTrait,
    caller: &account::Model,
) -> Result<RecordCounts, DbErr> {
    let visits = Entity::find()
        .filter(Column::AccountId.eq(&caller.id))
        .all(db)
        .await?;
    let sight = Sight::of(db, caller).await?;
    let since = |family: Family| {
        let visit = visits.iter().find(|visit| visit.family == family.as_str());
        Some((family, visit?.visited_at))
    };
    count(db, &sight, Family::ALL.into_iter().filter_map(since)).await
}

/// What somebody who looks at a list now has not seen before.
pub(super) struct News {
    family: Family,
    now: Millis,
    before: Option<Model>,
}

impl News {
    /// As the last visit left it.
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        caller: &account::Model,
        family: Family,
        now: Millis,
    ) -> Result<Self, DbErr> {
        let key = (caller.id.clone(), family.as_str().to_owned());
        let before = Entity::find_by_id(key).one(db).await?;
        Ok(Self {
            family,
            now,
            before,
        })
    }

    /// Whether a row is to be marked.
    pub(super) fn has(&self, row: &Row, sight: &Sight) -> bool {
        self.before.as_ref().is_some_and(|before| {
            row.received_at > since(sight, &row.owner_id, self.new_since(before))
        })
    }

    /// Notes that all of the list was looked at.
    pub(super) async fn visit(
        &self,
        db: &impl ConnectionTrait,
        sight: &Sight,
    ) -> Result<(), DbErr> {
        if let Some(before) = &self.before
            && self.now < before.visited_at + NOTED
        {
            let seen = [(self.family, before.visited_at)];
            if count(db, sight, seen).await?.of(self.family) == 0 {
                return Ok(());
            }
        }
        let new_since = self.before.as_ref().map(|before| self.new_since(before));
        let new_since = new_since.unwrap_or(self.now);
        let row = row(&sight.caller.id, self.family, self.now, new_since);
        let update = conflict()
            .update_columns([Column::VisitedAt, Column::NewSince])
            .to_owned();
        Entity::insert(row)
            .on_conflict(update)
            .exec_without_returning(db)
            .await?;
        Ok(())
    }

    fn new_since(&self, before: &Model) -> Millis {
        match self.now < before.visited_at + VISIT {
            true => before.new_since,
            false => before.visited_at,
        }
    }
}

/// An owner's records are new from the consent on: what it opens at once is no news.
fn since(sight: &Sight, owner_id: &str, visited_at: Millis) -> Millis {
    let share = sight.owner(owner_id).map(|(share, _)| share);
    let approved_at = share.and_then(|share| share.decided_at);
    Ord::max(visited_at, approved_at.unwrap_or_default())
}

/// Counts what has come to lists since each was visited, account by account, by the index of when
/// records came here.
async fn count(
    db: &impl ConnectionTrait,
    sight: &Sight,
    visits: impl IntoIterator<Item = (Family, Millis)>,
) -> Result<RecordCounts, DbErr> {
    #[derive(FromQueryResult)]
    struct Counted {
        family: String,
        count: i64,
    }
    let mut all: Option<SelectStatement> = None;
    for (family, visited_at) in visits {
        for account_id in sight.account_ids() {
            let found = come(family, account_id, since(sight, account_id, visited_at));
            match &mut all {
                None => all = Some(found),
                Some(all) => {
                    all.union(UnionType::All, found);
                }
            }
        }
    }
    let mut counts = RecordCounts::default();
    let Some(all) = all else { return Ok(counts) };
    let mut count = Query::select();
    count
        .column(record::Column::Family)
        .expr_as(
            Expr::col(record::Column::Family).count(),
            Alias::new("count"),
        )
        .from_subquery(all, Alias::new("all_new"))
        .group_by_col(record::Column::Family);
    let statement = db.get_database_backend().build(&count);
    for counted in Counted::find_by_statement(statement).all(db).await? {
        if let Some(family) = Family::parse(&counted.family) {
            let count = u32::try_from(counted.count).unwrap_or(u32::MAX);
            *counts.of_mut(family) = Ord::min(count, NEW_MAX + 1);
        }
    }
    Ok(counts)
}

/// What has come to one account, but no more than is told.
fn come(family: Family, account_id: &str, since: Millis) -> SelectStatement {
    let found = record::Entity::find()
        .select_only()
        .column(record::Column::Family)
        .filter(record::Column::OwnerId.eq(account_id))
        .filter(record::Column::Family.eq(family.as_str()))
        .filter(record::Column::ReceivedAt.gt(since))
        .limit(u64::from(NEW_MAX) + 1);
    let mut all = Query::select();
    all.column(record::Column::Family)
        .from_subquery(found.into_query(), Alias::new("new"));
    all
}

fn row(account_id: &str, family: Family, visited_at: Millis, new_since: Millis) -> ActiveModel {
    ActiveModel {
        account_id: Set(account_id.to_owned()),
        family: Set(family.as_str().to_owned()),
        visited_at: Set(visited_at),
        new_since: Set(new_since),
    }
}

fn conflict() -> OnConflict {
    OnConflict::columns([Column::AccountId, Column::Family])
}
