//! Text for people: colours where a person looks, and lines that fit; Chinese characters are two
//! columns wide.
//!
//! Colour only repeats what the words say. Nothing here knows what the text is about.

use std::borrow::Cow;
use std::env;
use std::io::{self, IsTerminal};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of text where the terminal does not say its own, and where no terminal is.
const WIDTH: usize = 100;
/// Text is never set narrower or wider than this.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// Colours and width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    colour: bool,
    /// Columns of a line.
    pub(super) width: usize,
}

/// Style of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Ordinary.
    Plain,
    /// A heading.
    Strong,
    /// Beside the point.
    Quiet,
    /// It opens, it can pay.
    Product,
    /// It does, but.
    Doubtful,
    /// It does not.
    Bad,
}

impl Tone {
    /// The parameter of the terminal's "select graphic rendition"; none for ordinary text.
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Quiet => Some("2"),
            Self::Product => Some("32"),
            Self::Doubtful => Some("33"),
            Self::Bad => Some("31"),
        }
    }
}

impl Style {
    /// For standard output: colours only on a terminal whose user has not said no.
    pub(super) fn of_stdout() -> Self {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        // The old console of Windows shows the codes instead of the colours.
        let able = !cfg!(windows) || set("WT_SESSION") || set("TERM");
        let said = env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse::<usize>().ok());
        let terminal = io::stdout().is_terminal();
        let measured = || {
            terminal_size::terminal_size()
                .filter(|_| terminal)
                .map(|(width, _)| usize::from(width.0))
        };
        let columns = said.or_else(measured);
        Self {
            colour: terminal && able && !dumb && !set("NO_COLOR"),
            width: columns
                .unwrap_or(WIDTH)
                .clamp(*WIDTHS.start(), *WIDTHS.end()),
        }
    }

    /// `text` in the colour of `tone`.
    pub(super) fn paint<'t>(self, tone: Tone, text: &'t str) -> Cow<'t, str> {
        match tone.code() {
            Some(code) if self.colour && !text.is_empty() => {
                Cow::Owned(format!("\u{1b}[{code}m{text}\u{1b}[0m"))
            }
            Some(_) | None => Cow::Borrowed(text),
        }
    }
}

/// Columns that `text` takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// `text` with spaces behind it, `width` columns in all; a longer text stays as it is.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// `text` in lines of at most `width` columns, broken at spaces and between Chinese characters,
/// never before a closing mark. A word that is longer than a line, such as an address, stays whole
/// so that it can be copied.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    let mut space = false;
    for piece in pieces(text) {
        if piece == " " {
            space = used > 0;
            continue;
        }
        let gap = usize::from(space);
        if used > 0 && used + gap + columns(piece) > width {
            lines.push(String::new());
            used = 0;
        } else if space && let Some(line) = lines.last_mut() {
            line.push(' ');
            used += 1;
        }
        space = false;
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
        used += columns(piece);
    }
    lines
}

/// Cuts a text into the smallest parts that stay together; white space of any length becomes one `"
/// "`.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        if !pieces.is_empty() {
            pieces.push(" ");
        }
        let mut start = 0;
        let mut before: Option<char> = None;
        for (at, c) in word.char_indices() {
            if let Some(before) = before
                && may_break(before, c)
            {
                pieces.push(&word[start..at]);
                start = at;
            }
            before = Some(c);
        }
        pieces.push(&word[start..]);
    }
    pieces
}

/// Whether a line may end between two characters that no space divides.
fn may_break(before: char, after: char) -> bool {
    const OPENING: &str = "（《“‘「『【";
    const CLOSING: &str = "，。、；：！？）》”’」』】…—·";
    let wide = |c: char| c.width() == Some(2);
    (wide(before) || wide(after)) && !OPENING.contains(before) && !CLOSING.contains(after)
}

/// Cells in rows, set in columns.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<(String, Tone)>>,
}

impl Grid {
    /// A grid with a heading.
    pub(super) fn with_heading(heading: impl IntoIterator<Item = String>) -> Self {
        Self {
            rows: vec![
                heading
                    .into_iter()
                    .map(|text| (text, Tone::Strong))
                    .collect(),
            ],
        }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<(String, Tone)>) {
        self.rows.push(cells);
    }

    /// The grid as text, two spaces between columns, none at the end of a line, numbers to the
    /// right.
    pub(super) fn text(&self, style: Style) -> String {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|(text, _)| columns(text))
                .max()
        };
        let widths: Vec<usize> = (0..count)
            .map(|column| width(column).unwrap_or(0))
            .collect();
        let mut all = String::new();
        for row in &self.rows {
            let last = row.len().saturating_sub(1);
            for (column, ((text, tone), width)) in row.iter().zip(&widths).enumerate() {
                let space = " ".repeat(width - columns(text));
                // The first column names the row, also where a name is a number.
                let number = column > 0
                    && !text.is_empty()
                    && text
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || byte == b',');
                if number {
                    all.push_str(&space);
                }
                all.push_str(&style.paint(*tone, text));
                if !number {
                    all.push_str(&space);
                }
                if column < last {
                    all.push_str("  ");
                }
            }
            all.truncate(all.trim_end_matches(' ').len());
            all.push('\n');
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_nothing() {
        let texts = [
            "WeChat opens links to rivals such as Taobao and Douyin in direct messages, once the app is updated.",
            "在工信部要求之下，微信更新版本后允许在单聊中打开淘宝、抖音等对手的链接，但会先出现一个带“继续访问”按钮的提示页。",
            "",
            "a  b\nc",
        ];
        for text in texts {
            for width in [20, 40, 100] {
                let lines = wrapped(text, width);
                assert!(
                    lines.iter().all(|line| columns(line) <= width + 2),
                    "{lines:?}"
                );
                let bare = |text: &str| {
                    text.chars()
                        .filter(|c| !c.is_whitespace())
                        .collect::<String>()
                };
                assert_eq!(bare(&lines.concat()), bare(text));
            }
        }
    }

    #[test]
    fn an_address_stays_whole_and_a_closing_mark_never_starts_a_line() {
        let address = "https://item.taobao.com/item.htm?id=12345678901234567890";
        assert!(wrapped(&format!("see {address} now"), 20).contains(&address.to_owned()));
        let lines = wrapped("一二三四五六七八九十。", 20);
        assert!(
            lines.iter().all(|line| !line.starts_with('。')),
            "{lines:?}"
        );
    }

    #[test]
    fn columns_line_up_with_chinese_cells() {
        let mut grid = Grid::with_heading(["平台".to_owned(), "x".to_owned()]);
        grid.row(vec![
            ("abcdef".to_owned(), Tone::Plain),
            ("y".to_owned(), Tone::Plain),
        ]);
        let style = Style {
            colour: false,
            width: 80,
        };
        assert_eq!(grid.text(style), "平台    x\nabcdef  y\n");
    }
}
