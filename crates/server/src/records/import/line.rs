//! One line of an imported file: every error that it has.

use std::collections::HashMap;

use chrono::DateTime;
use madoguchi_contract::problem::FieldCode;
use madoguchi_contract::records::{
    DocumentKind, Family, NUMBER_MAX, RecordItem, RecordStatus, folded,
};
use serde_json::{Map, Value};

use super::{Contents, NewDocument, NewEvent, NewRecord, Wrong};
use crate::clock::Millis;
use crate::http::json::escape;

const TITLE_MAX: usize = 300;
const AUTHORITY_MAX: usize = 200;
const LABEL_MAX: usize = 100;
const VALUE_MAX: usize = 2_000;
const NAME_MAX: usize = 200;
const PATH_MAX: usize = 1_000;
const ITEMS_MAX: usize = 100;

/// Reads a line; `owners` are ids by address.
pub fn read(
    line: &str,
    owners: &HashMap<String, String>,
    contents: &impl Contents,
) -> Result<NewRecord, Vec<Wrong>> {
    let whole = |code, what: String| {
        let field = String::new();
        vec![Wrong { field, code, what }]
    };
    // Some editors put a byte order mark before the first line.
    let line = line.trim_start_matches('\u{FEFF}');
    let line = serde_json::from_str(line)
        .map_err(|error| whole(FieldCode::WrongType, format!("is no JSON: {error}")))?;
    let Value::Object(object) = line else {
        return Err(whole(FieldCode::WrongType, "is no JSON object".to_owned()));
    };
    let mut errors = Vec::new();
    let mut fields = Fields::new(&object, String::new(), &mut errors);
    let record = fields.record(owners, contents);
    fields.refuse_others();
    match record {
        Some(record) if errors.is_empty() => Ok(record),
        _ => Err(errors),
    }
}

/// Reads the fields of one object and notes what is wrong with them.
struct Fields<'a> {
    object: &'a Map<String, Value>,
    at: String,
    errors: &'a mut Vec<Wrong>,
    read: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    fn new(object: &'a Map<String, Value>, at: String, errors: &'a mut Vec<Wrong>) -> Self {
        Self {
            object,
            at,
            errors,
            read: Vec::new(),
        }
    }

    fn record(
        &mut self,
        owners: &HashMap<String, String>,
        contents: &impl Contents,
    ) -> Option<NewRecord> {
        let owner = self.text("owner", NAME_MAX);
        let owner_id = owner.and_then(|email| {
            let id = owners.get(&folded(&email)).cloned();
            self.some_or(
                "owner",
                id,
                FieldCode::AccountNotFound,
                "is no account's gBizID",
            )
        });
        let families = Family::ALL.map(Family::as_str);
        let family = self.choice("family", &families, Family::parse);
        let number = self.text("number", NUMBER_MAX);
        let title = self.text("title", TITLE_MAX);
        let authority = self.text("authority", AUTHORITY_MAX);
        let status = self.status(family);
        let arrived_at = self.moment("arrivedAt");
        let items = self.each("items", |item| {
            Some(RecordItem {
                label: item.text("label", LABEL_MAX)?,
                value: item.lines("value", VALUE_MAX)?,
            })
        });
        let events = self.each("events", |event| {
            let at = event.moment("at");
            let status = event.status(family);
            let note = event.optional("note", |event| event.lines("note", VALUE_MAX));
            Some(NewEvent {
                at: at?,
                status: status?,
                note,
            })
        });
        let documents = self.each("documents", |document| document.document(contents));
        Some(NewRecord {
            owner_id: owner_id?,
            family: family?,
            number: number?,
            title: title?,
            authority: authority?,
            status: status?,
            arrived_at: arrived_at?,
            items,
            events,
            documents,
        })
    }

    fn document(&mut self, contents: &impl Contents) -> Option<NewDocument> {
        let path = self.text("path", PATH_MAX);
        if let Some(Err((code, what))) = path.as_deref().map(|path| contents.check(path)) {
            self.wrong("path", code, what);
        }
        let name = self.text("name", NAME_MAX).and_then(|name| {
            let is_file_name = name.to_lowercase().ends_with(".pdf") && !name.contains(['/', '\\']);
            let name = is_file_name.then_some(name);
            self.some_or(
                "name",
                name,
                FieldCode::NotAPdf,
                "is no file name that ends in .pdf",
            )
        });
        let kinds = ["submitted", "official_document"];
        let kind = self.choice("kind", &kinds, DocumentKind::parse);
        let acquired_at = self.optional("acquiredAt", |document| document.moment("acquiredAt"));
        Some(NewDocument {
            path: path?,
            name: name?,
            kind: kind?,
            acquired_at,
        })
    }

    fn wrong(&mut self, name: &str, code: FieldCode, what: impl Into<String>) {
        self.errors.push(Wrong {
            field: format!("{}/{name}", self.at),
            code,
            what: what.into(),
        });
    }

    fn some_or<T>(
        &mut self,
        name: &str,
        value: Option<T>,
        code: FieldCode,
        what: &str,
    ) -> Option<T> {
        if value.is_none() {
            self.wrong(name, code, what);
        }
        value
    }

    fn get(&mut self, name: &'static str) -> Option<&'a Value> {
        self.read.push(name);
        self.object.get(name).filter(|value| !value.is_null())
    }

    fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        self.get(name)?;
        read(self)
    }

    fn text(&mut self, name: &'static str, max: usize) -> Option<String> {
        let text = self.lines(name, max)?;
        let is_one_line = !text.contains('\n');
        self.some_or(
            name,
            is_one_line.then_some(text),
            FieldCode::WrongType,
            "has more than one line",
        )
    }

    fn lines(&mut self, name: &'static str, max: usize) -> Option<String> {
        let value = self.get(name);
        let value = self.some_or(name, value, FieldCode::Required, "is missing")?;
        let text = self.some_or(name, value.as_str(), FieldCode::WrongType, "is no text")?;
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        if text.is_empty() {
            self.wrong(name, FieldCode::Required, "is empty");
        } else if text.chars().count() > max {
            self.wrong(
                name,
                FieldCode::TooLong,
                format!("is longer than {max} characters"),
            );
        } else if text.chars().any(|c| c.is_control() && c != '\n') {
            self.wrong(name, FieldCode::WrongType, "holds a control character");
        } else {
            return Some(text.to_owned());
        }
        None
    }

    fn choice<T>(
        &mut self,
        name: &'static str,
        choices: &[&str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(name, NAME_MAX)?;
        let what = format!("is none of {}", choices.join(", "));
        self.some_or(name, parse(&text), FieldCode::NotAChoice, &what)
    }

    /// Which states there are depends on the family; without one nothing can be said.
    fn status(&mut self, family: Option<Family>) -> Option<RecordStatus> {
        let Some(family) = family else {
            self.text("status", NAME_MAX);
            return None;
        };
        let choices: Vec<&str> = family.statuses().iter().map(|s| s.as_str()).collect();
        self.choice("status", &choices, |text| RecordStatus::parse(family, text))
    }

    fn moment(&mut self, name: &'static str) -> Option<Millis> {
        let text = self.text(name, NAME_MAX)?;
        let moment = DateTime::parse_from_rfc3339(&text).ok();
        let what = "is no moment such as 2026-11-22T09:00:00+09:00";
        self.some_or(name, moment, FieldCode::NotADate, what)
            .map(|moment| moment.timestamp_millis())
    }

    /// A list of objects; a missing one is empty.
    fn each<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(name) else {
            return Vec::new();
        };
        let Some(list) = self.some_or(name, value.as_array(), FieldCode::WrongType, "is no list")
        else {
            return Vec::new();
        };
        if list.len() > ITEMS_MAX {
            self.wrong(
                name,
                FieldCode::TooLong,
                format!("has more than {ITEMS_MAX} entries"),
            );
            return Vec::new();
        }
        let mut all = Vec::new();
        for (index, entry) in list.iter().enumerate() {
            let at = format!("{}/{name}/{index}", self.at);
            let Some(object) = entry.as_object() else {
                self.wrong(
                    &format!("{name}/{index}"),
                    FieldCode::WrongType,
                    "is no object",
                );
                continue;
            };
            let mut fields = Fields::new(object, at, self.errors);
            all.extend(read(&mut fields));
            fields.refuse_others();
        }
        all
    }

    fn refuse_others(&mut self) {
        let names = self.object.keys();
        let others: Vec<&String> = names.filter(|n| !self.read.contains(&n.as_str())).collect();
        for name in others {
            self.wrong(&escape(name), FieldCode::WrongType, "is not known");
        }
    }
}
