//! Handing a mail to the mail server.

use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::clock::timestamp;
use crate::store::entities::message;

/// How long one mail may take; shorter than a lease.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What becomes of mails.
#[derive(Clone)]
pub enum Transport {
    /// They stay in the outbox.
    Keep,
    /// They go to a mail server.
    Smtp(Box<MailServer>),
}

/// A mail server and the address that mails come from.
#[derive(Clone)]
pub struct MailServer {
    connection: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// How a try went wrong.
#[derive(Debug)]
pub enum SendError {
    /// Another try can succeed.
    Later(String),
    /// The same, and this one has certainly handed nothing over.
    Untaken(String),
    /// It never will.
    Never(String),
    /// What it says is of no use any more.
    TooLate,
}

/// Tells other programs not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl MailServer {
    /// `url` as in `smtps://user:password@host:port` or `smtp://host:port`.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        let connection = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| "the SMTP address cannot be read".to_owned())?
            .timeout(Some(TIMEOUT / 2))
            .build();
        let from = from
            .parse()
            .map_err(|_| format!("{from} is not a mail address"))?;
        Ok(Self { connection, from })
    }

    /// Ends when the mail server has taken the mail.
    pub(super) async fn send(&self, mail: &message::Model, body: String) -> Result<(), SendError> {
        let to: Mailbox = mail
            .recipient
            .parse()
            .map_err(|_| SendError::Never("the address cannot be read".into()))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .message_id(Some(mail.message_id.clone()))
            .date(timestamp(mail.created_at).into())
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|error| SendError::Never(error.to_string()))?;
        match tokio::time::timeout(TIMEOUT, self.connection.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_final(&error) => Err(SendError::Never(error.to_string())),
            Ok(Err(error)) => Err(SendError::Later(error.to_string())),
            Err(_) => Err(SendError::Later("the mail server takes too long".into())),
        }
    }
}

/// A refusal of our own credentials (530–538) is the operator's to mend, not the mail's fault.
fn is_final(error: &smtp::Error) -> bool {
    let about_credentials = error
        .status()
        .is_some_and(|code| (530..=538).contains(&u16::from(code)));
    error.is_permanent() && !about_credentials
}
