//! Sets values in a TOML document and keeps everything else: comments, order, spacing and unknown
//! keys.

use toml::{Table, Value};
use toml_edit::{Array, Formatted, InlineTable, Item, TableLike};

/// Sets every value of `newer` in `document`, table by table. An unchanged value keeps its
/// spelling.
pub(super) fn update(document: &mut dyn TableLike, newer: &Table) {
    for (key, value) in newer {
        match document.get_mut(key) {
            Some(item) => update_item(item, value),
            None => drop(document.insert(key, new_item(value))),
        }
    }
}

fn update_item(item: &mut Item, newer: &Value) {
    if let (Some(inside), Value::Table(newer)) = (item.as_table_like_mut(), newer) {
        update(inside, newer);
        return;
    }
    if let (Some(array), Value::Array(newer)) = (item.as_array_mut(), newer) {
        update_array(array, newer);
        return;
    }
    let Some(old) = item.as_value() else {
        *item = new_item(newer);
        return;
    };
    if is_same(old, newer) {
        return;
    }
    let decor = old.decor().clone();
    let mut value = new_value(newer);
    *value.decor_mut() = decor;
    *item = Item::Value(value);
}

/// Makes the array hold the same values; those in both keep their place.
fn update_array(array: &mut Array, newer: &[Value]) {
    array.retain(|old| newer.iter().any(|newer| is_same(old, newer)));
    for value in newer {
        if !array.iter().any(|old| is_same(old, value)) {
            array.push(new_value(value));
        }
    }
}

/// Whether both are equal in single precision, which the program uses for sizes and zoom.
fn is_same(old: &toml_edit::Value, newer: &Value) -> bool {
    match newer {
        Value::String(newer) => old.as_str() == Some(newer),
        Value::Integer(newer) => old.as_integer() == Some(*newer),
        Value::Float(newer) => {
            let old = old
                .as_float()
                .or_else(|| old.as_integer().map(|old| old as f64));
            old.is_some_and(|old| (old as f32).to_bits() == (*newer as f32).to_bits())
        }
        Value::Boolean(newer) => old.as_bool() == Some(*newer),
        Value::Datetime(newer) => old.as_datetime() == Some(newer),
        Value::Array(_) | Value::Table(_) => false,
    }
}

fn new_item(value: &Value) -> Item {
    match value {
        Value::Table(inside) => {
            let mut table = toml_edit::Table::new();
            update(&mut table, inside);
            Item::Table(table)
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_)
        | Value::Array(_) => Item::Value(new_value(value)),
    }
}

fn new_value(value: &Value) -> toml_edit::Value {
    match value {
        Value::String(value) => value.as_str().into(),
        Value::Integer(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::Boolean(value) => (*value).into(),
        Value::Datetime(value) => toml_edit::Value::Datetime(Formatted::new(*value)),
        Value::Array(values) => {
            toml_edit::Value::Array(values.iter().map(new_value).collect::<Array>())
        }
        Value::Table(inside) => {
            let mut table = InlineTable::new();
            update(&mut table, inside);
            toml_edit::Value::InlineTable(table)
        }
    }
}
