//! How much an answer to a request would open (G-01).

use madoguchi_contract::records::Family;
use madoguchi_contract::sharing::RecordCounts;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::store::entities::record::{Column, Entity};

/// How many records an account has of each family. Read off an index that begins with owner and
/// family.
pub async fn of(db: &impl ConnectionTrait, owner_id: &str) -> Result<RecordCounts, DbErr> {
    let families: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Family)
        .column_as(Column::Id.count(), "count")
        .filter(Column::OwnerId.eq(owner_id))
        .group_by(Column::Family)
        .into_tuple()
        .all(db)
        .await?;
    let count = |family: Family| {
        let found = families.iter().find(|(name, _)| name == family.as_str());
        found.map_or(0, |(_, count)| u32::try_from(*count).unwrap_or(u32::MAX))
    };
    Ok(RecordCounts {
        filings: count(Family::Filing),
        filing_notices: count(Family::FilingNotice),
        delivery_subscriptions: count(Family::DeliverySubscription),
        deliveries: count(Family::Delivery),
    })
}
