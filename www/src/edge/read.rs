//! Reads what a page hands over. It may be anything: cyclic, a proxy that throws, a function.

use eligibility_check::answers::limits::{MAX_DEPTH, MAX_FIELDS, MAX_TEXT, MAX_VALUES};
use eligibility_check::answers::{Data, Fields};
use eligibility_check::exact::plain_decimal;
use js_sys::{Array, Function, JsString, Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// From here on, JavaScript does not hold every whole number exactly.
const TOO_LARGE: u64 = 1 << 53;

/// Why something is no plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A function, a symbol, a BigInt, or an object that is more than its fields.
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
                "数据中有函数、符号、BigInt，或 Date、Map 一类的对象，只能用普通数据。 It holds a function, a symbol, a BigInt, or an object such as a Date or a Map. Hand over plain data."
            }
            Self::TooDeep => {
                "数据嵌套过深或循环引用，最多 64 层。 It is cyclic or nested deeper than 64 levels."
            }
            Self::TooMuch => {
                "数据过多，最多 50000 个值、每个对象 2000 个字段、800 万个字符。 It holds more than 50000 values, 8 million characters, or an object of more than 2000 fields."
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
        is_array: method(&Array::new().constructor(), "isArray")?,
        is_enumerable: method(&Object::new(), "propertyIsEnumerable")?,
        values: MAX_VALUES,
        text: MAX_TEXT,
        first: None,
    };
    let data = reader.read(value, 0);
    reader.first.map_or(Ok(data), Err)
}

/// A method as a value: called so, it gives an error back where it throws, as `Array.isArray` does for a revoked proxy.
fn method(of: &JsValue, name: &str) -> Result<Function, Trouble> {
    let method = Reflect::get(of, &JsValue::from_str(name));
    let method = method.and_then(JsCast::dyn_into);
    method.map_err(|_| Trouble::Unreadable)
}

/// The first trouble is kept aside, as the loader of policies does; after it nothing more is read.
struct Reader {
    is_array: Function,
    is_enumerable: Function,
    /// How many values may still come.
    values: usize,
    /// How many UTF-16 units of text may still come.
    text: usize,
    first: Option<Trouble>,
}

impl Reader {
    fn read(&mut self, value: &JsValue, depth: usize) -> Data {
        if self.values == 0 {
            return self.stop(Trouble::TooMuch);
        }
        self.values -= 1;
        if value.is_undefined() || value.is_null() {
            return Data::Null;
        }
        if let Some(text) = self.text(value) {
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
        } else if self.is_plain(value) {
            self.fields(value, depth + 1)
        } else {
            self.stop(Trouble::NoData)
        }
    }

    /// A text, once it is sure that it is not too long to be taken over.
    fn text(&mut self, value: &JsValue) -> Option<String> {
        let length = value.dyn_ref::<JsString>()?.length() as usize;
        match self.text.checked_sub(length) {
            Some(left) => self.text = left,
            None => {
                self.stop(Trouble::TooMuch);
                return None;
            }
        }
        value.as_string()
    }

    /// Whether an object is no more than its fields: it has no prototype, or that of plain objects, which is the one
    /// without a prototype, in whatever frame it was made.
    fn is_plain(&mut self, value: &JsValue) -> bool {
        let prototype = self.prototype(value);
        if prototype.is_null() {
            return true;
        }
        self.prototype(&prototype).is_null()
            && !self
                .field(&prototype, &JsValue::from_str("toString"))
                .is_undefined()
    }

    fn prototype(&mut self, of: &JsValue) -> JsValue {
        self.sound(Reflect::get_prototype_of(of).map(JsValue::from))
    }

    fn list(&mut self, value: &JsValue, depth: usize) -> Data {
        let length = self.field(value, &JsValue::from_str("length"));
        let given = length.as_f64().unwrap_or(-1.0);
        let length = given as u32;
        if f64::from(length) != given {
            return self.stop(Trouble::Unreadable);
        }
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
        if names.length() as usize > MAX_FIELDS {
            return self.stop(Trouble::TooMuch);
        }
        for index in 0..names.length() {
            if self.first.is_some() {
                break;
            }
            let name = names.get(index);
            // What cannot be enumerated is bookkeeping of a framework, and stands in no JSON either.
            let is_enumerable = self.is_enumerable.call1(value, &name);
            if !self.sound(is_enumerable).is_truthy() {
                continue;
            }
            // Other keys are symbols, which no data has.
            let Some(text) = self.text(&name) else {
                return self.stop(Trouble::NoData);
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
    Data::Decimal(plain_decimal(&digits).unwrap_or(digits))
}
