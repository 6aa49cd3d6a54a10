//! Words for wrong arguments of both programs. English ones come from clap itself.

use std::error::Error;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Lang, cli};
use crate::domain::{Day, DayError};

/// The language that arguments ask for with `--lang`, even if other arguments are wrong.
pub fn requested_lang(arguments: impl IntoIterator<Item = OsString>) -> Lang {
    let mut arguments = arguments.into_iter();
    let mut requested = None;
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy();
        if argument == "--" {
            break;
        }
        if argument == "--lang" {
            requested = arguments.next();
        } else if let Some(id) = argument.strip_prefix("--lang=") {
            requested = Some(id.into());
        }
    }
    let named = |lang: &Lang| requested.as_ref().is_some_and(|id| *id == *lang.id());
    Lang::ALL.into_iter().find(named).unwrap_or_default()
}

/// The text of an error in Chinese, with a line end; `None` for what clap prints itself: English
/// errors, help and version.
pub fn usage_error(lang: Lang, error: &clap::Error) -> Option<String> {
    match lang {
        Lang::En => None,
        Lang::Zh => {
            let what = cli::error(lang, &chinese(error)?);
            let usage = context(error, ContextKind::Usage)
                .map(|usage| usage.to_string())
                .unwrap_or_default();
            let usage = match usage.trim().strip_prefix("Usage:") {
                Some(usage) => format!("\n用法：{}\n", usage.trim()),
                None => String::new(),
            };
            Some(format!("{what}\n{usage}\n更多说明请用 `--help` 查看。\n"))
        }
    }
}

fn chinese(error: &clap::Error) -> Option<String> {
    let argument = value(error, ContextKind::InvalidArg);
    let given = value(error, ContextKind::InvalidValue);
    let text = match error.kind() {
        ErrorKind::InvalidValue if given.is_empty() => format!("`{argument}` 需要一个值"),
        ErrorKind::InvalidValue => {
            let known = value(error, ContextKind::ValidValue);
            let known = if known.is_empty() {
                known
            } else {
                format!("；可用：{known}")
            };
            let near = did_you_mean(error, ContextKind::SuggestedValue);
            format!("`{argument}` 的值 `{given}` 无效{known}{near}")
        }
        ErrorKind::ValueValidation => {
            let why = match error.source().map(|why| (why, why.downcast_ref())) {
                Some((_, Some(DayError::Format(_)))) => {
                    "不是日期，请写年-月-日，例如 2021-09-28".to_owned()
                }
                Some((_, Some(DayError::NotAPolicyDate(_)))) => {
                    format!("请用 {} 到 {} 之间的日期", Day::FIRST, Day::LAST)
                }
                Some((why, None)) => why.to_string(),
                None => String::new(),
            };
            format!("`{argument}` 的值 `{given}` 无效：{why}")
        }
        ErrorKind::UnknownArgument => {
            let near = did_you_mean(error, ContextKind::SuggestedArg);
            format!("没有 `{argument}` 这个参数{near}")
        }
        ErrorKind::InvalidSubcommand => {
            let command = value(error, ContextKind::InvalidSubcommand);
            let near = did_you_mean(error, ContextKind::SuggestedSubcommand);
            format!("没有 `{command}` 这个命令{near}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => {
            let other = value(error, ContextKind::PriorArg);
            if other == argument {
                format!("`{argument}` 只能写一次")
            } else {
                format!("`{argument}` 不能与 `{other}` 同时使用")
            }
        }
        ErrorKind::NoEquals => format!("`{argument}` 与它的值之间要有等号"),
        ErrorKind::TooManyValues => format!("`{argument}` 不需要值 `{given}`"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` 的值的个数不对")
        }
        ErrorKind::InvalidUtf8 => "有参数不是有效的 UTF-8 文本".to_owned(),
        // Help, version, and errors of the terminal. Not all kinds have a name here.
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => return None,
    };
    Some(text)
}

fn did_you_mean(error: &clap::Error, kind: ContextKind) -> String {
    let near = value(error, kind);
    if near.is_empty() {
        near
    } else {
        format!("；是否想写 `{near}`？")
    }
}

/// The words of a context, separated by commas; empty if there are none.
fn value(error: &clap::Error, kind: ContextKind) -> String {
    match context(error, kind) {
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::String(word)) => word.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<&ContextValue> {
    error.get(kind)
}
