//! The Settings tab.

use super::{Lang, Text, words};
use crate::domain::{OpenIn, Surface, Theme};

words! {
    LINKS: "External links", "外部链接";
    LINKS_HINT: "Links to pages of other companies. Default follows the policy; Off never opens them; On opens them where users can choose.",
        "指向其他公司网页的链接。“默认”按当天的策略；“关闭”一律不打开；“打开”只在允许用户选择时起作用。";
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
    ANOTHER_PROFILE_HINT: "Saves and closes this profile, then offers the other profiles or a new one", "保存并关闭当前用户，然后选择其他用户或新建一个";
    DATA_FOLDER: "All data is stored in this folder", "所有数据都保存在此文件夹";
    SHOW_FOLDER: "Show folder", "打开文件夹";
    RESET: "Reset the demo", "重置演示";
    RESET_HINT: "Resets conversations, posts, orders and balances. Settings, your what-if policy and scenarios are kept.",
        "把会话、动态、订单和余额恢复到最初；设置、假如策略和情景会保留。";
    RESET_TITLE: "Reset the demo?", "要重置演示吗？";
    REMOVED: "Removed", "会删除";
    KEPT: "Kept", "会保留";
    RESET_REMOVES: "Your messages, posts, comments and likes; orders, payments, refunds and top-ups; the log; your reports. Balances return to their initial values.",
        "你的消息、动态、评论和赞；订单、付款、退款和充值记录；判定记录；投诉记录。余额恢复到最初。";
    RESET_KEEPS: "Settings, switches and the date; trusted sites; your what-if policy; scenarios; exported files.",
        "设置、开关和日期；信任的网站；你的假如策略；情景；已导出的文件。";
    RESTART_TITLE: "Restart the scenario?", "要重新开始此情景吗？";
    RESTART_REMOVES: "Everything you did in this scenario: messages, posts, orders and payments, the log, reports and changes to its policy. The date, switches and tab return to those in its file.",
        "你在此情景中做的一切：消息、动态、订单和付款、判定记录、投诉记录，以及对策略的更改。日期、开关和标签页恢复为文件中的样子。";
    RESTART_KEEPS: "Your own data, the scenario's file, and the rest of the settings.", "你自己的数据、情景文件，以及其他设置。";
    IRREVERSIBLE: "This cannot be undone", "此操作无法撤销";
    RESET_DO: "Reset", "重置";
    ABOUT: "About", "关于";
    ABOUT_TEXT: "Moongate is a demo that shows what platform interoperability means. No account, no network traffic, no real payments, no brand artwork.",
        "月门是一个演示程序，用来说明平台互联互通意味着什么。无需账号、不联网、没有真实付款、不使用任何品牌图形。";
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
