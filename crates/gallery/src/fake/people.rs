//! The accounts of the fake company.

use madoguchi_contract::account::{Account, AccountAct, AccountKind, Language};
use madoguchi_contract::sharing::Party;

/// One account of the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who(pub(super) usize);

/// The gBizIDプライム.
pub const PRIME: Who = Who(0);
/// The gBizIDエントリー, who may not share.
pub const ENTRY: Who = Who(13);
/// A gBizIDメンバー who is not linked on the GビズID side (D-15).
pub const UNLINKED: Who = Who(14);

/// The gBizIDメンバー of a number from 1 to 12.
pub const fn member(number: usize) -> Who {
    assert!(number >= 1 && number <= 12);
    Who(number)
}

/// How long the names of people and companies are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// As most names are.
    #[default]
    Ordinary,
    /// Longer than a page expects.
    Long,
}

/// Names in the order of their kana.
const NAMES: [&str; 15] = [
    "湊 一郎",
    "青木 健太",
    "石川 美咲",
    "上田 直樹",
    "遠藤 さくら",
    "大西 拓也",
    "加藤 由美子",
    "木下 翔",
    "近藤 恵",
    "佐々木 大輔",
    "田中 裕子",
    "中村 悠斗",
    "山本 陽子",
    "早川 誠",
    "村上 彩",
];

impl Who {
    /// Everybody who may be asked to share and ask.
    pub(super) fn sharers() -> impl Iterator<Item = Who> {
        (0..ENTRY.0).map(Who)
    }

    /// The account with an address.
    pub(super) fn with_email(email: &str, names: Names) -> Option<Who> {
        (0..NAMES.len())
            .map(Who)
            .find(|who| who.email(names) == email)
    }

    /// アカウント名
    pub fn name(self, names: Names) -> String {
        let name = NAMES[self.0];
        match names {
            Names::Ordinary => name.to_owned(),
            Names::Long => {
                format!("国際業務統括本部 電子申請推進室 第三企画担当 兼 業務改革推進責任者 {name}")
            }
        }
    }

    /// The gBizID.
    pub fn email(self, names: Names) -> String {
        let local = match self {
            PRIME => "prime".to_owned(),
            ENTRY => "entry".to_owned(),
            UNLINKED => "unlinked".to_owned(),
            Who(number) => format!("member{number:02}"),
        };
        match names {
            Names::Ordinary => format!("{local}@minato.example"),
            Names::Long => format!(
                "{local}.international-business-administration@electronic-filing-promotion.minato-shoji-holdings.example"
            ),
        }
    }

    /// The name of the company that all belong to.
    pub(super) fn company(names: Names) -> String {
        match names {
            Names::Ordinary => "湊商事株式会社".to_owned(),
            Names::Long => {
                "湊商事ホールディングス国際電子申請サービス運営管理業務株式会社 東京国際物流センター支店"
                    .to_owned()
            }
        }
    }

    pub(super) fn kind(self) -> AccountKind {
        match self {
            PRIME => AccountKind::Prime,
            ENTRY => AccountKind::Entry,
            _ => AccountKind::Member,
        }
    }

    pub(super) fn may_share(self) -> bool {
        self != ENTRY && self != UNLINKED
    }

    pub(super) fn may_draft(self) -> bool {
        self != ENTRY
    }

    fn allowed(self) -> Vec<AccountAct> {
        let acts = [
            (self.may_share(), AccountAct::Share),
            (self.may_draft(), AccountAct::Draft),
            (self == PRIME, AccountAct::SetAccessCodePolicy),
        ];
        let acts = acts.into_iter().filter(|(may, _)| *may);
        acts.map(|(_, act)| act).collect()
    }

    pub(super) fn account(self, names: Names) -> Account {
        Account {
            id: format!("account-{}", self.0),
            email: self.email(names),
            name: self.name(names),
            kind: self.kind(),
            company_name: Some(Self::company(names)),
            language: Language::Ja,
            allowed: self.allowed(),
        }
    }

    pub(super) fn party(self, names: Names) -> Party {
        Party {
            name: self.name(names),
            email: self.email(names),
        }
    }
}
