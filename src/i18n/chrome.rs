//! The frame of the window: rail, time bar, Why panel, welcome, messages of the app.

use super::{Lang, Text, both, words};
use crate::app::PolicyFileError;
use crate::domain::{Surface, Tab};

words! {
    APP_NAME: "Moongate", "月门";
    WHY: "Why?", "为什么？";
    HIDE_WHY: "Hide the Why panel", "隐藏原因面板";
    SHOW_WHY: "Show the Why panel", "显示原因面板";
    WHY_EMPTY: "Tap or point at a link to see here whether it opens, and why", "点开或指向一个链接，这里会说明它能不能打开以及原因";
    WHAT_WOULD_CHANGE: "What would change this?", "怎样才会不同？";
    NOTHING_BETTER: "Nothing: no switch, surface or date makes this link open", "没有：任何开关、场景或日期都不会改变结果";
    DECEPTIVE: "Nothing: the address itself is deceptive, on every date", "没有：网址本身有欺骗性，与日期无关";
    RULE: "Rule", "规则";
    SOURCE: "Source", "来源";
    SINCE: "Since", "起始";
    UNTIL: "Until", "截止";
    BLOCKED_BY: "Blocked by", "由谁屏蔽";
    WAITING_FOR: "Waiting for", "等待";
    DECIDED_BY: "Decided by", "取决于";
    NOTE: "Note", "说明";
    NO_START: "no start date known", "起始日期不明";
    NO_END: "no end date known", "结束日期不明";
    SHOW_RULE: "Show the rule", "查看规则";
    CANCEL: "Cancel", "取消";
    BACK: "Back", "返回";
    COPY_ADDRESS: "Copy address", "复制网址";
    DISMISS: "Dismiss", "知道了";
    WELCOME_TITLE: "China's walled gardens, and how they came down", "中国互联网的围墙，是怎样拆掉的";
    WELCOME_MOCK: "This is a demo. No account, no network, no real payments; people, shops and messages are invented. Company names appear as plain text only, to describe what happened.",
        "这是一个演示程序：无需账号、不联网、没有真实付款；人物、店铺和消息都是虚构的。公司名称仅以文字出现，用来说明事情的经过。";
    WELCOME_DATE: "Move the date at the top: every link and wallet follows the rules of that date", "移动上方的日期：每个链接、每种钱包都按当天的规则变化";
    WELCOME_TAP: "Tap a link in a chat, a group or Moments to see what a user saw on that date", "在聊天、群聊或朋友圈里点开链接，看看当时的用户看到了什么";
    WELCOME_WHY: "See why, and what would change it", "查看原因，以及怎样才会不同";
    WELCOME_GO: "Start", "开始";
    POLICY_ERRORS: "The policy file has errors; the built-in policy is in use", "策略文件有错误，当前使用内置策略";
}

/// The name of a tab.
pub const fn tab(tab: Tab) -> Text {
    match tab {
        Tab::Chats => Text::new("Chats", "聊天"),
        Tab::Groups => Text::new("Groups", "群聊"),
        Tab::Moments => Text::new("Moments", "朋友圈"),
        Tab::Shops => Text::new("Shops", "店铺"),
        Tab::Wallet => Text::new("Wallet", "钱包"),
        Tab::Policy => Text::new("Policy", "策略"),
        Tab::Settings => Text::new("Settings", "设置"),
    }
}

/// The name of a surface inside a sentence.
pub const fn surface(surface: Surface) -> Text {
    match surface {
        Surface::Dm => Text::new("direct messages", "单聊"),
        Surface::Group => Text::new("group chats", "群聊"),
        Surface::Moments => Text::new("Moments", "朋友圈"),
    }
}

/// The name of a surface as a heading.
pub const fn surface_heading(surface: Surface) -> Text {
    match surface {
        Surface::Dm => Text::new("Direct messages", "单聊"),
        Surface::Group => Text::new("Group chats", "群聊"),
        Surface::Moments => Text::new("Moments", "朋友圈"),
    }
}

/// A tab with things unread, for a screen reader.
pub fn tab_with_unread(lang: Lang, name: &str, unread: u32) -> String {
    match lang {
        Lang::En => format!("{name}, {unread} unread"),
        Lang::Zh => format!("{name}，{unread} 条未读"),
    }
}

/// An error of a policy file. The messages about its content are English in both.
pub fn policy_error(error: &PolicyFileError) -> Text {
    match error {
        PolicyFileError::Unreadable { file, why } => both(
            format!("{file} could not be read: {why}"),
            format!("无法读取 {file}：{why}"),
        ),
        PolicyFileError::Content(error) => both(error.clone(), error.clone()),
    }
}
