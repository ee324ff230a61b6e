//! Reads what a page hands over. It may be anything: cyclic, a proxy that throws, a function.

use eligibility_check::answers::{Data, Fields};
use js_sys::{Array, Function, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The deepest nesting: a compiled policy has about half of it.
const MAX_DEPTH: usize = 64;
/// The most values. An object that holds itself twice would be endless long before it is too deep.
const MAX_VALUES: usize = 50_000;
/// The most fields of one object, which are kept sorted one by one.
const MAX_FIELDS: usize = 2_000;

/// Why something is no plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A function or a symbol.
    NoData,
    /// Nested too deeply, or cyclic.
    TooDeep,
    /// Too many values.
    TooMuch,
    /// Reading it failed.
    Unreadable,
}

impl Trouble {
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::NoData => {
                "数据中有函数或符号，只能用普通数据。 It holds a function or a symbol. Hand over plain data."
            }
            Self::TooDeep => {
                "数据嵌套过深或循环引用，最多 64 层。 It is cyclic or nested deeper than 64 levels."
            }
            Self::TooMuch => {
                "数据过多，最多 50000 个值、每个对象 2000 个字段。 It holds more than 50000 values, or an object of more than 2000 fields."
            }
            Self::Unreadable => {
                "数据无法读取，只能用普通数据。 It cannot be read. Hand over plain data."
            }
        }
    }
}

/// Reads plain data.
pub(super) fn read(value: &JsValue) -> Result<Data, Trouble> {
    Reader {
        is_array: is_array_function()?,
        left: MAX_VALUES,
    }
    .read(value, 0)
}

/// `Array.isArray` as a value: called so, it gives an error back where it throws, as it does for a revoked proxy.
fn is_array_function() -> Result<Function, Trouble> {
    let array = Array::new();
    let constructor = array.constructor();
    let function = Reflect::get(&constructor, &JsValue::from_str("isArray"));
    let function = function.map_err(|_| Trouble::Unreadable)?;
    function.dyn_into().map_err(|_| Trouble::Unreadable)
}

struct Reader {
    is_array: Function,
    left: usize,
}

impl Reader {
    fn read(&mut self, value: &JsValue, depth: usize) -> Result<Data, Trouble> {
        self.left = self.left.checked_sub(1).ok_or(Trouble::TooMuch)?;
        if value.is_undefined() || value.is_null() {
            return Ok(Data::Null);
        }
        if let Some(text) = value.as_string() {
            return Ok(Data::Text(text));
        }
        if let Some(value) = value.as_bool() {
            return Ok(Data::Bool(value));
        }
        if let Some(number) = value.dyn_ref::<Number>() {
            return number_data(number);
        }
        if value.is_function() || value.is_symbol() {
            return Err(Trouble::NoData);
        }
        if depth >= MAX_DEPTH {
            return Err(Trouble::TooDeep);
        }
        let is_array = self.is_array.call1(&JsValue::UNDEFINED, value);
        if is_array.map_err(|_| Trouble::Unreadable)?.is_truthy() {
            self.list(value, depth)
        } else {
            self.fields(value, depth)
        }
    }

    fn list(&mut self, value: &JsValue, depth: usize) -> Result<Data, Trouble> {
        let length = Reflect::get(value, &JsValue::from_str("length")).ok();
        let length = length.and_then(|length| length.as_string().or_else(|| decimal(&length)));
        let length = length.and_then(|length| length.parse::<u32>().ok());
        let mut items = Vec::new();
        for index in 0..length.ok_or(Trouble::Unreadable)? {
            let item = Reflect::get_u32(value, index).map_err(|_| Trouble::Unreadable)?;
            items.push(self.read(&item, depth + 1)?);
        }
        Ok(Data::List(items))
    }

    fn fields(&mut self, value: &JsValue, depth: usize) -> Result<Data, Trouble> {
        let names = Reflect::own_keys(value).map_err(|_| Trouble::Unreadable)?;
        if names.length() as usize > MAX_FIELDS {
            return Err(Trouble::TooMuch);
        }
        let mut fields = Fields::new();
        for name in names.iter() {
            // Other keys are symbols, which no data has.
            let Some(text) = name.as_string() else {
                continue;
            };
            let field = Reflect::get(value, &name).map_err(|_| Trouble::Unreadable)?;
            // As in JSON, a field that is not defined is not there.
            if !field.is_undefined() {
                fields.insert(text, self.read(&field, depth + 1)?);
            }
        }
        Ok(Data::Object(fields))
    }
}

/// A whole number up to 2^53 as such, everything else as the shortest decimal that JavaScript gives.
fn number_data(number: &Number) -> Result<Data, Trouble> {
    let digits = decimal(number).ok_or(Trouble::Unreadable)?;
    Ok(match digits.parse() {
        Ok(whole) if Number::is_safe_integer(number) => Data::Integer(whole),
        _ => Data::Decimal(plain_decimal(&digits)),
    })
}

fn decimal(value: &JsValue) -> Option<String> {
    let number = value.dyn_ref::<Number>()?;
    number.to_string_with_radix(10).ok().map(String::from)
}

/// `1.5e-7` as `0.00000015`, which is how exact numbers are written; anything else as it is.
fn plain_decimal(text: &str) -> String {
    let parts = text.split_once('e').and_then(|(digits, exponent)| {
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", digits),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        Some((
            sign,
            format!("{whole}{part}"),
            whole.len(),
            exponent.parse::<i32>().ok()?,
        ))
    });
    let Some((sign, digits, whole, exponent)) = parts else {
        return text.to_owned();
    };
    let zeros = |count: usize| "0".repeat(count);
    let shift = exponent.unsigned_abs() as usize;
    if exponent < 0 {
        format!("{sign}0.{}{digits}", zeros(shift.saturating_sub(whole)))
    } else {
        let part = digits.len() - whole;
        format!("{sign}{digits}{}", zeros(shift.saturating_sub(part)))
    }
}
