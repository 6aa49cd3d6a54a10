//! Enums whose values have ids: one table per enum, and everything that follows from it.

/// Error of a text that is not the id of a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{id}` is not {noun}; use one of {}", .known.join(", "))]
pub struct UnknownId {
    id: String,
    noun: &'static str,
    known: Vec<&'static str>,
}

impl UnknownId {
    /// `id` is not `noun`, such as "a surface"; `known` are the ids to use.
    pub fn new(
        id: &str,
        noun: &'static str,
        known: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self {
            id: id.to_owned(),
            noun,
            known: known.into_iter().collect(),
        }
    }
}

/// Defines an enum from its values and their ids, with a noun for error messages.
///
/// Generates `ALL`, `id`, `from_id`, `FromStr` with [`UnknownId`] as its error, and serde by id.
macro_rules! id_enum {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident: $noun:literal {
            $($(#[$variant_attribute:meta])* $variant:ident = $id:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        $visibility enum $name {
            $($(#[$variant_attribute])* #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            $visibility const ALL: [Self; [$($id),+].len()] = [$(Self::$variant),+];

            /// The id in files, in JSON and on the command line.
            $visibility const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }

            /// The value with this id.
            $visibility fn from_id(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownId;

            fn from_str(id: &str) -> Result<Self, Self::Err> {
                Self::from_id(id).ok_or_else(|| {
                    $crate::domain::UnknownId::new(id, $noun, Self::ALL.map(Self::id))
                })
            }
        }
    };
}

pub(crate) use id_enum;

#[cfg(test)]
mod tests {
    use crate::domain::{OrderState, PolicySection, Surface};

    #[test]
    fn ids_round_trip_as_text_and_in_files() {
        for section in PolicySection::ALL {
            assert_eq!(section.id().parse(), Ok(section));
            assert_eq!(
                serde_json::to_value(section).ok(),
                Some(section.id().into())
            );
        }
        assert_eq!(OrderState::from_id("draft"), Some(OrderState::Cart));
    }

    #[test]
    fn an_unknown_id_names_the_known_ones() {
        assert_eq!(
            "chat".parse::<Surface>().map_err(|error| error.to_string()),
            Err("`chat` is not a surface; use one of dm, group, moments".to_owned())
        );
    }
}
