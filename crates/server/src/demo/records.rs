//! The demo's records: the same ones for an account each time, up to the present.

use chrono::{Datelike, Days, NaiveDate};
use madoguchi_contract::records::{DocumentKind, Family, RecordItem, RecordStatus};

use super::draw::Draw;
use super::papers;
use super::procedures::{DELIVERIES, NOTICES, PROCEDURES, Procedure, Subject};
use crate::clock::{DAY, HOUR, MINUTE, Millis, SECOND, day_begins, in_japan};
use crate::records::import::{NewDocument, NewEvent, NewRecord};

/// About fourteen months.
const SPAN: u64 = 426;

/// Of ten records in a row.
const FAMILIES: [Family; 10] = {
    use Family::{Delivery as D, DeliverySubscription as S, Filing as F, FilingNotice as N};
    [F, N, D, F, N, F, S, F, D, N]
};

const FAMILY_NAMES: [&str; 10] = [
    "佐藤", "鈴木", "高橋", "伊藤", "山田", "松本", "井上", "清水", "林", "斎藤",
];
const GIVEN_NAMES: [&str; 10] = [
    "翔太", "美穂", "健", "由香", "大樹", "千尋", "亮", "彩花", "誠", "奈々",
];
const CARGO: [&str; 5] = ["冷凍食品", "建設資材", "雑貨", "機械部品", "飲料"];

/// Whose records they are.
pub struct Owner {
    /// The account.
    pub id: String,
    /// Its gBizID, from which everything that varies is drawn.
    pub email: String,
    /// アカウント名
    pub name: String,
    /// The company's name.
    pub company: &'static str,
}

/// `count` records, newest first.
pub fn records(owner: &Owner, now: Millis, count: u64) -> impl Iterator<Item = NewRecord> {
    use RecordStatus::{CorrectionWanted, ResubmissionWanted};
    let mut draw = Draw::new(&owner.email);
    // Everybody has one of each, recent enough to be answered.
    let mut wanted = [CorrectionWanted, ResubmissionWanted].into_iter();
    (0..count).map(move |index| {
        let age = SPAN * index / count;
        let at = office_hour(now, age, &mut draw);
        let family = FAMILIES[(index % 10) as usize];
        let mut record = match family {
            Family::Filing => {
                let wanted = (4..60).contains(&age).then(|| wanted.next()).flatten();
                filing(owner, at, age, wanted, &mut draw)
            }
            Family::FilingNotice => notice(owner, at, age, &mut draw),
            Family::DeliverySubscription => subscription(owner, at, age, &mut draw),
            Family::Delivery => delivery(owner, at, age, &mut draw),
        };
        record.number = number(family, at, index, &mut draw);
        record.not_after(now);
        record
    })
}

fn filing(
    owner: &Owner,
    at: Millis,
    age: u64,
    wanted: Option<RecordStatus>,
    draw: &mut Draw,
) -> NewRecord {
    use RecordStatus::{
        Arrived, Completed, CorrectionWanted, ResubmissionWanted, UnderReview, Withdrawn,
    };
    let (index, procedure) = draw.one_of_all(&PROCEDURES);
    let drawn = match (age, draw.below(20)) {
        (0..4, 0..14) => Arrived,
        (0..25, 0..15) => UnderReview,
        (0..60, 15 | 16) => CorrectionWanted,
        (0..60, 18) => ResubmissionWanted,
        (_, 17) => Withdrawn,
        _ => Completed,
    };
    let status = wanted.unwrap_or(drawn);
    let mut record = new(
        owner,
        Family::Filing,
        procedure.title,
        procedure.authority,
        at,
    );
    record.items = items(owner, procedure, draw);
    record.event(0, Arrived, None);
    if status != Arrived {
        record.event(1, UnderReview, None);
    }
    match status {
        CorrectionWanted => {
            let note = "添付書類の2ページ目がなく、記載された日付も申請書と一致しません。\n\
                        日付を確かめ、すべてのページがそろった添付書類を提出してください。";
            record.event(3, status, Some(note));
        }
        ResubmissionWanted => {
            let note = "提出された申請書は旧様式のため、受理できません。\n\
                        新様式で作成し、添付書類とあわせて再提出してください。";
            record.event(2, status, Some(note));
        }
        Withdrawn => record.event(4, status, Some("申請者により取り下げられました。")),
        Completed => record.event(6, status, Some("公文書を発出しました。")),
        _ => {}
    }
    record.status = status;
    record.document(
        papers::filing(index, DocumentKind::Submitted),
        procedure.submitted,
        None,
    );
    if status == Completed {
        let acquired = (age > 30 && draw.below(4) > 0).then_some(at + 8 * DAY);
        let paper = papers::filing(index, DocumentKind::OfficialDocument);
        record.document(paper, procedure.official, Some(acquired));
    }
    record
}

fn notice(owner: &Owner, at: Millis, age: u64, draw: &mut Draw) -> NewRecord {
    use RecordStatus::{Read, Unread};
    let (_, procedure) = draw.one_of_all(&PROCEDURES);
    let (index, (told, text)) = draw.one_of_all(&NOTICES);
    let title = format!("{told}（{}）", procedure.title);
    let mut record = new(owner, Family::FilingNotice, &title, procedure.authority, at);
    record.items = vec![
        item("宛先", &owner.name),
        item("手続名", procedure.title),
        item("お知らせの内容", text),
    ];
    record.event(0, Unread, None);
    record.status = if age < 20 && draw.below(3) > 0 {
        Unread
    } else {
        Read
    };
    if record.status == Read {
        record.event(1, Read, None);
    }
    record.document(papers::notice(index), told, Some(None));
    record
}

fn subscription(owner: &Owner, at: Millis, age: u64, draw: &mut Draw) -> NewRecord {
    use RecordStatus::{Accepted, Active, Applied, Stopped};
    let (index, (name, authority)) = draw.one_of_all(&DELIVERIES);
    let title = format!("電子送達利用申込み（{name}）");
    let mut record = new(owner, Family::DeliverySubscription, &title, authority, at);
    record.items = vec![
        item("申込者", owner.company),
        item("受け取る情報", name),
        item("受け取るアカウント", &owner.name),
    ];
    let steps = [(0, Applied), (2, Accepted), (5, Active), (90, Stopped)];
    let reached = match (age, draw.below(5)) {
        (0..4, _) => 1,
        (0..15, _) => 2,
        (100.., 0) => 4,
        _ => 3,
    };
    for (day, status) in steps.into_iter().take(reached) {
        record.event(day, status, None);
        record.status = status;
    }
    record.document(papers::subscription(index), "電子送達利用申込書", None);
    record
}

fn delivery(owner: &Owner, at: Millis, age: u64, draw: &mut Draw) -> NewRecord {
    use RecordStatus::{Acquired, Unacquired};
    let (index, (name, authority)) = draw.one_of_all(&DELIVERIES);
    let month = in_japan(at - 30 * DAY);
    let title = format!(
        "{name}（令和{}年{}月分）",
        month.year() - 2018,
        month.month()
    );
    let mut record = new(owner, Family::Delivery, &title, authority, at);
    record.items = vec![
        item("送達先", owner.company),
        item(
            "対象年月",
            &format!("{}年{}月", month.year(), month.month()),
        ),
        item("保存期間", "送達日から5年間"),
    ];
    record.event(0, Unacquired, None);
    record.status = if age < 25 && draw.below(4) > 0 {
        Unacquired
    } else {
        Acquired
    };
    let acquired = (record.status == Acquired).then_some(at + 5 * HOUR);
    if record.status == Acquired {
        record.event(1, Acquired, None);
    }
    record.document(papers::delivery(index), name, Some(acquired));
    record
}

fn items(owner: &Owner, procedure: &Procedure, draw: &mut Draw) -> Vec<RecordItem> {
    let person = format!(
        "{} {}",
        draw.one_of(&FAMILY_NAMES),
        draw.one_of(&GIVEN_NAMES)
    );
    let mut items = vec![item("申請者", owner.company), item("担当者", &owner.name)];
    items.extend(match procedure.subject {
        Subject::Person => vec![
            item("被保険者氏名", &person),
            item(
                "事業所整理記号",
                &format!("{:02}-ミナト", 10 + draw.below(80)),
            ),
            item("被保険者整理番号", &format!("{}", 100 + draw.below(900))),
        ],
        Subject::Employer => vec![
            item("事業所名称", owner.company),
            item("対象となる人数", &format!("{}人", 3 + draw.below(120))),
        ],
        Subject::Tax => vec![
            item("事業年度", "令和7年4月1日から令和8年3月31日まで"),
            item(
                "金額",
                &format!("{},{:03}円", 100 + draw.below(900), draw.below(10) * 100),
            ),
        ],
        Subject::Bid => vec![
            item("業種区分", "役務の提供等"),
            item("希望する等級", ["A", "B", "C"][draw.below(3) as usize]),
            item("所在地", "兵庫県みなと市港町一丁目2番3号"),
        ],
        Subject::Permit => vec![
            item("対象", draw.one_of(&CARGO)),
            item("施設の所在地", "兵庫県みなと市港町一丁目2番3号\n湊第二倉庫"),
            item("希望する期間", "許可の日から2年間"),
        ],
    });
    items
}

fn item(label: &str, value: &str) -> RecordItem {
    RecordItem {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

/// Unique for its owner by the running index.
fn number(family: Family, at: Millis, index: u64, draw: &mut Draw) -> String {
    let day = in_japan(at).format("%Y%m");
    match family {
        Family::Filing => format!("{day}-{:02}{index:06}", draw.below(100)),
        Family::FilingNotice => format!("T{day}-{index:07}"),
        Family::DeliverySubscription => format!("M{day}-{index:07}"),
        Family::Delivery => format!("S{day}-{index:07}"),
    }
}

fn new(owner: &Owner, family: Family, title: &str, authority: &str, at: Millis) -> NewRecord {
    NewRecord {
        owner_id: owner.id.clone(),
        family,
        number: String::new(),
        title: title.to_owned(),
        authority: authority.to_owned(),
        status: RecordStatus::Unknown,
        arrived_at: at,
        items: Vec::new(),
        events: Vec::new(),
        documents: Vec::new(),
    }
}

impl NewRecord {
    fn event(&mut self, days_later: i64, status: RecordStatus, note: Option<&str>) {
        self.events.push(NewEvent {
            at: self.arrived_at + days_later * DAY + self.events.len() as i64 * MINUTE,
            status,
            note: note.map(str::to_owned),
        });
    }

    /// What would lie in the future has happened between its arrival and `now`.
    fn not_after(&mut self, now: Millis) {
        let steps = self.events.len().max(1) as i64;
        let step = (now - self.arrived_at) / steps;
        let reaches_beyond = self.events.iter().any(|event| event.at > now);
        for (event, place) in self.events.iter_mut().zip(0..).filter(|_| reaches_beyond) {
            event.at = self.arrived_at + place * step;
        }
        for document in &mut self.documents {
            document.acquired_at = document.acquired_at.map(|at| at.min(now));
        }
    }

    /// `acquired` is given for official documents only.
    fn document(&mut self, paper: String, name: &str, acquired: Option<Option<Millis>>) {
        self.documents.push(NewDocument {
            path: paper,
            name: format!("{name}.pdf"),
            kind: if acquired.is_some() {
                DocumentKind::OfficialDocument
            } else {
                DocumentKind::Submitted
            },
            acquired_at: acquired.flatten(),
        });
    }
}

/// A moment between nine and six on a working day, `age` days ago, and never in the future.
fn office_hour(now: Millis, age: u64, draw: &mut Draw) -> Millis {
    let mut day: NaiveDate = in_japan(now).date_naive() - Days::new(age);
    let weekend = day.weekday().num_days_from_monday().saturating_sub(4);
    day = day - Days::new(u64::from(weekend));
    let at = day_begins(day) + 9 * HOUR + draw.below(9 * 60 * 60) as i64 * SECOND;
    at.min(now - draw.below(3_600) as i64 * SECOND)
}
