//! Every word of the interface, in both languages side by side: a missing translation does not
//! compile.
//!
//! One file a part of the window. Sentences with a value in them are functions.

pub mod chat;
pub mod checkout;
pub mod chrome;
pub mod cli;
pub mod disk;
pub mod links;
pub mod log;
pub mod moments;
pub mod policy;
pub mod profiles;
pub mod safety;
pub mod scenario;
pub mod settings;
pub mod shops;
pub mod time;
pub mod wallet;
pub mod whatif;

pub use crate::domain::{Lang, Text};

/// Declares words: `NAME: "English", "中文";`.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $zh:literal;)*) => {
        $($(#[$doc])* #[doc = concat!("“", $en, "”")] pub const $name: $crate::domain::Text = $crate::domain::Text::new($en, $zh);)*
    };
}
pub(crate) use words;

/// A text that is known only now.
fn both(en: String, zh: String) -> Text {
    Text {
        en: en.into(),
        zh: zh.into(),
    }
}
