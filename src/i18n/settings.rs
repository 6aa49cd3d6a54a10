//! The Settings tab.

use super::{Lang, Text, words};
use crate::domain::{OpenIn, Surface, Theme};

words! {
    LINKS: "External links", "外部链接";
    LINKS_HINT: "Links to other companies' pages. Default follows the rules of the day; Off never opens them; On opens where the platform lets its users choose.",
        "指向其他公司网页的链接。“默认”按当天规则；“关闭”一律不打开；“打开”只在平台允许用户选择时起作用。";
    SWITCH_FOR: "Links in", "外链开关：";
    OPEN_IN: "Where an allowed link opens", "允许的链接在哪里打开";
    APPEARANCE: "Appearance", "外观";
    LANGUAGE: "Language", "语言";
    THEME: "Theme", "主题";
    ZOOM: "Zoom", "缩放";
    ZOOM_IN: "Larger", "放大";
    ZOOM_OUT: "Smaller", "缩小";
    ZOOM_RESET: "Normal size", "恢复正常大小";
    DATA: "Data", "数据";
    PROFILE: "Profile", "用户";
    DATA_FOLDER: "Everything lies in this folder", "所有数据都在此文件夹";
    SHOW_FOLDER: "Show folder", "打开文件夹";
    RESET: "Reset the demo", "重置演示";
    RESET_HINT: "Puts the conversations and posts back as on the first day. Settings stay.", "把会话和动态恢复到最初，设置保持不变。";
    RESET_TITLE: "Reset the demo?", "要重置演示吗？";
    RESET_TEXT: "Messages, posts and reports that you wrote in this profile are removed. This cannot be undone.", "你在此用户下写的消息、动态和投诉记录会被删除，且无法撤销。";
    RESET_DO: "Reset", "重置";
    ABOUT: "About", "关于";
    ABOUT_TEXT: "Moongate is a mock made to show what platform interoperability means. No account, no network traffic, no real payment, no brand artwork.",
        "月门是一个演示程序，用来说明平台互联互通意味着什么。无账号、不联网、不真的付款、不使用任何品牌图形。";
    NO_ON_FOR_DM: "Direct messages have no “On”: no such choice was ever announced for them", "单聊没有“打开”：从未宣布过这样的选项";
}

/// The name of a theme choice.
pub const fn theme(theme: Theme) -> Text {
    match theme {
        Theme::System => Text::new("System", "跟随系统"),
        Theme::Light => Text::new("Light", "浅色"),
        Theme::Dark => Text::new("Dark", "深色"),
    }
}

/// A language in its own words.
pub const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Zh => "简体中文",
    }
}

/// The name of a destination for allowed links.
pub const fn open_in(place: OpenIn) -> Text {
    match place {
        OpenIn::App => Text::new("Mock page in the app", "应用内的模拟页面"),
        OpenIn::Browser => Text::new("System browser", "系统浏览器"),
    }
}

/// The accessible name of a surface's switch: "External links in group chats".
pub const fn switch_name(surface: Surface) -> Text {
    match surface {
        Surface::Dm => Text::new("External links in direct messages", "单聊外部链接"),
        Surface::Group => Text::new("External links in group chats", "群聊外部链接"),
        Surface::Moments => Text::new("External links in Moments", "朋友圈外部链接"),
    }
}
