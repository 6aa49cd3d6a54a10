//! A corpus of texts, each with the links that must be found in it, their targets and their
//! judgements.
//!
//! `corpus.tsv`: the text, then a column for each link in order: what is marked, the target and the
//! judgement, divided by ` | `. `\n`, `\t`, `\\` and `\u{202E}` are escapes for those characters.

use moongate::links::find;

use super::table::{hosts, judgement_id, target_id};

const CORPUS: &str = include_str!("corpus.tsv");

/// The lines with a text.
fn entries() -> impl Iterator<Item = (usize, Vec<String>)> {
    let lines = CORPUS
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("#!"));
    lines.map(|(index, line)| (index + 1, line.split('\t').map(unescaped).collect()))
}

fn unescaped(column: &str) -> String {
    let mut text = String::new();
    let mut rest = column;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        rest = if let Some(after) = escape.strip_prefix("u{") {
            let (hex, after) = after.split_once('}').unwrap();
            text.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap());
            after
        } else {
            text.push(match escape.chars().next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                _ => '\\',
            });
            &escape[1..]
        };
    }
    text + rest
}

#[test]
fn every_text_of_the_corpus_has_the_listed_links() {
    let mut wrong = Vec::new();
    for (line, columns) in entries() {
        let (text, expected) = columns.split_first().unwrap();
        let mut end = 0;
        let found: Vec<String> = find(text, hosts())
            .iter()
            .map(|found| {
                assert!(
                    found.span.start >= end && found.span.end <= text.len(),
                    "line {line}: spans out of order"
                );
                end = found.span.end;
                format!(
                    "{} | {} | {}",
                    &text[found.span.clone()],
                    target_id(found),
                    judgement_id(&found.judgement)
                )
            })
            .collect();
        if found != expected {
            wrong.push(format!(
                "line {line}: {text:?}\n  expected {expected:#?}\n  found    {found:#?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_corpus_is_large_enough_and_half_of_it_is_chinese() {
    let texts: Vec<String> = entries()
        .map(|(_, mut columns)| columns.remove(0))
        .collect();
    let chinese = texts
        .iter()
        .filter(|text| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)))
        .count();
    assert!(texts.len() >= 300, "{} texts", texts.len());
    assert!(
        chinese * 2 >= texts.len(),
        "{chinese} of {} texts are Chinese",
        texts.len()
    );
    let mut unique = texts.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), texts.len(), "a text is listed twice");
}
