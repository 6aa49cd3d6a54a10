//! Doubtful and dangerous links: trust, complaints, and what Settings says about both.

use super::{Lang, Text, words};

words! {
    SHORT_LINK: "Short link, destination unknown", "短链接，目的地未知";
    DO_NOT_OPEN: "Do not open", "不打开";
    REAL_SITE: "The real site", "真实网站";
    NO_SITE: "No site at all", "根本不是网站";
    REPORT: "Report", "投诉";
    REPORTED: "Reported", "已投诉";
    REPORTED_WHY: "It stands in your list in Settings", "已列入设置中的投诉记录";
    TRUSTED_SITES: "Trusted sites", "信任的网站";
    TRUSTED_HINT: "Moongate opens doubtful links to these sites without asking. Dangerous links stay closed, and the rules of the day stay in force.",
        "指向这些网站的可疑链接会直接打开，不再询问。危险链接仍不打开，当天的规则照样有效。";
    NO_TRUSTED: "None yet. The page that asks about a doubtful link offers to remember its site.", "暂无。遇到可疑链接时，可在询问页面勾选不再询问。";
    REPORTS: "Reported links", "投诉过的链接";
    REPORTS_HINT: "WeChat's statement of 17 September 2021 announced an entry for complaints about unlawful links. Yours stay on this computer and are sent nowhere.",
        "微信 2021 年 9 月 17 日的声明宣布设立违规链接投诉入口。你的投诉只保存在本机，不会发送出去。";
    NO_REPORTS: "None yet. Every page of a link that does not simply open has a Report button.", "暂无。凡是没有直接打开的链接，其页面上都有“投诉”按钮。";
    EXPORT: "Save as a file", "保存为文件";
    STANDS_FOR: "What it stands for", "对应的商品";
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
        Lang::En => format!("Take back the report of {address}"),
        Lang::Zh => format!("撤回对 {address} 的投诉"),
    }
}

/// Below a reported address: "Stopped · Group chats · 28 Sep 2021".
pub fn report_line(effect: &str, surface: &str, day: &str) -> String {
    format!("{effect} · {surface} · {day}")
}

/// How many older complaints are not shown.
pub fn more_reports(lang: Lang, count: usize) -> String {
    match lang {
        Lang::En => format!("and {count} more; the file holds all of them"),
        Lang::Zh => format!("另有 {count} 条；保存的文件包含全部记录"),
    }
}
