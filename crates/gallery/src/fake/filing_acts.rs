//! Files on their way, and acts on the reader's own filings.

use madoguchi_api::Part;
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::records::{
    DocumentKind, RecordAct, RecordDetail, RecordDocument, RecordEvent, SubmitRequest,
    ValidSubmission, WithdrawRequest,
};
use madoguchi_contract::uploads::{NewUpload, Upload};

use super::trouble::Trouble;
use super::world::{World, now};

impl World {
    /// Somebody at the authority, or in another tab, has brought the filing at `index` to where
    /// the reader's `act` would.
    pub fn act_elsewhere(&mut self, index: usize, act: RecordAct) {
        let detail = &mut self.records[index].detail;
        detail.record.status = act.outcome();
    }

    pub(super) fn announce(&mut self, new: &NewUpload) -> Done<Upload> {
        if new.is_too_large() {
            return Err(ProblemCode::TooLarge.into());
        }
        let valid = new.check().map_err(Problem::from)?;
        let upload = Upload {
            id: format!("upload-{}", self.uploads.len()),
            name: valid.name,
            size: valid.size,
            received: 0,
            unfit_to_sign: None,
        };
        self.uploads.push(upload.clone());
        Ok(upload)
    }

    pub(super) fn upload(&self, id: &str) -> Done<Upload> {
        let found = self.uploads.iter().find(|upload| upload.id == id);
        Ok(found.cloned().ok_or(ProblemCode::NotFound)?)
    }

    pub(super) fn receive_part(&mut self, id: &str, part: Option<&Part>) -> Done<Upload> {
        let part = part.ok_or(ProblemCode::Malformed)?;
        let found = self.uploads.iter_mut().find(|upload| upload.id == id);
        let upload = found.ok_or(ProblemCode::NotFound)?;
        if part.offset != upload.received {
            let problem = Problem::new(ProblemCode::WrongOffset);
            return Err(problem.with_param("offset", upload.received).into());
        }
        upload.received += part.bytes.len() as u64;
        Ok(upload.clone())
    }

    pub(super) fn call_off(&mut self, id: &str) {
        self.uploads.retain(|upload| upload.id != id);
    }

    pub(super) fn withdraw(&mut self, id: &str, request: &WithdrawRequest) -> Done<RecordDetail> {
        let valid = request.check().map(|note| ValidSubmission {
            note,
            uploads: Vec::new(),
        });
        self.act(id, RecordAct::Withdraw, valid)
    }

    pub(super) fn submit(
        &mut self,
        id: &str,
        act: RecordAct,
        request: &SubmitRequest,
    ) -> Done<RecordDetail> {
        self.act(id, act, request.check(act))
    }

    fn act(
        &mut self,
        id: &str,
        act: RecordAct,
        valid: Result<ValidSubmission, Vec<FieldError>>,
    ) -> Done<RecordDetail> {
        let seen = self.record_detail("filings", id)?;
        if seen.record.owner.is_some() {
            return Err(ProblemCode::NotAllowed.into());
        }
        let status = seen.record.status;
        if !act.is_possible(status) {
            let problem = Problem::new(ProblemCode::WrongState);
            return Err(problem.with_param("status", status.as_str()).into());
        }
        let valid = valid.map_err(Problem::from)?;
        let mut documents = Vec::new();
        for (at, upload) in valid.uploads.iter().enumerate() {
            let upload = self.upload(upload).map_err(|_| {
                let error = FieldError::new(format!("/uploads/{at}"), FieldCode::Gone);
                Problem::from(vec![error])
            })?;
            self.call_off(&upload.id);
            documents.push(RecordDocument {
                id: upload.id,
                name: upload.name,
                kind: DocumentKind::Submitted,
                size: upload.size,
                acquired_at: None,
            });
        }
        let at = self.place("filings", id)?;
        let detail = &mut self.records[at].detail;
        detail.documents.extend(documents);
        detail.record.status = act.outcome();
        let event = RecordEvent {
            at: now(),
            status: act.outcome(),
            note: Some(valid.note),
            by_owner: true,
        };
        detail.events.insert(0, event);
        self.record_detail("filings", id)
    }
}

type Done<T> = Result<T, Trouble>;

#[cfg(test)]
mod tests {
    use madoguchi_contract::records::RecordStatus;

    use super::super::{Names, World};
    use super::*;

    const ID: &str = "filing-2";

    fn code<T>(done: Done<T>) -> Option<ProblemCode> {
        match done.err()? {
            Trouble::Refused(problem) => Some(problem.code),
            _ => None,
        }
    }

    ///
    #[test]
    fn a_correction_hands_in_what_has_arrived_and_counts_once() {
        let mut world = World::new(Names::Ordinary).filed(3);
        let new = NewUpload {
            name: "../a.pdf".to_owned(),
            size: 3,
        };
        let id = world.announce(&new).expect("is taken").id;
        let part = Part {
            offset: 0,
            bytes: b"PDF".to_vec(),
        };
        let arrived = world.receive_part(&id, Some(&part)).expect("arrives");
        assert!(arrived.is_whole());
        let again = world.receive_part(&id, Some(&part));
        assert_eq!(code(again), Some(ProblemCode::WrongOffset));

        let request = SubmitRequest {
            note: "直した".to_owned(),
            uploads: vec![id],
        };
        let mut correct = || world.submit(ID, RecordAct::Correct, &request);
        let detail = correct().expect("is corrected");
        assert_eq!(detail.record.status, RecordStatus::UnderReview);
        assert!(detail.may(RecordAct::Withdraw) && !detail.may(RecordAct::Correct));
        assert_eq!(detail.documents.last().expect("one").name, "a.pdf");
        assert_eq!(code(correct()), Some(ProblemCode::WrongState));
    }
}
