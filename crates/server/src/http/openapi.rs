//! The OpenAPI document, made of the handlers themselves.

use std::collections::BTreeMap;

use axum::Router;
use madoguchi_contract::problem::{FieldCode, FieldError, PROBLEM_JSON, Problem, ProblemCode};
use madoguchi_contract::records::Family;
use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::health;
use crate::app::App;
use crate::{account, records, sharing, signing, uploads};

/// Where an operation names the problems that it can answer, besides those that all can.
const CODES: &str = "x-problem-codes";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Madoguchi",
        description = "The contract between Madoguchi's front end and its server.\n\n\
            Every failure is an RFC 9457 problem document with a `code` to decide by, `params` \
            for the message, and `fields` with the JSON pointer of each field concerned. Writes \
            are safe to repeat: with the same `Idempotency-Key` and the same body the stored \
            answer comes again for 24 hours. Requests with a body are `application/json`. \
            Moments are UTC in RFC 3339.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    tags(
        (name = "account", description = "Signing in, the session, invitations"),
        (name = "sharing", description = "アカウント間情報共有: the requester asks and then sees; the owner approves and is seen"),
        (name = "records", description = "申請案件, 通知, 電子送達申込み and 電子送達: one's own, and those of every owner who has approved a share"),
        (name = "signing", description = "署名依頼: drafters send documents, signers sign them behind an access code"),
        (name = "uploads", description = "Files on their way: in parts, gone on with after a lost network, used by an act within 24 hours"),
        (name = "operation", description = "For whatever watches the server")
    ),
    security(("session" = [])),
    components(schemas(Problem, FieldError, ProblemCode, FieldCode))
)]
struct Base;

/// Every endpoint that the document describes, and the document.
pub fn endpoints() -> (Router<App>, axum::Json<Value>) {
    let (router, document) = OpenApiRouter::with_openapi(Base::openapi())
        .nest(
            "/api/v1",
            account::routes()
                .merge(sharing::routes())
                .merge(records::routes())
                .merge(signing::routes())
                .merge(uploads::routes()),
        )
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .split_for_parts();
    (router, axum::Json(complete(document)))
}

/// The document as it is served.
pub fn document() -> Value {
    endpoints().1.0
}

/// The document as it is committed.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&document()).unwrap_or_default();
    text.push('\n');
    text
}

/// Adds what every operation has: its problem answers with their codes, and the cookie.
fn complete(document: Document) -> Value {
    let mut document = serde_json::to_value(document).unwrap_or_default();
    document["components"]["securitySchemes"] = json!({
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-madoguchi",
            "description": "Set by signing in. Over http on loopback its name is `madoguchi`."
        },
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key that the operator made with `madoguchi-server api-key create`."
        }
    });
    let paths = document["paths"].as_object_mut();
    for (method, operation) in paths
        .into_iter()
        .flat_map(|paths| paths.values_mut())
        .filter_map(Value::as_object_mut)
        .flatten()
    {
        name_families(operation);
        add_problems(method, operation);
    }
    document
}

/// A path takes one of four words for the family.
fn name_families(operation: &mut Value) {
    let parameters = operation.get_mut("parameters");
    let parameters = parameters.and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        if parameter["in"] == "path" && parameter["name"] == "family" {
            parameter["schema"]["enum"] = Family::ALL.map(Family::path).as_slice().into();
        }
    }
}

fn add_problems(method: &str, operation: &mut Value) {
    let named: Vec<ProblemCode> = operation
        .as_object_mut()
        .and_then(|operation| operation.remove(CODES))
        .and_then(|codes| serde_json::from_value(codes).ok())
        .unwrap_or_default();
    let mut codes = named;
    if method != "get" {
        codes.push(ProblemCode::CrossSite);
    }
    if !operation["requestBody"].is_null() {
        codes.extend([
            ProblemCode::Malformed,
            ProblemCode::TooLarge,
            ProblemCode::UnsupportedMediaType,
        ]);
    }
    if operation["tags"] != json!(["operation"]) {
        codes.extend([ProblemCode::Internal, ProblemCode::Unavailable]);
    }
    let mut by_status: BTreeMap<u16, Vec<ProblemCode>> = BTreeMap::new();
    for code in codes {
        let same = by_status.entry(code.status()).or_default();
        if !same.contains(&code) {
            same.push(code);
        }
    }
    for (status, codes) in by_status {
        operation["responses"][status.to_string()] = answer(status, &codes);
    }
}

fn answer(status: u16, codes: &[ProblemCode]) -> Value {
    let names: Vec<String> = codes
        .iter()
        .map(|code| format!("`{}`", code.as_str()))
        .collect();
    let examples: serde_json::Map<String, Value> = codes
        .iter()
        .map(|code| (code.as_str().to_owned(), json!({ "value": example(*code) })))
        .collect();
    let mut answer = json!({
        "description": names.join(", "),
        "content": {
            PROBLEM_JSON: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": examples
            }
        }
    });
    let header = match status {
        401 if codes.contains(&ProblemCode::ApiKeyUnknown) => {
            Some(("WWW-Authenticate", "`Bearer`"))
        }
        412 => Some(("ETag", "The newest version")),
        429 => Some(("Retry-After", "Seconds to wait")),
        _ => None,
    };
    if let Some((name, description)) = header {
        answer["headers"] =
            json!({name: {"description": description, "schema": {"type": "string"}}});
    }
    answer
}

fn example(code: ProblemCode) -> Problem {
    let mut problem = Problem::new(code);
    problem.request_id = Some("0d6f7c1e-3a58-4d0b-8b5e-5f2f6a9c4e77".to_owned());
    match code {
        ProblemCode::InvalidFields => {
            problem.with_fields(vec![FieldError::new("/email", FieldCode::NotAnEmail)])
        }
        ProblemCode::ShareConflict => problem.with_fields(vec![
            FieldError::new("/change/0", FieldCode::Changed),
            FieldError::new("/delete/0", FieldCode::Gone),
        ]),
        ProblemCode::SignInLocked => problem.with_param("retryAfterSeconds", 20),
        ProblemCode::WrongState => problem.with_param("status", "withdrawn"),
        ProblemCode::WrongOffset => problem.with_param("offset", 1_048_576),
        _ => problem,
    }
}
