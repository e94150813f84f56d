//! Values that stand in a dictionary or apart from it.

use lopdf::{Dictionary, Document, Object};

/// Null where there is nothing.
pub fn value<'a>(whole: &'a Document, of: &'a Dictionary, key: &[u8]) -> &'a Object {
    of.get_deref(key, whole).unwrap_or(&Object::Null)
}

/// None where there is none, or something else.
pub fn dictionary<'a>(
    whole: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    value(whole, of, key).as_dict().ok()
}

/// Empty where there is none; none where there is something else.
pub fn list(whole: &Document, of: &Dictionary, key: &[u8]) -> Option<Vec<Object>> {
    match value(whole, of, key) {
        Object::Null => Some(Vec::new()),
        Object::Array(values) => Some(values.clone()),
        _ => None,
    }
}

/// Whether two values are the same, wherever they stand; not, if they are too deep to tell.
pub fn same(whole: &Document, one: &Object, other: &Object, levels: usize) -> bool {
    let (Ok((_, one)), Ok((_, other))) = (whole.dereference(one), whole.dereference(other)) else {
        return false;
    };
    let Some(levels) = levels.checked_sub(1) else {
        return false;
    };
    match (one, other) {
        (Object::Array(one), Object::Array(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| same(whole, one, other, levels))
        }
        (Object::Dictionary(one), Object::Dictionary(other)) => alike(whole, one, other, levels),
        (Object::Stream(one), Object::Stream(other)) => {
            one.content == other.content && alike(whole, &one.dict, &other.dict, levels)
        }
        _ => one == other,
    }
}

fn alike(whole: &Document, one: &Dictionary, other: &Dictionary, levels: usize) -> bool {
    let with = |key: &[u8], value| {
        let other = other.get(key);
        other.is_ok_and(|other| same(whole, value, other, levels))
    };
    one.len() == other.len() && one.iter().all(|(key, value)| with(key, value))
}
