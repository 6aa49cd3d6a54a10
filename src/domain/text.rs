//! Words in both languages of the product, kept side by side so that neither can be missing.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::id_enum;

id_enum! {
    /// A language of the interface.
    #[derive(Default)]
    pub enum Lang: "a language" {
        /// English.
        #[default]
        En = "en",
        /// Simplified Chinese, 简体中文.
        Zh = "zh",
    }
}

/// One text in English and in Simplified Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: Cow<'static, str>,
    /// Simplified Chinese.
    pub zh: Cow<'static, str>,
}

impl Text {
    /// A text known when the program is built.
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self {
            en: Cow::Borrowed(en),
            zh: Cow::Borrowed(zh),
        }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}
