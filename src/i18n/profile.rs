//! Choosing a profile, when the wanted one can't be opened or the user wants another.

use super::{Lang, Text, both, words};
use crate::domain::ProfileNameError;

words! {
    ONE_WINDOW: "A profile works in one window at a time, so that changes do not overwrite each other. Close that window and retry, or open another profile here.",
        "同一个用户同时只能在一个窗口中使用，以免内容互相覆盖。请关闭那个窗口后重试，或在这里打开其他用户。";
    STILL_OPEN: "It is still open in another window", "仍在另一个窗口中打开";
    CHOOSE: "Choose a profile", "选择用户";
    ABOUT: "Each profile has its own settings, balances and history.", "每个用户都有自己的设置、余额和记录。";
    OTHERS: "Open another profile", "打开其他用户";
    NEW: "Name of a new profile", "新用户的名称";
    OPEN_NEW: "Create and open", "新建并打开";
    NAME_FIRST: "Enter a name first", "请先输入名称";
    QUIT: "Quit", "退出";
    BAD_NAME_HINT: "The name of a profile must be a valid folder name on every system. Open another profile, or choose a new name.",
        "用户的名称必须在所有系统上都能用作文件夹名。请打开其他用户，或换一个名称。";
}

/// The way back to the profile that was left.
pub fn back_to(name: &str) -> Text {
    Text {
        en: format!("Back to {name}").into(),
        zh: format!("返回 {name}").into(),
    }
}

/// The profile is taken.
pub fn in_use(name: &str) -> Text {
    Text {
        en: format!("The profile `{name}` is open in another window").into(),
        zh: format!("用户 `{name}` 已在另一个窗口中打开").into(),
    }
}

/// A name that no profile can have.
pub fn bad_name(name: &str, why: ProfileNameError) -> Text {
    let why = match why {
        ProfileNameError::Empty => Text::new("it is empty", "名称为空"),
        ProfileNameError::TooLong(max) => both(
            format!("it is longer than {max} characters"),
            format!("名称超过 {max} 个字"),
        ),
        ProfileNameError::OuterSpace => {
            Text::new("it starts or ends with a space", "名称以空格开头或结尾")
        }
        ProfileNameError::Character => Text::new(
            "only letters, digits, Chinese characters, `-`, `_` and spaces are allowed",
            "只能用字母、数字、汉字、`-`、`_` 和空格",
        ),
        ProfileNameError::Device => Text::new(
            "Windows reserves this name for a device",
            "这是 Windows 保留的设备名",
        ),
    };
    both(
        format!("`{name}` can't be the name of a profile: {}", why.en),
        format!("`{name}` 不能用作用户的名称：{}", why.zh),
    )
}

/// The title of the window.
pub fn title(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Moongate: choose a profile",
        Lang::Zh => "月门：选择用户",
    }
}
