//! A payment under way: its three steps, and what can be done while the wallet does not answer.
//! Draws no spinner, so nothing repaints.

use egui::{RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::{Attempt, CheckoutIntent, FailedStep, Intent, Phase};
use crate::domain::Order;
use crate::i18n::{checkout, ledger};
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::order::{amount_row, shop_name};

/// State of a step of the payment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    Now,
    Later,
    Unknown,
}

pub fn progress_ui(ui: &mut Ui, cx: &Cx<'_>, attempt: &Attempt, order: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let (heading, below) = match &attempt.phase {
            Phase::Beginning | Phase::Waiting => (checkout::PROCESSING, None),
            Phase::NoResponse => (
                checkout::NO_RESPONSE,
                Some(checkout::NO_RESPONSE_TEXT.get(cx.lang).to_owned()),
            ),
            Phase::Failed { why, .. } => (
                checkout::NOT_SAVED,
                Some(ledger::failure(why).get(cx.lang).to_owned()),
            ),
        };
        kit::page_title(ui, heading.get(cx.lang));
        if let Some(below) = below {
            kit::body(ui, &below);
        }
        ui.add_space(space::XS);
        let shop = shop_name(cx, order.content.merchant.as_str());
        amount_row(ui, &shop, &order.total.to_string(), true);
        ui.add_space(space::S);
        steps_ui(ui, cx, &attempt.phase);
        ui.add_space(space::S);
        kit::caption(
            ui,
            &format!("{} {}", checkout::KEY.get(cx.lang), attempt.key.0),
        );
        ui.add_space(space::S);
        buttons_ui(ui, cx, &attempt.phase);
    });
}

fn steps_ui(ui: &mut Ui, cx: &Cx<'_>, phase: &Phase) {
    let steps = match phase {
        Phase::Beginning => [Step::Now, Step::Later, Step::Later],
        Phase::Waiting => [Step::Done, Step::Now, Step::Later],
        Phase::NoResponse => [Step::Done, Step::Unknown, Step::Unknown],
        Phase::Failed {
            step: FailedStep::Begin,
            ..
        } => [Step::Later, Step::Later, Step::Later],
        Phase::Failed {
            step: FailedStep::Charge | FailedStep::End,
            ..
        } => [Step::Done, Step::Done, Step::Later],
    };
    for (step, words) in steps.into_iter().zip([
        checkout::STEP_SAVED,
        checkout::STEP_WAITING,
        checkout::STEP_CHARGED,
    ]) {
        step_ui(ui, cx, step, words.get(cx.lang));
    }
}

fn step_ui(ui: &mut Ui, cx: &Cx<'_>, step: Step, words: &str) {
    let p = theme::palette(ui);
    let (icon, color, state) = match step {
        Step::Done => (icons::CHECK_CIRCLE, p.jade, checkout::STEP_DONE),
        Step::Now => (icons::HOURGLASS_MEDIUM, p.accent, checkout::STEP_NOW),
        Step::Later => (icons::CIRCLE, p.outline, checkout::STEP_LATER),
        Step::Unknown => (icons::QUESTION, p.amber, checkout::STEP_UNKNOWN),
    };
    let name = format!("{words}: {}", state.get(cx.lang));
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
        kit::paint::icon(ui.painter(), rect.center(), icon, 22.0, color);
        let color = if step == Step::Later {
            p.secondary
        } else {
            p.text
        };
        let response = ui.label(RichText::new(words).font(theme::body()).color(color));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    });
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, phase: &Phase) {
    ui.horizontal_wrapped(|ui| match phase {
        Phase::Beginning => {}
        Phase::Waiting => {
            if kit::secondary_button(ui, checkout::CANCEL_PAYMENT.get(cx.lang)).clicked() {
                cx.send(Intent::Checkout(CheckoutIntent::CancelPayment));
            }
        }
        Phase::NoResponse => {
            if kit::primary_button(ui, checkout::CHECK_RESULT.get(cx.lang)).clicked() {
                cx.send(Intent::Checkout(CheckoutIntent::FindResult));
            }
        }
        Phase::Failed { .. } => {
            if kit::primary_button(ui, checkout::TRY_AGAIN.get(cx.lang)).clicked() {
                cx.send(Intent::Checkout(CheckoutIntent::RetryPayment));
            }
            if kit::secondary_button(ui, checkout::CANCEL_PAYMENT.get(cx.lang)).clicked() {
                cx.send(Intent::Checkout(CheckoutIntent::CancelPayment));
            }
        }
    });
}
