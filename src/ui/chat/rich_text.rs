//! Text that people wrote, with its links marked and clickable in place.

use egui::text::{LayoutJob, TextFormat};
use egui::{Sense, Stroke, Ui};

use crate::app::{Intent, LinkContext, TappedLink};
use crate::i18n::link;
use crate::links::{Found, Judgement, escape_hidden};
use crate::policy::LinkEffect;
use crate::theme;
use crate::ui::context::Cx;
use crate::ui::frame::pointing::{self, point_at};
use crate::ui::link::host;

/// A text with its links.
pub struct Written<'a> {
    /// The text as it was written.
    pub text: &'a str,
    /// The links in it, in order.
    pub found: &'a [Found],
    /// The surface.
    pub context: LinkContext,
}

impl Written<'_> {
    /// Whether the text is one link and nothing else, so that its card says it all. What a link
    /// that is stopped pretends to be is in its text only.
    pub fn is_one_link(&self) -> bool {
        match self.found {
            [only] if !matches!(only.judgement, Judgement::Stop(_)) => self
                .text
                .get(only.span.clone())
                .is_some_and(|link| link.trim() == self.text.trim()),
            [_] | [] | [_, _, ..] => false,
        }
    }

    /// A link of the text as it can be tapped.
    pub fn tapped(&self, found: &Found) -> TappedLink {
        let text = self
            .text
            .get(found.span.clone())
            .unwrap_or_default()
            .to_owned();
        TappedLink {
            context: self.context.clone(),
            found: found.clone(),
            text,
        }
    }

    /// Whether the policy hides this link from the reader on this date.
    pub fn is_hidden(&self, cx: &Cx<'_>, found: &Found) -> bool {
        let answer = cx.state.link_answer(self.context.surface, found);
        answer.effect == LinkEffect::PosterOnly && !self.context.by_user
    }
}

/// Draws the text; a click on a link taps it, the pointer over it explains it.
pub fn written_ui(ui: &mut Ui, cx: &Cx<'_>, written: &Written<'_>, width: f32) {
    let (mut job, places) = layout(ui, cx, written);
    job.wrap.max_width = width;
    let galley = ui.painter().layout_job(job);
    let sense = if places.is_empty() {
        Sense::hover()
    } else {
        Sense::click()
    };
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    let spoken = galley.text().to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    ui.painter().galley(
        rect.min,
        std::sync::Arc::clone(&galley),
        theme::palette(ui).text,
    );
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let index = galley.cursor_from_pos(pointer - rect.min).index;
    let under = places
        .iter()
        .find(|(chars, _)| chars.contains(&usize::from(index)));
    if let Some((_, found)) = under {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        let link = written.tapped(found);
        if response.clicked() {
            cx.send(Intent::TapLink(link));
        } else if pointing::is_pointed(ui, &response) {
            point_at(ui, cx, link);
        }
    }
}

type Places<'a> = Vec<(std::ops::Range<usize>, &'a Found)>;

/// The text as a layout job, and the character ranges of its links in it.
fn layout<'a>(ui: &Ui, cx: &Cx<'_>, written: &Written<'a>) -> (LayoutJob, Places<'a>) {
    let palette = theme::palette(ui);
    let font = theme::body();
    let plain = TextFormat {
        line_height: Some(theme::size::BODY * 1.5),
        ..TextFormat::simple(font.clone(), palette.text)
    };
    let link = TextFormat {
        underline: Stroke::new(1.0, palette.accent),
        color: palette.accent,
        ..plain.clone()
    };
    let stopped = TextFormat {
        strikethrough: Stroke::new(1.0, palette.danger),
        color: palette.danger,
        ..plain.clone()
    };
    let hidden = TextFormat {
        color: palette.secondary,
        ..plain.clone()
    };
    let (mut job, mut places) = (LayoutJob::default(), Vec::new());
    let (mut at, mut chars) = (0, 0);
    let mut append = |job: &mut LayoutJob, text: &str, format: &TextFormat| {
        let shown = escape_hidden(text);
        job.append(&shown, 0.0, format.clone());
        let start = chars;
        chars += shown.chars().count();
        start..chars
    };
    for found in written.found {
        append(
            &mut job,
            written.text.get(at..found.span.start).unwrap_or_default(),
            &plain,
        );
        if written.is_hidden(cx, found) {
            append(&mut job, link::HIDDEN_LINK.get(cx.lang), &hidden);
        } else {
            // However honest a text looks: that it leads nowhere is seen before the tap.
            let leads_nowhere = matches!(found.judgement, Judgement::Stop(_));
            let range = append(
                &mut job,
                &label(written, found),
                if leads_nowhere { &stopped } else { &link },
            );
            places.push((range, found));
        }
        at = found.span.end;
    }
    append(&mut job, written.text.get(at..).unwrap_or_default(), &plain);
    (job, places)
}

/// A link in running text is shown as it was written; a very long one is cut, its card shows the
/// host.
fn label(written: &Written<'_>, found: &Found) -> String {
    let text = written.text.get(found.span.clone()).unwrap_or_default();
    if text.chars().count() <= 80 {
        return text.to_owned();
    }
    let start: String = text.chars().take(56).collect();
    format!("{start}… ({})", host::host(found))
}
