//! The commands that an operator types.

use std::io;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use madoguchi_contract::account::{AccountKind, Language, Role};

use crate::account::administration::{AccountChange, CompanyOption, NewAccount};
use crate::clock::{Clock, timestamp};
use crate::config::{MailArgs, ServeArgs, StoreArgs};
use crate::http::openapi;
use crate::server::{self, Server, StartError, administration};

/// The reference server of Madoguchi
#[derive(Parser)]
#[command(name = "madoguchi-server", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the front end and its API until ctrl-c or SIGTERM
    Serve(Box<ServeArgs>),
    /// Look after companies
    Company {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        mail: MailArgs,
        #[command(subcommand)]
        act: CompanyAct,
    },
    /// Look after accounts
    Account {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        mail: MailArgs,
        #[command(subcommand)]
        act: AccountAct,
    },
    /// Take records over from a file of JSON Lines: all of it or, when anything is wrong, nothing
    Import {
        #[command(flatten)]
        store: StoreArgs,
        /// The file; paths of documents are relative to its folder
        file: PathBuf,
    },
    /// Look after the keys of systems that send records
    ApiKey {
        #[command(flatten)]
        store: StoreArgs,
        #[command(subcommand)]
        act: ApiKeyAct,
    },
    /// Print the OpenAPI document
    Openapi,
}

#[derive(Subcommand)]
enum CompanyAct {
    /// Add one and print its id
    Add {
        /// As shown
        #[arg(long)]
        name: String,
        /// In kana, for sorting
        #[arg(long)]
        kana: String,
    },
    /// List all, with their options
    List,
    /// Switch an option of one
    SetOption {
        /// Its id
        company: String,
        /// Which
        option: OptionName,
        /// on or off
        state: Switch,
    },
}

/// The options that a company can have.
#[derive(Clone, Copy, ValueEnum)]
enum OptionName {
    /// 本人確認パックオプション: access codes by SMS
    Identity,
    /// セキュリティ・内部統制パック付帯オプション: システム管理者
    Security,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    Standard,
    Administrator,
    SystemAdministrator,
}

#[derive(Subcommand)]
enum AccountAct {
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

#[derive(Subcommand)]
enum ApiKeyAct {
    /// Make one and print it; it is not told again
    Create {
        /// Of the system that gets it
        name: String,
    },
    /// List all: name, when it was made, when it was last used
    List,
    /// Make one worthless at once
    Revoke {
        /// As it was created
        name: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Prime,
    Member,
    Entry,
}

#[derive(Clone, Copy, ValueEnum)]
enum MailLanguage {
    Ja,
    En,
}

impl Cli {
    /// Carries the command out.
    pub async fn run(self) -> Result<(), StartError> {
        match self.command {
            Command::Serve(args) => serve(&args).await,
            Command::Company { store, mail, act } => company(&store, &mail, act).await,
            Command::Account { store, mail, act } => account(&store, &mail, act).await,
            Command::Import { store, file } => {
                let outcome = server::import(&store, &file).await?;
                println!(
                    "{} added, {} changed, {} unchanged",
                    outcome.added, outcome.changed, outcome.unchanged
                );
                Ok(())
            }
            Command::ApiKey { store, act } => api_key(&store, act).await,
            Command::Openapi => {
                print!("{}", openapi::text());
                Ok(())
            }
        }
    }
}

async fn serve(args: &ServeArgs) -> Result<(), StartError> {
    // Heard from here on, so that a signal right after the line below is not missed.
    let end = end_of_process()?;
    let server = Server::start(args, Clock::system()).await?;
    println!("Madoguchi is ready at http://{}", server.address);
    end.await?;
    server.stop().await
}

/// ctrl-c, or what service managers send.
#[cfg(unix)]
fn end_of_process() -> io::Result<impl Future<Output = io::Result<()>>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => Ok(()),
            _ = terminated.recv() => Ok(()),
        }
    })
}

/// ctrl-c
#[cfg(not(unix))]
fn end_of_process() -> io::Result<impl Future<Output = io::Result<()>>> {
    Ok(tokio::signal::ctrl_c())
}

async fn company(store: &StoreArgs, mail: &MailArgs, act: CompanyAct) -> Result<(), StartError> {
    let administration = administration(store, mail).await?;
    match act {
        CompanyAct::Add { name, kana } => {
            println!("{}", administration.add_company(&name, &kana).await?);
        }
        CompanyAct::List => {
            for company in administration.companies().await? {
                let options = [
                    (company.identity_option, "identity"),
                    (company.security_option, "security"),
                ];
                let options: Vec<&str> = options
                    .into_iter()
                    .filter_map(|(is_on, name)| is_on.then_some(name))
                    .collect();
                let (id, name, kana) = (company.id, company.name, company.kana);
                println!("{id}\t{name}\t{kana}\t{}", options.join(","));
            }
        }
        CompanyAct::SetOption {
            company,
            option,
            state,
        } => {
            let option = match option {
                OptionName::Identity => CompanyOption::Identity,
                OptionName::Security => CompanyOption::Security,
            };
            let name = administration
                .set_option(&company, option, state == Switch::On)
                .await?;
            println!("{name}");
        }
    }
    Ok(())
}

async fn account(store: &StoreArgs, mail: &MailArgs, act: AccountAct) -> Result<(), StartError> {
    let administration = administration(store, mail).await?;
    let (email, change) = match act {
        AccountAct::Add {
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
        AccountAct::Invite { email } => {
            let by_mail = mail.smtp_url.is_some();
            tell_invitation(administration.invite_again(&email, by_mail).await?);
            return Ok(());
        }
        AccountAct::List => {
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
        AccountAct::Disable { email } => (email, AccountChange::Disable),
        AccountAct::Enable { email } => (email, AccountChange::Enable),
        AccountAct::Leave { email } => (email, AccountChange::Leave),
        AccountAct::Link { email } => (email, AccountChange::Link),
        AccountAct::Unlink { email } => (email, AccountChange::Unlink),
        AccountAct::SetRole { email, role } => {
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

async fn api_key(store: &StoreArgs, act: ApiKeyAct) -> Result<(), StartError> {
    let keys = server::api_keys(store).await?;
    match act {
        ApiKeyAct::Create { name } => println!("{}", keys.create(&name).await?),
        ApiKeyAct::List => {
            for key in keys.list().await? {
                let moment = |at| timestamp(at).to_rfc3339();
                let used = key.used_at.map_or_else(|| "never".to_owned(), moment);
                println!("{}\t{}\t{used}", key.name, moment(key.created_at));
            }
        }
        ApiKeyAct::Revoke { name } => {
            keys.revoke(&name).await?;
            println!("{name} was revoked.");
        }
    }
    Ok(())
}

fn tell_invitation(link: Option<String>) {
    match link {
        Some(link) => println!("{link}"),
        None => println!("The invitation is in the outbox and will be mailed."),
    }
}
