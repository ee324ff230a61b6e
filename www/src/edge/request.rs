//! What a page asks for.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::exact::Date;
use js_sys::Reflect;
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
    /// The day of the check; `Some(None)` is today again.
    pub(crate) as_of: Option<Option<Date>>,
    /// The answers.
    pub(crate) answers: Option<Answers>,
}

/// Reads a request. Fields that are absent or `undefined` were not given.
pub(crate) fn read_request(value: &JsValue) -> Result<Request, Failure> {
    if !value.is_object() {
        return Err(bad("请求应为对象。 The request must be an object."));
    }
    let field = |name: &str| {
        let unreadable = |_| bad("请求无法读取。 The request cannot be read.");
        Reflect::get(value, &JsValue::from_str(name)).map_err(unreadable)
    };
    let text = |name: &str| {
        let value = field(name)?;
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        let wrong = "policy、check、asOf 应为文本。 policy, check and asOf must be text.";
        value.as_string().map(Some).ok_or_else(|| bad(wrong))
    };
    let as_of = match text("asOf")? {
        Some(day) => {
            let wrong = "asOf 不是有效日期，请写成 2025-06-04 的形式。 asOf is not a date. Write it as 2025-06-04.";
            Some(Some(Date::parse(&day).ok_or_else(|| bad(wrong))?))
        }
        None => Reflect::has(value, &JsValue::from_str("asOf"))
            .ok()
            .filter(|given| *given)
            .map(|_| None),
    };
    let given = field("answers")?;
    let answers = if given.is_undefined() || given.is_null() {
        None
    } else {
        match read(&given) {
            Ok(Data::Object(answers)) => Some(answers),
            Ok(_) => {
                return Err(bad("answers 应为对象。 answers must be an object."));
            }
            Err(trouble) => return Err(Failure::new("bad-request", trouble.sentence())),
        }
    };
    Ok(Request {
        policy: text("policy")?,
        check: text("check")?,
        as_of,
        answers,
    })
}

fn bad(sentence: &str) -> Failure {
    Failure::new("bad-request", sentence)
}

/// The visitor's day. The core has no clock; this is the only place that has.
pub(crate) fn today() -> Result<Date, Failure> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    Date::new(year, now.get_month() + 1, now.get_date())
        .ok_or_else(|| bad("本机日期有误，请校正时钟。 The clock shows no valid day."))
}
