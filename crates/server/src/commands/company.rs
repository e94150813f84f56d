//! Companies and their options.

use clap::{Subcommand, ValueEnum};

use crate::account::administration::CompanyOption;
use crate::config::{MailArgs, StoreArgs};
use crate::server::{StartError, administration};

#[derive(Subcommand)]
pub enum Act {
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
pub enum OptionName {
    /// 本人確認パックオプション: access codes by SMS
    Identity,
    /// セキュリティ・内部統制パック付帯オプション: システム管理者
    Security,
}

/// Whether an option is there.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    On,
    Off,
}

impl Act {
    /// Carries it out.
    pub async fn run(self, store: &StoreArgs, mail: &MailArgs) -> Result<(), StartError> {
        let administration = administration(store, mail).await?;
        match self {
            Act::Add { name, kana } => {
                println!("{}", administration.add_company(&name, &kana).await?);
            }
            Act::List => {
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
            Act::SetOption {
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
}
