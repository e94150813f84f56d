//! Records of a test's own.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Answer, PRIME, Person, Test, command, member};

/// The families as they stand in paths, and as they travel.
pub const FAMILIES: [(&str, &str, &str); 4] = [
    ("filings", "filing", "arrived"),
    ("filing-notices", "filing_notice", "unread"),
    ("delivery-subscriptions", "delivery_subscription", "applied"),
    ("deliveries", "delivery", "unacquired"),
];

/// One empty page.
pub const PDF: &[u8] = b"\
    %PDF-1.7\n\
    1 0 obj\n\
    << /Type /Catalog /Pages 2 0 R >>\n\
    endobj\n\
    2 0 obj\n\
    << /Type /Pages /Kids [3 0 R] /Count 1 >>\n\
    endobj\n\
    3 0 obj\n\
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\n\
    endobj\n\
    xref\n\
    0 4\n\
    0000000000 65535 f \n\
    0000000009 00000 n \n\
    0000000058 00000 n \n\
    0000000115 00000 n \n\
    trailer\n\
    << /Size 4 /Root 1 0 R >>\n\
    startxref\n\
    186\n\
    %%EOF\n\
";

/// A line of a file to import, with one official document.
pub fn line(owner: &str, family: &str, number: &str) -> Value {
    let status = FAMILIES.iter().find(|(_, name, _)| *name == family);
    json!({
        "owner": owner,
        "family": family,
        "number": number,
        "title": "試験の手続",
        "authority": "試験庁",
        "status": status.expect("a family").2,
        "arrivedAt": "2026-11-20T09:00:00+09:00",
        "items": [{"label": "申請者", "value": "湊商事株式会社\n総務部"}],
        "events": [{"at": "2026-11-20T09:00:00+09:00", "status": status.expect("a family").2}],
        "documents": [{"path": "paper.pdf", "name": "決定通知書.pdf", "kind": "official_document"}]
    })
}

impl Test {
    /// A file to import, with `paper.pdf` beside it.
    pub fn import_file(&self, lines: &[Value]) -> PathBuf {
        let folder = self.folder().join("import");
        fs::create_dir_all(&folder).expect("folder");
        fs::write(folder.join("paper.pdf"), PDF).expect("paper");
        let text: Vec<String> = lines.iter().map(Value::to_string).collect();
        let file = folder.join("records.jsonl");
        fs::write(&file, text.join("\n")).expect("file");
        file
    }

    /// Imports and returns what the program says.
    pub fn import(&self, lines: &[Value]) -> String {
        let file = self.import_file(lines);
        command::succeed(&self.args, &["import", file.to_str().expect("UTF-8")])
    }

    /// Imports what is wrong and returns the complaints, each without the file's name.
    pub fn import_wrong(&self, lines: &[Value]) -> Vec<String> {
        let file = self.import_file(lines);
        let file = file.to_str().expect("UTF-8");
        let told = command::fail(&self.args, &["import", file]);
        let before = format!("{file}:");
        told.lines().map(|line| line.replace(&before, "")).collect()
    }

    /// `prime` sees `member01`'s records, with ダウンロード for 公文書 and 参照 for 電子送達: the
    /// requester, the owner, the share's id.
    pub async fn approved(&self) -> (Person, Person, String) {
        let (prime, owner, id) = self.request(PRIME, &member(1)).await;
        owner.decide(&id, 1, "approve").await.expect(200);
        (prime, owner, id)
    }
}

impl Person {
    /// `what` is a family's path with whatever follows.
    pub async fn records(&self, what: &str) -> Answer {
        self.get(&format!("/api/v1/records/{what}")).await
    }

    /// The numbers in a list.
    pub async fn numbers(&self, what: &str) -> Vec<String> {
        numbers(&self.records(what).await.expect(200).body)
    }

    /// The record with a number, as its list shows it; null when it does not.
    pub async fn record(&self, family: &str, number: &str) -> Value {
        let list = self.records(&format!("{family}?words={number}")).await;
        list.expect(200).body["records"][0].clone()
    }

    /// The path of the record with a number, below `/records`.
    pub async fn record_path(&self, family: &str, number: &str) -> String {
        let record = self.record(family, number).await;
        format!("{family}/{}", record["id"].as_str().expect("an id"))
    }

    /// The path of a record's first document.
    pub async fn document_path(&self, record_path: &str) -> String {
        let detail = self.records(record_path).await.expect(200).body;
        let id = detail["documents"][0]["id"].as_str().expect("a document");
        format!("{record_path}/documents/{id}")
    }

    /// Everything in the access log, as "requester act number document", newest first.
    pub async fn accesses(&self, query: &str) -> Vec<String> {
        let path = format!("/api/v1/sharing/access-log{query}");
        let log = self.get(&path).await.expect(200).body;
        let rows = log["accesses"].as_array().expect("a list").iter();
        let told = rows.map(|row| {
            let part = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} {} {}",
                part(&row["requester"]["email"]),
                part(&row["act"]),
                part(&row["record"]["number"]),
                part(&row["document"])
            )
        });
        told.collect()
    }
}

pub fn numbers(list: &Value) -> Vec<String> {
    let records = list["records"].as_array().expect("a list").iter();
    records
        .map(|record| record["number"].as_str().expect("a number").to_owned())
        .collect()
}
