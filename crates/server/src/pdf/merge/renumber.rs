//! Objects under the numbers that they have in the whole.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Which number an object has in the whole.
pub type Numbers = BTreeMap<ObjectId, ObjectId>;

/// Puts all objects of a document into the whole. None when one is asked for under another
/// generation than it has: some viewers show it, others do not.
pub fn take(whole: &mut Document, document: Document) -> Option<Numbers> {
    let ids = document.objects.keys();
    let numbers: Numbers = ids.map(|old| (*old, whole.new_object_id())).collect();
    for (old, mut object) in document.objects {
        point(&mut object, &numbers)?;
        whole.objects.insert(*numbers.get(&old)?, object);
    }
    Some(numbers)
}

/// Has every reference lead to where its object is now, or nowhere as before.
fn point(object: &mut Object, numbers: &Numbers) -> Option<()> {
    match object {
        Object::Reference(id) => match numbers.get(id) {
            Some(new) => *id = *new,
            None if is_there(id.0, numbers) => return None,
            None => *object = Object::Null,
        },
        Object::Array(values) => {
            for value in values {
                point(value, numbers)?;
            }
        }
        Object::Dictionary(values) => point_values(values, numbers)?,
        Object::Stream(stream) => point_values(&mut stream.dict, numbers)?,
        _ => {}
    }
    Some(())
}

fn point_values(values: &mut Dictionary, numbers: &Numbers) -> Option<()> {
    let mut values = values.iter_mut();
    values.try_for_each(|(_, value)| point(value, numbers))
}

/// Under any generation.
fn is_there(number: u32, numbers: &Numbers) -> bool {
    let generations = (number, u16::MIN)..=(number, u16::MAX);
    numbers.range(generations).next().is_some()
}
