//! The words that only the command line says, in its text for people.

use super::{Lang, words};

words! {
    ADDRESS: "Address", "网址";
    HOST: "Host", "主机";
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

/// What to think of an answer for a day that the time bar does not reach.
pub fn beyond_the_dial(lang: Lang, first: &str, last: &str) -> String {
    match lang {
        Lang::En => {
            format!(
                "this day lies outside of {first} to {last}, for which sources were looked at; the nearest rules go on"
            )
        }
        Lang::Zh => {
            format!("这一天不在 {first} 至 {last} 之内，资料只查到这段时间；这里沿用最近的规则")
        }
    }
}

/// A host, and the domain below which it lies: whoever registered that has it.
pub fn registered(lang: Lang, host: &str, domain: &str) -> String {
    match lang {
        Lang::En => format!("{host} (belongs to {domain})"),
        Lang::Zh => format!("{host}（属于 {domain}）"),
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

words! {
    LINKS: "Links", "链接数";
    TOTAL: "All", "合计";
    ASSUMED: "of these assumed", "其中为假设";
    NOT_UTF8: "its bytes are no UTF-8 text", "不是 UTF-8 文本";
    TOO_LONG: "longer than a megabyte", "超过 1 MB";
    NO_COLUMN: "it ends before the column", "缺少这一列";
}

/// A count with its thousands apart: `12,345`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The headline of an audit.
pub fn audit_of(lang: Lang, policy: &str, surface: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{policy}: what becomes of these links on {day} ({surface})"),
        Lang::Zh => format!("{policy}：这些链接在 {day} 的结果（{surface}）"),
    }
}

/// What an audit has read.
pub fn audit_summary(lang: Lang, links: u64, lines: u64, without: u64) -> String {
    let (links, lines, without) = (number(links), number(lines), number(without));
    match lang {
        Lang::En => format!("links: {links}, lines: {lines}, lines without a link: {without}"),
        Lang::Zh => format!("链接 {links} 个，共 {lines} 行，其中 {without} 行没有链接"),
    }
}

/// How many lines could not be read.
pub fn unreadable_lines(lang: Lang, lines: u64) -> String {
    match lang {
        Lang::En => format!("lines that could not be read: {}", number(lines)),
        Lang::Zh => format!("无法读取的行：{}", number(lines)),
    }
}

/// Why a line could not be read.
pub fn unreadable_line(lang: Lang, number: u64, why: &str) -> String {
    match lang {
        Lang::En => format!("  line {number}: {why}"),
        Lang::Zh => format!("  第 {number} 行：{why}"),
    }
}

/// How far an audit has come.
pub fn progress(lang: Lang, lines: u64, a_second: u64, percent: Option<u64>) -> String {
    let percent = percent.map_or_else(String::new, |percent| format!(" · {percent}%"));
    match lang {
        Lang::En => format!(
            "{} lines{percent} · {} a second",
            number(lines),
            number(a_second)
        ),
        Lang::Zh => format!(
            "{} 行{percent} · 每秒 {} 行",
            number(lines),
            number(a_second)
        ),
    }
}
