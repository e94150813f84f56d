//! The keys of systems that send records.

use clap::Subcommand;

use crate::clock::timestamp;
use crate::config::StoreArgs;
use crate::server::{self, StartError};

#[derive(Subcommand)]
pub enum Act {
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

impl Act {
    /// Carries it out.
    pub async fn run(self, store: &StoreArgs) -> Result<(), StartError> {
        let keys = server::api_keys(store).await?;
        match self {
            Act::Create { name } => println!("{}", keys.create(&name).await?),
            Act::List => {
                for key in keys.list().await? {
                    let moment = |at| timestamp(at).to_rfc3339();
                    let used = key.used_at.map_or_else(|| "never".to_owned(), moment);
                    println!("{}\t{}\t{used}", key.name, moment(key.created_at));
                }
            }
            Act::Revoke { name } => {
                keys.revoke(&name).await?;
                println!("{name} was revoked.");
            }
        }
        Ok(())
    }
}
