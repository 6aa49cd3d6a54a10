//! The Settings tab.

use super::{Lang, Text, words};
use crate::domain::{OpenIn, Surface, Theme};

words! {
    LINKS: "External links", "外部链接";
    LINKS_HINT: "Links to other companies' pages. Default follows the rules of the day; Off never opens them; On opens where the platform lets its users choose.",
        "指向其他公司网页的链接。“默认”按当天规则；“关闭”一律不打开；“打开”只在平台允许用户选择时起作用。";
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
    ANOTHER_PROFILE: "Another profile…", "换一个用户…";
    ANOTHER_PROFILE_HINT: "Closes this profile with everything saved, and offers the others or a new one", "保存并关闭当前用户，然后选择其他用户或新建一个";
    DATA_FOLDER: "Everything lies in this folder", "所有数据都在此文件夹";
    SHOW_FOLDER: "Show folder", "打开文件夹";
    RESET: "Reset the demo", "重置演示";
    RESET_HINT: "Puts conversations, posts, orders and balances back as on the first day. Settings, your what-if copy and scenarios stay.",
        "把会话、动态、订单和余额恢复到最初；设置、规则副本和场景保持不变。";
    RESET_TITLE: "Reset the demo?", "要重置演示吗？";
    REMOVED: "Removed", "会删除";
    KEPT: "Kept", "会保留";
    RESET_REMOVES: "Messages, posts, comments and likes of yours; orders, payments, refunds and top-ups; the decision log; your reports. Balances are as on the first day.",
        "你的消息、动态、评论和赞；订单、付款、退款和充值记录；决策记录；投诉记录。余额恢复到最初。";
    RESET_KEEPS: "Settings, switches and the date; trusted sites; your what-if copy of the rules; scenarios; exported files.",
        "设置、开关和日期；信任的网站；你的规则副本；场景；已导出的文件。";
    RESTART_TITLE: "Start the scenario again?", "要重新开始此场景吗？";
    RESTART_REMOVES: "What you did in this scenario: messages, posts, orders and payments, the decision log, reports, changes to its rules. The date, the switches and the tab are those of its file again.",
        "你在此场景中做的一切：消息、动态、订单和付款、决策记录、投诉记录，以及对规则的更改。日期、开关和标签页恢复为文件中的样子。";
    RESTART_KEEPS: "Your own data, the scenario's file, and the rest of the settings.", "你自己的数据、场景文件，以及其他设置。";
    NO_WAY_BACK: "This cannot be undone", "此操作无法撤销";
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
