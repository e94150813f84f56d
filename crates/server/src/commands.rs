//! The commands that an operator types.

mod account;
mod api_key;
mod company;
mod pdf;

use std::io;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use tokio::runtime::Runtime;

use crate::clock::Clock;
use crate::config::{MailArgs, ServeArgs, StoreArgs};
use crate::http::openapi;
use crate::server::{self, Server, StartError};

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
        act: company::Act,
    },
    /// Look after accounts
    Account {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        mail: MailArgs,
        #[command(subcommand)]
        act: account::Act,
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
        act: api_key::Act,
    },
    /// Print the OpenAPI document
    Openapi,
    /// Take PDFs apart, as the server has it done
    #[command(subcommand, hide = true)]
    Pdf(pdf::Act),
}

impl Cli {
    /// Carries the command out.
    pub fn run(self) -> Result<(), StartError> {
        match self.command {
            Command::Serve(args) => wait(serve(&args)),
            Command::Company { store, mail, act } => wait(act.run(&store, &mail)),
            Command::Account { store, mail, act } => wait(act.run(&store, &mail)),
            Command::Import { store, file } => wait(import(&store, &file)),
            Command::ApiKey { store, act } => wait(act.run(&store)),
            Command::Openapi => {
                print!("{}", openapi::text());
                Ok(())
            }
            // A runtime's threads would count against the limit of its memory.
            Command::Pdf(act) => Ok(act.run()?),
        }
    }
}

fn wait(work: impl Future<Output = Result<(), StartError>>) -> Result<(), StartError> {
    Runtime::new()?.block_on(work)
}

async fn import(store: &StoreArgs, file: &Path) -> Result<(), StartError> {
    let outcome = server::import(store, file).await?;
    println!(
        "{} added, {} changed, {} unchanged",
        outcome.added, outcome.changed, outcome.unchanged
    );
    Ok(())
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
