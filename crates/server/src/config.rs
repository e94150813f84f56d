//! How a server is set up: flags, each also an environment variable.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{ArgAction, Args};
use ipnet::IpNet;
use url::Url;

use crate::http::client::origin_of;
use crate::outbox::sms::SmsGateway;
use crate::outbox::{MailServer, Transport};

/// Where the demo's SMS seem to come from; a number that nobody has.
const DEMO_SMS_SENDER: &str = "0120-000-000";

/// Longest sender of SMS that is shown.
const SMS_SENDER_MAX: usize = 40;

/// Where everything is kept.
#[derive(Args, Clone, Debug)]
pub struct StoreArgs {
    /// Folder of the database file and the key file
    #[arg(long, global = true, env = "MADOGUCHI_DATA", default_value = "data")]
    pub data: PathBuf,
    /// postgres://… or sqlite://…; default: a SQLite file in the data folder
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Secret of at least 32 characters, the same for all servers on one database; default: a key file in the data folder
    #[arg(
        long,
        global = true,
        env = "MADOGUCHI_SECRET",
        hide_env_values = true,
        hide = true
    )]
    pub secret: Option<String>,
}

impl StoreArgs {
    /// The database's address.
    pub fn database(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| {
            let file = self.data.join("madoguchi.sqlite");
            format!("sqlite://{}?mode=rwc", file.display())
        })
    }
}

/// What mails say and where they go.
#[derive(Args, Clone, Debug)]
pub struct MailArgs {
    /// The address at which people open the portal; default: the address listened on
    #[arg(long, global = true, env = "MADOGUCHI_PUBLIC_URL", value_parser = parse_public_url)]
    pub public_url: Option<Url>,
    /// Mail server, as in smtps://user:password@host; without one mails stay in the outbox
    #[arg(
        long,
        global = true,
        env = "MADOGUCHI_SMTP_URL",
        hide_env_values = true
    )]
    pub smtp_url: Option<String>,
    /// The address that mails come from
    #[arg(
        long,
        global = true,
        env = "MADOGUCHI_MAIL_FROM",
        default_value = "no-reply@madoguchi.example"
    )]
    pub mail_from: String,
    /// SMS gateway, an address that takes every SMS; without one SMS stay in the outbox
    #[arg(
        long,
        global = true,
        env = "MADOGUCHI_SMS_URL",
        hide_env_values = true,
        requires = "sms_secret"
    )]
    pub sms_url: Option<Url>,
    /// The secret that the gateway and the server sign their messages with
    #[arg(
        long,
        global = true,
        env = "MADOGUCHI_SMS_SECRET",
        hide_env_values = true
    )]
    pub sms_secret: Option<String>,
    /// The number or name that the gateway's SMS come from; signers are told it, so that they know
    /// a true one
    #[arg(long, global = true, env = "MADOGUCHI_SMS_SENDER", value_parser = parse_sms_sender)]
    pub sms_sender: Option<String>,
}

impl MailArgs {
    /// Where SMS go.
    pub fn gateway(&self) -> Result<Option<SmsGateway>, String> {
        match (&self.sms_url, &self.sms_secret) {
            (Some(url), Some(secret)) => SmsGateway::new(url.clone(), secret.clone()).map(Some),
            _ => Ok(None),
        }
    }

    /// What becomes of mails.
    pub fn transport(&self) -> Result<Transport, String> {
        match &self.smtp_url {
            None => Ok(Transport::Keep),
            Some(url) => MailServer::new(url, &self.mail_from)
                .map(Box::new)
                .map(Transport::Smtp),
        }
    }
}

/// Flags of `serve`.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub store: StoreArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub mail: MailArgs,
    /// Address and port; port 0 picks a free one
    #[arg(long, env = "MADOGUCHI_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Folder of the built front end
    #[arg(long, env = "MADOGUCHI_WEB", default_value = "dist")]
    pub web: PathBuf,
    /// Loads demo accounts and opens /dev/outbox and /dev/clock; never where real people sign in
    #[arg(long, env = "MADOGUCHI_DEMO", value_parser = FalseyValueParser::new())]
    pub demo: bool,
    /// How many records the demo's accounts have together when they are first loaded
    #[arg(long, env = "MADOGUCHI_RECORDS", default_value_t = 4_500)]
    pub records: u64,
    /// How many of the demo's accounts have records; default: its own, and so many more that none
    /// has over 5,000
    #[arg(long, env = "MADOGUCHI_ACCOUNTS")]
    pub accounts: Option<u64>,
    /// Whether the demo has requests to sign (署名依頼) from the start; their links lead to the
    /// address of that start
    #[arg(long, env = "MADOGUCHI_DEMO_REQUESTS", default_value_t = true, action = ArgAction::Set)]
    pub demo_requests: bool,
    /// Proxies whose X-Forwarded-… headers are believed, as addresses or networks
    #[arg(long, env = "MADOGUCHI_TRUSTED_PROXY", value_delimiter = ',', value_parser = parse_net)]
    pub trusted_proxy: Vec<IpNet>,
    /// Other origins whose pages may use the API with its cookies
    #[arg(long, env = "MADOGUCHI_ALLOWED_ORIGIN", value_delimiter = ',', value_parser = parse_origin)]
    pub allowed_origin: Vec<String>,
    /// The program that takes PDFs apart; default: this one, which in a test is another
    #[arg(skip)]
    pub program: Option<PathBuf>,
}

/// What answering requests needs to know of the flags.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address at which people open the portal.
    pub public_url: Url,
    /// Folder of the built front end.
    pub web: PathBuf,
    /// Whether the demo's pages are open.
    pub demo: bool,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Other origins that may use the API.
    pub allowed_origins: Vec<String>,
    /// What the SMS gateway signs with.
    pub sms_secret: Option<String>,
    /// Where SMS come from, as signers are told it.
    pub sms_sender: Option<String>,
    /// The program that takes PDFs apart.
    pub program: PathBuf,
    /// `public_url` was given, so pages come from there.
    pub is_public_url_given: bool,
}

impl Config {
    /// `listening` is where the server really listens.
    pub fn new(args: &ServeArgs, listening: SocketAddr) -> Result<Self, String> {
        let default = format!("http://{listening}");
        let public_url = match &args.mail.public_url {
            Some(url) => url.clone(),
            None => parse_public_url(&default)?,
        };
        Ok(Self {
            public_url,
            web: args.web.clone(),
            sms_secret: args.mail.sms_secret.clone(),
            sms_sender: sms_sender(args),
            demo: args.demo,
            trusted_proxies: args.trusted_proxy.clone(),
            allowed_origins: args.allowed_origin.clone(),
            program: args.program.clone().map_or_else(this_program, Ok)?,
            is_public_url_given: args.mail.public_url.is_some(),
        })
    }

    /// The origin of the portal's pages, when it is known.
    pub fn public_origin(&self) -> Option<String> {
        self.is_public_url_given
            .then(|| origin_of(&self.public_url))
    }
}

/// On Linux the one that runs, also when a newer one has taken its place.
fn this_program() -> Result<PathBuf, String> {
    match cfg!(target_os = "linux") {
        true => Ok("/proc/self/exe".into()),
        false => std::env::current_exe()
            .map_err(|error| format!("cannot tell where this program is: {error}")),
    }
}

/// The demo's SMS come from nowhere, and say so in the same place.
fn sms_sender(args: &ServeArgs) -> Option<String> {
    let of_demo = args.demo.then(|| DEMO_SMS_SENDER.to_owned());
    args.mail.sms_sender.clone().or(of_demo)
}

/// The portal's address as links are made from it.
pub fn portal(public_url: &Url) -> String {
    public_url.as_str().trim_end_matches('/').to_owned()
}

fn parse_sms_sender(text: &str) -> Result<String, String> {
    let sender = text.trim();
    let is_fit = (1..=SMS_SENDER_MAX).contains(&sender.chars().count());
    match is_fit && !sender.chars().any(char::is_control) {
        true => Ok(sender.to_owned()),
        false => Err(format!("1 to {SMS_SENDER_MAX} characters are needed")),
    }
}

fn parse_public_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(url.scheme(), "http" | "https") && url.query().is_none() {
        Ok(url)
    } else {
        Err("an http or https address without query is needed".to_owned())
    }
}

fn parse_origin(text: &str) -> Result<String, String> {
    let url = parse_public_url(text)?;
    if url.path() == "/" {
        Ok(origin_of(&url))
    } else {
        Err("an origin has no path".to_owned())
    }
}

fn parse_net(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| "neither an address nor a network such as 10.0.0.0/8".to_owned())
}
