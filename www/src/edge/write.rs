//! Writes plain data as JavaScript values.
//!
//! Reports and answers consist of truth values, whole numbers, texts, lists and named values. Nothing else
//! is written, and so the module carries no more.

use std::fmt;

use js_sys::{Array, Object, Reflect};
use serde::ser::{self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct};
use wasm_bindgen::JsValue;

/// The largest whole number that JavaScript holds exactly.
const LARGEST_WHOLE: u64 = 1 << 53;

/// Writes a value as plain data: objects, not maps. `undefined` where it is no plain data.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(Writer).unwrap_or(JsValue::UNDEFINED)
}

struct Writer;

/// A value is no plain data. No report and no answer is like that.
#[derive(Debug)]
struct NoData;

impl fmt::Display for NoData {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no plain data")
    }
}

impl std::error::Error for NoData {}

impl ser::Error for NoData {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<JsValue, NoData>;

/// A list that is being written.
struct List(Array);

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = NoData;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), NoData> {
        self.0.push(&item.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.0.into())
    }
}

/// An object that is being written.
#[derive(Default)]
struct Fields {
    object: Object,
    name: JsValue,
}

impl SerializeMap for Fields {
    type Ok = JsValue;
    type Error = NoData;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, name: &T) -> Result<(), NoData> {
        self.name = name.serialize(Writer)?;
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NoData> {
        // A fresh object takes every field.
        let _ = Reflect::set(&self.object, &self.name, &value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.object.into())
    }
}

impl SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = NoData;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NoData> {
        self.serialize_entry(name, value)
    }

    fn end(self) -> Written {
        Ok(self.object.into())
    }
}

/// Methods for what is no plain data.
macro_rules! no_data {
    ($($name:ident($($kind:ty),*) -> $out:ty;)*) => {$(
        fn $name(self $(, _: $kind)*) -> Result<$out, NoData> {
            Err(NoData)
        }
    )*};
}

/// Methods for whole numbers, by way of the widest of their kind.
macro_rules! whole {
    ($($name:ident($kind:ty) by $wide:ident;)*) => {$(
        fn $name(self, value: $kind) -> Written {
            self.$wide(value.into())
        }
    )*};
}

type Never = Impossible<JsValue, NoData>;

impl ser::Serializer for Writer {
    type Ok = JsValue;
    type Error = NoData;
    type SerializeSeq = List;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        Ok(if value.unsigned_abs() > LARGEST_WHOLE {
            value.to_string().into()
        } else {
            (value as f64).into()
        })
    }

    fn serialize_u64(self, value: u64) -> Written {
        i64::try_from(value).map_or(Err(NoData), |value| self.serialize_i64(value))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(value.into())
    }

    fn serialize_unit(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, NoData> {
        Ok(List(Array::new()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, NoData> {
        Ok(Fields::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, NoData> {
        Ok(Fields::default())
    }

    whole! {
        serialize_i8(i8) by serialize_i64;
        serialize_i16(i16) by serialize_i64;
        serialize_i32(i32) by serialize_i64;
        serialize_u8(u8) by serialize_i64;
        serialize_u16(u16) by serialize_i64;
        serialize_u32(u32) by serialize_i64;
    }

    no_data! {
        serialize_f32(f32) -> JsValue;
        serialize_f64(f64) -> JsValue;
        serialize_char(char) -> JsValue;
        serialize_bytes(&[u8]) -> JsValue;
        serialize_unit_struct(&'static str) -> JsValue;
        serialize_unit_variant(&'static str, u32, &'static str) -> JsValue;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(NoData)
    }
}
