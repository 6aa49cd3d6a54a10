//! Scenarios: the banner of the one that is open, and the dialogs to save and open one.

use super::{Lang, Text, both, unsaved, words};
use crate::app::{ScenarioError, StepFlaw};
use crate::domain::{ScenarioFileError, ScenarioFileErrorKind};

words! {
    SCENARIO: "Scenario", "情景";
    HINT: "A scenario is a file you can share: policy, date, switches, language, demo content and an optional tour. Drop one on the window to open it.",
        "情景是可以分享的文件，包含策略、日期、开关、语言和演示内容，也可以带有导览。拖到窗口上即可打开。";
    SAVE: "Save scenario…", "保存情景…";
    OPEN: "Open scenario…", "打开情景…";
    SAVE_TITLE: "Save as a scenario", "保存为情景";
    OPEN_TITLE: "Open a scenario", "打开情景";
    NAME: "Name of the scenario", "情景名称";
    NAME_FIRST: "Enter a name first", "请先填写名称";
    PATH: "File (leave empty to use the data folder)", "文件；留空则存入数据文件夹";
    FILE: "Path of the file", "文件路径";
    FILE_FIRST: "Enter the path of a file first", "请先填写文件路径";
    WITH_CONTENT: "With people, conversations and posts", "包含人物、会话和动态";
    SAVE_DO: "Save", "保存";
    OPEN_DO: "Open", "打开";
    OPEN_HINT: "It opens separately; your own data is not changed.", "它会单独打开，不会改变你自己的数据。";
    START_AGAIN: "Restart", "重新开始";
    LEAVE: "Leave", "退出情景";
    TAKE_TOUR: "Take the tour", "看导览";
    TAKE_TOUR_HINT: "Built in: how the walls came down, in seven steps", "内置导览：七步看高墙是怎样拆掉的";
    RESUME_TOUR: "Resume tour", "继续导览";
    LEAVE_TOUR: "Leave tour", "结束导览";
    NEXT: "Next", "下一步";
    PREVIOUS: "Back", "上一步";
    FINISH: "Finish", "完成";
    BUILT_IN: "Built into the program", "内置于程序中";
    STEP: "Tour: text for this view", "导览：这一画面的说明文字";
    STEP_FIRST: "Enter the text of the step first", "请先填写这一步的说明文字";
    ADD_STEP: "Add this view as a step", "把当前画面加为一步";
    DROP_STEP: "Remove the last step", "删除最后一步";
    DROP: "Drop to open the scenario", "松开即可打开情景";
    POLICY_CHANGED: "The built-in policy has changed since this scenario was saved; some verdicts may differ",
        "保存此情景之后，内置策略已有更新，部分结果可能不同";
    DROP_ONE: "Drop one file at a time", "请一次只拖入一个文件";
}

/// The banner of an open scenario.
pub fn banner(lang: Lang, name: &str) -> String {
    match lang {
        Lang::En => format!("Scenario: {name}. Your own data is not changed"),
        Lang::Zh => format!("情景：{name}。你自己的数据不受影响"),
    }
}

/// Which step of a tour this is.
pub fn step_of(lang: Lang, at: usize, of: usize) -> String {
    match lang {
        Lang::En => format!("Tour, step {at} of {of}"),
        Lang::Zh => format!("导览，第 {at} 步，共 {of} 步"),
    }
}

/// Number of steps that the user has added to the tour.
pub fn steps_made(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::En, 1) => "1 step added".to_owned(),
        (Lang::En, _) => format!("{count} steps added"),
        (Lang::Zh, _) => format!("已加入 {count} 步"),
    }
}

/// A scenario that was not opened.
pub fn refused(error: &ScenarioError) -> Text {
    let Text { en, zh } = reason(error);
    both(format!("Not opened: {en}"), format!("未能打开：{zh}"))
}

fn reason(error: &ScenarioError) -> Text {
    match error {
        ScenarioError::File(error) => file_error(error),
        ScenarioError::OpenAlready { file } => both(
            format!("{file} is open already"),
            format!("{file} 已经打开"),
        ),
        ScenarioError::UnknownPolicy { place, id } => both(
            format!("{place}: the policy `{id}` is not built in; put its `text` into the file"),
            format!("{place}: 程序没有内置策略 `{id}`，请把它的 `text` 写进文件"),
        ),
        // The messages of the policy's own check are English in both.
        ScenarioError::PolicyErrors(errors) => {
            let lines = |middle: &str| {
                let line = |(place, message)| format!("{place}: {middle}{message}");
                errors
                    .iter()
                    .cloned()
                    .map(line)
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            both(lines("in its policy: "), lines("策略有误："))
        }
        ScenarioError::Step { file, step, flaw } => {
            let Text { en, zh } = step_flaw(flaw);
            both(
                format!("{file}: step {step} of the tour can't be shown: {en}"),
                format!("{file}: 导览的第 {step} 步无法显示：{zh}"),
            )
        }
        ScenarioError::Store(error) => unsaved::trouble(error),
    }
}

fn file_error(error: &ScenarioFileError) -> Text {
    let ScenarioFileError { file, kind } = error;
    match kind {
        ScenarioFileErrorKind::Unreadable(why) => both(
            format!("{file} could not be read: {why}"),
            format!("无法读取 {file}：{why}"),
        ),
        ScenarioFileErrorKind::Folder => both(
            format!("{file} is a folder; a scenario is one file that ends in .scenario.toml"),
            format!("{file} 是文件夹；情景是一个以 .scenario.toml 结尾的文件"),
        ),
        ScenarioFileErrorKind::NotAFile => both(
            format!(
                "{file} is not a regular file; a scenario is one file that ends in .scenario.toml"
            ),
            format!("{file} 是特殊文件；情景是一个以 .scenario.toml 结尾的文件"),
        ),
        ScenarioFileErrorKind::TooLarge => both(
            format!("{file} is too large for a scenario"),
            format!("{file} 太大，不是情景文件"),
        ),
        ScenarioFileErrorKind::NotUtf8 { line, column } => both(
            format!("{file}:{line}:{column}: this is not valid UTF-8"),
            format!("{file}:{line}:{column}: 这不是 UTF-8 文本"),
        ),
        ScenarioFileErrorKind::Content {
            line,
            column,
            message,
        } => {
            let text = format!("{file}:{line}:{column}: {message}");
            both(text.clone(), text)
        }
    }
}

/// The reason why a step of a tour leads nowhere.
fn step_flaw(flaw: &StepFlaw) -> Text {
    let no_id = |en, zh, id| {
        both(
            format!("its policy has no {en} `{id}`"),
            format!("策略中没有{zh} `{id}`"),
        )
    };
    match flaw {
        StepFlaw::NoPlatform(id) => no_id("platform", "平台", id),
        StepFlaw::NoMerchant(id) => no_id("merchant", "商家", id),
        StepFlaw::NoWallet(id) => no_id("wallet", "钱包", id),
        StepFlaw::NoConversation(id) => both(
            format!("there is no conversation `{id}`"),
            format!("没有会话 `{id}`"),
        ),
        StepFlaw::NoLink(text) => both(
            format!("`{text}` is not a link"),
            format!("`{text}` 不是链接"),
        ),
    }
}
