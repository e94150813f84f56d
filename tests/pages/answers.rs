//! What the server says in the tests.

use madoguchi_contract::Timestamp;
use madoguchi_contract::account::{Account, AccountAct, AccountKind, Language, Session};
use madoguchi_contract::sharing::{
    Party, RecordCounts, RequestList, Right, Rights, Share, ShareAct, ShareList, ShareState,
};

pub fn signed_in(waiting_requests: u32) -> Session {
    Session {
        account: Some(Account {
            id: "a1".into(),
            email: "prime@minato.example".into(),
            name: "湊 一郎".into(),
            kind: AccountKind::Prime,
            company_name: Some("湊商事株式会社".into()),
            language: Language::Ja,
            allowed: vec![AccountAct::Share],
        }),
        waiting_requests,
        new_records: RecordCounts::default(),
    }
}

pub fn viewing() -> Rights {
    Rights {
        official_document_right: Right::View,
        delivery_right: Right::View,
    }
}

pub fn downloading() -> Rights {
    Rights {
        official_document_right: Right::Download,
        delivery_right: Right::Download,
    }
}

pub fn share(number: u32, version: u32, rights: Rights) -> Share {
    Share {
        id: format!("s{number}"),
        version,
        state: ShareState::Approved,
        party: Party {
            name: format!("社員 {number}"),
            email: format!("member{number:02}@minato.example"),
        },
        official_document_right: rights.official_document_right,
        delivery_right: rights.delivery_right,
        requested_at: Timestamp::default(),
        decided_at: Some(Timestamp::default()),
        ends_on: None,
        days_left: None,
        renewal: None,
        allowed: vec![ShareAct::Change, ShareAct::Delete],
        last_used_at: None,
        undo: None,
    }
}

pub fn shares(shares: Vec<Share>) -> ShareList {
    ShareList {
        limit: 10,
        remaining: 10 - u32::try_from(shares.len()).unwrap(),
        shares,
        undo: None,
    }
}

pub fn requests(shares: Vec<Share>) -> RequestList {
    let ask = |share| Share {
        state: ShareState::Requested,
        decided_at: None,
        allowed: vec![ShareAct::Decide],
        ..share
    };
    RequestList {
        requests: shares.into_iter().map(ask).collect(),
        own_records: RecordCounts::default(),
    }
}
