//! The frame of the window: rail, time bar, Why panel, welcome, messages of the app.

use super::{Lang, Text, both, words};
use crate::app::PolicyFileError;
use crate::domain::{Surface, Tab};

words! {
    APP_NAME: "Moongate", "月门";
    WHY: "Why?", "为什么？";
    HIDE_WHY: "Hide the Why panel", "隐藏原因面板";
    SHOW_WHY: "Show the Why panel", "显示原因面板";
    WHY_EMPTY: "Tap a link, or point at one, and this panel says why it opens or not", "点开或指向一个链接，这里会说明它能不能打开以及原因";
    WAYS_OUT: "What would change this?", "怎样才会不同？";
    NO_WAY_OUT: "Nothing: no switch, surface or date changes this", "没有办法：任何开关、场景或日期都不会改变它";
    NO_WAY_DANGER: "Nothing: the address itself is the danger, whatever the day", "没有办法：危险来自网址本身，与日期无关";
    RULE: "Rule", "规则";
    SOURCE: "Source", "来源";
    SINCE: "Since", "起始";
    UNTIL: "Until", "截止";
    BLOCKED_BY: "Blocked by", "由谁屏蔽";
    WAITS_FOR: "Waits for", "等待";
    LIES_WITH: "It lies with", "取决于";
    NOTE: "Note", "说明";
    ALWAYS: "as long as the dial goes back", "日期轴开始之前";
    OPEN_END: "no end known", "尚无结束日期";
    SHOW_RULE: "Show the rule", "查看规则";
    CANCEL: "Cancel", "取消";
    BACK: "Back", "返回";
    COPY_ADDRESS: "Copy address", "复制网址";
    DISMISS: "Dismiss", "知道了";
    WELCOME_TITLE: "A garden with walls, and the day they came down", "有墙的园子，和拆墙的那一天";
    WELCOME_MOCK: "This is a mock. No account, no network, no real payment; the people, shops and messages are made up. Names of companies are used as plain text, to tell what happened.",
        "这是一个演示：不登录、不联网、不真的付款；人物、店铺和消息都是虚构的。公司名称仅以文字出现，用来讲清事情的经过。";
    WELCOME_DATE: "Move the date at the top: every link and wallet follows the rules of that day", "移动上方的日期：每个链接、每种钱包都按当天的规则变化";
    WELCOME_TAP: "Tap a link in a chat, a group or Moments and see what a user saw", "在聊天、群聊或朋友圈里点开链接，看看当时的用户看到了什么";
    WELCOME_WHY: "Ask why, and what would change it", "问一问为什么，以及怎样才会不同";
    WELCOME_GO: "Look around", "开始看看";
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
        Tab::Policy => Text::new("Policy", "规则"),
        Tab::Settings => Text::new("Settings", "设置"),
    }
}

/// The name of a surface as it stands in a sentence.
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
