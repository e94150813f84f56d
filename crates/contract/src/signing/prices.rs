//! 料金: what a request costs, taxes included (R-178–R-184, G-04).

use serde::{Deserialize, Serialize};

use super::compose::Delivery;

/// What is charged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChargeKind {
    /// 契約印タイプ送信料, once for a request
    ContractSeal,
    /// 依頼通知 by SMS
    RequestSms,
    /// 完了通知 by SMS
    CompletionSms,
    /// アクセスコードのSMS送信料, all three issues included
    AccessCodeSms,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

impl ChargeKind {
    /// In the order in which a quote lists them.
    pub const ALL: [Self; 4] = [
        Self::ContractSeal,
        Self::RequestSms,
        Self::CompletionSms,
        Self::AccessCodeSms,
    ];

    /// The kind as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            ChargeKind::ContractSeal => "contract_seal",
            ChargeKind::RequestSms => "request_sms",
            ChargeKind::CompletionSms => "completion_sms",
            ChargeKind::AccessCodeSms => "access_code_sms",
            ChargeKind::Unknown => "unknown",
        }
    }

    /// The price of one, in yen.
    pub fn yen(self) -> u32 {
        match self {
            ChargeKind::ContractSeal => 110,
            ChargeKind::RequestSms | ChargeKind::CompletionSms => 33,
            ChargeKind::AccessCodeSms => 55,
            ChargeKind::Unknown => 0,
        }
    }
}

/// Some of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Charge {
    /// What for.
    pub kind: ChargeKind,
    /// How many.
    pub count: u32,
    /// All of them together.
    pub yen: u32,
}

/// What of a signer decides the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignerTerms {
    /// How the request reaches the signer.
    pub delivery: Delivery,
    /// Whether an access code goes out by SMS; never to one's own company.
    pub sms_code: bool,
}

impl SignerTerms {
    /// What the signer costs at first; the seal is the request's.
    pub fn charges(self) -> impl Iterator<Item = ChargeKind> {
        let notices = [ChargeKind::RequestSms, ChargeKind::CompletionSms];
        let notices = notices.into_iter().filter(move |_| self.is_sms());
        notices.chain(self.code())
    }

    /// What asking the signer again costs.
    pub fn re_request_charges(self) -> impl Iterator<Item = ChargeKind> {
        let notice = self.is_sms().then_some(ChargeKind::RequestSms);
        notice.into_iter().chain(self.code())
    }

    /// The price of one 署名再依頼, in yen.
    pub fn re_request_yen(self) -> u32 {
        self.re_request_charges().map(ChargeKind::yen).sum()
    }

    fn is_sms(self) -> bool {
        self.delivery == Delivery::Sms
    }

    fn code(self) -> Option<ChargeKind> {
        self.sms_code.then_some(ChargeKind::AccessCodeSms)
    }
}

/// The price of a request before it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// Without kinds that do not occur.
    pub charges: Vec<Charge>,
    /// All together, in yen.
    pub total: u32,
}

impl Quote {
    /// Of one request to these signers.
    pub fn of(signers: &[SignerTerms]) -> Self {
        let seal = std::iter::once(ChargeKind::ContractSeal);
        Self::sum(seal.chain(signers.iter().flat_map(|signer| signer.charges())))
    }

    /// Of one request to each of them, as 一括送信 sends.
    pub fn of_each(signers: impl IntoIterator<Item = SignerTerms>) -> Self {
        let seal = std::iter::once(ChargeKind::ContractSeal);
        let of_one = |signer: SignerTerms| seal.clone().chain(signer.charges());
        Self::sum(signers.into_iter().flat_map(of_one))
    }

    /// At the prices of today.
    pub fn sum(kinds: impl IntoIterator<Item = ChargeKind>) -> Self {
        Self::booked(kinds.into_iter().map(|kind| (kind, kind.yen())))
    }

    /// Of what was charged, at the prices of then.
    pub fn booked(charges: impl IntoIterator<Item = (ChargeKind, u32)>) -> Self {
        let booked: Vec<(ChargeKind, u32)> = charges.into_iter().collect();
        let charges = ChargeKind::ALL.into_iter().filter_map(|kind| {
            let of_kind = booked.iter().filter(|it| it.0 == kind);
            let count = u32::try_from(of_kind.clone().count()).unwrap_or(u32::MAX);
            let yen = of_kind.fold(0_u32, |sum, it| sum.saturating_add(it.1));
            (count > 0).then_some(Charge { kind, count, yen })
        });
        let charges: Vec<Charge> = charges.collect();
        let total = charges.iter().map(|charge| charge.yen).sum();
        Self { charges, total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY_MAIL: SignerTerms = SignerTerms {
        delivery: Delivery::Email,
        sms_code: true,
    };
    const BY_SMS: SignerTerms = SignerTerms {
        delivery: Delivery::Sms,
        sms_code: true,
    };

    /// G-04
    #[test]
    fn the_prices_of_the_source_come_out_to_the_yen() {
        assert_eq!(Quote::of(&[BY_MAIL]).total, 165);
        assert_eq!(Quote::of(&[BY_SMS]).total, 231);
    }

    ///
    #[test]
    fn asking_again_costs_the_code_and_the_notice_but_no_seal() {
        assert_eq!(165 + BY_MAIL.re_request_yen(), 220);
        assert_eq!(231 + BY_SMS.re_request_yen(), 319);
        assert_eq!(BY_SMS.re_request_yen(), 88);
    }

    #[test]
    fn without_an_sms_the_seal_is_all() {
        let plain = SignerTerms {
            delivery: Delivery::Email,
            sms_code: false,
        };
        let quote = Quote::of(&[plain, plain]);
        assert_eq!(quote.total, 110);
        assert_eq!(quote.charges.len(), 1);
        assert_eq!(plain.re_request_yen(), 0);
    }

    #[test]
    fn what_was_booked_keeps_the_prices_of_then() {
        let code = ChargeKind::AccessCodeSms;
        let quote = Quote::booked([(code, 50), (code, 55), (ChargeKind::ContractSeal, 100)]);
        assert_eq!(quote.total, 205);
        let codes = quote.charges.last().expect("codes");
        assert_eq!((codes.kind, codes.count, codes.yen), (code, 2, 105));
    }

    /// for each signer.
    #[test]
    fn each_signer_is_counted() {
        let quote = Quote::of(&[BY_MAIL, BY_SMS, BY_SMS]);
        let counted: Vec<_> = quote.charges.iter().map(|it| (it.kind, it.count)).collect();
        let expected = [
            (ChargeKind::ContractSeal, 1),
            (ChargeKind::RequestSms, 2),
            (ChargeKind::CompletionSms, 2),
            (ChargeKind::AccessCodeSms, 3),
        ];
        assert_eq!(counted, expected);
        assert_eq!(quote.total, 110 + 2 * 66 + 3 * 55);
    }
}
