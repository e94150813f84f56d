//! The front end's files.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::app::App;

/// Everything under this folder has its content's version in its path.
const VERSIONED: &str = "/v/";

/// No file of the front end has a longer path. The system has no name as long as some addresses.
const PATH_MAX: usize = 250;

/// The address in a signer's link.
const SIGN: &str = "/sign";

const NOT_BUILT: &str = "The front end has not been built. The API is documented at /api/docs.\n";

/// Answers paths that are no part of the API.
pub async fn serve(State(app): State<App>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
        )
            .into_response();
    }
    let web = &app.config.web;
    let path = request.uri().path().to_owned();
    let page = page_request(&request);
    let mut response = if path.len() > PATH_MAX {
        StatusCode::NOT_FOUND.into_response()
    } else {
        let files = ServeDir::new(web).precompressed_br().precompressed_gzip();
        let Ok(response) = files.oneshot(request).await;
        response.map(Body::new)
    };
    if response.status() == StatusCode::NOT_FOUND && is_page(&path) {
        let index = ServeFile::new(web.join(page_at(&path)))
            .precompressed_br()
            .precompressed_gzip();
        let Ok(page) = index.oneshot(page).await;
        response = page.map(Body::new);
        if response.status() == StatusCode::NOT_FOUND {
            return (StatusCode::NOT_FOUND, NOT_BUILT).into_response();
        }
    }
    let is_found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let caching = if is_found && path.starts_with(VERSIONED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

/// The signer's screens are a program of their own; every other page is the portal's.
fn page_at(path: &str) -> &'static str {
    match path {
        SIGN => "sign.html",
        _ => "index.html",
    }
}

/// Pages are routed in the browser: any path whose last part looks like no file.
fn is_page(path: &str) -> bool {
    !path.starts_with(VERSIONED)
        && !path
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'))
}

/// The request again, for the page that stands for it.
fn page_request(request: &Request) -> Request {
    let mut page = Request::new(Body::empty());
    *page.method_mut() = request.method().clone();
    *page.headers_mut() = request.headers().clone();
    page
}
