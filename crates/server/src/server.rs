//! A server from start to end.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::account::administration::Administration;
use crate::account::api_keys::ApiKeys;
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, MailArgs, ServeArgs, StoreArgs, portal};
use crate::demo;
use crate::housekeeping;
use crate::keys::Keys;
use crate::outbox::Outbox;
use crate::outbox::sender::Sender;
use crate::records;
use crate::records::import::Outcome;
use crate::sharing;
use crate::signing;
use crate::store::Store;

/// How long requests that are being answered may still take when the server ends.
const GRACE: Duration = Duration::from_secs(10);

/// What stops a start.
pub type StartError = Box<dyn std::error::Error + Send + Sync>;

/// A server that answers.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// The address at which people open the portal.
    pub portal: String,
    app: App,
    stop: watch::Sender<bool>,
    answering: JoinHandle<io::Result<()>>,
    background: Vec<JoinHandle<()>>,
}

impl Server {
    /// Starts one. It answers when this returns.
    pub async fn start(args: &ServeArgs, clock: Clock) -> Result<Self, StartError> {
        let transport = args.mail.transport()?;
        let (store, keys) = open(&args.store).await?;
        let listener = TcpListener::bind(args.listen)
            .await
            .map_err(|error| format!("cannot listen on {}: {error}", args.listen))?;
        let address = listener.local_addr()?;
        let config = Config::new(args, address)?;
        if !config.is_public_url_given && address.ip().is_unspecified() {
            tracing::warn!("links in mails need --public-url, the address that people open");
        }
        let portal = portal(&config.public_url);
        if args.demo {
            demo::load(&store, &clock, args.records, args.accounts).await?;
        }
        let outbox = Outbox::new(clock.clone(), keys.clone(), &args.mail);
        let app = App::new(config, store.clone(), clock.clone(), keys, outbox.clone());
        if args.demo && args.demo_requests {
            demo::load_requests(&app).await?;
        }
        let sender = Sender {
            store: store.clone(),
            outbox,
            clock: clock.clone(),
            transport,
            gateway: args.mail.gateway()?,
        };
        let background = vec![
            tokio::spawn(sender.run()),
            tokio::spawn(housekeeping::run(store, clock)),
            tokio::spawn(sharing::ends::run(app.clone())),
            tokio::spawn(signing::expiry::run(app.clone())),
        ];

        let (stop, mut stopped) = watch::channel(false);
        let service = app
            .clone()
            .router()
            .into_make_service_with_connect_info::<SocketAddr>();
        let answering = tokio::spawn(
            axum::serve(listener, service)
                .with_graceful_shutdown(async move {
                    let _ = stopped.wait_for(|stop| *stop).await;
                })
                .into_future(),
        );
        Ok(Self {
            address,
            portal,
            app,
            stop,
            answering,
            background,
        })
    }

    /// What the operator can do on this server's database.
    pub fn administration(&self) -> Administration {
        Administration {
            store: self.app.store.clone(),
            clock: self.app.clock.clone(),
            keys: self.app.keys.clone(),
            outbox: self.app.outbox.clone(),
            portal: self.portal.clone(),
        }
    }

    /// Lets requests that are being answered end, and ends.
    pub async fn stop(self) -> Result<(), StartError> {
        let _ = self.stop.send(true);
        let answering = self.answering.abort_handle();
        let outcome = tokio::time::timeout(GRACE, self.answering).await;
        answering.abort();
        for task in self.background {
            task.abort();
        }
        self.app.store.close().await;
        if let Ok(ended) = outcome {
            ended??;
        }
        Ok(())
    }
}

/// What the operator can do without a server.
pub async fn administration(
    store_args: &StoreArgs,
    mail: &MailArgs,
) -> Result<Administration, StartError> {
    mail.transport()?;
    let (store, keys) = open(store_args).await?;
    let clock = Clock::system();
    demo::take_over_clock(&store, &clock).await?;
    let outbox = Outbox::new(clock.clone(), keys.clone(), mail);
    let portal = match &mail.public_url {
        Some(url) => portal(url),
        None => {
            let portal = "http://127.0.0.1:8080";
            eprintln!(
                "note: links in mails lead to {portal}; --public-url or MADOGUCHI_PUBLIC_URL says \
                 the address that people open"
            );
            portal.to_owned()
        }
    };
    Ok(Administration {
        store,
        clock,
        keys,
        outbox,
        portal,
    })
}

/// Imports records from a file, and says what became of them.
pub async fn import(store: &StoreArgs, file: &Path) -> Result<Outcome, StartError> {
    let (store, _) = open(store).await?;
    let clock = Clock::system();
    demo::take_over_clock(&store, &clock).await?;
    records::import::import_file(&store, &clock, file).await
}

/// The keys of other systems.
pub async fn api_keys(store: &StoreArgs) -> Result<ApiKeys, StartError> {
    let (store, keys) = open(store).await?;
    let clock = Clock::system();
    demo::take_over_clock(&store, &clock).await?;
    Ok(ApiKeys { store, clock, keys })
}

/// The folder holds the database and its keys: a new one is its owner's alone.
fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

async fn open(args: &StoreArgs) -> Result<(Store, Keys), StartError> {
    make_private_folder(&args.data)
        .map_err(|error| format!("cannot make {}: {error}", args.data.display()))?;
    let keys = Keys::load(args.secret.as_deref(), &args.data)?;
    let store = Store::open(&args.database())
        .await
        .map_err(|error| format!("cannot open the database: {error}"))?;
    Ok((store, keys))
}
