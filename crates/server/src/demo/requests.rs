//! 署名依頼 to look at: one that waits for its signer, one of an envelope that all have signed, one
//! whose signer is locked out and asks for help, and one whose SMS did not arrive.

use madoguchi_contract::signing::{
    MobileNumber, SignerEventKind, ValidAccessCode, ValidDelivery, ValidSigner, check_mobile_number,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

use super::{REQUESTS_LOADED, contracts, write_setting};
use crate::app::App;
use crate::clock::{DAY, HOUR, MINUTE, Millis};
use crate::http::failure::Failure;
use crate::outbox::texts::signing as texts;
use crate::server::StartError;
use crate::signing::InCompany;
use crate::signing::compose::{self, Kept, New};
use crate::signing::events;
use crate::signing::progress::Envelope;
use crate::store::entities::{StoredSignerState, account, company, signer};

const DRAFTER: &str = "prime@minato.example";

/// Sends them, once for each database.
pub async fn load(app: &App) -> Result<(), StartError> {
    let tx = app.store.begin().await?;
    if !write_setting(&tx, REQUESTS_LOADED, "yes", false).await? {
        return Ok(());
    }
    let Some(caller) = drafter(&tx).await? else {
        return Ok(());
    };
    let demo = Demo {
        app,
        tx: &tx,
        caller,
        now: app.clock.now(),
    };
    let loaded = demo.write().await;
    loaded.map_err(|failure| format!("the demo's requests cannot be loaded: {failure:?}"))?;
    tx.commit().await?;
    Ok(())
}

async fn drafter(db: &impl ConnectionTrait) -> Result<Option<InCompany>, DbErr> {
    let found = account::Entity::find()
        .filter(account::Column::Email.eq(DRAFTER))
        .find_also_related(company::Entity)
        .one(db)
        .await?;
    let both = found.and_then(|(account, company)| Some((account, company?)));
    Ok(both.map(|(account, company)| InCompany { account, company }))
}

struct Demo<'a> {
    app: &'a App,
    tx: &'a DatabaseTransaction,
    caller: InCompany,
    now: Millis,
}

impl Demo<'_> {
    async fn write(&self) -> Result<(), Failure> {
        let services = vec![("業務委託契約書.pdf", contracts::services())];
        let order = vec![("注文書.pdf", contracts::order())];
        let both = vec![
            ("業務委託契約書.pdf", contracts::services()),
            ("秘密保持契約書.pdf", contracts::secrecy()),
        ];
        let secrecy = vec![("秘密保持契約書.pdf", contracts::secrecy())];

        let signers = vec![
            by_mail(
                "中村 由紀",
                "nakamura@hinata.example",
                ValidAccessCode::None,
            ),
            by_sms("井上 隆", "08055550123"),
        ];
        let at = self.now - 3 * DAY;
        let mut all = self
            .send("取引基本契約（日向食品）", both, signers, at)
            .await?;
        for place in 0..all.signers.len() {
            self.sign(&mut all, place, at + DAY).await?;
        }
        let at = at + DAY + HOUR + 5 * MINUTE;
        all.complete(self.app, self.tx, at).await?;

        let at = self.now - 2 * DAY;
        let signers = vec![by_sms("藤田 亮", "07055550145")];
        let mut away = self.send("注文書（複合機）", order, signers, at).await?;
        self.miss(&mut away, at + MINUTE).await?;

        let at = self.now - 20 * HOUR;
        let signers = vec![by_sms("鈴木 次郎", "09055550178")];
        let mut locked = self.send("秘密保持契約書", secrecy, signers, at).await?;
        self.lock_out(&mut locked, at + HOUR).await?;

        let signers = vec![by_sms("佐藤 花子", "09012345678")];
        let at = self.now - 10 * MINUTE;
        self.send("業務委託契約書", services, signers, at).await?;
        Ok(())
    }

    async fn send(
        &self,
        title: &str,
        files: Vec<(&str, Vec<u8>)>,
        signers: Vec<ValidSigner>,
        at: Millis,
    ) -> Result<Envelope, Failure> {
        let mut documents = Vec::with_capacity(files.len());
        for (name, content) in files {
            documents.push(Kept::new(self.tx, name.to_owned(), content).await?);
        }
        let new = New {
            title: title.to_owned(),
            message: "お手数ですが、内容をご確認のうえ、署名をお願いいたします。".to_owned(),
            in_order: false,
            signers,
        };
        compose::send(self.app, self.tx, &self.caller, new, &documents, at).await
    }

    async fn note(
        &self,
        signer: &signer::Model,
        kind: SignerEventKind,
        at: Millis,
    ) -> Result<(), DbErr> {
        events::note(self.tx, &signer.id, kind, at).await
    }

    /// A signer opens, enters the right code and signs.
    async fn sign(&self, envelope: &mut Envelope, place: usize, at: Millis) -> Result<(), DbErr> {
        let signer = envelope.signers[place].clone();
        let at = at + i64::try_from(place).unwrap_or_default() * HOUR;
        self.note(&signer, SignerEventKind::Opened, at).await?;
        if signer.code_mobile.is_some() {
            self.note(&signer, SignerEventKind::CodeIssued, at + MINUTE)
                .await?;
            self.note(&signer, SignerEventKind::Verified, at + 2 * MINUTE)
                .await?;
        }
        self.note(&signer, SignerEventKind::Signed, at + 5 * MINUTE)
            .await?;
        let mut change = signer::ActiveModel::from(signer);
        change.state = Set(StoredSignerState::Signed);
        change.signed_at = Set(Some(at + 5 * MINUTE));
        envelope.change(self.tx, place, change).await?;
        envelope.settle(self.tx).await
    }

    /// The SMS to the first signer does not arrive.
    async fn miss(&self, envelope: &mut Envelope, at: Millis) -> Result<(), DbErr> {
        let signer = envelope.signers[0].clone();
        self.note(&signer, SignerEventKind::Undelivered, at).await?;
        let mut change = signer::ActiveModel::from(signer);
        change.state = Set(StoredSignerState::Undelivered);
        envelope.change(self.tx, 0, change).await?;
        envelope.settle(self.tx).await
    }

    /// The first signer lets three codes expire, and asks for help.
    async fn lock_out(&self, envelope: &mut Envelope, at: Millis) -> Result<(), DbErr> {
        let signer = envelope.signers[0].clone();
        self.note(&signer, SignerEventKind::Opened, at).await?;
        for nth in 0..3 {
            let at = at + nth * 11 * MINUTE;
            self.note(&signer, SignerEventKind::CodeIssued, at).await?;
            self.note(&signer, SignerEventKind::CodeExpired, at + 10 * MINUTE)
                .await?;
        }
        let at = at + 32 * MINUTE;
        let mut change = signer::ActiveModel::from(signer);
        change.issues = Set(3);
        change.rescue_asked_at = Set(Some(at + MINUTE));
        envelope.change(self.tx, 0, change).await?;
        envelope.fail(self.app, self.tx, 0, at).await?;
        self.note(
            &envelope.signers[0],
            SignerEventKind::RescueAsked,
            at + MINUTE,
        )
        .await?;
        let text = texts::rescue_asked(&envelope.parties(0), self.app.portal());
        self.app
            .outbox
            .write(self.tx, &envelope.drafter, text)
            .await
    }
}

fn by_mail(name: &str, address: &str, access_code: ValidAccessCode) -> ValidSigner {
    ValidSigner {
        name: name.to_owned(),
        delivery: ValidDelivery::Email(address.to_owned()),
        own_company: false,
        access_code,
    }
}

/// With a code that goes to the same number.
fn by_sms(name: &str, mobile: &str) -> ValidSigner {
    let number: MobileNumber = check_mobile_number(mobile).expect("a mobile number");
    ValidSigner {
        name: name.to_owned(),
        delivery: ValidDelivery::Sms(number.clone()),
        own_company: false,
        access_code: ValidAccessCode::Sms(number),
    }
}
