//! Scenarios on the screen: the banner of the one that is open, the part of Settings, and the two
//! dialogs.

use egui::{
    Align, Area, Frame, Id, Label, Layout, Order, Panel, Rect, RichText, StrokeKind, Ui, UiBuilder,
    vec2,
};

use crate::app::{Intent, ScenarioDraft, ScenarioFile, ScenarioIntent, TourIntent};
use crate::i18n::{chrome, scenario};
use crate::theme::{self, icons, margin, radius, space};
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;

/// Says that a scenario is open, above everything else.
pub fn banner_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(open) = &cx.state.session.scenario else {
        return;
    };
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.tint(palette.violet))
        .inner_margin(margin(space::L, space::XS));
    Panel::top("scenario banner")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if kit::secondary_button(ui, scenario::LEAVE.get(cx.lang)).clicked() {
                    cx.send(Intent::Scenario(ScenarioIntent::Leave));
                }
                if kit::quiet_button(ui, scenario::START_AGAIN.get(cx.lang)).clicked() {
                    cx.send(Intent::AskReset);
                }
                if open.tour.can_resume()
                    && kit::quiet_button(ui, scenario::RESUME_TOUR.get(cx.lang)).clicked()
                {
                    cx.send(Intent::Scenario(ScenarioIntent::Tour(TourIntent::Resume)));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    kit::icon(ui, icons::FILE_TEXT, theme::size::ICON, palette.violet);
                    let built_in = scenario::BUILT_IN;
                    let words = scenario::banner(cx.lang, open.name.get(cx.lang));
                    ui.add(
                        Label::new(
                            RichText::new(words)
                                .font(theme::secondary())
                                .color(palette.text),
                        )
                        .truncate(),
                    )
                    .on_hover_text(match &open.file {
                        ScenarioFile::Path(path) => path,
                        ScenarioFile::Shipped => built_in.get(cx.lang),
                    });
                });
            });
        });
}

/// Says what dropping would do, as long as files are held over the window.
pub fn drop_ui(ui: &Ui, cx: &Cx<'_>) {
    let count = ui.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let (icon, words) = if count == 1 {
        (icons::FILE_TEXT, scenario::DROP)
    } else {
        (icons::WARNING_CIRCLE, scenario::DROP_ONE)
    };
    let palette = theme::palette(ui);
    let window = ui.ctx().content_rect();
    let hint = Area::new(Id::unique("drop"))
        .order(Order::Tooltip)
        .fixed_pos(window.min)
        .interactable(false);
    hint.show(ui.ctx(), |ui| {
        ui.painter().rect_filled(window, 0.0, palette.scrim);
        let inner = window.shrink(space::XL);
        ui.painter()
            .rect_stroke(inner, radius::L, (2.0, palette.accent), StrokeKind::Inside);
        let card =
            Rect::from_center_size(window.center(), vec2(320.0_f32.min(inner.width()), 128.0));
        ui.painter().rect_filled(card, radius::L, palette.surface);
        ui.scope_builder(UiBuilder::new().max_rect(card.shrink(space::L)), |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(space::S);
                kit::icon(ui, icon, 32.0, palette.accent);
                ui.add_space(space::S);
                kit::strong_wrapped(ui, words.get(cx.lang));
            });
        });
    });
}

/// The button that saves a scenario, shown where the user has made changes.
pub fn save_button_ui(ui: &mut Ui, cx: &Cx<'_>, icon_alone: bool) {
    let (words, hint) = (scenario::SAVE, scenario::HINT);
    let button = if icon_alone {
        kit::icon_button(ui, icons::EXPORT, words.get(cx.lang))
    } else {
        kit::quiet_button_icon(ui, icons::EXPORT, words.get(cx.lang))
            .on_hover_text(hint.get(cx.lang))
    };
    if button.clicked() {
        cx.send(Intent::Scenario(ScenarioIntent::AskSave));
    }
}

/// The buttons to save and to open, with what a scenario is.
pub fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::secondary(ui, scenario::HINT.get(cx.lang));
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let buttons = [
            (scenario::SAVE, ScenarioIntent::AskSave),
            (scenario::OPEN, ScenarioIntent::AskOpen),
            (scenario::TAKE_TOUR, ScenarioIntent::TakeTour),
        ];
        for (words, intent) in buttons {
            if kit::secondary_button(ui, words.get(cx.lang)).clicked() {
                cx.send(Intent::Scenario(intent));
            }
        }
    });
}

/// The dialog to save what is on the screen.
pub fn save_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let before = &cx.state.session.scenario_draft;
    let mut draft = before.clone();
    let name = kit::text_field(
        ui,
        "scenario name",
        &mut draft.name,
        scenario::NAME.get(cx.lang),
    );
    focus::take_in_dialog(ui, &name);
    let (does, name_first) = (scenario::SAVE_DO, scenario::NAME_FIRST);
    let why_not = draft
        .name
        .trim()
        .is_empty()
        .then(|| name_first.get(cx.lang));
    kit::field_problem(ui, &draft.name, why_not);
    ui.add_space(space::S);
    let path = kit::text_field(
        ui,
        "scenario path",
        &mut draft.path,
        scenario::PATH.get(cx.lang),
    );
    ui.add_space(space::S);
    let mut with = !draft.without_content;
    ui.horizontal(|ui| {
        kit::toggle(ui, &mut with, scenario::WITH_CONTENT.get(cx.lang));
        kit::body(ui, scenario::WITH_CONTENT.get(cx.lang));
    });
    draft.without_content = !with;
    ui.add_space(space::S);
    step_ui(ui, cx, &mut draft);
    send_edit(cx, before, draft);
    let submitted = kit::submitted(ui, &name) || kit::submitted(ui, &path);
    send_choice(
        cx,
        actions_ui(ui, cx, (does.get(cx.lang), why_not), submitted),
        ScenarioIntent::Save,
    );
}

/// Makes what is behind the dialog a step of a tour.
fn step_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ScenarioDraft) {
    kit::text_area(
        ui,
        "step of the tour",
        &mut draft.step,
        scenario::STEP.get(cx.lang),
        2,
    );
    ui.add_space(space::XS);
    let made = cx.state.session.new_steps.len();
    ui.horizontal_wrapped(|ui| {
        let (add, why_not) = (scenario::ADD_STEP, scenario::STEP_FIRST);
        if draft.step.trim().is_empty() {
            kit::disabled_button(ui, add.get(cx.lang), why_not.get(cx.lang));
        } else if kit::secondary_button(ui, add.get(cx.lang)).clicked() {
            // The words as they are now first, then the step made of them.
            cx.send(Intent::Scenario(ScenarioIntent::Edit(draft.clone())));
            cx.send(Intent::Scenario(ScenarioIntent::AddStep));
            draft.step.clear();
        }
        if made > 0 && kit::quiet_button(ui, scenario::DROP_STEP.get(cx.lang)).clicked() {
            cx.send(Intent::Scenario(ScenarioIntent::DropStep));
        }
    });
    if made > 0 {
        kit::caption(ui, &scenario::steps_made(cx.lang, made));
    }
}

/// The dialog to open a file.
pub fn open_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::secondary(ui, scenario::OPEN_HINT.get(cx.lang));
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        if kit::secondary_button_icon(ui, icons::SIGNPOST, scenario::TAKE_TOUR.get(cx.lang))
            .clicked()
        {
            cx.send(Intent::Scenario(ScenarioIntent::TakeTour));
        }
        kit::caption(ui, scenario::TAKE_TOUR_HINT.get(cx.lang));
    });
    ui.add_space(space::S);
    let before = &cx.state.session.scenario_draft;
    let mut draft = before.clone();
    let field = kit::text_field(
        ui,
        "scenario file",
        &mut draft.path,
        scenario::FILE.get(cx.lang),
    );
    focus::take_in_dialog(ui, &field);
    let path = draft.path.trim().to_owned();
    send_edit(cx, before, draft);
    let (does, why_not) = (scenario::OPEN_DO, scenario::FILE_FIRST);
    let why_not = path.is_empty().then(|| why_not.get(cx.lang));
    kit::field_problem(ui, &path, why_not);
    let submitted = kit::submitted(ui, &field);
    send_choice(
        cx,
        actions_ui(ui, cx, (does.get(cx.lang), why_not), submitted),
        ScenarioIntent::Open(path),
    );
}

fn send_edit(cx: &Cx<'_>, before: &ScenarioDraft, draft: ScenarioDraft) {
    if draft != *before {
        cx.send(Intent::Scenario(ScenarioIntent::Edit(draft)));
    }
}

/// The button that does it, or says why it can't be done yet, and Cancel.
fn actions_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (does, why_not): (&str, Option<&str>),
    submitted: bool,
) -> Option<kit::Choice> {
    ui.add_space(space::M);
    kit::decide(ui, does, why_not, chrome::CANCEL.get(cx.lang), submitted).0
}

fn send_choice(cx: &Cx<'_>, choice: Option<kit::Choice>, intent: ScenarioIntent) {
    match choice {
        Some(kit::Choice::Do) => cx.send(Intent::Scenario(intent)),
        Some(kit::Choice::Cancel) => cx.send(Intent::CloseDialog),
        None => {}
    }
}
