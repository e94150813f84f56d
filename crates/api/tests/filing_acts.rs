//! What travels for 申請取下げ, 補正 and 再提出, and for their files.
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::future::{LocalBoxFuture, ready};
use madoguchi_api::{Answer, Call, Client, Error, Method, Part, Transport, records, uploads};
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_contract::records::{RecordAct, SubmitRequest, WithdrawRequest};

/// Answers each call in the same way, and keeps it.
struct Recorder {
    calls: Mutex<Vec<Call>>,
    status: u16,
    body: Vec<u8>,
}

impl Recorder {
    fn new(status: u16, body: impl Into<Vec<u8>>) -> Arc<Self> {
        Arc::new(Self {
            calls: Mutex::default(),
            status,
            body: body.into(),
        })
    }

    fn only_call(&self) -> Call {
        let mut calls = self.calls.lock().unwrap();
        assert_eq!(calls.len(), 1);
        calls.remove(0)
    }
}

impl Transport for Recorder {
    fn send(&self, call: Call) -> LocalBoxFuture<'static, Result<Answer, Error>> {
        self.calls.lock().unwrap().push(call);
        ready(Ok(Answer {
            status: self.status,
            body: self.body.clone(),
            build: None,
        }))
        .boxed_local()
    }
}

const UPLOAD: &str = r#"{"id":"u","name":"a.pdf","size":9,"received":4}"#;

/// R-059
#[test]
fn a_part_travels_as_its_bytes_with_the_place_where_it_begins() {
    let recorder = Recorder::new(200, UPLOAD);
    let client = Client::new(recorder.clone());
    let sent = uploads::send_part(&client, "u", 1, b"PDF".to_vec());
    let upload = sent.now_or_never().unwrap().unwrap();
    assert_eq!((upload.received, upload.is_whole()), (4, false));
    let call = recorder.only_call();
    assert_eq!(
        (call.method, call.path.as_str()),
        (Method::Patch, "/api/v1/uploads/u")
    );
    let part = Part {
        offset: 1,
        bytes: b"PDF".to_vec(),
    };
    assert_eq!((call.part, call.body), (Some(part), None));
}

/// R-059
#[test]
fn a_part_at_another_place_tells_the_right_one() {
    let problem = Problem::new(ProblemCode::WrongOffset).with_param("offset", 4);
    let recorder = Recorder::new(409, serde_json::to_vec(&problem).unwrap());
    let client = Client::new(recorder.clone());
    let sent = uploads::send_part(&client, "u", 0, b"%PDF".to_vec());
    let error = sent.now_or_never().unwrap().unwrap_err();
    assert_eq!(error, Error::Problem(Box::new(problem)));
}

/// R-059
#[test]
fn each_act_has_its_address_and_its_key() {
    let nothing = SubmitRequest::default();
    let told = |path: &str, act: Option<RecordAct>| {
        let recorder = Recorder::new(200, "{}");
        let client = Client::new(recorder.clone());
        // No record comes back; what was sent is told all the same.
        let _ = match act {
            None => {
                records::withdraw(&client, "a/b", &WithdrawRequest::default(), "k").now_or_never()
            }
            Some(act) => records::submit(&client, "a/b", act, &nothing, "k").now_or_never(),
        };
        let call = recorder.only_call();
        assert_eq!(call.method, Method::Post);
        assert_eq!(call.path, format!("/api/v1/records/filings/a%2Fb/{path}"));
        assert_eq!(call.idempotency_key.as_deref(), Some("k"));
        call.body.unwrap()
    };
    assert_eq!(told("withdrawal", None), r#"{"reason":""}"#);
    let body = r#"{"note":"","uploads":[]}"#;
    assert_eq!(told("correction", Some(RecordAct::Correct)), body);
    assert_eq!(told("resubmission", Some(RecordAct::Resubmit)), body);
}
