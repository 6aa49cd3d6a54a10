//! The words of each page as users saw them: ours in the language of the interface, the historic wording in the other one below.

use egui::Ui;

use super::{Cx, link_card, text};
use crate::app::LinkPage;
use crate::app::gate::LinkAnswer;
use crate::i18n::{Text, links};
use crate::links::Target;
use crate::policy::Effect;

/// The one-line heading, and a sentence below it where the page had one.
pub fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    let platform = link_card::platform_name(cx, &page.link.found);
    let password = matches!(page.link.found.target, Target::TaoPassword(_));
    let (heading, below) = match answer.effect {
        Effect::Open => (links::OPENS_HEADING.get(cx.lang).to_owned(), None),
        Effect::Notice => pair(cx, links::NOTICE_HEADING, Some(links::NOTICE_TEXT)),
        Effect::Ask => (links::ASK_HEADING.get(cx.lang).to_owned(), None),
        Effect::CopyOnly if password => pair(cx, links::PASSWORD_HEADING, Some(links::PASSWORD_TEXT)),
        Effect::CopyOnly => (links::COPY_HEADING.get(cx.lang).to_owned(), None),
        Effect::AppRedirect => (links::app_heading(cx.lang, &platform), Some(links::app_text(cx.lang, &platform))),
        Effect::PosterOnly => {
            let below = if page.link.spot.mine { links::POSTER_MINE } else { links::POSTER_OTHERS };
            pair(cx, links::POSTER_HEADING, Some(below))
        }
        Effect::HardStop => (links::STOP_HEADING.get(cx.lang).to_owned(), None),
    };
    text::title_wrapped(ui, &heading);
    if let Some(below) = below {
        ui.add_space(2.0);
        text::secondary(ui, &below);
    }
}

/// The page's historic wording in the other language, so that both can be read side by side.
pub fn original_ui(ui: &mut Ui, cx: &Cx<'_>, effect: Effect) {
    let other = match effect {
        Effect::Notice => Some(links::NOTICE_OTHER),
        Effect::CopyOnly => Some(links::COPY_HEADING_OTHER),
        Effect::HardStop => Some(links::STOP_OTHER),
        Effect::Open | Effect::Ask | Effect::AppRedirect | Effect::PosterOnly => None,
    };
    if let Some(other) = other {
        ui.add_space(8.0);
        text::caption(ui, other.get(cx.lang));
    }
}

fn pair(cx: &Cx<'_>, heading: Text, below: Option<Text>) -> (String, Option<String>) {
    (heading.get(cx.lang).to_owned(), below.map(|text| text.get(cx.lang).to_owned()))
}
