//! Doubtful and dangerous links: trust, complaints, and what Settings says about both.

use super::{Lang, Text, words};

words! {
    SHORT_LINK: "Short link, destination unknown", "短链接，目的地未知";
    DO_NOT_OPEN: "Do not open", "不打开";
    REAL_SITE: "The real site", "真实网站";
    NO_SITE: "Not a site", "不是网站";
    REPORT: "Report", "投诉";
    REPORTED: "Reported", "已投诉";
    REPORTED_WHY: "It is listed in Settings", "已列入设置中的投诉记录";
    TRUSTED_SITES: "Trusted sites", "信任的网站";
    TRUSTED_HINT: "Moongate opens suspicious links to these sites without asking. Deceptive links still do not open, and the policy still applies.",
        "指向这些网站的可疑链接会直接打开，不再询问。欺骗性链接仍不会打开，策略照常生效。";
    NO_TRUSTED: "None yet. When Moongate asks about a suspicious link, you can choose to trust its site.", "暂无。遇到可疑链接时，可在询问页面选择信任该网站。";
    REPORTS: "Reported links", "投诉过的链接";
    REPORTS_HINT: "WeChat's statement of 17 September 2021 announced a channel for reporting unlawful links. Your reports stay on this computer and are not sent anywhere.",
        "微信 2021 年 9 月 17 日的声明宣布设立违规链接投诉入口。你的投诉只保存在本机，不会发送出去。";
    NO_REPORTS: "None yet. If a link does not open directly, its page has a Report button.", "暂无。凡是没有直接打开的链接，其页面上都有“投诉”按钮。";
    EXPORT: "Save as a file", "保存为文件";
    PRODUCT: "Product", "商品";
}

/// The tick box on the page that asks.
pub fn remember(lang: Lang, site: &str) -> String {
    match lang {
        Lang::En => format!("Do not ask again for {site}"),
        Lang::Zh => format!("不再询问 {site}"),
    }
}

/// Said of a link whose site the user trusts.
pub const ANSWERED: Text = Text::new(
    "You chose not to be asked about this site",
    "你已选择不再询问此网站",
);

/// The button that ends the trust in a site.
pub fn ask_again(lang: Lang, site: &str) -> String {
    match lang {
        Lang::En => format!("Ask again for {site}"),
        Lang::Zh => format!("再次询问 {site}"),
    }
}

/// The button that takes a complaint back.
pub fn withdraw(lang: Lang, address: &str) -> String {
    match lang {
        Lang::En => format!("Withdraw the report of {address}"),
        Lang::Zh => format!("撤回对 {address} 的投诉"),
    }
}

/// Below a reported address: "Stopped · Group chats · 28 Sep 2021".
pub fn report_line(effect: &str, surface: &str, day: &str) -> String {
    format!("{effect} · {surface} · {day}")
}

/// Number of older reports that are not shown.
pub fn more_reports(lang: Lang, count: usize) -> String {
    match lang {
        Lang::En => format!("and {count} more; the file contains all of them"),
        Lang::Zh => format!("另有 {count} 条；保存的文件包含全部记录"),
    }
}
