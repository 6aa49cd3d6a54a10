//! The few words that the engine itself says: for switches, for questions of which no rule speaks,
//! and for rows that do not exist.
//!
//! Claims nothing about history; whatever is history stands in a policy file with its source.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::domain::{Surface, Text};

use super::Source;
use super::rows::{OWN_SOURCE, Platform};

/// Why a link opens that the rule of the day refuses.
pub(super) static SWITCHED_ON: Text = Text::new(
    "Your switch for external links opens it. Such a setting was announced; its release was never confirmed.",
    "你已打开外部链接开关。这样的选择功能曾被宣布，但是否上线，从未得到证实。",
);

/// Why a link does not open that the rule of the day would open.
pub(super) static SWITCHED_OFF: Text = Text::new(
    "You turned off external links here; the address can still be copied.",
    "你已关闭这里的外部链接，仍可复制网址。",
);

/// Why a link opens of which no rule speaks.
pub(super) static NO_LINK_RULE: Text = Text::new(
    "No rule applies to this link on this date, so it is assumed to open.",
    "这一天没有适用于此链接的规则，假设它可以打开。",
);

/// Why nothing is known of a wallet.
pub(super) static NO_WALLET_RULE: Text = Text::new(
    "No source was found for this wallet at this shop on this date.",
    "没有找到这一天该店铺是否支持这种钱包的资料。",
);

/// The user, as somebody who blocks.
pub(super) static USER_NAME: Text = Text::new("You", "你");

/// The target that is nobody's.
pub(super) static WEB_NAME: Text = Text::new("Other web pages", "其他网页");

/// The target that is a code.
pub(super) static TAO_NAME: Text = Text::new("Tao password", "淘口令");

/// The source of what is ours, where a policy has none.
pub(super) static OWN: LazyLock<Source> = LazyLock::new(|| Source {
    id: OWN_SOURCE.to_owned(),
    title: Text::new("Assumption of this demo", "本演示的假设"),
    outlet: Text::new("Moongate", "月门"),
    date: "undated".to_owned(),
    address: None,
});

/// Stands for a platform that the policy does not have.
pub(super) static UNKNOWN_PLATFORM: LazyLock<Platform> = LazyLock::new(|| Platform {
    id: "unknown".to_owned(),
    name: Text {
        en: Cow::Borrowed("Unknown platform"),
        zh: Cow::Borrowed("未知平台"),
    },
    kind: "unknown".to_owned(),
    owner: "unknown".to_owned(),
    hosts: Vec::new(),
});

/// The name of a surface, where a policy gives none.
pub(super) const fn surface_name(surface: Surface) -> Text {
    match surface {
        Surface::Dm => Text::new("Direct message", "私聊"),
        Surface::Group => Text::new("Group chat", "群聊"),
        Surface::Moments => Text::new("Moments", "朋友圈"),
    }
}
