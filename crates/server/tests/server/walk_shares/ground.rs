//! Shares in every state, and everybody who might try what they open.

use std::collections::BTreeMap;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::support::command::succeed;
use crate::support::records::{FAMILIES, line};
use crate::support::{ELSEWHERE, ENTRY, PASSWORD, PRIME, Person, Test, UNLINKED, member, text};

pub const NUMBER: &str = "zq-0001";

const DAY: u64 = 24 * 60 * 60;

/// What became of a request after it was sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Became {
    NeverAsked,
    Waits,
    Approved,
    Refused,
    Withdrawn,
    Stopped,
    Deleted,
    Over,
    RenewalWaits,
    OwnerLocked,
    OwnerDisabled,
    RequesterDisabled,
}

use Became::*;

/// Who asked, whom, for which rights (公文書, 電子送達), and what became of it. `m2` is `member02`.
const SHARES: [(&str, &str, [&str; 2], Became); 17] = [
    ("prime", "m1", ["view", "view"], Approved),
    ("m2", "m1", ["view", "download"], Approved),
    ("m3", "m1", ["download", "view"], Approved),
    ("m4", "m1", ["download", "download"], Approved),
    ("m5", "m1", ["view", "view"], Waits),
    ("m6", "m1", ["download", "download"], Waits),
    ("m7", "m1", ["download", "download"], Refused),
    ("m8", "m1", ["download", "download"], Withdrawn),
    ("m9", "m1", ["download", "download"], Stopped),
    ("prime", "m10", ["download", "download"], Deleted),
    ("m2", "m10", ["download", "download"], Over),
    ("m4", "m10", ["download", "download"], RenewalWaits),
    ("m5", "m11", ["download", "download"], OwnerLocked),
    ("m6", "m12", ["download", "download"], OwnerDisabled),
    ("m7", "m10", ["download", "download"], RequesterDisabled),
    ("m3", "m10", ["", ""], NeverAsked),
    // Sharing goes one way.
    ("m1", "prime", ["", ""], NeverAsked),
];

/// What one owner has, as paths below `/api/v1`.
pub struct Belongings {
    /// Of each family: the record and its document.
    pub records: Vec<(String, String)>,
    pub upload: String,
}

/// Somebody who tries to reach what is an owner's.
pub struct Caller {
    pub name: String,
    pub email: String,
    pub owner: String,
    /// 200 where the records are seen.
    pub status: u16,
    /// Which of 公文書 and 電子送達 come as files.
    pub downloads: [bool; 2],
    pub person: Person,
    key: Option<String>,
}

impl Caller {
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.person.request(method, path);
        match &self.key {
            Some(key) => request.header("authorization", format!("Bearer {key}")),
            None => request,
        }
    }
}

/// Everything there is.
pub struct Ground {
    pub test: Test,
    pub callers: Vec<Caller>,
    pub owners: BTreeMap<String, Belongings>,
    /// The two people of each share, and its id.
    pub shares: Vec<([String; 2], String)>,
    /// Who can undo, and the id.
    pub undos: Vec<([String; 2], String)>,
}

fn email(short: &str) -> String {
    match short.strip_prefix('m') {
        Some(number) => member(number.parse().expect("a number")),
        None => PRIME.to_owned(),
    }
}

impl Ground {
    pub async fn new() -> Self {
        let test = Test::start().await;
        let owners = ["m1", "m10", "m11", "m12", "prime"].map(email);
        let lines = owners
            .iter()
            .flat_map(|owner| FAMILIES.map(|(_, family, _)| line(owner, family, NUMBER)));
        test.import(&lines.collect::<Vec<_>>());
        let mut ground = Self {
            test,
            callers: Vec::new(),
            owners: BTreeMap::new(),
            shares: Vec::new(),
            undos: Vec::new(),
        };
        for (requester, owner, rights, became) in SHARES {
            if became != NeverAsked {
                ground
                    .share(&email(requester), &email(owner), rights, became)
                    .await;
            }
        }
        ground.test.advance(2 * DAY);
        for owner in owners {
            let belongings = ground.belongings_of(&owner).await;
            ground.owners.insert(owner, belongings);
        }
        ground.bring_callers().await;
        ground.misfortune().await;
        ground
    }

    /// The first id of a list that this account has no part in.
    pub fn of_others(list: &[([String; 2], String)], email: &str) -> String {
        let foreign = list
            .iter()
            .find(|(people, _)| people.iter().all(|p| p != email));
        foreign.expect("somebody else's").1.clone()
    }

    async fn share(&mut self, requester: &str, owner: &str, rights: [&str; 2], became: Became) {
        let asking = self.test.sign_in(requester).await;
        let owning = self.test.sign_in(owner).await;
        let ends_on = match became {
            Over => "2026-11-23",
            RenewalWaits => "2026-12-22",
            _ => "",
        };
        let asked = json!({"add": [{
            "gbizId": owner,
            "officialDocumentRight": rights[0],
            "deliveryRight": rights[1],
            "endsOn": ends_on
        }]});
        asking.change(asked).await.expect(200);
        let id = text(&asking.share(owner).await["id"]);
        match became {
            Waits | Withdrawn => {}
            Refused => drop(owning.decide(&id, 1, "refuse").await.expect(200)),
            _ => drop(owning.decide(&id, 1, "approve").await.expect(200)),
        }
        let mut act = Value::Null;
        let mut by = requester;
        match became {
            Withdrawn | Deleted => {
                let delete = json!({"delete": [{"id": id, "version": 1}]});
                act = asking.change(delete).await.expect(200).body;
            }
            Stopped => {
                act = owning.stop(&id, 1).await.expect(200).body;
                by = owner;
            }
            RenewalWaits => drop(asking.renew(&id, 1, "2027-01-22").await.expect(200)),
            _ => {}
        }
        if let Some(undo) = act["undo"]["id"].as_str() {
            self.undos
                .push(([by.to_owned(), by.to_owned()], undo.to_owned()));
        }
        self.shares
            .push(([requester.to_owned(), owner.to_owned()], id));
    }

    async fn belongings_of(&self, owner: &str) -> Belongings {
        let person = self.test.sign_in(owner).await;
        let mut records = Vec::new();
        for (family, ..) in FAMILIES {
            let list = format!("{family}?words={NUMBER}&ownOnly=true");
            let list = person.records(&list).await.expect(200).body;
            let record = format!("{family}/{}", text(&list["records"][0]["id"]));
            let document = person.document_path(&record).await;
            records.push((record, document));
        }
        Belongings {
            records,
            upload: person.begin("a.pdf", 10).await,
        }
    }

    async fn bring_callers(&mut self) {
        for (requester, owner, rights, became) in SHARES {
            let (email, owner) = (email(requester), email(owner));
            let status = match became {
                Approved | RenewalWaits | OwnerLocked => 200,
                RequesterDisabled => 401,
                _ => 404,
            };
            self.callers.push(Caller {
                name: format!("{email}, who asked {owner} for {rights:?}: {became:?}"),
                person: self.test.sign_in(&email).await,
                downloads: rights.map(|right| right == "download"),
                email,
                owner,
                status,
                key: None,
            });
        }
        for email in [ENTRY, UNLINKED, ELSEWHERE] {
            let person = self.test.sign_in(email).await;
            self.stranger(email, person, 404, None);
        }
        let key = succeed(&self.test.args, &["api-key", "create", "payroll"]);
        self.stranger("an API key", self.test.visitor(), 401, Some(key));
        self.stranger("nobody", self.test.visitor(), 401, None);
    }

    fn stranger(&mut self, name: &str, person: Person, status: u16, key: Option<String>) {
        self.callers.push(Caller {
            name: name.to_owned(),
            email: name.to_owned(),
            owner: member(1),
            status,
            downloads: [false; 2],
            person,
            key,
        });
    }

    async fn misfortune(&mut self) {
        for (requester, owner, _, became) in SHARES {
            match became {
                OwnerDisabled => {
                    succeed(&self.test.args, &["account", "disable", &email(owner)]);
                }
                RequesterDisabled => {
                    let requester = email(requester);
                    succeed(&self.test.args, &["account", "disable", &requester]);
                    for caller in &mut self.callers {
                        if caller.email == requester {
                            caller.status = 401;
                        }
                    }
                }
                OwnerLocked => {
                    let visitor = self.test.visitor();
                    let mut status = 401;
                    while status == 401 {
                        status = visitor.try_sign_in(&email(owner), "wrong").await.status;
                    }
                    let right = visitor.try_sign_in(&email(owner), PASSWORD).await;
                    right.expect_problem(429, "sign_in_locked");
                }
                _ => {}
            }
        }
    }
}
