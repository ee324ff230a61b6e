//! What a page asks for.

use eligibility_check::answers::{Answers, Data, Fields};
use eligibility_check::exact::Date;
use wasm_bindgen::JsValue;

use super::read::read;
use super::reply::Failure;

/// The fields of a request or of options, as far as they were given.
#[derive(Debug, Default)]
pub(crate) struct Request {
    /// The id of the policy.
    pub(crate) policy: Option<String>,
    /// The id of the check.
    pub(crate) check: Option<String>,
    /// The day of the check.
    pub(crate) as_of: Option<Date>,
    /// The answers.
    #[cfg_attr(
        all(feature = "batch", not(feature = "widget")),
        expect(dead_code, reason = "those of a batch come in columns")
    )]
    pub(crate) answers: Option<Answers>,
}

/// Reads a request. Fields that are absent or `undefined` were not given.
pub(crate) fn read_request(value: &JsValue) -> Result<Request, Failure> {
    request(&mut read_fields(value)?)
}

/// Reads the object that a request is.
pub(crate) fn read_fields(value: &JsValue) -> Result<Fields, Failure> {
    match read(value).map_err(|trouble| bad(trouble.sentence()))? {
        Data::Object(fields) => Ok(fields),
        _ => Err(bad("请求应为对象。 The request must be an object.")),
    }
}

/// Takes the fields of a request out of an object.
pub(crate) fn request(fields: &mut Fields) -> Result<Request, Failure> {
    let mut text = |name: &str| match fields.remove(name) {
        None | Some(Data::Null) => Ok(None),
        Some(Data::Text(text)) => Ok(Some(text)),
        Some(_) => Err(bad(
            "policy、check、asOf 应为文本。 policy, check and asOf must be text.",
        )),
    };
    let (policy, check, day) = (text("policy")?, text("check")?, text("asOf")?);
    let as_of = match day {
        Some(day) => Some(Date::parse(&day).ok_or_else(|| {
            bad("asOf 不是有效日期，请写成 2025-06-04 的形式。 asOf is not a date. Write it as 2025-06-04.")
        })?),
        None => None,
    };
    let answers = match fields.remove("answers") {
        None | Some(Data::Null) => None,
        Some(Data::Object(answers)) => Some(answers),
        Some(_) => return Err(bad("answers 应为对象。 answers must be an object.")),
    };
    Ok(Request {
        policy,
        check,
        as_of,
        answers,
    })
}

pub(crate) fn bad(sentence: &str) -> Failure {
    Failure::new("bad-request", sentence)
}

/// The day of the check. There is no clock on this side of the border: the page has one.
pub(crate) fn day(as_of: Option<Date>) -> Result<Date, Failure> {
    as_of.ok_or_else(|| bad("缺少 asOf。 asOf is missing."))
}
