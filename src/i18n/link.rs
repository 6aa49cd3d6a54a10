//! Link cards and the pages behind a tap.

use super::{Lang, Text, both, words};
use crate::links::{AskReason, StopReason};

words! {
    WEB: "Web page", "网页";
    TAO_PASSWORD: "Tao password", "淘口令";
    NOT_AN_ADDRESS: "Not a web address", "不是网页地址";
    HIDDEN_LINK: "[link hidden]", "[链接不可见]";
    HIDDEN_CARD: "A link that only its poster sees", "仅发布者自己可见的链接";
    ONLY_YOU: "Only you see this link", "此链接仅自己可见";
    COPY_HEADING: "To view this page, copy the address and open it in a browser", "如需浏览，请长按网址复制后使用浏览器访问";
    COPY_HEADING_OTHER: "如需浏览，请长按网址复制后使用浏览器访问", "To view this page, copy the address and open it in a browser";
    CONTINUE: "Continue", "继续访问";
    STOP_HEADING: "Access to this page has been stopped", "已停止访问该网页";
    STOP_OTHER: "已停止访问该网页", "Access to this page has been stopped";
    ASK_HEADING: "Open this page?", "要打开这个网页吗？";
    OPEN_ANYWAY: "Open anyway", "打开";
    POSTER_HEADING: "Only the poster sees this link", "此链接仅发布者自己可见";
    POSTER_MINE: "You see it because you posted it. Your friends do not see it.", "因为是你发布的，所以你能看到；朋友看不到。";
    POSTER_OTHERS: "Other people see the post, but not the link.", "其他人能看到动态，但看不到这个链接。";
    PASSWORD_HEADING: "This is a Tao password, not a web address", "这是淘口令，不是网址";
    COPY_PASSWORD: "Copy the password", "复制淘口令";
    OPENS_HEADING: "This link opens", "这个链接可以打开";
    OPEN_IN_BROWSER: "Open in the browser", "用浏览器打开";
    MOCK_BADGE: "Mock page", "模拟页面";
    MOCK_TEXT: "Moongate draws this page itself; nothing is loaded from the network.", "这个页面由月门绘制，没有从网络加载任何内容。";
    SOLD_BY: "Sold by", "卖家";
    NO_CONTENT: "The demo has no content for this address", "演示中没有这个地址的内容";
}

/// Heading of the notice page of `app`.
pub fn notice_heading(app: &Text) -> Text {
    both(
        format!("This page may not be provided by {}", app.en),
        format!("该网页可能不是由{}提供", app.zh),
    )
}

/// Text of the notice page of `app`.
pub fn notice_text(app: &Text) -> Text {
    both(
        format!(
            "{} cannot confirm that its content is safe. If you want to continue, take care of your personal information.",
            app.en
        ),
        format!(
            "{}无法确保内容的安全性，如果要继续访问，请注意保护好个人信息。",
            app.zh
        ),
    )
}

/// Wording of the notice page of `app` in the other language.
pub fn notice_other(app: &Text) -> Text {
    both(
        format!(
            "该网页可能不是由{0}提供，{0}无法确保内容的安全性，如果要继续访问，请注意保护好个人信息。",
            app.zh
        ),
        format!(
            "This page may not be provided by {}, which cannot confirm that its content is safe; take care of your personal information.",
            app.en
        ),
    )
}

/// Explains how to use a Tao password that the app of `platform` reads.
pub fn password_text(lang: Lang, platform: &str) -> String {
    match lang {
        Lang::En => {
            format!("Copy it and open the {platform} app: this is how users got around the block.")
        }
        Lang::Zh => format!("复制后打开{platform}应用即可查看——这是当年用户绕过屏蔽的办法。"),
    }
}

/// "Download the Taobao app to view this": the page Taobao itself showed.
pub fn app_heading(lang: Lang, platform: &str) -> String {
    match lang {
        Lang::En => format!("Get the {platform} app to view this"),
        Lang::Zh => format!("请下载{platform}应用查看"),
    }
}

/// Explains the download page of `platform` to a user of `app`.
pub fn app_text(lang: Lang, platform: &str, app: &Text) -> String {
    let app = app.get(lang);
    match lang {
        Lang::En => {
            format!(
                "{platform} sends visitors from {app} to its app's download page instead of the requested page."
            )
        }
        Lang::Zh => format!("{platform}把来自{app}的访客引到应用下载页，而不是所请求的页面。"),
    }
}

/// A link card for a screen reader: "Taobao link, item.taobao.com: Copy only".
pub fn card_name(lang: Lang, platform: &str, host: &str, effect: &str) -> String {
    match lang {
        Lang::En => format!("{platform} link, {host}: {effect}"),
        Lang::Zh => format!("{platform}链接，{host}：{effect}"),
    }
}

/// Why a link is doubtful, in a sentence.
pub const fn ask_reason(reason: AskReason) -> Text {
    match reason {
        AskReason::PlainHttp => Text::new(
            "The address starts with http: anyone on the network path can read and change the page",
            "网址以 http 开头：途中任何人都能看到并篡改内容",
        ),
        AskReason::IpAddress => Text::new(
            "The address is an IP address, not a host name",
            "网址是 IP 地址，不是主机名",
        ),
        AskReason::Shortener => Text::new(
            "Short link: its destination is unknown, and Moongate does not look it up",
            "短链接：目的地未知，月门也不会去查询",
        ),
        AskReason::MisleadingLabel => Text::new(
            "The link text shows a different address from the one it opens",
            "链接文字显示的网址与实际打开的不同",
        ),
    }
}

/// Why a link is never opened, in a sentence.
pub fn stop_reason(reason: &StopReason) -> Text {
    let both = |en: String, zh: String| Text {
        en: en.into(),
        zh: zh.into(),
    };
    match reason {
        StopReason::Scheme(scheme) => both(
            format!(
                "Addresses that start with {scheme}: can run programs or hide what they do; only http and https are allowed"
            ),
            format!("以 {scheme}: 开头的地址可能运行程序或隐藏行为；只有 https 和 http 可以打开"),
        ),
        StopReason::Impersonates(host) => both(
            format!("It starts with {host}, but is a different site"),
            format!("以 {host} 开头，其实是另一个网站"),
        ),
        StopReason::LooksLike(host) => both(
            format!("It looks like {host}, but contains confusable characters"),
            format!("看起来像 {host}，其实含有形近字符"),
        ),
        StopReason::MixedScripts => Text::new(
            "The host mixes scripts in a way that legitimate hosts do not",
            "主机名混用了不同文字，正常网站不会这样写",
        ),
        StopReason::UserInfo => Text::new(
            "The text before the @ looks like a host; the real host comes after it",
            "@ 前面的文字冒充主机名，真正的主机在 @ 后面",
        ),
        StopReason::HiddenCharacters => Text::new(
            "The address contains invisible characters or characters that change the text direction",
            "网址里有不可见字符，或会改变文字方向的字符",
        ),
        StopReason::TooLong => Text::new(
            "The address is longer than any legitimate one",
            "网址过长，正常网址不会这么长",
        ),
        StopReason::Sneaky => Text::new(
            "The address is written so that what you read differs from what it opens",
            "网址的写法使看到的与实际打开的不同",
        ),
    }
}

words! {
    POLICY_ALONE: "By policy only:", "仅按策略：";
    COPY_SOURCE: "Copy the source's address", "复制来源网址";
}
