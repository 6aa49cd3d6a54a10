//! The words that only the command line says, in its text for people.

use super::{Lang, words};

words! {
    ADDRESS: "Address", "网址";
    PLATFORM: "Platform", "平台";
    SURFACE: "Surface", "场景";
    SWITCH: "Switch", "开关";
    DATE: "Date", "日期";
    MERCHANT: "Merchant", "商家";
    WALLET: "Wallet", "钱包";
    WHY: "Why", "原因";
    RULE: "Rule", "规则";
    SOURCE: "Source", "来源";
    ALSO: "Also", "另见";
    LINK_ITSELF: "The link", "链接本身";
    BY_POLICY: "By policy", "仅按规则";
    SCOPE: "Scope", "范围";
    EFFECT: "Effect", "结果";
    STATE: "State", "状态";
    CERTAINTY: "Certainty", "可信度";
    DECIDES: "Decides", "决定";
    DECIDES_NOTHING: "nothing: other rules always win", "无：总有其他规则优先";
    ALL_SURFACES: "every surface", "所有场景";
    ALL_MERCHANTS: "every merchant", "所有商家";
    ALL_WALLETS: "every wallet", "所有钱包";
    LINK_RULE: "Link rule", "链接规则";
    WALLET_RULE: "Wallet rule", "钱包规则";
    TITLE: "Title", "标题";
    TEXT: "Text", "内容";
    NO_DIFFERENCE: "No answer differs", "没有不同";
    NOT_IN_POLICY: "not in this policy", "此策略中没有";
    MILESTONE: "Milestone", "时间节点";
}

/// The headline of the link table.
pub fn links_on(lang: Lang, policy: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{policy}: which link opens where on {day}"),
        Lang::Zh => format!("{policy}：{day} 哪些链接在哪里能打开"),
    }
}

/// The headline of the wallet table.
pub fn wallets_on(lang: Lang, policy: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{policy}: which wallet is taken where on {day}"),
        Lang::Zh => format!("{policy}：{day} 哪里收哪种钱包"),
    }
}

/// A word with another one beside it: "Taobao (Alibaba)".
pub fn aside(lang: Lang, word: &str, beside: &str) -> String {
    match lang {
        Lang::En => format!("{word} ({beside})"),
        Lang::Zh => format!("{word}（{beside}）"),
    }
}

/// A way out and what it gives: "See the same link in Moments: Copy only".
pub fn gives(lang: Lang, way: &str, outcome: &str) -> String {
    match lang {
        Lang::En => format!("{way}: {outcome}"),
        Lang::Zh => format!("{way}：{outcome}"),
    }
}
