//! What the operator does with companies and accounts.

use std::fmt;

use madoguchi_contract::account::{AccountKind, Language, Role, check_gbiz_id};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, SqlErr,
};

use super::session;
use crate::clock::{Clock, HOUR, Millis};
use crate::keys::{Keys, new_token};
use crate::outbox::Outbox;
use crate::outbox::texts;
use crate::sharing::ending;
use crate::store::entities::{StoredKind, account, company, invitation};
use crate::store::{Store, lock_accounts, new_id};

/// How long an invitation can be accepted.
pub const INVITATION: Millis = 72 * HOUR;

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Refusal {
    /// What the operator has to mend.
    Wrong(String),
    /// The database's fault.
    Failed(DbErr),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(text) => f.write_str(text),
            Self::Failed(error) => write!(f, "the database failed: {error}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<DbErr> for Refusal {
    fn from(error: DbErr) -> Self {
        Self::Failed(error)
    }
}

/// An account to add.
pub struct NewAccount {
    /// The gBizID.
    pub email: String,
    /// アカウント名
    pub name: String,
    /// What lists sort by.
    pub kana: String,
    /// プライム, メンバー or エントリー
    pub kind: AccountKind,
    /// The company's id.
    pub company_id: String,
    /// 紐づいた
    pub linked: bool,
    /// The language of its mails.
    pub language: Language,
}

/// What changes about an account.
#[derive(Clone, Copy, Debug)]
pub enum AccountChange {
    /// 無効
    Disable,
    /// 有効
    Enable,
    /// Leaves its company.
    Leave,
    /// 紐づいた on the GビズID side.
    Link,
    /// No longer.
    Unlink,
    /// 利用者, 管理者 or システム管理者
    SetRole(Role),
}

/// What a company can have beside the rest.
#[derive(Clone, Copy, Debug)]
pub enum CompanyOption {
    /// 本人確認パックオプション
    Identity,
    /// セキュリティ・内部統制パック付帯オプション
    Security,
}

/// The operator's hands.
pub struct Administration {
    /// The database.
    pub store: Store,
    /// What invitations expire by.
    pub clock: Clock,
    /// What their tokens are hashed with.
    pub keys: Keys,
    /// Where mails go.
    pub outbox: Outbox,
    /// The portal's address, without a slash at its end.
    pub portal: String,
}

impl Administration {
    /// Adds a company and returns its id.
    pub async fn add_company(&self, name: &str, kana: &str) -> Result<String, Refusal> {
        let id = new_id();
        company::ActiveModel {
            id: Set(id.clone()),
            name: Set(needed("--name", name)?),
            kana: Set(needed("--kana", kana)?),
            identity_option: Set(false),
            security_option: Set(false),
        }
        .insert(self.store.connection())
        .await?;
        Ok(id)
    }

    /// Switches an option of a company; its name comes back.
    pub async fn set_option(
        &self,
        company_id: &str,
        option: CompanyOption,
        is_on: bool,
    ) -> Result<String, Refusal> {
        let unknown = format!("there is no company {company_id}; `company list` shows all");
        let company = company::Entity::find_by_id(company_id)
            .one(self.store.connection())
            .await?
            .ok_or(Refusal::Wrong(unknown))?;
        let mut change = company::ActiveModel::from(company);
        match option {
            CompanyOption::Identity => change.identity_option = Set(is_on),
            CompanyOption::Security => change.security_option = Set(is_on),
        }
        Ok(change.update(self.store.connection()).await?.name)
    }

    /// All companies by kana name.
    pub async fn companies(&self) -> Result<Vec<company::Model>, Refusal> {
        Ok(company::Entity::find()
            .order_by_asc(company::Column::Kana)
            .all(self.store.connection())
            .await?)
    }

    /// Adds an account, and returns the link that its owner sets a password with, unless it was
    /// mailed.
    pub async fn add_account(
        &self,
        new: NewAccount,
        mail_invitation: bool,
    ) -> Result<Option<String>, Refusal> {
        let email = check_gbiz_id(&new.email)
            .map_err(|_| Refusal::Wrong(format!("{} is not a mail address", new.email)))?;
        let tx = self.store.begin().await?;
        if company::Entity::find_by_id(&new.company_id)
            .one(&tx)
            .await?
            .is_none()
        {
            return Err(Refusal::Wrong(format!(
                "there is no company {}; `company list` shows all",
                new.company_id
            )));
        }
        let account = account::ActiveModel {
            id: Set(new_id()),
            email: Set(email.clone()),
            name: Set(needed("--name", &new.name)?),
            kana: Set(needed("--kana", &new.kana)?),
            kind: Set(new.kind.into()),
            role: Set(StoredKind::from(new.kind).first_role()),
            company_id: Set(Some(new.company_id)),
            linked: Set(new.linked),
            enabled: Set(true),
            language: Set(new.language.into()),
            password_hash: Set(None),
            created_at: Set(self.clock.now()),
        };
        let account = account.insert(&tx).await.map_err(|error| {
            if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
                Refusal::Wrong(format!("there is an account {email} already"))
            } else {
                error.into()
            }
        })?;
        let link = self.invite(&tx, &account, mail_invitation).await?;
        tx.commit().await?;
        self.outbox.wake();
        Ok((!mail_invitation).then_some(link))
    }

    /// Makes a new link for an account whose link has expired or whose password is lost. Former
    /// links end; the password stays until the new link is used.
    pub async fn invite_again(
        &self,
        email: &str,
        mail_invitation: bool,
    ) -> Result<Option<String>, Refusal> {
        let tx = self.store.begin().await?;
        let account = find(&tx, email).await?;
        if !account.enabled {
            return Err(Refusal::Wrong(format!("the account {email} is disabled")));
        }
        let link = self.invite(&tx, &account, mail_invitation).await?;
        tx.commit().await?;
        self.outbox.wake();
        Ok((!mail_invitation).then_some(link))
    }

    async fn invite(
        &self,
        tx: &DatabaseTransaction,
        account: &account::Model,
        by_mail: bool,
    ) -> Result<String, DbErr> {
        invitation::Entity::delete_many()
            .filter(invitation::Column::AccountId.eq(&account.id))
            .exec(tx)
            .await?;
        let token = new_token();
        invitation::ActiveModel {
            token_hash: Set(self.keys.hash("invitation", &token)),
            account_id: Set(account.id.clone()),
            expires_at: Set(self.clock.now() + INVITATION),
        }
        .insert(tx)
        .await?;
        // Behind `#`, so that no server and no proxy ever logs it.
        let link = format!("{}/activate#token={token}", self.portal);
        if by_mail {
            let text = texts::invitation(account, &link);
            self.outbox.write(tx, account, text).await?;
        }
        Ok(link)
    }

    /// All accounts by kana name, with their companies.
    pub async fn accounts(&self) -> Result<Vec<(account::Model, Option<company::Model>)>, Refusal> {
        Ok(account::Entity::find()
            .find_also_related(company::Entity)
            .order_by_asc(account::Column::Kana)
            .order_by_asc(account::Column::Email)
            .all(self.store.connection())
            .await?)
    }

    /// Changes an account. What takes its right to share away ends all its shares with it.
    pub async fn change_account(
        &self,
        email: &str,
        change: AccountChange,
    ) -> Result<account::Model, Refusal> {
        let tx = self.store.begin().await?;
        let account = find(&tx, email).await?;
        let mut changed = account::ActiveModel::from(account);
        match change {
            AccountChange::Disable => changed.enabled = Set(false),
            AccountChange::Enable => changed.enabled = Set(true),
            AccountChange::Leave => changed.company_id = Set(None),
            AccountChange::Link => changed.linked = Set(true),
            AccountChange::Unlink => changed.linked = Set(false),
            AccountChange::SetRole(role) => changed.role = Set(role.into()),
        }
        let account = changed.update(&tx).await?;
        if !account.enabled {
            session::end_all(&tx, &account.id).await?;
        }
        if !account.may_share() {
            let now = self.clock.now();
            ending::end_all(&tx, &self.outbox, &account, &self.portal, now).await?;
        }
        tx.commit().await?;
        self.outbox.wake();
        Ok(account)
    }
}

/// The account, locked.
async fn find(tx: &DatabaseTransaction, email: &str) -> Result<account::Model, Refusal> {
    let unknown = || Refusal::Wrong(format!("there is no account {email}"));
    let known = check_gbiz_id(email).map_err(|_| unknown())?;
    let found = account::Entity::find()
        .filter(account::Column::Email.eq(known))
        .one(tx)
        .await?
        .ok_or_else(unknown)?;
    lock_accounts(tx, [found.id])
        .await?
        .pop()
        .ok_or_else(unknown)
}

fn needed(name: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) {
        return Err(Refusal::Wrong(format!(
            "{name} needs a text without control characters"
        )));
    }
    Ok(text.to_owned())
}
