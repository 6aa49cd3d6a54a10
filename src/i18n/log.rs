//! The decision log in the Policy tab.

use super::{Lang, Text, words};
use crate::domain::Act;

words! {
    LOG: "Log", "记录";
    FILTER: "Filter the log", "筛选记录";
    EXPORT_CSV: "Export CSV", "导出 CSV";
    EXPORT_JSON: "Export JSON lines", "导出 JSON Lines";
    EMPTY: "No entries yet. Tap a link or pay, and the verdict appears here", "还没有记录。点开链接或付款后，判定会显示在这里";
    TO_CHATS: "Go to chats", "去聊天";
    NO_MATCH: "No entries match", "没有匹配的记录";
    PAID: "Payment", "付款";
    LINK_SAFETY: "the link itself", "链接本身";
}

/// That the link itself decided, and by what; the id itself if this version knows no such flaw,
/// nothing if none was written down.
pub fn link_itself(lang: Lang, flaw: &str) -> String {
    let known = FLAWS
        .iter()
        .find(|(id, _)| *id == flaw)
        .map(|(_, words)| words.get(lang));
    match (lang, known.unwrap_or(flaw)) {
        (_, "") => LINK_SAFETY.get(lang).to_owned(),
        (Lang::En, words) => format!("{}: {words}", LINK_SAFETY.en),
        (Lang::Zh, words) => format!("{}：{words}", LINK_SAFETY.zh),
    }
}

/// Flaws of a link, by the ids of `links::AskReason` and `links::StopReason`.
static FLAWS: [(&str, Text); 12] = [
    (
        "plain_http",
        Text::new("http without encryption", "未加密的 http"),
    ),
    ("ip_address", Text::new("an IP address", "IP 地址")),
    ("shortener", Text::new("short link", "短链接")),
    (
        "pretending_label",
        Text::new("link text shows another address", "链接文字显示另一个网址"),
    ),
    (
        "scheme",
        Text::new("neither https nor http", "不是 https 或 http"),
    ),
    (
        "impersonates",
        Text::new(
            "starts with the host of another site",
            "冒用其他网站的主机名开头",
        ),
    ),
    ("looks_like", Text::new("confusable characters", "形近字符")),
    ("mixed_scripts", Text::new("mixed scripts", "混用文字")),
    ("user_info", Text::new("text before an @", "@ 前另有文字")),
    (
        "hidden_characters",
        Text::new("hidden characters", "隐藏字符"),
    ),
    ("too_long", Text::new("address too long", "网址过长")),
    (
        "sneaky",
        Text::new("reads differently from what it opens", "看到的与打开的不同"),
    ),
];

/// Action on a link.
pub const fn act(act: Act) -> Text {
    match act {
        Act::Tap => Text::new("Tapped", "点开"),
        Act::Continue => Text::new("Continued", "继续访问"),
        Act::Browser => Text::new("Opened in the browser", "用浏览器打开"),
    }
}

/// Number of entries shown: "12 of 30".
pub fn count(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::En => {
            format!("{shown} of the latest {all}, newest first; an export contains all entries")
        }
        Lang::Zh => format!("最近 {all} 条中的 {shown} 条，最新在前；导出包含全部"),
    }
}

/// Real time and policy date: "Today 20:30 · policy date 28 Sep 2021".
pub fn moment(lang: Lang, real: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{real} · policy date {day}"),
        Lang::Zh => format!("{real} · 演示日期 {day}"),
    }
}

/// The policy that answered: its name and its fingerprint.
pub fn policy(lang: Lang, policy: &str, fingerprint: &str) -> String {
    match lang {
        Lang::En => format!("policy {policy} ({fingerprint})"),
        Lang::Zh => format!("策略 {policy}（{fingerprint}）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::{AskReason, StopReason};

    #[test]
    fn every_flaw_of_a_link_has_words() {
        let doubts = [
            AskReason::PlainHttp,
            AskReason::IpAddress,
            AskReason::Shortener,
            AskReason::MisleadingLabel,
        ];
        let (host, scheme) = (String::new(), String::new());
        let dangers = [
            StopReason::Scheme(scheme),
            StopReason::Impersonates(host.clone()),
            StopReason::LooksLike(host),
            StopReason::MixedScripts,
            StopReason::UserInfo,
            StopReason::HiddenCharacters,
            StopReason::TooLong,
            StopReason::Sneaky,
        ];
        let ids: Vec<_> = doubts
            .iter()
            .map(|reason| reason.id())
            .chain(dangers.iter().map(StopReason::id))
            .collect();
        assert_eq!(ids, FLAWS.each_ref().map(|(id, _)| *id));
        assert_eq!(
            link_itself(Lang::En, ""),
            "the link itself",
            "as an older version wrote it"
        );
        assert_eq!(
            link_itself(Lang::En, "of_the_future"),
            "the link itself: of_the_future"
        );
    }
}
