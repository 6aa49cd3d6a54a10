//! Texts of the program in verdicts and in rules that it writes: for switches, for questions
//! without a rule, for what-if rules, and for rows that do not exist.
//!
//! Nothing here is history: history is in policy files, with sources.

use crate::domain::{Surface, Text};

/// Reason for a link that the switch opens and the rule of the day blocks.
pub(super) static SWITCHED_ON: Text = Text::new(
    "Your switch for external links opens it. Such a setting was announced; its release was never confirmed.",
    "你已打开外部链接开关。这样的选择功能曾被宣布，但是否上线，从未得到证实。",
);

/// Reason for a link that the switch blocks and the rule of the day allows.
pub(super) static SWITCHED_OFF: Text = Text::new(
    "You turned off external links here; the address can still be copied.",
    "你已关闭这里的外部链接，仍可复制网址。",
);

/// Reason for a link without a rule.
pub(super) static NO_LINK_RULE: Text = Text::new(
    "No rule applies to this link on this date, so it is assumed to open.",
    "这一天没有适用于此链接的规则，假设它可以打开。",
);

/// Reason for a wallet without a rule.
pub(super) static NO_WALLET_RULE: Text = Text::new(
    "No source was found for this wallet at this shop on this date.",
    "没有找到这一天该店铺是否支持这种钱包的资料。",
);

/// The date of a source of which no date is known.
pub(super) static NO_DATE: Text = Text::new("undated", "无日期");

/// Reason of a what-if rule.
pub(super) static WHAT_IF_REASON: Text = Text::new(
    "What if: you set this yourself. It is an assumption of yours, not history.",
    "假如：这是你自己设定的，属于你的假设，并非史实。",
);

/// Note on a what-if rule.
pub(super) static WHAT_IF_NOTE: Text = Text::new("Added by changing a cell.", "由更改格子添加。");

/// Name of the user as the one who blocks.
pub(super) static USER_NAME: Text = Text::new("You", "你");

/// Name of the target of links to no platform.
pub(super) static WEB_NAME: Text = Text::new("Other web pages", "其他网页");

/// Name of the target of Tao passwords.
pub(super) static TAO_NAME: Text = Text::new("Tao password", "淘口令");

/// Name of the app that shows the links, for a policy that does not name it.
pub(super) static HOME_APP: Text = Text::new("WeChat", "微信");

/// Title of the source of assumptions in a policy without sources.
pub(super) static OWN_TITLE: Text = Text::new("Assumption of this demo", "本演示的假设");

/// Name of a platform that the policy does not have.
pub(super) static UNKNOWN_PLATFORM: Text = Text::new("Unknown platform", "未知平台");

/// The name of this program, as the outlet of a source.
pub(super) static PROGRAM_NAME: Text = Text::new("Moongate", "月门");

/// Name of a surface that the policy does not name.
pub(super) const fn surface_name(surface: Surface) -> Text {
    match surface {
        Surface::Dm => Text::new("Direct message", "单聊"),
        Surface::Group => Text::new("PlatformGroup chat", "群聊"),
        Surface::Moments => Text::new("Moments", "朋友圈"),
    }
}
