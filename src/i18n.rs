//! Every word of the interface, in both languages side by side: a missing translation does not
//! compile.
//!
//! One file a part of the window. Sentences with a value in them are functions.

pub mod chat;
pub mod checkout;
pub mod chrome;
pub mod cli;
pub mod date;
pub mod ledger;
pub mod link;
pub mod log;
pub mod moments;
pub mod notice;
pub mod policy;
pub mod profile;
pub mod safety;
pub mod scenario;
pub mod settings;
pub mod shop;
pub mod start;
pub mod unsaved;
pub mod usage;
pub mod wallet;
pub mod what_if;

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
