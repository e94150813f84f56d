//! Who asks: the client's address and the origin that it addressed.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;
use url::Url;

use crate::app::App;

/// The client of one request.
#[derive(Clone, Debug)]
pub struct Client {
    /// Not the proxy's, when the proxy is trusted.
    pub address: IpAddr,
    /// Scheme, host and port that the request was made to.
    pub origin: String,
    /// Whether cookies can and must be `Secure`.
    pub is_secure: bool,
}

/// Finds the client out and passes it on.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    let client = Client::of(peer, request.headers(), &app.config.trusted_proxies);
    request.extensions_mut().insert(client);
    next.run(request).await
}

impl Client {
    fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let is_trusted = |address: IpAddr| {
            let address = address.to_canonical();
            trusted.iter().any(|net| net.contains(&address))
        };
        let through_proxy = is_trusted(peer);
        let forwarded = |name: &str| {
            headers
                .get(name)
                .filter(|_| through_proxy)
                .and_then(|value| value.to_str().ok())
                .map(str::trim)
                .filter(|value| !value.is_empty())
        };
        // From the right, the first one that is no proxy of ours: what stands left of it, the
        // client can have written itself.
        let address = forwarded("x-forwarded-for")
            .into_iter()
            .flat_map(|list| list.rsplit(','))
            .map_while(|address| address.trim().parse::<IpAddr>().ok())
            .find(|address| !is_trusted(*address))
            .unwrap_or(peer)
            .to_canonical();
        let scheme = match forwarded("x-forwarded-proto") {
            Some("https") => "https",
            _ => "http",
        };
        let host = forwarded("x-forwarded-host")
            .or_else(|| headers.get(header::HOST)?.to_str().ok())
            .unwrap_or("localhost");
        let url = Url::parse(&format!("{scheme}://{host}")).ok();
        Self {
            address,
            origin: url.as_ref().map(origin_of).unwrap_or_default(),
            is_secure: url.is_none_or(|url| !is_plain_loopback(&url)),
        }
    }
}

/// Scheme, host and port as browsers write an `Origin`.
pub fn origin_of(url: &Url) -> String {
    url.origin().ascii_serialization()
}

fn is_plain_loopback(url: &Url) -> bool {
    let is_loopback = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "http" && is_loopback
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn client(peer: &str, headers: &[(&'static str, &'static str)]) -> Client {
        let headers = headers
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect();
        let trusted = ["10.0.0.0/8".parse().expect("net")];
        Client::of(peer.parse().expect("address"), &headers, &trusted)
    }

    const FORWARDED: [(&str, &str); 4] = [
        ("host", "inside:8080"),
        ("x-forwarded-for", "6.6.6.6, 203.0.113.7, 10.0.0.9"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-host", "portal.example"),
    ];

    #[test]
    fn a_trusted_proxy_says_who_asks_and_for_what() {
        let client = client("10.0.0.1", &FORWARDED);
        assert_eq!(client.address.to_string(), "203.0.113.7");
        assert_eq!(client.origin, "https://portal.example");
        assert!(client.is_secure);
    }

    #[test]
    fn nobody_else_is_believed() {
        let client = client("192.0.2.1", &FORWARDED);
        assert_eq!(client.address.to_string(), "192.0.2.1");
        assert_eq!(client.origin, "http://inside:8080");
    }

    #[test]
    fn only_plain_http_on_loopback_does_without_secure_cookies() {
        for (host, is_secure) in [
            ("127.0.0.1:8080", false),
            ("localhost:8080", false),
            ("[::1]:8080", false),
            ("192.0.2.1", true),
            ("localhost.example", true),
        ] {
            let client = client("127.0.0.1", &[("host", host)]);
            assert_eq!(client.is_secure, is_secure, "{host}");
        }
    }
}
