//! The decision log in the Policy tab.

use super::{Lang, Text, words};
use crate::domain::Act;

words! {
    LOG: "Log", "记录";
    FILTER: "Filter the log", "筛选记录";
    EXPORT_CSV: "Export CSV", "导出 CSV";
    EXPORT_JSON: "Export JSON lines", "导出 JSON Lines";
    EMPTY: "Nothing yet. Tap a link or pay, and what was decided is written down here", "还没有记录。点开链接或付款后，这里会记下当时的判定";
    NO_MATCH: "No entry holds this text", "没有包含这段文字的记录";
    PAID: "Payment", "付款";
    LINK_SAFETY: "the link itself", "链接本身";
}

/// What was done with a link.
pub const fn act(act: Act) -> Text {
    match act {
        Act::Tap => Text::new("Tapped", "点开"),
        Act::Continue => Text::new("Continued", "继续访问"),
        Act::Browser => Text::new("To the browser", "转浏览器"),
    }
}

/// How many entries are shown: "12 of 30".
pub fn count(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::En => format!("{shown} of the latest {all}, newest first; an export holds all"),
        Lang::Zh => format!("最近 {all} 条中的 {shown} 条，最新在前；导出包含全部"),
    }
}

/// When it was, and on which day of the dial: "Today 20:30 · 28 Sep 2021 on the dial".
pub fn moment(lang: Lang, real: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{real} · {day} on the dial"),
        Lang::Zh => format!("{real} · 日期轴 {day}"),
    }
}

/// The policy that answered: its name and its fingerprint.
pub fn policy(lang: Lang, policy: &str, fingerprint: &str) -> String {
    match lang {
        Lang::En => format!("policy {policy} ({fingerprint})"),
        Lang::Zh => format!("策略 {policy}（{fingerprint}）"),
    }
}
