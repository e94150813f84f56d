//! A caller of the API on one connection that stays open, as a browser's does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// Longer than the server itself takes before it gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody, signed in or not.
pub struct Client {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
    cookie: String,
    keys: u32,
}

/// What came back, and how long it took.
pub struct Answer {
    /// Null when there is none.
    pub body: Value,
    /// From the first byte out to the last one in.
    pub time: Duration,
}

impl Client {
    /// Connects.
    pub fn new(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).context("the server does not answer")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self {
            address,
            stream: BufReader::new(stream),
            cookie: String::new(),
            keys: 0,
        })
    }

    /// Connects and signs a demo account in.
    pub fn signed_in(address: SocketAddr, email: &str) -> Result<Self> {
        let mut client = Self::new(address)?;
        client.sign_in(email, "")?;
        Ok(client)
    }

    /// Signs a demo account in, which begins a new session; `headers` are whole lines.
    pub fn sign_in(&mut self, email: &str, headers: &str) -> Result<Answer> {
        let body = serde_json::json!({"email": email, "password": "Madoguchi-2026"});
        self.post("/session", &body, headers)
    }

    /// The session's cookie, name and value.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Reads.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.send(&format!("GET /api/v1{path} HTTP/1.1\r\n"), "")
    }

    /// What the demo has sent, newest first.
    pub fn outbox(&mut self) -> Result<Value> {
        let head = "GET /dev/outbox HTTP/1.1\r\nAccept: application/json\r\n";
        Ok(self.send(head, "")?.body)
    }

    /// Acts; `headers` are whole lines.
    pub fn post(&mut self, path: &str, body: &Value, headers: &str) -> Result<Answer> {
        self.keys += 1;
        let (key, body) = (self.keys, body.to_string());
        let (process, port) = (
            std::process::id(),
            self.stream.get_ref().local_addr()?.port(),
        );
        let head = format!(
            "POST /api/v1{path} HTTP/1.1\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nIdempotency-Key: {process}-{port}-{key}\r\n{headers}",
            body.len()
        );
        self.send(&head, &body)
    }

    fn send(&mut self, head: &str, body: &str) -> Result<Answer> {
        let (address, cookie) = (self.address, &self.cookie);
        let request = format!("{head}Host: {address}\r\nCookie: {cookie}\r\n\r\n{body}");
        let start = Instant::now();
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (status, length) = self.head()?;
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        let time = start.elapsed();
        ensure!(
            (200..300).contains(&status),
            "{}: {status} {}",
            head.lines().next().unwrap_or_default(),
            String::from_utf8_lossy(&bytes)
        );
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Ok(Answer { body, time })
    }

    /// Status and length of the body.
    fn head(&mut self) -> Result<(u16, usize)> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|text| text.parse().ok());
        let status = status.with_context(|| format!("no HTTP: {line:?}"))?;
        let mut length = 0;
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                bail!("the server hung up");
            }
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                return Ok((status, length));
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "set-cookie" => {
                    self.cookie = value.split(';').next().unwrap_or_default().to_owned();
                }
                _ => {}
            }
        }
    }
}
