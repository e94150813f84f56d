//! The demo's companies and accounts.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use super::records::Owner;
use crate::account::password::hash;
use crate::clock::Millis;
use crate::store::entities::StoredKind::{Entry, Member, Prime};
use crate::store::entities::{StoredKind, StoredLanguage, account, company};
use crate::store::new_id;

/// The password of every demo account.
const PASSWORD: &str = "Madoguchi-2026";

/// How the addresses of accounts begin that only many records ask for.
const STAFF: &str = "staff-";

struct Company {
    name: &'static str,
    kana: &'static str,
    has_identity_option: bool,
    accounts: &'static [Account],
}

/// Address, name, kana name, kind.
type Account = (&'static str, &'static str, &'static str, StoredKind);

/// The one account that is not linked, to try D-15 with.
const UNLINKED: &str = "unlinked@minato.example";

const COMPANIES: [Company; 3] = [
    Company {
        name: "湊商事株式会社",
        kana: "ミナトショウジ",
        has_identity_option: true,
        accounts: &[
            ("prime@minato.example", "湊 一郎", "ミナト イチロウ", Prime),
            (
                "member01@minato.example",
                "青木 健太",
                "アオキ ケンタ",
                Member,
            ),
            (
                "member02@minato.example",
                "石川 美咲",
                "イシカワ ミサキ",
                Member,
            ),
            (
                "member03@minato.example",
                "上田 直樹",
                "ウエダ ナオキ",
                Member,
            ),
            (
                "member04@minato.example",
                "遠藤 さくら",
                "エンドウ サクラ",
                Member,
            ),
            (
                "member05@minato.example",
                "大西 拓也",
                "オオニシ タクヤ",
                Member,
            ),
            (
                "member06@minato.example",
                "加藤 由美子",
                "カトウ ユミコ",
                Member,
            ),
            (
                "member07@minato.example",
                "木下 翔",
                "キノシタ ショウ",
                Member,
            ),
            (
                "member08@minato.example",
                "近藤 恵",
                "コンドウ メグミ",
                Member,
            ),
            (
                "member09@minato.example",
                "佐々木 大輔",
                "ササキ ダイスケ",
                Member,
            ),
            (
                "member10@minato.example",
                "田中 裕子",
                "タナカ ユウコ",
                Member,
            ),
            (
                "member11@minato.example",
                "中村 悠斗",
                "ナカムラ ユウト",
                Member,
            ),
            (
                "member12@minato.example",
                "山本 陽子",
                "ヤマモト ヨウコ",
                Member,
            ),
            ("entry@minato.example", "早川 誠", "ハヤカワ マコト", Entry),
            (UNLINKED, "村上 彩", "ムラカミ アヤ", Member),
        ],
    },
    Company {
        name: "みらい運輸株式会社",
        kana: "ミライウンユ",
        has_identity_option: false,
        accounts: &[
            ("prime@mirai.example", "未来 聡", "ミライ サトシ", Prime),
            (
                "member01@mirai.example",
                "小林 真理",
                "コバヤシ マリ",
                Member,
            ),
        ],
    },
    Company {
        name: "みなと市",
        kana: "ミナトシ",
        has_identity_option: false,
        accounts: &[("staff@city.example", "渡辺 浩二", "ワタナベ コウジ", Prime)],
    },
];

/// Writes them.
pub async fn load(db: &impl ConnectionTrait, now: Millis) -> Result<(), DbErr> {
    let password_hash = hash(PASSWORD);
    for company in COMPANIES {
        let id = new_id();
        company::Entity::insert(company::ActiveModel {
            id: Set(id.clone()),
            name: Set(company.name.to_owned()),
            kana: Set(company.kana.to_owned()),
            identity_option: Set(company.has_identity_option),
            security_option: Set(false),
        })
        .exec_without_returning(db)
        .await?;
        let accounts =
            company
                .accounts
                .iter()
                .map(|(email, name, kana, kind)| account::ActiveModel {
                    id: Set(new_id()),
                    email: Set((*email).to_owned()),
                    name: Set((*name).to_owned()),
                    kana: Set((*kana).to_owned()),
                    kind: Set(*kind),
                    role: Set(kind.first_role()),
                    company_id: Set(Some(id.clone())),
                    linked: Set(*email != UNLINKED),
                    enabled: Set(true),
                    language: Set(StoredLanguage::Ja),
                    password_hash: Set(Some(password_hash.clone())),
                    created_at: Set(now),
                });
        account::Entity::insert_many(accounts)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Adds accounts to the first company until the demo has `count`.
pub async fn add_staff(db: &impl ConnectionTrait, now: Millis, count: u64) -> Result<(), DbErr> {
    let there = account::Entity::find().count(db).await?;
    let first = account::Entity::find()
        .filter(account::Column::Email.eq(COMPANIES[0].accounts[0].0))
        .one(db)
        .await?;
    let Some(first) = first else { return Ok(()) };
    for number in 1..=count.saturating_sub(there) {
        account::Entity::insert(account::ActiveModel {
            id: Set(new_id()),
            email: Set(format!("{STAFF}{number:04}@minato.example")),
            name: Set(format!("担当 {number:04}")),
            kana: Set(format!("タントウ {number:04}")),
            kind: Set(Member),
            role: Set(Member.first_role()),
            created_at: Set(now),
            ..first.clone().into_active_model().reset_all()
        })
        .exec_without_returning(db)
        .await?;
    }
    Ok(())
}

/// The demo's accounts as owners of records, as far as they are there.
pub async fn owners(db: &impl ConnectionTrait) -> Result<Vec<Owner>, DbErr> {
    let there = account::Entity::find()
        .order_by_asc(account::Column::Email)
        .all(db)
        .await?;
    let ids: HashMap<&str, &str> = there
        .iter()
        .map(|account| (account.email.as_str(), account.id.as_str()))
        .collect();
    let accounts = COMPANIES.iter().flat_map(|company| {
        company
            .accounts
            .iter()
            .map(move |account| (company, account))
    });
    let named = accounts.filter_map(|(company, &(email, name, ..))| {
        Some(Owner {
            id: (*ids.get(email)?).to_owned(),
            email: email.to_owned(),
            name: name.to_owned(),
            company: company.name,
        })
    });
    let staff = there
        .iter()
        .filter(|account| account.email.starts_with(STAFF));
    let staff = staff.map(|account| Owner {
        id: account.id.clone(),
        email: account.email.clone(),
        name: account.name.clone(),
        company: COMPANIES[0].name,
    });
    Ok(named.chain(staff).collect())
}
