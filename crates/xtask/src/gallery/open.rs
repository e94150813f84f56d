//! Opening a variant in a browser that has settings of its own.

use std::net::{Ipv4Addr, TcpStream};

use anyhow::{Context, Result, bail};
use serde_json::{Map, json};

use super::{PORT, script};
use crate::process::run;
use crate::setup::{self, Need};

/// `cargo xtask gallery open QUERY [--width N] [--forced-colors] [--more-contrast]
/// [--reduced-motion] [--picture FILE]`
pub fn open(args: &[String]) -> Result<()> {
    let wish = read(args)?;
    setup::ensure(Need::Test)?;
    if TcpStream::connect((Ipv4Addr::LOCALHOST, PORT)).is_err() {
        bail!("the workbench is not open; start it in another terminal: cargo xtask gallery");
    }
    run(script("open.mjs")
        .arg(format!("http://127.0.0.1:{PORT}/bare.html?{}", wish.query))
        .args([wish.width, serde_json::to_string(&wish.media)?])
        .args(wish.picture))
}

#[derive(Debug, PartialEq)]
struct Wish {
    query: String,
    width: String,
    media: Map<String, serde_json::Value>,
    picture: Option<String>,
}

fn read(args: &[String]) -> Result<Wish> {
    let mut wish = Wish {
        query: String::new(),
        width: "1280".into(),
        media: Map::new(),
        picture: None,
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().cloned();
        let (feature, setting) = match arg.as_str() {
            "--forced-colors" => ("forcedColors", "active"),
            "--more-contrast" => ("contrast", "more"),
            "--reduced-motion" => ("reducedMotion", "reduce"),
            "--width" => {
                wish.width = value()
                    .filter(|width| width.parse::<u32>().is_ok())
                    .context("`--width` needs a number")?;
                continue;
            }
            "--picture" => {
                wish.picture = Some(value().context("`--picture` needs a file")?);
                continue;
            }
            query if !query.starts_with("--") && wish.query.is_empty() => {
                // A whole address is as good as its query.
                let query = query.split_once('?').map_or(query, |(_, query)| query);
                wish.query = query.to_owned();
                continue;
            }
            other => bail!("`gallery open` takes no `{other}`; see cargo xtask help"),
        };
        wish.media.insert(feature.into(), json!(setting));
    }
    if wish.query.is_empty() {
        bail!("which variant? For example: cargo xtask gallery open 'story=button&variant=solid'");
    }
    Ok(wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn an_address_and_settings_are_understood() {
        let wish = read(&words(
            "http://127.0.0.1:8090/index.html?story=a&k.b=c --width 320 --forced-colors",
        ))
        .expect("is understood");
        assert_eq!(wish.query, "story=a&k.b=c");
        assert_eq!(wish.width, "320");
        assert_eq!(wish.media["forcedColors"], "active");
        assert_eq!(wish.picture, None);
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        for wrong in ["", "story=a --widht 3", "story=a --width wide", "a b"] {
            assert!(read(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
