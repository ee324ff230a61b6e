//! Reads what a page hands over. It may be anything: cyclic, a proxy that throws, a function.

use eligibility_check::answers::{Data, Fields};
use eligibility_check::exact::{Rational, halves};
use js_sys::{Array, Function, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The deepest nesting: a compiled policy has about half of it.
const MAX_DEPTH: usize = 64;
/// The most values. An object that holds itself twice would be endless long before it is too deep.
const MAX_VALUES: usize = 50_000;
/// The most fields of one object, which are kept sorted one by one.
const MAX_FIELDS: u32 = 2_000;
/// From here on, JavaScript does not hold every whole number exactly.
const TOO_LARGE: u64 = 1 << 53;

/// Why something is no plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A function, a symbol or a BigInt.
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
                "数据中有函数、符号或 BigInt，只能用普通数据。 It holds a function, a symbol or a BigInt. Hand over plain data."
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
    let mut reader = Reader {
        is_array: is_array_function().ok_or(Trouble::Unreadable)?,
        left: MAX_VALUES,
        first: None,
    };
    let data = reader.read(value, 0);
    reader.first.map_or(Ok(data), Err)
}

/// `Array.isArray` as a value: called so, it gives an error back where it throws, as it does for a revoked proxy.
fn is_array_function() -> Option<Function> {
    let constructor = Array::new().constructor();
    let function = Reflect::get(&constructor, &JsValue::from_str("isArray"));
    function.ok()?.dyn_into().ok()
}

/// The first trouble is kept aside, as the loader of policies does; after it nothing more is read.
struct Reader {
    is_array: Function,
    left: usize,
    first: Option<Trouble>,
}

impl Reader {
    fn read(&mut self, value: &JsValue, depth: usize) -> Data {
        if self.left == 0 {
            return self.stop(Trouble::TooMuch);
        }
        self.left -= 1;
        if value.is_undefined() || value.is_null() {
            return Data::Null;
        }
        if let Some(text) = value.as_string() {
            return Data::Text(text);
        }
        if let Some(value) = value.as_bool() {
            return Data::Bool(value);
        }
        if let Some(number) = value.as_f64() {
            return number_data(number);
        }
        if !value.is_object() {
            return self.stop(Trouble::NoData);
        }
        if depth >= MAX_DEPTH {
            return self.stop(Trouble::TooDeep);
        }
        let is_array = self.is_array.call1(&JsValue::UNDEFINED, value);
        if self.sound(is_array).is_truthy() {
            self.list(value, depth + 1)
        } else {
            self.fields(value, depth + 1)
        }
    }

    fn list(&mut self, value: &JsValue, depth: usize) -> Data {
        let length = self.field(value, &JsValue::from_str("length"));
        let length = length.as_f64().unwrap_or_default() as u32;
        let mut items = Vec::new();
        for index in 0..length {
            if self.first.is_some() {
                break;
            }
            let item = self.field(value, &index.into());
            items.push(self.read(&item, depth));
        }
        Data::List(items)
    }

    fn fields(&mut self, value: &JsValue, depth: usize) -> Data {
        let mut fields = Fields::new();
        let Ok(names) = Reflect::own_keys(value) else {
            return self.stop(Trouble::Unreadable);
        };
        if names.length() > MAX_FIELDS {
            return self.stop(Trouble::TooMuch);
        }
        for index in 0..names.length() {
            if self.first.is_some() {
                break;
            }
            let name = names.get(index);
            // Other keys are symbols, which no data has.
            let Some(text) = name.as_string() else {
                continue;
            };
            let value = self.field(value, &name);
            // As in JSON, a field that is not defined is not there.
            if !value.is_undefined() {
                fields.insert(text, self.read(&value, depth));
            }
        }
        Data::Object(fields)
    }

    /// A field of an object. Reading it may run code of the page.
    fn field(&mut self, of: &JsValue, name: &JsValue) -> JsValue {
        self.sound(Reflect::get(of, name))
    }

    /// What code of the page gave back, unless it threw.
    fn sound(&mut self, outcome: Result<JsValue, JsValue>) -> JsValue {
        outcome.unwrap_or_else(|_| {
            self.stop(Trouble::Unreadable);
            JsValue::UNDEFINED
        })
    }

    /// Notes a trouble, unless there was one before.
    fn stop(&mut self, trouble: Trouble) -> Data {
        self.first.get_or_insert(trouble);
        Data::Null
    }
}

/// A whole number up to 2^53 as such, everything else as the shortest decimal that JavaScript gives.
pub(super) fn number_data(number: f64) -> Data {
    let whole = number as i64;
    if whole as f64 == number && whole.unsigned_abs() < TOO_LARGE {
        return Data::Integer(whole);
    }
    let digits = Number::from(number).to_string_with_radix(10);
    let digits = digits.map(String::from).unwrap_or_default();
    Data::Decimal(plain_decimal(&digits))
}

/// `1.5e-7` as `0.00000015`, which is how exact numbers are written; anything else as it is.
fn plain_decimal(text: &str) -> String {
    let Some((number, exponent)) = halves(text, b'e') else {
        return text.to_owned();
    };
    // Where the point stands among the digits.
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let exponent = Rational::parse_decimal(exponent).and_then(Rational::to_i64);
    let mut point = exponent.unwrap_or_default();
    let mut plain = String::new();
    let mut digits = String::new();
    let mut whole = true;
    for character in number.chars() {
        match character {
            '-' => plain.push('-'),
            '.' => whole = false,
            digit => {
                digits.push(digit);
                point += i64::from(whole);
            }
        }
    }
    if point <= 0 {
        plain.push_str("0.");
    }
    for _ in point..0 {
        plain.push('0');
    }
    plain.push_str(&digits);
    for _ in digits.len() as i64..point {
        plain.push('0');
    }
    plain
}
