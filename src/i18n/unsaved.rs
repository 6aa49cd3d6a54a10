//! Trouble with the disk: what is wrong, what waits in memory, and the question before closing.

use super::{Lang, Text, both, words};
use crate::app::Failure;
use crate::domain::{Damage, SaveError, SaveErrorKind};

words! {
    SAVE_FIRST: "Some changes are not saved yet; retry first", "有更改尚未保存，请先重试";
    TRY_AGAIN: "Retry", "重试";
    SETTINGS_UNSAVED: "Your settings are not saved yet", "设置尚未保存";
    CLOSE_TITLE: "Close without saving?", "不保存就关闭？";
    TRY_THEN_CLOSE: "Retry, then close", "重试后关闭";
    CLOSE_ANYWAY: "Close anyway", "仍然关闭";
    KEEP_OPEN: "Keep open", "不关闭";
    LEAVE_TITLE: "Leave this profile without saving?", "不保存就离开当前用户？";
    TRY_THEN_LEAVE: "Retry, then leave", "重试后离开";
    LEAVE_ANYWAY: "Leave anyway", "仍然离开";
    STAY: "Stay", "留下";
    SAVE_AS_TEXT: "Save as text", "另存为文本";
    TEXT_FIRST: "First save the unsaved changes as text", "请先把未保存的更改另存为文本";
    SAVE_AS_TEXT_TIP: "Saves the unsaved changes to a text file, so that they are not lost if saving keeps failing", "把未保存的更改存为文本文件，即使一直无法保存，内容也不会丢失";
    OWN: "In your own data, outside this scenario", "在此情景之外，你自己的数据中";
}

/// Something that waits for the disk, as a heading of the text that keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved<'a> {
    /// A message in the conversation of this name.
    Message(&'a str),
    /// A post.
    Post,
    /// A comment.
    Comment,
    /// A complaint about a link.
    Report,
    /// The text of the user's rules.
    Rules,
}

/// The heading of one thing that waits.
pub fn unsaved(lang: Lang, what: &Unsaved<'_>) -> String {
    let words = match what {
        Unsaved::Message(conversation) => {
            return match lang {
                Lang::En => format!("Message in {conversation}"),
                Lang::Zh => format!("“{conversation}”中的消息"),
            };
        }
        Unsaved::Post => Text::new("Post", "动态"),
        Unsaved::Comment => Text::new("Comment", "评论"),
        Unsaved::Report => Text::new("Report of a link", "链接投诉"),
        Unsaved::Rules => Text::new("Policy text", "策略文本"),
    };
    words.get(lang).to_owned()
}

/// Kind of text.
pub fn unsaved_heading(lang: Lang, profile: &str) -> String {
    match lang {
        Lang::En => format!("# Unsaved changes of the profile {profile}"),
        Lang::Zh => format!("# 用户 {profile} 中未保存的更改"),
    }
}

/// Contents that the text leaves out: likes, what was read, and the log.
pub fn unsaved_others(lang: Lang, count: usize) -> String {
    match lang {
        Lang::En => format!("Also likes, read marks and log entries: {count}"),
        Lang::Zh => format!("此外还有点赞、已读标记和日志：{count} 项"),
    }
}

/// The problem and its fix, without a full stop.
pub fn trouble(trouble: &SaveError) -> Text {
    let path = &trouble.path;
    match &trouble.fault {
        SaveErrorKind::Full => both(
            format!("The disk is full: no space is left for `{path}`. Free some space, then retry"),
            format!("磁盘已满：没有空间写入 `{path}`。请腾出空间后重试"),
        ),
        SaveErrorKind::ReadOnly => both(
            format!(
                "`{path}` can't be written: the folder is read-only. Check its permissions, then retry"
            ),
            format!("无法写入 `{path}`：文件夹是只读的。请检查权限后重试"),
        ),
        SaveErrorKind::Vanished => both(
            format!(
                "`{path}` is no longer there, or another file is in its place. Restore its folder, then retry"
            ),
            format!("`{path}` 已不在原处，或被换成了别的文件。请把文件夹放回原处后重试"),
        ),
        SaveErrorKind::InUse => both(
            format!("`{path}` is open in another window. Close that window, then retry"),
            format!("`{path}` 正在另一个窗口中使用。请先关闭那个窗口再重试"),
        ),
        SaveErrorKind::Newer { found, known } => both(
            format!(
                "`{path}` was written by a newer version (format {found}; this version supports up to {known}). It was not changed"
            ),
            format!(
                "`{path}` 由更新的版本写成（格式 {found}，本程序支持到 {known}）。文件保持原样，没有改动"
            ),
        ),
        SaveErrorKind::Damaged(why) => {
            let Text { en, zh } = damage(why);
            both(
                format!("`{path}` is damaged ({en}). Restart the app: it keeps what can be read"),
                format!("`{path}` 已损坏（{zh}）。请重新启动程序，能读出的内容会保留下来"),
            )
        }
        SaveErrorKind::Other(why) => both(
            format!("`{path}` can't be used ({why})"),
            format!("`{path}` 无法使用（{why}）"),
        ),
    }
}

/// Number of unsaved changes.
pub fn unsaved_changes(lang: Lang, changes: usize) -> String {
    match (lang, changes) {
        (Lang::En, 1) => "1 unsaved change".to_owned(),
        (Lang::En, n) => format!("{n} unsaved changes"),
        (Lang::Zh, n) => format!("{n} 项未保存的更改"),
    }
}

/// The unsaved changes and the reason, for a screen reader.
pub fn alert(lang: Lang, waits: &str, why: &str) -> String {
    match lang {
        Lang::En => format!("{waits}. {why}"),
        Lang::Zh => format!("{waits}。{why}"),
    }
}

/// Fate of a temporary profile.
pub fn temporary_profile(lang: Lang, changes: usize) -> String {
    match (lang, changes) {
        (Lang::En, 0) => {
            "You are using a temporary profile: your changes are not saved in your profile"
                .to_owned()
        }
        (Lang::En, 1) => {
            "You are using a temporary profile: 1 change is not in your profile".to_owned()
        }
        (Lang::En, n) => {
            format!("You are using a temporary profile: {n} changes are not in your profile")
        }
        (Lang::Zh, 0) => "目前使用临时用户：更改不会保存到你的用户".to_owned(),
        (Lang::Zh, n) => format!("目前使用临时用户：有 {n} 项更改不在你的用户中"),
    }
}

/// Place of a temporary profile's changes after the window is closed.
pub fn kept_at_close(lang: Lang, folder: &str, profile: Option<&str>) -> String {
    match (lang, profile) {
        (Lang::En, Some(name)) => format!(
            "If you close now, your changes are saved as the profile `{name}`: start with `--profile {name}`. If that fails, they stay in `{folder}`"
        ),
        (Lang::En, None) => format!("If you close now, your changes stay in `{folder}`"),
        (Lang::Zh, Some(name)) => {
            format!(
                "现在关闭后，更改会保存为用户 `{name}`：启动时加上 `--profile {name}`。如果无法保存，则保留在 `{folder}`"
            )
        }
        (Lang::Zh, None) => format!("现在关闭后，更改保留在 `{folder}`"),
    }
}

/// The temporary profile was saved as a profile.
pub fn kept_as_profile(name: &str) -> Text {
    both(
        format!(
            "Your profile is open again. The changes made in the meantime are in the profile `{name}`: start with `--profile {name}`"
        ),
        format!(
            "你的用户已重新打开。期间的更改保存在用户 `{name}` 中：启动时加上 `--profile {name}`"
        ),
    )
}

/// The temporary profile could not be saved as a profile; its folder is kept.
pub fn kept_in(folder: &str) -> Text {
    both(
        format!("Your profile is open again. The changes made in the meantime are in `{folder}`"),
        format!("你的用户已重新打开。期间的更改保存在 `{folder}`"),
    )
}

/// The damage of a file, without a full stop.
pub fn damage(damage: &Damage) -> Text {
    match damage {
        Damage::Empty => Text::new("it is empty", "文件为空"),
        Damage::NotAFile => Text::new("it is not a file", "不是普通文件"),
        Damage::NotADatabase => Text::new("it is not a database", "不是数据库"),
        Damage::OtherProgram => Text::new("it is a database of another app", "是其他程序的数据库"),
        Damage::CutOff { found, expected } => both(
            format!("it is incomplete: {found} of {expected} bytes"),
            format!("文件不完整：应有 {expected} 字节，只有 {found} 字节"),
        ),
        Damage::OtherTables => {
            Text::new("its tables are not those of this app", "数据表与本程序不符")
        }
        Damage::OnlyLog => Text::new("only its log file exists", "只有日志文件"),
        Damage::Orphan { table } => both(
            format!("a row of `{table}` refers to a missing row"),
            format!("`{table}` 中有一行引用了不存在的行"),
        ),
        // The messages of the policy's own check are English in both.
        Damage::Policy { line, message } => both(
            format!("line {line}: {message}"),
            format!("第 {line} 行：{message}"),
        ),
        Damage::Other(message) => both(message.clone(), message.clone()),
    }
}

/// The words of a failure, without a full stop.
pub fn failure(failure: &Failure) -> Text {
    match failure {
        Failure::Store(error) => trouble(error),
        Failure::File(error) => {
            let Text { en, zh } = trouble(error);
            both(
                format!("The file was not saved. {en}"),
                format!("文件没有保存。{zh}"),
            )
        }
        Failure::FileExists(file) => both(
            format!("{file} already exists; choose another name"),
            format!("{file} 已存在，请换一个名称"),
        ),
        Failure::FileChanged(file) => both(
            format!(
                "{file} was changed by another program since it was opened; choose another name"
            ),
            format!("{file} 打开之后已被其他程序修改，请换一个名称"),
        ),
        Failure::FolderNotShown { folder, why } => both(
            format!("{folder} could not be shown: {why}"),
            format!("无法显示 {folder}：{why}"),
        ),
        Failure::UnsavedChanges => SAVE_FIRST,
    }
}
