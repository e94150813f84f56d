//! Accounts.

use clap::{Subcommand, ValueEnum};
use madoguchi_contract::account::{AccountKind, Language, Role};

use crate::account::administration::{AccountChange, NewAccount};
use crate::config::{MailArgs, StoreArgs};
use crate::server::{StartError, administration};

/// What an account is in its company.
#[derive(Clone, Copy, ValueEnum)]
pub enum RoleName {
    Standard,
    Administrator,
    SystemAdministrator,
}

#[derive(Subcommand)]
pub enum Act {
    /// Add one; mails an invitation when a mail server is configured, else prints a one-time link
    Add {
        /// The gBizID
        #[arg(long)]
        email: String,
        /// As shown
        #[arg(long)]
        name: String,
        /// In kana, for sorting
        #[arg(long)]
        kana: String,
        /// プライム, メンバー or エントリー
        #[arg(long)]
        kind: Kind,
        /// The company's id
        #[arg(long)]
        company: String,
        /// Not linked (紐づいていない) on the GビズID side, so it cannot share
        #[arg(long)]
        unlinked: bool,
        /// Of its mails
        #[arg(long, default_value = "ja")]
        language: MailLanguage,
    },
    /// Invite one again, when its link has expired or its password is lost
    Invite {
        /// The gBizID
        email: String,
    },
    /// List all
    List,
    /// Disable one: it is signed out and its shares end
    Disable {
        /// The gBizID
        email: String,
    },
    /// Enable one again; its former shares stay ended
    Enable {
        /// The gBizID
        email: String,
    },
    /// Take one out of its company: its shares end
    Leave {
        /// The gBizID
        email: String,
    },
    /// Note that one is linked (紐づいた) on the GビズID side
    Link {
        /// The gBizID
        email: String,
    },
    /// Note that one is no longer linked: its shares end
    Unlink {
        /// The gBizID
        email: String,
    },
    /// Say what one is in its company: 利用者, 管理者 or システム管理者
    SetRole {
        /// The gBizID
        email: String,
        /// Which
        role: RoleName,
    },
}

/// The kind of an account.
#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Prime,
    Member,
    Entry,
}

/// The language of mails.
#[derive(Clone, Copy, ValueEnum)]
pub enum MailLanguage {
    Ja,
    En,
}

impl Act {
    /// Carries it out.
    pub async fn run(self, store: &StoreArgs, mail: &MailArgs) -> Result<(), StartError> {
        let administration = administration(store, mail).await?;
        let (email, change) = match self {
            Act::Add {
                email,
                name,
                kana,
                kind,
                company,
                unlinked,
                language,
            } => {
                let new = NewAccount {
                    email,
                    name,
                    kana,
                    kind: match kind {
                        Kind::Prime => AccountKind::Prime,
                        Kind::Member => AccountKind::Member,
                        Kind::Entry => AccountKind::Entry,
                    },
                    company_id: company,
                    linked: !unlinked,
                    language: match language {
                        MailLanguage::Ja => Language::Ja,
                        MailLanguage::En => Language::En,
                    },
                };
                let by_mail = mail.smtp_url.is_some();
                tell_invitation(administration.add_account(new, by_mail).await?);
                return Ok(());
            }
            Act::Invite { email } => {
                let by_mail = mail.smtp_url.is_some();
                tell_invitation(administration.invite_again(&email, by_mail).await?);
                return Ok(());
            }
            Act::List => {
                for (account, company) in administration.accounts().await? {
                    println!(
                        "{}\t{}\t{:?}\t{}\t{}\t{}",
                        account.email,
                        account.name,
                        account.kind,
                        company.map_or_else(|| "-".to_owned(), |company| company.name),
                        if account.enabled {
                            "enabled"
                        } else {
                            "disabled"
                        },
                        if account.linked { "linked" } else { "unlinked" },
                    );
                }
                return Ok(());
            }
            Act::Disable { email } => (email, AccountChange::Disable),
            Act::Enable { email } => (email, AccountChange::Enable),
            Act::Leave { email } => (email, AccountChange::Leave),
            Act::Link { email } => (email, AccountChange::Link),
            Act::Unlink { email } => (email, AccountChange::Unlink),
            Act::SetRole { email, role } => {
                let role = match role {
                    RoleName::Standard => Role::Standard,
                    RoleName::Administrator => Role::Administrator,
                    RoleName::SystemAdministrator => Role::SystemAdministrator,
                };
                (email, AccountChange::SetRole(role))
            }
        };
        let account = administration.change_account(&email, change).await?;
        println!("{} was changed.", account.email);
        Ok(())
    }
}

fn tell_invitation(link: Option<String>) {
    match link {
        Some(link) => println!("{link}"),
        None => println!("The invitation is in the outbox and will be mailed."),
    }
}
