//! Reading a scenario that a newer version may have written: ignores unknown keys where the types
//! are strict.
//!
//! Ignored keys stay in the table that is written back.

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::store::demo::{ContentError, ContentFile};

/// Reads the known keys of a file.
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

/// The keys of bilingual texts and of content.
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

/// Removes unknown keys from the headings of a tour's steps; a step may have any keys.
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
