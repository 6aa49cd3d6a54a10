//! Reports of links, stored locally and sent nowhere. Regulators required the platforms to offer them on
//! 2021-09-17.

use std::fmt::Write;

use crate::app::effect::{Effects, FileEffect};
use crate::app::state::State;
use crate::app::types::file::{Content, NewFile};
use crate::app::types::link::LinkPage;
use crate::app::types::notice::Notice;
use crate::app::types::time::Now;
use crate::domain::{Change, Report, ReportId};
use crate::links::{Judgement, Target, escape_hidden};

/// Maximum bytes of a deceptive text that are stored with a report.
const MAX_REPORTED_BYTES: usize = 4_096;

/// Whether the user has reported the link of a page.
pub fn is_reported(state: &State, page: &LinkPage) -> bool {
    let reports = &state.data.reports;
    !reports.is_empty() && {
        let address = reported_text(page);
        reports.iter().any(|report| report.address == address)
    }
}

/// Reports the link whose page is open, once.
pub(in crate::app) fn report_page(state: &mut State, now: Now, fx: &mut Effects) {
    let page = state.session.page.as_ref();
    if let Some(page) = page.filter(|page| !is_reported(state, page)) {
        let report = new_report(state, page, now);
        state.session.notify(Notice::LinkReported);
        state.commit(vec![Change::LinkReported(report)], fx);
    }
}

/// Withdraws a report.
pub(in crate::app) fn withdraw_report(state: &mut State, id: ReportId, fx: &mut Effects) {
    if state.data.reports.iter().any(|report| report.id == id) {
        state.commit(vec![Change::ReportWithdrawn(id)], fx);
    }
}

/// Exports the reports to a file, if there are any.
pub(in crate::app) fn export_reports(state: &State, now: Now, fx: &mut Effects) {
    if state.data.reports.is_empty() {
        return;
    }
    let day = moment(now.millis).get(..10).unwrap_or("now").to_owned();
    let content = Content::Bytes(table(&state.data.reports).into_bytes());
    fx.push(FileEffect::Save(NewFile {
        name: format!("link-reports-{day}.csv"),
        content,
    }));
}

fn new_report(state: &State, page: &LinkPage, now: Now) -> Report {
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
        address: reported_text(page),
        host,
        effect: answer.effect.id().to_owned(),
        cause: answer
            .flaw()
            .unwrap_or(answer.policy.grounds.rule)
            .to_owned(),
    }
}

/// The subject of a report: the address, or, if that deceives, the text of the link with hidden
/// characters made visible.
fn reported_text(page: &LinkPage) -> String {
    match page.link.found.judgement {
        Judgement::Stop(_) => {
            let end = page.link.text.floor_char_boundary(MAX_REPORTED_BYTES);
            escape_hidden(page.link.text.get(..end).unwrap_or_default()).into_owned()
        }
        Judgement::Fine | Judgement::Ask(_) => page.link.address(),
    }
}

/// The reports as CSV (RFC 4180) with a row of headings. Times are in UTC.
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

/// A quoted CSV field.
fn field(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Surface};

    #[test]
    fn the_table_has_one_line_per_report_whatever_its_text() {
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
