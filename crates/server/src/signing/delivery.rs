//! What the gateway tells of an SMS: 未到達 is shown to the drafter and to the signer.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{SignerEventKind, SmsDelivery, SmsDeliveryState};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};

use super::progress::Envelope;
use super::{codes, events};
use crate::app::App;
use crate::http::failure::Failure;
use crate::outbox::sms::{SIGNATURE, is_signed};
use crate::store::entities::{Channel, MessageState, Purpose, StoredSignerState, message, signer};

/// Handled at a time.
const SOME: u64 = 100;

/// From the SMS gateway, signed with the secret that it shares with the server.
#[utoipa::path(
    post,
    path = "/sms/deliveries",
    tag = "signing",
    summary = "Tell what became of an SMS",
    security(()),
    params(("Madoguchi-Signature" = String, Header,
        description = "`t=<seconds since 1970>,v1=<hexadecimal HMAC-SHA256 of \"t.body\">`, at most five minutes old")),
    request_body(content = SmsDelivery, example = json!({"id": "<…@madoguchi.example>", "state": "undelivered"})),
    extensions(("x-problem-codes" = json!(["signature_wrong", "not_found", "invalid_fields"]))),
    responses((status = 204, description = "Noted; telling it again changes nothing"))
)]
pub async fn tell_delivery(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let signature = headers.get(SIGNATURE).and_then(|value| value.to_str().ok());
    let text = std::str::from_utf8(&body).unwrap_or_default();
    let now = app.clock.now();
    let is_ours = app.config.sms_secret.as_deref().is_some_and(|secret| {
        signature.is_some_and(|signature| is_signed(secret, signature, text, now))
    });
    if !is_ours {
        return Err(Failure::new(ProblemCode::SignatureWrong));
    }
    let told: SmsDelivery = crate::http::json::read(&body)?;
    let sms = message::Entity::find()
        .filter(message::Column::MessageId.eq(&told.id))
        .filter(message::Column::Channel.eq(Channel::Sms))
        .one(app.store.connection())
        .await?
        .ok_or_else(|| Failure::new(ProblemCode::NotFound))?;
    if told.state == SmsDeliveryState::Undelivered {
        note_undelivered(&app, sms).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Tells of SMS that the gateway has refused for good.
pub async fn note_refused(app: &App) -> Result<(), Failure> {
    let refused = message::Entity::find()
        .filter(message::Column::Channel.eq(Channel::Sms))
        .filter(message::Column::State.eq(MessageState::Failed))
        .filter(message::Column::Purpose.is_not_null())
        .limit(SOME)
        .all(app.store.connection())
        .await?;
    for sms in refused {
        let id = sms.id;
        if let Err(error) = note_undelivered(app, sms).await {
            tracing::error!(sms = id, ?error, "what became of an SMS was not noted");
        }
    }
    Ok(())
}

/// Once for each SMS, and only while what it carried is still of use.
async fn note_undelivered(app: &App, sms: message::Model) -> Result<(), Failure> {
    let (Some(signer_id), Some(purpose)) = (sms.signer_id.clone(), sms.purpose) else {
        return Ok(());
    };
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let found = signer::Entity::find_by_id(&signer_id).one(&tx).await?;
    let Some(found) = found else { return Ok(()) };
    let mut envelope = Envelope::lock(&tx, &found.request_id).await?;
    // Whether the code counts is decided while its SMS can be found.
    if let Some(at) = envelope.position(&signer_id) {
        codes::end_expired(app, &tx, &mut envelope, at, now).await?;
    }
    let noted = message::Entity::update_many()
        .col_expr(message::Column::Purpose, Option::<String>::None.into())
        .filter(message::Column::Id.eq(sms.id))
        .filter(message::Column::Purpose.is_not_null())
        .exec(&tx)
        .await?;
    let at = envelope.position(&signer_id);
    if let Some(at) = at.filter(|_| noted.rows_affected == 1) {
        let is_newest = !is_followed(&tx, &sms).await?;
        let signer = envelope.signers[at].clone();
        let is_present = sms.round == Some(signer.round);
        let is_unopened = signer.state == StoredSignerState::Asked;
        let is_withdrawn = signer.state == StoredSignerState::Withdrawn;
        // Another signer may have taken the place meanwhile.
        let is_same = sms.recipient == signer.destination;
        let mut change = signer::ActiveModel::from(signer);
        let is_of_use = match purpose {
            Purpose::Request if is_present && is_unopened && is_same => {
                change.state = Set(StoredSignerState::Undelivered);
                true
            }
            Purpose::Code if is_present && is_newest && !is_withdrawn => {
                change.code_undelivered = Set(true);
                true
            }
            _ => false,
        };
        if is_of_use {
            envelope.signers[at] = change.update(&tx).await?;
            events::note(&tx, &signer_id, SignerEventKind::Undelivered, now).await?;
            envelope.settle(&tx).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Whether something was written to the signer after it.
async fn is_followed(tx: &DatabaseTransaction, sms: &message::Model) -> Result<bool, Failure> {
    let later = message::Entity::find()
        .filter(message::Column::SignerId.eq(sms.signer_id.clone()))
        .filter(message::Column::Id.gt(sms.id))
        .one(tx)
        .await?;
    Ok(later.is_some())
}
