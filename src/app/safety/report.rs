//! Complaints about links: the entry that the platforms were told to open on 2021-09-17. They are
//! kept on this computer and sent nowhere.

use crate::app::types::file::{Content, NewFile};
use crate::app::types::link::LinkPage;
use crate::app::types::notice::Notice;
use crate::app::types::time::Now;
use std::fmt::Write;

use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::{Change, Report, ReportId, Text};
use crate::links::{Judgement, Target, escape_hidden};

/// So much of a deceptive text is kept with a complaint, in bytes.
const MAX_POSTED_BYTES: usize = 4_096;

/// Whether the user has complained about a page's link already.
pub fn is_reported(state: &State, page: &LinkPage) -> bool {
    let reports = &state.data.reports;
    !reports.is_empty() && {
        let address = posted(page);
        reports.iter().any(|report| report.address == address)
    }
}

/// Files a complaint about the link whose page is open, once.
pub(in crate::app) fn report_page(state: &mut State, now: Now) -> Vec<Effect> {
    let Some(page) = state
        .session
        .page
        .clone()
        .filter(|page| !is_reported(state, page))
    else {
        return Vec::new();
    };
    let report = report(state, &page, now);
    state.session.tell(
        Notice::Done,
        Text::new(
            "Reported. The list stands in Settings and stays on this computer",
            "已投诉。记录保存在本机，可在设置中查看",
        ),
    );
    state.commit(vec![Change::LinkReported(report)])
}

fn report(state: &State, page: &LinkPage, now: Now) -> Report {
    let surface = page.link.context.surface;
    let answer = state.link_answer(surface, &page.link.found);
    let host = match &page.link.found.target {
        Target::Web(address) => address.url.host_str().unwrap_or_default().to_owned(),
        Target::TaoPassword(_) | Target::Refused(_) => String::new(),
    };
    Report {
        id: state.data.next_report(),
        at_millis: now.millis,
        day: state.settings.day,
        surface,
        address: posted(page),
        host,
        effect: answer.effect.id().to_owned(),
        cause: answer.flaw().unwrap_or(answer.policy.rule).to_owned(),
    }
}

/// What a complaint is about: the address, or, where that deceives, the words that were posted,
/// hidden characters written out.
fn posted(page: &LinkPage) -> String {
    match page.link.found.judgement {
        Judgement::Stop(_) => {
            let end = page.link.text.floor_char_boundary(MAX_POSTED_BYTES);
            escape_hidden(page.link.text.get(..end).unwrap_or_default()).into_owned()
        }
        Judgement::Fine | Judgement::Ask(_) => page.link.address(),
    }
}

/// Takes a complaint back.
pub(in crate::app) fn withdraw(state: &mut State, id: ReportId) -> Vec<Effect> {
    let known = state.data.reports.iter().any(|report| report.id == id);
    state.commit(
        known
            .then_some(Change::ReportWithdrawn(id))
            .into_iter()
            .collect(),
    )
}

/// Has the list written to a file.
pub(in crate::app) fn export(state: &State, now: Now) -> Vec<Effect> {
    if state.data.reports.is_empty() {
        return Vec::new();
    }
    let day = moment(now.millis).get(..10).unwrap_or("now").to_owned();
    let content = Content::Bytes(table(&state.data.reports).into_bytes());
    vec![Effect::SaveFile(NewFile {
        name: format!("link-reports-{day}.csv"),
        content,
    })]
}

/// The complaints as CSV (RFC 4180), with a line of names first. Times are in UTC.
fn table(reports: &[Report]) -> String {
    let mut table = String::from("reported_at,dial_day,surface,effect,cause,host,address\r\n");
    for report in reports {
        let Report {
            id: _,
            at_millis,
            day,
            surface,
            address,
            host,
            effect,
            cause,
        } = report;
        let (host, address) = (field(host), field(address));
        // Writing to a string can't fail.
        let _ = write!(
            table,
            "{},{day},{},{effect},{cause},{host},{address}\r\n",
            moment(*at_millis),
            surface.id()
        );
    }
    table
}

fn moment(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis)
        .unwrap_or_default()
        .to_string()
}

/// A text between quotes.
fn field(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Surface};

    #[test]
    fn the_table_has_a_line_a_report_whatever_stands_in_it() {
        let report = Report {
            id: ReportId(1),
            at_millis: 1_700_000_000_000,
            day: Day::DEFAULT,
            surface: Surface::Group,
            address: "javascript:alert(\"a,b\")".to_owned(),
            host: String::new(),
            effect: "hard_stop".to_owned(),
            cause: "scheme".to_owned(),
        };
        assert_eq!(
            table(&[report]),
            "reported_at,dial_day,surface,effect,cause,host,address\r\n\
             2023-11-14T22:13:20Z,2021-09-28,group,hard_stop,scheme,\"\",\"javascript:alert(\"\"a,b\"\")\"\r\n"
        );
    }
}
