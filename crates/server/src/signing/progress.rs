//! How a request goes on: who is asked, who has failed, and what becomes of the whole.

use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::SignerEventKind;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::link::Link;
use super::{charges, events};
use crate::app::App;
use crate::clock::{DAY, Millis};
use crate::http::failure::Failure;
use crate::outbox::texts::signing::{self as texts, Parties};
use crate::store::entities::{
    Purpose, StoredDelivery, StoredRequestState, StoredSignerState, account, company,
    signature_request, signer,
};

/// For so long a message with a link is worth sending.
pub const LINK_SENT_WITHIN: Millis = 5 * DAY;

/// A request with those who sent it and those who are to sign, locked by whoever reads it so.
pub struct Envelope {
    /// Itself.
    pub request: signature_request::Model,
    /// The drafter's company.
    pub company: company::Model,
    /// The drafter.
    pub drafter: account::Model,
    /// In their order.
    pub signers: Vec<signer::Model>,
}

impl Envelope {
    /// Locks a request until the transaction ends: acts on one request follow one another, on
    /// however many servers.
    pub async fn lock(tx: &DatabaseTransaction, request_id: &str) -> Result<Self, Failure> {
        let not_found = || Failure::new(ProblemCode::NotFound);
        let request = signature_request::Entity::find_by_id(request_id)
            .lock(LockType::NoKeyUpdate)
            .one(tx)
            .await?
            .ok_or_else(not_found)?;
        let company = company::Entity::find_by_id(&request.company_id)
            .one(tx)
            .await?
            .ok_or_else(not_found)?;
        let drafter = account::Entity::find_by_id(&request.drafter_id)
            .one(tx)
            .await?
            .ok_or_else(not_found)?;
        let signers = signer::Entity::find()
            .filter(signer::Column::RequestId.eq(request_id))
            .order_by_asc(signer::Column::Place)
            .all(tx)
            .await?;
        Ok(Self {
            request,
            company,
            drafter,
            signers,
        })
    }

    /// Whether nothing more happens to it.
    pub fn is_closed(&self) -> bool {
        matches!(
            self.request.state,
            StoredRequestState::Completed | StoredRequestState::Withdrawn
        )
    }

    /// The place of a signer among the others.
    pub fn position(&self, signer_id: &str) -> Option<usize> {
        self.signers.iter().position(|it| it.id == signer_id)
    }

    /// Writes a change of a signer down.
    pub async fn change(
        &mut self,
        tx: &DatabaseTransaction,
        at: usize,
        change: signer::ActiveModel,
    ) -> Result<(), DbErr> {
        self.signers[at] = change.update(tx).await?;
        Ok(())
    }

    /// Sends everybody whose turn it is the first link.
    pub async fn ask_next(
        &mut self,
        app: &App,
        tx: &DatabaseTransaction,
        now: Millis,
    ) -> Result<(), DbErr> {
        for at in 0..self.signers.len() {
            if self.signers[at].state == StoredSignerState::Waiting {
                self.ask(app, tx, at, SignerEventKind::Asked, now).await?;
            }
            let has_signed = self.signers[at].state == StoredSignerState::Signed;
            if self.request.in_order && !has_signed {
                break;
            }
        }
        Ok(())
    }

    /// Sends a signer the link of the present round, which is charged. One that was sent before no
    /// longer opens, and one that still waits is not sent.
    pub async fn ask(
        &mut self,
        app: &App,
        tx: &DatabaseTransaction,
        at: usize,
        kind: SignerEventKind,
        now: Millis,
    ) -> Result<(), DbErr> {
        let outbox = &app.outbox;
        let id = &self.signers[at].id;
        outbox
            .take_back_from(tx, id, &[Purpose::Request, Purpose::Code])
            .await?;
        let link = Link::of(app, &self.signers[at]);
        let mut change = signer::ActiveModel::from(self.signers[at].clone());
        change.state = Set(StoredSignerState::Asked);
        change.link_hash = Set(Some(link.hash(app)));
        self.change(tx, at, change).await?;
        let signer = &self.signers[at];
        events::note(tx, &signer.id, kind, now).await?;
        charges::book_signer(tx, signer, now).await?;
        let link = link.address(app);
        let text = match signer.delivery {
            StoredDelivery::Email => texts::request_mail(&self.parties(at), &link),
            StoredDelivery::Sms => texts::request_sms(&self.parties(at), &link),
        };
        let until = now + LINK_SENT_WITHIN;
        outbox
            .write_to_signer(tx, signer, Purpose::Request, text, until)
            .await
    }

    /// A signer can get no further code: the documents stay closed, and the drafter is told
    /// (R-200, R-202, D-7).
    pub async fn fail(
        &mut self,
        app: &App,
        tx: &DatabaseTransaction,
        at: usize,
        when: Millis,
    ) -> Result<(), DbErr> {
        let mut change = signer::ActiveModel::from(self.signers[at].clone());
        change.state = Set(StoredSignerState::Failed);
        change.session_hash = Set(None);
        change.session_ends_at = Set(None);
        self.change(tx, at, change).await?;
        events::note(tx, &self.signers[at].id, SignerEventKind::Failed, when).await?;
        self.settle(tx).await?;
        let text = texts::verification_failed(&self.parties(at), app.portal());
        app.outbox.write(tx, &self.drafter, text).await
    }

    /// Brings the request's own state up to date with its signers', and counts the change.
    pub async fn settle(&mut self, tx: &DatabaseTransaction) -> Result<(), DbErr> {
        let is = |state| move |signer: &signer::Model| signer.state == state;
        let needs_attention =
            |signer: &signer::Model| is(StoredSignerState::Failed)(signer) || is_unreached(signer);
        let state = if self.request.state == StoredRequestState::Withdrawn {
            StoredRequestState::Withdrawn
        } else if self.signers.iter().all(is(StoredSignerState::Signed)) {
            StoredRequestState::Completed
        } else if self.signers.iter().any(needs_attention) {
            StoredRequestState::NeedsAttention
        } else {
            StoredRequestState::Sent
        };
        let mut change = signature_request::ActiveModel::from(self.request.clone());
        change.state = Set(state);
        change.version = Set(self.request.version + 1);
        self.request = change.update(tx).await?;
        Ok(())
    }

    /// Notes that all have signed, and tells everybody.
    pub async fn complete(
        &mut self,
        app: &App,
        tx: &DatabaseTransaction,
        now: Millis,
    ) -> Result<(), DbErr> {
        let mut change = signature_request::ActiveModel::from(self.request.clone());
        change.completed_at = Set(Some(now));
        self.request = change.update(tx).await?;
        for at in 0..self.signers.len() {
            let signer = &self.signers[at];
            let link = Link::of(app, signer).address(app);
            let text = match signer.delivery {
                StoredDelivery::Email => texts::completion_mail(&self.parties(at), &link),
                StoredDelivery::Sms => texts::completion_sms(&self.parties(at), &link),
            };
            let until = now + LINK_SENT_WITHIN;
            app.outbox
                .write_to_signer(tx, signer, Purpose::Notice, text, until)
                .await?;
        }
        let text = texts::all_signed(&self.request, &self.drafter, app.portal());
        app.outbox.write(tx, &self.drafter, text).await
    }

    /// Who a message is about.
    pub fn parties(&self, at: usize) -> Parties<'_> {
        Parties {
            request: &self.request,
            company: &self.company,
            drafter: &self.drafter,
            signer: &self.signers[at],
        }
    }
}

/// Whether the newest SMS, of the request or of a code, did not arrive (未到達).
pub fn is_unreached(signer: &signer::Model) -> bool {
    match signer.state {
        StoredSignerState::Undelivered => true,
        StoredSignerState::Opened => signer.code_undelivered,
        _ => false,
    }
}
