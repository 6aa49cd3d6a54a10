//! Words for a window that cannot be opened; they are printed to the terminal.

use super::{Lang, Text, both, words};

words! {
    NO_DISPLAY: "there is no display to open a window on", "没有可以打开窗口的显示器";
    NO_HOME: "this system has no folder for the user's files; set MOONGATE_HOME to a folder",
        "系统没有提供存放用户文件的文件夹；请将 MOONGATE_HOME 设为一个文件夹";
}

/// The graphics of this computer cannot draw a window; `why` is the error of the library.
pub fn no_graphics(why: &str) -> Text {
    both(
        format!("the graphics driver of this computer can't open a window ({why})"),
        format!("这台电脑的图形系统无法绘制窗口（{why}）"),
    )
}

/// The built-in content cannot be read.
pub fn wrong_content(why: &str) -> Text {
    both(
        format!("the demo content can't be read: {why}"),
        format!("无法读取演示内容：{why}"),
    )
}

/// The SQLite in this program is too old.
pub fn old_sqlite(found: &str) -> Text {
    both(
        format!("the SQLite in this program is {found}; 3.51.3 or newer is needed"),
        format!("本程序的 SQLite 版本为 {found}，需要 3.51.3 或更新的版本"),
    )
}

/// Two reasons, one after the other.
pub fn both_reasons(first: &Text, second: &Text) -> Text {
    both(
        format!("{}, and {}", first.en, second.en),
        format!("{}；并且{}", first.zh, second.zh),
    )
}

/// The reason why there is no window, and what works without one.
pub fn no_window(lang: Lang, why: &Text) -> String {
    let why = why.get(lang);
    match lang {
        Lang::En => {
            format!("moongate: {why}; `moongate-cli` offers the same features without a window")
        }
        Lang::Zh => format!("moongate：{why}；`moongate-cli` 无需窗口即可使用同样的功能"),
    }
}
