//! Scenarios: the banner of the one that is open, and the dialogs to save and open one.

use super::{Lang, Text, both, unsaved, words};
use crate::app::{ScenarioError, StepFlaw};
use crate::domain::{ScenarioFileError, ScenarioFileErrorKind};

words! {
    SCENARIO: "Scenario", "场景";
    HINT: "A scenario is one file with the policy, the day, your switches, the language, what people wrote, and perhaps a tour, to hand on. Drop one on the window to open it.",
        "场景是一个可以转交的文件，包含策略、日期、开关、语言、大家写的内容，也可以带有导览。把它拖到窗口上即可打开。";
    SAVE: "Save scenario…", "保存场景…";
    OPEN: "Open scenario…", "打开场景…";
    SAVE_TITLE: "Save as a scenario", "保存为场景";
    OPEN_TITLE: "Open a scenario", "打开场景";
    NAME: "Name of the scenario", "场景名称";
    NAME_FIRST: "Give it a name first", "请先填写名称";
    PATH: "File, empty for one in the data folder", "文件；留空则存入数据文件夹";
    FILE: "Path of the file", "文件路径";
    FILE_FIRST: "Type the path of a file first", "请先填写文件路径";
    WITH_CONTENT: "With people, conversations and posts", "包含人物、会话和动态";
    SAVE_DO: "Save", "保存";
    OPEN_DO: "Open", "打开";
    OPEN_HINT: "It opens beside your own data, which stays as it is.", "它会与你自己的数据分开打开，你的数据保持不变。";
    START_AGAIN: "Start again", "重新开始";
    LEAVE: "Leave", "退出场景";
    TAKE_TOUR: "Take the tour", "看导览";
    TAKE_TOUR_HINT: "Built in: how the walls came down, in seven steps", "内置导览：七步看高墙是怎样拆掉的";
    RESUME_TOUR: "Resume tour", "继续导览";
    LEAVE_TOUR: "Leave tour", "结束导览";
    NEXT: "Next", "下一步";
    PREVIOUS: "Back", "上一步";
    FINISH: "Finish", "完成";
    BUILT_IN: "Built into the program", "内置于程序中";
    STEP: "Tour: what a guide says about this view", "导览：向导在这一画面说的话";
    STEP_FIRST: "Write what the guide says first", "请先写下向导说的话";
    ADD_STEP: "Add this view as a step", "把当前画面加为一步";
    DROP_STEP: "Take back the last step", "撤回上一步";
    DROP: "Drop to open the scenario", "松开即可打开场景";
    POLICY_CHANGED: "The built-in policy has changed since this scenario was saved; some answers may differ",
        "保存此场景之后，内置策略已有更新，部分结果可能不同";
    DROP_ONE: "Drop one file at a time", "请一次只拖入一个文件";
}

/// The banner of an open scenario.
pub fn banner(lang: Lang, name: &str) -> String {
    match lang {
        Lang::En => format!("Scenario: {name}. Your own data is put aside, untouched"),
        Lang::Zh => format!("场景：{name}。你自己的数据已放在一边，保持不变"),
    }
}

/// Which step of a tour this is.
pub fn step_of(lang: Lang, at: usize, of: usize) -> String {
    match lang {
        Lang::En => format!("Tour, step {at} of {of}"),
        Lang::Zh => format!("导览，第 {at} 步，共 {of} 步"),
    }
}

/// How many steps the user has added to the tour.
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
            format!("{file} 是文件夹；场景是一个以 .scenario.toml 结尾的文件"),
        ),
        ScenarioFileErrorKind::NotAFile => both(
            format!("{file} is no file; a scenario is one file that ends in .scenario.toml"),
            format!("{file} 是特殊文件；场景是一个以 .scenario.toml 结尾的文件"),
        ),
        ScenarioFileErrorKind::TooLarge => both(
            format!("{file} is too large for a scenario"),
            format!("{file} 太大，不是场景文件"),
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
        StepFlaw::NoMerchant(id) => no_id("merchant", "商户", id),
        StepFlaw::NoWallet(id) => no_id("wallet", "钱包", id),
        StepFlaw::NoConversation(id) => both(
            format!("there is no conversation `{id}`"),
            format!("没有会话 `{id}`"),
        ),
        StepFlaw::NoLink(text) => {
            both(format!("`{text}` is no link"), format!("`{text}` 不是链接"))
        }
    }
}
