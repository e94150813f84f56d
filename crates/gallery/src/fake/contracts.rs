//! Requests as stories want them, and how they are seen.

use chrono::TimeDelta;
use madoguchi_contract::signing::{
    AccessCodeChoice, Delivery, Quote, RequestAct, RequestDocument, RequestState, RequestSummary,
    SignatureRequest, Signer, SignerAct, SignerEvent, SignerEventKind, SignerState, SignerTerms,
    ValidAccessCode, ValidDelivery, ValidSigner,
};

use super::people::Names;
use super::world::now;

/// One request in every state, newest first. The first waits for its drafter: a signer is locked
/// out and has asked for help, the other one was not reached.
pub(super) fn all(drafter: &str, names: Names) -> Vec<SignatureRequest> {
    use RequestState::{Completed, NeedsAttention, Sent, Withdrawn};
    let long = match names {
        Names::Ordinary => "",
        Names::Long => "（国際電子申請サービス運営管理業務に関する覚書および別紙一式を含む）",
    };
    let of = |number: i64, title: &str, state, signers: Vec<Signer>| SignatureRequest {
        id: format!("request-{number}"),
        version: 1,
        title: format!("{title}{long}"),
        message: "内容をご確認のうえ、署名をお願いいたします。".to_owned(),
        state,
        drafter: drafter.to_owned(),
        in_order: false,
        sent_at: now() - TimeDelta::days(number) - TimeDelta::minutes(95),
        completed_at: (state == Completed).then(|| now() - TimeDelta::days(number)),
        documents: documents(title, number),
        charged: Quote::of(&signers.iter().map(terms).collect::<Vec<_>>()),
        signers,
        allowed: Vec::new(),
    };
    vec![
        of(
            0,
            "業務委託契約書",
            NeedsAttention,
            vec![locked_out(), not_reached(), waiting()],
        ),
        of(1, "秘密保持契約書", Sent, vec![waiting()]),
        of(2, "雇用契約書", Completed, vec![signed()]),
        of(3, "賃貸借契約の覚書", Withdrawn, vec![withdrawn()]),
    ]
}

fn documents(title: &str, number: i64) -> Vec<RequestDocument> {
    let names = [format!("{title}.pdf"), "別紙1_作業の範囲.pdf".to_owned()];
    let several = if number == 0 { 2 } else { 1 };
    let names = names.into_iter().take(several).enumerate();
    let document = |(at, name)| RequestDocument {
        place: count(at + 1),
        name,
        size: 184_320 + 20_480 * at as u64,
        sha256: hash(at + 2 * usize::try_from(number).unwrap_or_default()),
    };
    names.map(document).collect()
}

/// A hash that no real file has.
pub(super) fn hash(seed: usize) -> String {
    format!("{:02x}", 23 + 7 * seed).repeat(32)
}

fn terms(signer: &Signer) -> SignerTerms {
    SignerTerms {
        delivery: signer.delivery,
        sms_code: signer.code_mobile.is_some(),
    }
}

fn signer(name: &str, way: Way, state: SignerState, events: &[(i64, SignerEventKind)]) -> Signer {
    let (delivery, destination, code_mobile) = match way {
        Way::Sms(number) => (Delivery::Sms, number, Some(number.to_owned())),
        Way::Mail(address, number) => (Delivery::Email, address, number.map(str::to_owned)),
    };
    let access_code = match code_mobile {
        Some(_) => AccessCodeChoice::Sms,
        None => AccessCodeChoice::Custom,
    };
    let event = |(minutes, kind): &(i64, SignerEventKind)| SignerEvent {
        at: now() - TimeDelta::minutes(*minutes),
        kind: *kind,
    };
    let mut signer = Signer {
        id: format!("signer-{name}"),
        name: name.to_owned(),
        delivery,
        destination: destination.to_owned(),
        own_company: false,
        access_code,
        code_mobile,
        state,
        rescue_asked: false,
        re_request_yen: 0,
        change_yen: 0,
        events: events.iter().map(event).collect(),
        allowed: Vec::new(),
    };
    signer.re_request_yen = terms(&signer).re_request_yen();
    signer.change_yen = match signer.state {
        SignerState::Waiting => 0,
        _ => signer.re_request_yen,
    };
    signer
}

/// How a signer is reached, and where the code goes.
enum Way {
    Sms(&'static str),
    Mail(&'static str, Option<&'static str>),
}

fn locked_out() -> Signer {
    use SignerEventKind as Kind;
    let events = [
        (95, Kind::Asked),
        (61, Kind::Opened),
        (60, Kind::CodeIssued),
        (57, Kind::CodeWrong),
        (50, Kind::CodeExpired),
        (48, Kind::CodeIssued),
        (38, Kind::CodeExpired),
        (31, Kind::CodeIssued),
        (29, Kind::CodeWrong),
        (21, Kind::CodeExpired),
        (21, Kind::Failed),
        (18, Kind::RescueAsked),
    ];
    let way = Way::Sms("090-1234-5678");
    Signer {
        rescue_asked: true,
        ..signer("佐藤 花子", way, SignerState::Failed, &events)
    }
}

fn not_reached() -> Signer {
    use SignerEventKind as Kind;
    let events = [
        (95, Kind::Asked),
        (70, Kind::Opened),
        (69, Kind::CodeIssued),
        (67, Kind::Undelivered),
    ];
    let way = Way::Mail("takahashi@tokiwa.example", Some("080-2345-6789"));
    signer("高橋 健", way, SignerState::Undelivered, &events)
}

fn waiting() -> Signer {
    use SignerEventKind as Kind;
    let way = Way::Mail("watanabe@tokiwa.example", None);
    let events = [(95, Kind::Asked), (42, Kind::Opened)];
    signer("渡辺 恵子", way, SignerState::Opened, &events)
}

fn signed() -> Signer {
    use SignerEventKind as Kind;
    let way = Way::Sms("070-3456-7890");
    let events = [
        (2_975, Kind::Asked),
        (2_892, Kind::Opened),
        (2_891, Kind::CodeIssued),
        (2_890, Kind::Verified),
        (2_880, Kind::Signed),
    ];
    signer("伊藤 翼", way, SignerState::Signed, &events)
}

fn withdrawn() -> Signer {
    use SignerEventKind as Kind;
    let way = Way::Mail("ito@tokiwa.example", None);
    let events = [(4_415, Kind::Asked), (4_300, Kind::Withdrawn)];
    signer("伊藤 翼", way, SignerState::Withdrawn, &events)
}

/// What becomes of a signer, for their timeline.
pub(super) trait Happens {
    fn happened(&mut self, kind: SignerEventKind);
}

impl Happens for Signer {
    fn happened(&mut self, kind: SignerEventKind) {
        self.events.push(SignerEvent { at: now(), kind });
    }
}

/// Takes a request back.
pub(super) fn withdraw(request: &mut SignatureRequest) {
    let signers = request.signers.iter_mut();
    for signer in signers.filter(|it| it.state != SignerState::Signed) {
        signer.state = SignerState::Withdrawn;
        signer.happened(SignerEventKind::Withdrawn);
    }
    request.state = RequestState::Withdrawn;
    request.version += 1;
}

/// Where a request stands after something has become of its signers.
pub(super) fn settle(request: &mut SignatureRequest) {
    let is_stuck = |it: &Signer| matches!(it.state, SignerState::Failed | SignerState::Undelivered);
    request.state = match request.signers.iter().any(is_stuck) {
        true => RequestState::NeedsAttention,
        false => RequestState::Sent,
    };
    request.version += 1;
}

/// With what its drafter may do.
pub(super) fn seen(request: &SignatureRequest) -> SignatureRequest {
    let mut request = request.clone();
    let is_open = matches!(
        request.state,
        RequestState::Sent | RequestState::NeedsAttention
    );
    request.allowed = match request.state {
        RequestState::Completed => vec![RequestAct::DownloadCopy],
        RequestState::Withdrawn => Vec::new(),
        _ => vec![RequestAct::Withdraw],
    };
    for signer in &mut request.signers {
        let has_signed = matches!(signer.state, SignerState::Signed | SignerState::Withdrawn);
        let is_asked = !has_signed && signer.state != SignerState::Waiting;
        if is_open && is_asked {
            signer.allowed.push(SignerAct::ReRequest);
        }
        let is_fixed = signer.access_code == AccessCodeChoice::Sms;
        let is_past = matches!(signer.state, SignerState::Verified | SignerState::Failed);
        if is_open && !has_signed && !is_fixed && !is_past {
            signer.allowed.push(SignerAct::Change);
        }
    }
    request
}

pub(super) fn summary(request: &SignatureRequest) -> RequestSummary {
    let signed = request.signers.iter();
    let signed = signed.filter(|it| it.state == SignerState::Signed);
    RequestSummary {
        id: request.id.clone(),
        title: request.title.clone(),
        state: request.state,
        drafter: request.drafter.clone(),
        sent_at: request.sent_at,
        documents: request.documents.clone(),
        signers: count(request.signers.len()),
        signed: count(signed.count()),
        signer_names: request.signers.iter().map(|it| it.name.clone()).collect(),
    }
}

pub(super) fn asked((at, valid): (usize, ValidSigner)) -> Signer {
    let terms = valid.terms();
    let (delivery, destination) = match valid.delivery {
        ValidDelivery::Email(address) => (Delivery::Email, address),
        ValidDelivery::Sms(number) => (Delivery::Sms, number.written()),
    };
    let (access_code, code_mobile) = match valid.access_code {
        ValidAccessCode::None => (AccessCodeChoice::None, None),
        ValidAccessCode::Custom(_) => (AccessCodeChoice::Custom, None),
        ValidAccessCode::Sms(number) => (AccessCodeChoice::Sms, Some(number.written())),
    };
    Signer {
        id: format!("new-signer-{at}"),
        name: valid.name,
        delivery,
        destination,
        own_company: valid.own_company,
        access_code,
        code_mobile,
        state: SignerState::Asked,
        rescue_asked: false,
        re_request_yen: terms.re_request_yen(),
        change_yen: terms.re_request_yen(),
        events: vec![SignerEvent {
            at: now(),
            kind: SignerEventKind::Asked,
        }],
        allowed: Vec::new(),
    }
}

pub(super) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
