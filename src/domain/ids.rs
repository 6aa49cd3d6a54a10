//! Identities as types, so that a message can't be taken for a post.

use serde::{Deserialize, Serialize};

macro_rules! number_id {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);
    )*};
}

number_id! {
    /// A message; grows with time within a profile.
    MessageId(i64);
    /// A Moments post; grows with time within a profile.
    PostId(i64);
    /// A comment below a post.
    CommentId(i64);
    /// An order; grows with time within a profile.
    OrderId(i64);
    /// An entry in the ledger; grows with time within a profile.
    EntryId(i64);
    /// A complaint about a link; grows with time within a profile.
    ReportId(i64);
    /// A platform's row in the loaded policy; never stored, since another policy has other rows.
    PlatformIx(u16);
    /// A wallet's row in the loaded policy; never stored.
    WalletIx(u16);
}

macro_rules! word_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it is written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

word_id! {
    /// A person of the demo, such as `lin-mei`; the user is [`PersonId::ME`].
    PersonId;
    /// A chat or a group, such as `dm-lin-mei` or `group-family`.
    ConversationId;
    /// Something that a storefront sells, such as `taobao-teapot`.
    ProductId;
    /// A merchant, by its platform's id in the policy, such as `eleme`.
    MerchantId;
    /// A wallet, by its id in the policy, such as `wechat-pay`.
    WalletId;
}

impl PersonId {
    /// The id of the person at the keyboard.
    pub const ME: &'static str = "me";

    /// Whether this is the person at the keyboard.
    pub fn is_me(&self) -> bool {
        self.0 == Self::ME
    }
}
