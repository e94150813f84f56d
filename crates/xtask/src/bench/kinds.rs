//! What is asked for, by one caller alone and by many at once.

use std::net::SocketAddr;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};

use super::figures::{Row, Times};
use super::people::bystander;
use crate::client::{Answer, Client};

/// Requests of each kind by one caller alone.
const REQUESTS: usize = 300;
/// The first ones of each kind, which are not counted.
const WARM_UP: usize = 20;
/// How far 次へ is pressed.
const PAGES: usize = 1_000;
/// Callers at once.
const CALLERS: usize = 8;
/// Rounds of each of them.
const ROUNDS: usize = 40;

/// Lists of 申請案件 by what they search; `{number}` is the number of a record.
const LISTS: [(&str, &str); 10] = [
    ("first page", ""),
    ("own records alone", "ownOnly=true"),
    ("by title", "sort=title"),
    ("税金", "words=税金"),
    ("税金, by title", "words=税金&sort=-title"),
    ("one character: 税", "words=税&sort=number"),
    ("one record by its number", "words={number}"),
    ("a word that nothing has", "words=該当なし"),
    (
        "健康保険 届, completed, by authority",
        "words=健康保険%20届&status=completed&sort=authority",
    ),
    (
        "a month, by number",
        "from=2026-06-01&to=2026-06-30&sort=-number",
    ),
];

/// Every order with every one of these.
const ORDERS: [&str; 4] = ["arrivedAt", "number", "title", "authority"];
const FILTERS: [&str; 7] = [
    "",
    "ownOnly=true",
    "status=withdrawn",
    "from=2026-03-01&to=2026-09-30",
    "words=税金",
    "words=無線局",
    "words=届%20年金&status=completed&from=2026-01-01",
];

/// One caller after the other, each kind by itself.
pub fn alone(address: SocketAddr, requesters: &[String]) -> Result<Vec<Row>> {
    let signed_in = |email: &String| Client::signed_in(address, email);
    let mut clients = requesters
        .iter()
        .map(signed_in)
        .collect::<Result<Vec<_>>>()?;
    let mut numbers = Vec::new();
    for client in &mut clients {
        let list = client.get("/records/filings")?.body;
        let number = list["records"][0]["number"].as_str();
        numbers.push(number.context("a list is empty")?.to_owned());
    }
    let mut rows = Vec::new();
    for (kind, query) in LISTS {
        rows.push(repeated(kind, |at| {
            let who = at % clients.len();
            let query = encoded(query.replace("{number}", &numbers[who]));
            clients[who].get(&format!("/records/filings?{query}"))
        })?);
    }
    let mut combined = Times::default();
    for order in ORDERS
        .iter()
        .flat_map(|key| [format!("sort={key}"), format!("sort=-{key}")])
    {
        for filter in FILTERS {
            let query = encoded(format!("{order}&{filter}"))
                .trim_end_matches('&')
                .to_owned();
            for client in &mut clients {
                combined.add(client.get(&format!("/records/filings?{query}"))?.time);
            }
        }
    }
    rows.push(row("every order with every filter", combined));
    rows.extend(forth(&mut clients[0], "")?);
    rows.extend(forth(&mut clients[0], "sort=title")?);
    rows.push(repeated("one record", |at| {
        let client = &mut clients[at % requesters.len()];
        let list = client.get("/records/filings?size=20")?.body;
        let id = list["records"][at % 20]["id"]
            .as_str()
            .context("no record")?;
        client.get(&format!("/records/filings/{id}"))
    })?);
    rows.push(repeated("share list", |at| {
        clients[at % requesters.len()].get("/sharing/shares")
    })?);
    rows.push(repeated("sign-in", |at| {
        Client::new(address)?.sign_in(&requesters[at % requesters.len()], "")
    })?);
    Ok(rows)
}

/// 次へ until the 1,000th page, or as far as it goes; then that page again and again.
fn forth(client: &mut Client, query: &str) -> Result<[Row; 2]> {
    let mut path = format!("/records/filings?{query}");
    let mut times = Times::default();
    let mut page = 1;
    let mut body = client.get(&path)?.body;
    while let Some(cursor) = body["next"].as_str().filter(|_| page < PAGES) {
        path = format!("/records/filings?{query}&cursor={cursor}");
        let answer = client.get(&path)?;
        times.add(answer.time);
        body = answer.body;
        page += 1;
    }
    let order = if query.is_empty() { "" } else { ", by title" };
    let last = repeated(&format!("page {page}{order}"), |_| client.get(&path))?;
    Ok([
        row(&format!("次へ, each page to {page}{order}"), times),
        last,
    ])
}

/// Many callers, each of whom does everything by turns. Returns requests in a second as well.
pub fn together(address: SocketAddr, requesters: &[String]) -> Result<(Vec<Row>, f64)> {
    let clients = requesters.iter().cycle().zip(0..CALLERS);
    let clients = clients.map(|(email, _)| Client::signed_in(address, email));
    let clients = clients.collect::<Result<Vec<_>>>()?;
    let start = Instant::now();
    let callers: Vec<_> = (0..)
        .zip(clients)
        .map(|(number, client)| thread::spawn(move || caller(address, client, &bystander(number))))
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    for caller in callers {
        let theirs = caller
            .join()
            .map_err(|_| anyhow!("a caller has panicked"))??;
        for Row { kind, times } in theirs {
            match rows.iter_mut().find(|row| row.kind == kind) {
                Some(row) => row.times.extend(times),
                None => rows.push(Row { kind, times }),
            }
        }
    }
    let count: usize = rows.iter().map(|row| row.times.count()).sum();
    Ok((rows, count as f64 / start.elapsed().as_secs_f64()))
}

fn caller(address: SocketAddr, mut client: Client, bystander: &str) -> Result<Vec<Row>> {
    let kinds = [
        "first page",
        "税金, by title",
        "a word that nothing has",
        "share list",
        "sign-in",
    ];
    let paths = ["", "words=税金&sort=title", "words=該当なし"].map(encoded);
    let mut rows = kinds.map(|kind| row(kind, Times::default()));
    let mut other = Client::new(address)?;
    for _ in 0..ROUNDS {
        for (row, query) in rows.iter_mut().zip(&paths) {
            row.times
                .add(client.get(&format!("/records/filings?{query}"))?.time);
        }
        rows[3].times.add(client.get("/sharing/shares")?.time);
        rows[4].times.add(other.sign_in(bystander, "")?.time);
    }
    Ok(rows.into())
}

fn repeated(kind: &str, mut ask: impl FnMut(usize) -> Result<Answer>) -> Result<Row> {
    let mut times = Times::default();
    for at in 0..WARM_UP + REQUESTS {
        let answer = ask(at).with_context(|| kind.to_owned())?;
        if at >= WARM_UP {
            times.add(answer.time);
        }
    }
    Ok(row(kind, times))
}

fn row(kind: &str, times: Times) -> Row {
    let kind = kind.to_owned();
    Row { kind, times }
}

/// An address holds ASCII only.
fn encoded(query: impl AsRef<str>) -> String {
    let bytes = query.as_ref().bytes();
    let parts = bytes.map(|byte| match byte {
        0..0x80 => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    parts.collect()
}
