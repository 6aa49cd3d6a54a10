//! Display of an address, everywhere: the registrable domain is emphasised and stays visible, hidden
//! characters show as escapes.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Ui};

use crate::links::{Found, Shown, Target};
use crate::theme;

/// The longest address shown on one line, in characters.
const LINE: usize = 60;

/// An address in one line: the domain in the text colour, the rest secondary.
pub fn line(ui: &Ui, found: &Found, width: f32) -> LayoutJob {
    let mut job = job(ui, &shown(found, LINE), theme::size::CAPTION);
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// An address in full, over as many lines as it needs.
pub fn block_ui(ui: &mut Ui, found: &Found) {
    let mut job = job(ui, &shown(found, 2_000), theme::size::SECONDARY);
    // As the text around it: below a heading in the middle, at the left elsewhere.
    job.halign = ui.layout().horizontal_align();
    ui.add(egui::Label::new(job).wrap().selectable(true));
}

/// An address as plain text, for screen readers.
pub fn plain(found: &Found) -> String {
    let shown = shown(found, LINE);
    format!("{}{}{}", shown.before, shown.domain, shown.after)
}

/// The host alone, or the password, as plain text.
pub fn host(found: &Found) -> String {
    match &found.target {
        Target::Web(address) => address.host_text().into_owned(),
        Target::TaoPassword(code) => code.clone(),
        Target::Refused(text) => text.clone(),
    }
}

/// The registrable domain as plain text; the whole host where there is none.
pub fn registrable(found: &Found) -> String {
    shown(found, LINE).domain
}

/// The host alone, large, with the registrable domain emphasised.
pub fn site_ui(ui: &mut Ui, found: &Found) {
    let mut site = shown(found, LINE);
    if matches!(found.target, Target::Web(_)) {
        site.before = site
            .before
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .to_owned();
        site.after.clear();
    }
    let mut job = job(ui, &site, theme::size::TITLE);
    job.halign = Align::Center;
    ui.add(egui::Label::new(job).wrap().selectable(true));
}

fn shown(found: &Found, most: usize) -> Shown {
    match &found.target {
        Target::Web(address) => address.shown(most),
        Target::TaoPassword(code) => Shown {
            before: String::new(),
            domain: code.clone(),
            after: String::new(),
        },
        Target::Refused(text) => {
            let mut short: String = text.chars().take(most).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            Shown {
                before: short,
                domain: String::new(),
                after: String::new(),
            }
        }
    }
}

fn job(ui: &Ui, shown: &Shown, size: f32) -> LayoutJob {
    let palette = theme::palette(ui);
    let faint = TextFormat::simple(theme::address(size), palette.secondary);
    let strong = TextFormat::simple(theme::address(size), palette.text);
    let mut job = LayoutJob::default();
    job.append(&shown.before, 0.0, faint.clone());
    job.append(&shown.domain, 0.0, strong);
    job.append(&shown.after, 0.0, faint);
    job
}
