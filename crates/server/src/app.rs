//! What every endpoint can reach, and the router that they make up.

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::uploads::UPLOAD_OFFSET;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::CorsLayer;

use crate::account::password::Passwords;
use crate::clock::Clock;
use crate::config::{Config, portal};
use crate::demo;
use crate::http::failure::Failure;
use crate::http::{client, docs, headers, openapi, origin, request, static_files};
use crate::keys::Keys;
use crate::outbox::Outbox;
use crate::pdf::turn::Pdfs;
use crate::store::Store;

/// Largest body that is read.
const BODY_LIMIT: usize = 256 * 1024;

/// The server's parts; clones share them.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] holds.
pub struct Parts {
    /// The flags.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Keyed hashing.
    pub keys: Keys,
    /// Where mails go.
    pub outbox: Outbox,
    /// Hashing of passwords.
    pub passwords: Passwords,
    /// Where PDFs are taken apart.
    pub pdfs: Pdfs,
    portal: String,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, store: Store, clock: Clock, keys: Keys, outbox: Outbox) -> Self {
        Self(Arc::new(Parts {
            portal: portal(&config.public_url),
            pdfs: Pdfs::new(config.program.clone()),
            config,
            store,
            clock,
            keys,
            outbox,
            passwords: Passwords::default(),
        }))
    }

    /// Everything the server answers.
    pub fn router(self) -> Router {
        let (endpoints, document) = openapi::endpoints();
        let app = self.clone();
        let mut router = endpoints
            .route("/api/v1/openapi.json", get(async || document))
            .merge(docs::routes());
        if self.config.demo {
            router = router
                .merge(demo::routes())
                .layer(from_fn_with_state(app.clone(), demo::follow_clock));
        }
        let mut router = router
            .route("/api", any(not_found))
            .route("/api/", any(not_found))
            .route("/api/{*rest}", any(not_found))
            .route("/dev/{*rest}", any(not_found))
            .method_not_allowed_fallback(method_not_allowed)
            .layer(DefaultBodyLimit::max(BODY_LIMIT))
            .layer(from_fn_with_state(app.clone(), origin::check))
            .layer(from_fn_with_state(app.clone(), headers::api));
        if let Some(cors) = cors(&self.config) {
            router = router.layer(cors);
        }
        router
            .fallback(static_files::serve)
            .layer(CatchPanicLayer::custom(|_| {
                Failure::new(ProblemCode::Internal).into_response()
            }))
            .layer(from_fn_with_state(app.clone(), client::identify))
            .layer(from_fn(request::surround))
            .layer(from_fn_with_state(app.clone(), headers::secure))
            .with_state(app)
    }

    /// The portal's address, for links in mails.
    pub fn portal(&self) -> &str {
        &self.portal
    }
}

async fn not_found() -> Response {
    Failure::new(ProblemCode::NotFound).into_response()
}

async fn method_not_allowed() -> Response {
    Failure::new(ProblemCode::MethodNotAllowed).into_response()
}

fn cors(config: &Config) -> Option<CorsLayer> {
    let origins: Vec<HeaderValue> = config
        .allowed_origins
        .iter()
        .filter_map(|origin| HeaderValue::try_from(origin).ok())
        .collect();
    let idempotency_key = HeaderName::from_static("idempotency-key");
    let upload_offset = HeaderName::from_static(UPLOAD_OFFSET);
    let build = HeaderName::from_static("madoguchi-build");
    (!origins.is_empty()).then(|| {
        CorsLayer::new()
            .allow_origin(origins)
            .allow_credentials(true)
            .allow_methods([
                Method::GET,
                Method::POST,
                Method::PUT,
                Method::PATCH,
                Method::DELETE,
            ])
            .allow_headers([
                header::CONTENT_TYPE,
                header::IF_MATCH,
                idempotency_key,
                upload_offset.clone(),
            ])
            .expose_headers([
                upload_offset,
                header::ETAG,
                header::RETRY_AFTER,
                request::REQUEST_ID,
                build,
            ])
    })
}
