use madoguchi_contract::account::check_gbiz_id;
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodePolicy, AccessCodeSource, Delivery, NewAccessCode, NewSigner,
    SignerTerms, check_mobile_number,
};
use serde::{Deserialize, Serialize};

/// One signer of the form.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SignerRow {
    /// Tells the signer from the others for as long as the form lives.
    pub key: u32,
    /// As typed.
    pub name: String,
    /// メールアドレス宛 or 携帯電話番号宛
    pub delivery: Delivery,
    /// As typed.
    pub email: String,
    /// As typed.
    pub mobile: String,
    /// 自社署名者
    pub own_company: bool,
    /// アクセスコード; none also while nothing was chosen.
    pub choice: AccessCodeChoice,
    /// Where a code goes for a request by mail, as typed.
    pub code_mobile: String,
    /// An own code, as typed. It is never stored.
    #[serde(skip)]
    pub code: String,
    /// The draft that this comes from had an own code.
    #[serde(skip)]
    pub is_code_lost: bool,
    /// What was typed in another way and has been put right (D-11).
    #[serde(skip)]
    pub folded: Vec<SignerInput>,
}

/// The inputs of a signer, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignerInput {
    /// 署名者名
    Name,
    /// 依頼の送り方
    Delivery,
    /// メールアドレス
    Email,
    /// 携帯電話番号
    Mobile,
    /// 自社署名者
    OwnCompany,
    /// アクセスコード
    AccessCode,
    /// 独自のコード
    Code,
    /// アクセスコードを受け取る携帯電話番号
    CodeMobile,
}

impl SignerInput {
    /// The input behind the rest of a pointer.
    pub fn of_pointer(field: &[&str]) -> Self {
        match field {
            ["email"] => SignerInput::Email,
            ["mobile"] => SignerInput::Mobile,
            ["delivery"] => SignerInput::Delivery,
            ["ownCompany"] => SignerInput::OwnCompany,
            ["accessCode", "code"] => SignerInput::Code,
            ["accessCode", "mobile"] => SignerInput::CodeMobile,
            ["accessCode", ..] => SignerInput::AccessCode,
            _ => SignerInput::Name,
        }
    }
}

impl SignerRow {
    /// Where only one code is possible and one is needed, it is chosen already.
    pub(super) fn new(key: u32, policy: &AccessCodePolicy) -> Self {
        let choice = match policy.source {
            AccessCodeSource::Custom if policy.required => AccessCodeChoice::Custom,
            AccessCodeSource::Sms if policy.required => AccessCodeChoice::Sms,
            _ => AccessCodeChoice::None,
        };
        Self {
            key,
            choice,
            ..Self::default()
        }
    }

    /// Nothing was typed.
    pub(super) fn is_blank(&self) -> bool {
        [
            &self.name,
            &self.email,
            &self.mobile,
            &self.code,
            &self.code_mobile,
        ]
        .into_iter()
        .all(String::is_empty)
    }

    /// What of the signer decides the price.
    pub fn terms(&self) -> SignerTerms {
        SignerTerms {
            delivery: self.delivery,
            sms_code: self.choice == AccessCodeChoice::Sms && !self.own_company,
        }
    }

    /// An SMS code was chosen that is void.
    pub fn is_sms_void(&self) -> bool {
        self.own_company && self.choice == AccessCodeChoice::Sms
    }

    /// What is typed into one of the fields.
    pub fn typed(&self, input: SignerInput) -> &str {
        match input {
            SignerInput::Name => &self.name,
            SignerInput::Email => &self.email,
            SignerInput::Mobile => &self.mobile,
            SignerInput::Code => &self.code,
            SignerInput::CodeMobile => &self.code_mobile,
            SignerInput::Delivery | SignerInput::OwnCompany | SignerInput::AccessCode => "",
        }
    }

    /// Types into one of the fields.
    pub fn type_into(&mut self, input: SignerInput, typed: String) {
        match input {
            SignerInput::Name => self.name = typed,
            SignerInput::Email => self.email = typed,
            SignerInput::Mobile => self.mobile = typed,
            SignerInput::Code => self.code = typed,
            SignerInput::CodeMobile => self.code_mobile = typed,
            SignerInput::Delivery | SignerInput::OwnCompany | SignerInput::AccessCode => {}
        }
    }

    /// Puts addresses and numbers right whose meaning is certain, and notes which; never an own
    /// code (D-11).
    pub(super) fn fold(&mut self) {
        let email = check_gbiz_id(self.email.trim()).ok();
        let number = |typed| check_mobile_number(typed).ok();
        let mobile = number(&self.mobile).map(|it| it.digits().to_owned());
        let code_mobile = number(&self.code_mobile).map(|it| it.digits().to_owned());
        let of = [
            (SignerInput::Email, &mut self.email, email),
            (SignerInput::Mobile, &mut self.mobile, mobile),
            (SignerInput::CodeMobile, &mut self.code_mobile, code_mobile),
        ];
        for (input, typed, right) in of {
            if let Some(right) = right.filter(|it| it != typed) {
                *typed = right;
                self.folded.push(input);
            }
        }
    }

    /// What travels: only what belongs to what was chosen.
    pub(super) fn request(&self) -> NewSigner {
        let only = |wanted: bool, typed: &String| match wanted {
            true => typed.clone(),
            false => String::new(),
        };
        let by_mail = self.delivery == Delivery::Email;
        let by_sms_code = self.choice == AccessCodeChoice::Sms && !self.own_company;
        NewSigner {
            name: self.name.clone(),
            delivery: self.delivery.as_str().to_owned(),
            email: only(by_mail, &self.email),
            mobile: only(!by_mail, &self.mobile),
            own_company: self.own_company,
            access_code: NewAccessCode {
                kind: self.choice.as_str().to_owned(),
                code: only(self.choice == AccessCodeChoice::Custom, &self.code),
                mobile: only(by_mail && by_sms_code, &self.code_mobile),
            },
        }
    }
}

/// Without the own code.
impl std::fmt::Debug for SignerRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignerRow")
            .field("key", &self.key)
            .field("request", &self.request())
            .finish_non_exhaustive()
    }
}
