//! What stands in the fields of a line: single values, and lists of names (bodies, aspects) as a flag separates them by
//! commas and JSON has them in an array.

use astra::core::{
    Error, Result,
    chart::{AspectKind, Body},
};
use serde_json::{Map, Value};

/// Takes single values out of a line, as text; what is left is another reader's.
///
/// # Errors
/// `invalid_input`, naming the field.
pub(in crate::command) fn take<const N: usize>(
    fields: &mut Map<String, Value>,
    names: [&'static str; N],
) -> Result<[Option<String>; N]> {
    let mut taken = [const { None }; N];
    for (name, slot) in names.into_iter().zip(&mut taken) {
        *slot = match fields.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(other) => return Err(Error::invalid(name, other, "a string or a number")),
        };
    }
    Ok(taken)
}

/// The names in a field: an array of strings, or one string with commas.
///
/// # Errors
/// `invalid_input`, naming the field.
pub(in crate::command) fn texts(field: &'static str, value: &Value) -> Result<Vec<String>> {
    let wrong = |value: &Value| Error::invalid(field, value, "an array of names");
    match value {
        Value::String(list) => Ok(list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()),
        Value::Array(list) => list
            .iter()
            .map(|name| name.as_str().map(str::to_owned).ok_or_else(|| wrong(name)))
            .collect(),
        other => Err(wrong(other)),
    }
}

/// The bodies of a field.
pub(in crate::command) fn bodies(field: &'static str, value: &Value) -> Result<Vec<Body>> {
    texts(field, value)?
        .iter()
        .map(|name| {
            name.parse().map_err(|_| {
                Error::invalid(
                    field,
                    name,
                    &format!("bodies among {}", Body::ALL.map(Body::as_str).join(", ")),
                )
            })
        })
        .collect()
}

/// The aspects of a field; `major`, `minor` and `all` stand for several.
pub(in crate::command) fn aspects(field: &'static str, value: &Value) -> Result<Vec<AspectKind>> {
    let mut aspects = Vec::new();
    for name in texts(field, value)? {
        match name.as_str() {
            "major" => aspects.extend(AspectKind::MAJOR),
            "minor" => aspects.extend(AspectKind::MINOR),
            "all" => aspects.extend(AspectKind::ALL),
            _ => aspects.push(AspectKind::parse(&name).ok_or_else(|| {
                let known = AspectKind::ALL.map(AspectKind::as_str).join(", ");
                Error::invalid(field, &name, &format!("aspects among {known}, or major, minor, all"))
            })?),
        }
    }
    Ok(aspects)
}
