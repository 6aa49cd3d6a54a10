//! Reading a scenario that a newer version may have written: what is not known is passed over where
//! the shapes themselves are strict.
//!
//! Loses nothing: what is passed over here stays in the table that is written back.

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::store::demo::{ContentError, ContentFile};

/// Reads what is known of a file; keys of a newer version are passed over where the shapes
/// themselves are strict.
pub(super) fn lenient<T: DeserializeOwned>(file: ContentFile<'_>) -> Result<T, ContentError> {
    let failed =
        |error: toml::de::Error| file.error(&error.span().unwrap_or(0..0), error.message());
    let mut table = DeTable::parse(file.text).map_err(failed)?;
    for (key, value) in table.get_mut().iter_mut() {
        match key.get_ref().as_ref() {
            "name" | "content" => prune(value.get_mut()),
            "tour" => prune_titles(value.get_mut()),
            _ => {}
        }
    }
    T::deserialize(toml::Deserializer::from(table)).map_err(failed)
}

/// Every key of a bilingual text and of content.
const KNOWN: [&str; 20] = [
    "en",
    "zh",
    "person",
    "conversation",
    "post",
    "id",
    "name",
    "about",
    "kind",
    "members",
    "unread",
    "message",
    "sender",
    "minutes_ago",
    "body",
    "forwarded_from",
    "author",
    "pictures",
    "likes",
    "comment",
];

/// Prunes the headings of a tour's steps; a step itself may have any keys.
fn prune_titles(tour: &mut DeValue<'_>) {
    let DeValue::Array(steps) = tour else { return };
    for step in steps.iter_mut() {
        if let DeValue::Table(step) = step.get_mut()
            && let Some(title) = step.get_mut("title")
        {
            prune(title.get_mut());
        }
    }
}

fn prune(value: &mut DeValue<'_>) {
    match value {
        DeValue::Table(table) => {
            let unknown: Vec<_> = table
                .keys()
                .filter(|key| !KNOWN.contains(&key.get_ref().as_ref()))
                .cloned()
                .collect();
            for key in &unknown {
                table.remove(key);
            }
            table
                .iter_mut()
                .for_each(|(_, value)| prune(value.get_mut()));
        }
        DeValue::Array(array) => array.iter_mut().for_each(|value| prune(value.get_mut())),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}
