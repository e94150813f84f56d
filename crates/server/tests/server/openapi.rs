//! The document of the contract, and the page that shows it.

use std::collections::BTreeSet;

use madoguchi_contract::account::{
    AcceptInvitationRequest, Invitation, ReadInvitationRequest, Session, SetLanguageRequest,
    SignInRequest,
};
use madoguchi_contract::problem::Problem;
use madoguchi_contract::records::{
    FilingLookup, Intake, RecordDetail, RecordList, SubmitRequest, WithdrawRequest,
};
use madoguchi_contract::sharing::{
    AccessLog, ChangeSharesRequest, DecideRequest, RenewRequest, RequestList, Share, ShareList,
    Undone, Visibility,
};
use madoguchi_contract::signing::{
    AccessCodePolicy, BulkSent, ChangeSignerRequest, CheckCopyRequest, CopyCheck, LinkRequest,
    NewBulkRequest, NewSignatureRequest, ReRequest, RequestPage, SetAccessCodePolicyRequest,
    SignatureRequest, Signing, SmsDelivery, VerifyRequest,
};
use madoguchi_contract::uploads::{NewUpload, Upload};
use madoguchi_server::http::openapi;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::support::Test;

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            all.push((format!("{method} {path}"), operation));
        }
    }
    all
}

/// Every media type of an operation but files, with the place it stands at.
fn contents<'a>(name: &str, operation: &'a Value) -> Vec<(String, &'a Value)> {
    let mut all = Vec::new();
    let answers = operation["responses"].as_object().expect("responses");
    let answers = answers
        .iter()
        .map(|(status, answer)| (status.as_str(), answer));
    for (place, holder) in answers.chain([("request", &operation["requestBody"])]) {
        let files = [
            "application/octet-stream",
            "application/pdf",
            "application/zip",
            "text/csv",
        ];
        let is_file = |kind: &str| files.contains(&kind);
        let content = holder["content"].as_object().into_iter().flatten();
        for media in content.filter(|(kind, _)| !is_file(kind)) {
            all.push((format!("{name} {place}"), media.1));
        }
    }
    all
}

#[test]
fn the_committed_document_is_the_generated_one() {
    let committed = include_str!("../../../../docs/openapi.json");
    let committed: Value = serde_json::from_str(committed).expect("JSON");
    assert!(
        committed == openapi::document(),
        "refresh it: cargo run -p madoguchi-server -- openapi > docs/openapi.json"
    );
    assert!(
        committed["openapi"]
            .as_str()
            .expect("version")
            .starts_with("3.1")
    );
}

#[test]
fn the_document_names_the_codes_as_they_travel() {
    let document = openapi::document();
    for (schema, code) in [
        ("ProblemCode", "signed_out"),
        ("FieldCode", "already_shared"),
    ] {
        let codes = document["components"]["schemas"][schema]["enum"].as_array();
        let codes = codes.expect("an enum");
        assert!(
            codes.iter().any(|known| known == code),
            "{schema}: {codes:?}"
        );
    }
}

#[test]
fn every_operation_is_described_with_examples() {
    let document = openapi::document();
    let mut ids = BTreeSet::new();
    for (name, operation) in operations(&document) {
        assert!(operation["summary"].is_string(), "{name} has no summary");
        let id = operation["operationId"].as_str().unwrap_or_default();
        assert!(!id.is_empty(), "{name} has no id");
        assert!(ids.insert(id), "{id} is the id of two operations");
        assert!(operation["tags"][0].is_string(), "{name} has no tag");
        for (place, media) in contents(&name, operation) {
            let has_example = media.get("example").is_some() || media.get("examples").is_some();
            assert!(has_example, "{place} has no example");
        }
        if !name.contains("/healthz") {
            let answers = operation["responses"].as_object().expect("responses");
            let has_problem = answers.keys().any(|status| status.starts_with(['4', '5']));
            assert!(has_problem, "{name} names no problem");
        }
    }
}

#[test]
fn every_example_is_what_the_contract_takes() {
    let document = openapi::document();
    for (name, operation) in operations(&document) {
        for (place, media) in contents(&name, operation) {
            let schema = media["schema"]["$ref"].as_str().unwrap_or_default();
            let schema = schema.rsplit('/').next().unwrap_or_default().to_owned();
            let mut examples = vec![&media["example"]];
            let named = media["examples"].as_object();
            examples.extend(
                named
                    .into_iter()
                    .flatten()
                    .map(|(_, example)| &example["value"]),
            );
            for example in examples.into_iter().filter(|example| !example.is_null()) {
                let taken = reads(&schema, example);
                assert!(taken, "{place}: {example} is no {schema}");
            }
        }
    }
}

fn reads(schema: &str, example: &Value) -> bool {
    fn is<T: DeserializeOwned>(example: &Value) -> bool {
        serde_json::from_value::<T>(example.clone()).is_ok()
    }
    match schema {
        "AcceptInvitationRequest" => is::<AcceptInvitationRequest>(example),
        "AccessCodePolicy" => is::<AccessCodePolicy>(example),
        "AccessLog" => is::<AccessLog>(example),
        "BulkSent" => is::<BulkSent>(example),
        "ChangeSharesRequest" => is::<ChangeSharesRequest>(example),
        "ChangeSignerRequest" => is::<ChangeSignerRequest>(example),
        "CheckCopyRequest" => is::<CheckCopyRequest>(example),
        "CopyCheck" => is::<CopyCheck>(example),
        "DecideRequest" => is::<DecideRequest>(example),
        "FilingLookup" => is::<FilingLookup>(example),
        "Intake" => is::<Intake>(example),
        "IntakeForm" => example["records"].is_string(),
        "Invitation" => is::<Invitation>(example),
        "JsonLines" => serde_json::from_str::<Value>(example.as_str().unwrap_or_default()).is_ok(),
        "LinkRequest" => is::<LinkRequest>(example),
        "NewBulkRequest" => is::<NewBulkRequest>(example),
        "NewSignatureRequest" => is::<NewSignatureRequest>(example),
        "NewUpload" => is::<NewUpload>(example),
        "Problem" => is::<Problem>(example),
        "ReRequest" => is::<ReRequest>(example),
        "ReadInvitationRequest" => is::<ReadInvitationRequest>(example),
        "RecordDetail" => is::<RecordDetail>(example),
        "RecordList" => is::<RecordList>(example),
        "RenewRequest" => is::<RenewRequest>(example),
        "RequestList" => is::<RequestList>(example),
        "RequestPage" => is::<RequestPage>(example),
        "Session" => is::<Session>(example),
        "SetAccessCodePolicyRequest" => is::<SetAccessCodePolicyRequest>(example),
        "SetLanguageRequest" => is::<SetLanguageRequest>(example),
        "Share" => is::<Share>(example),
        "ShareList" => is::<ShareList>(example),
        "SignInRequest" => is::<SignInRequest>(example),
        "SignatureRequest" => is::<SignatureRequest>(example),
        "Signing" => is::<Signing>(example),
        "SmsDelivery" => is::<SmsDelivery>(example),
        "StopRequest" | "UndoRequest" | "WithdrawSignatureRequest" => {
            example == &serde_json::json!({})
        }
        "SubmitRequest" => is::<SubmitRequest>(example),
        "Undone" => is::<Undone>(example),
        "Upload" => is::<Upload>(example),
        "VerifyRequest" => is::<VerifyRequest>(example),
        "Visibility" => is::<Visibility>(example),
        "WithdrawRequest" => is::<WithdrawRequest>(example),
        "" => example == "ok",
        _ => false,
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn check(value: &Value, document: &Value) {
        if let Some(reference) = value["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|value| check(value, document)),
            Value::Array(items) => items.iter().for_each(|value| check(value, document)),
            _ => {}
        }
    }
    let document = openapi::document();
    check(&document, &document);
}

#[tokio::test]
async fn the_page_shows_every_operation_and_type_under_the_strict_policy() {
    let test = Test::start().await;
    let page = test.visitor().get("/api/docs").await.expect(200);
    assert!(page.header("content-type").starts_with("text/html"));
    let document = test.visitor().get("/api/v1/openapi.json").await.expect(200);
    for (name, operation) in operations(&document.body) {
        let id = operation["operationId"].as_str().expect("id");
        assert!(
            page.text.contains(&format!("<section id=\"{id}\">")),
            "{name}"
        );
    }
    let schemas = document.body["components"]["schemas"].as_object();
    for name in schemas.expect("schemas").keys() {
        assert!(page.text.contains(&format!("id=\"type-{name}\"")), "{name}");
    }
    for forbidden in ["<script", "<style", "style=", "onclick"] {
        assert!(!page.text.contains(forbidden), "{forbidden}");
    }
    let style = test.visitor().get("/api/docs.css").await.expect(200);
    assert!(style.header("content-type").starts_with("text/css"));
}
