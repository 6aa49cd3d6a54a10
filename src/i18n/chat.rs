//! Chats and Groups.

use super::{Lang, words};

words! {
    SEARCH: "Search conversations", "搜索会话";
    NO_MATCH: "No conversation matches", "没有匹配的会话";
    PICK_CHAT: "Select a chat on the left", "从左侧选择一个聊天";
    PICK_GROUP: "Select a group on the left", "从左侧选择一个群聊";
    MESSAGE: "Message", "消息";
    WRITE: "Write a message, or paste a link", "输入消息，或粘贴链接";
    SEND: "Send", "发送";
    SEND_HINT: "Enter sends, Shift+Enter starts a new line", "回车发送，Shift+回车换行";
    SEND_EMPTY: "Enter some text first", "请先输入内容";
    EARLIER: "Show earlier messages", "查看更早的消息";
    LOADING: "Reading earlier messages…", "正在读取更早的消息…";
    EMPTY_THREAD: "No messages yet. Write the first one, or paste a link", "还没有消息。写下第一条，或粘贴一个链接";
    FORWARD: "Forward", "转发";
    FORWARD_TITLE: "Forward to", "转发到";
    FORWARD_HINT: "The same link can have a different result there", "同一个链接在那里，结果可能不同";
    FORWARD_CHATS: "Chats", "聊天";
    FORWARD_GROUPS: "Groups", "群聊";
    YOU: "You", "我";
}

/// "4 members" in a group's header; counts everybody, the user too.
pub fn members(lang: Lang, count: usize) -> String {
    match lang {
        Lang::En => format!("{count} members"),
        Lang::Zh => format!("{count} 位成员"),
    }
}

/// "Forwarded from Lin Mei".
pub fn forwarded_from(lang: Lang, name: &str) -> String {
    match lang {
        Lang::En => format!("Forwarded from {name}"),
        Lang::Zh => format!("转发自 {name}"),
    }
}

/// A conversation's row for a screen reader.
pub fn row(lang: Lang, name: &str, unread: u32) -> String {
    match (lang, unread) {
        (_, 0) => name.to_owned(),
        (Lang::En, n) => format!("{name}, {n} unread"),
        (Lang::Zh, n) => format!("{name}，{n} 条未读"),
    }
}

/// The forward button of one message, for a screen reader.
pub fn forward_what(lang: Lang, text: &str) -> String {
    let start: String = text.chars().take(24).collect();
    match lang {
        Lang::En => format!("Forward: {start}"),
        Lang::Zh => format!("转发：{start}"),
    }
}
