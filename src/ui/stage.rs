//! A window with one view and nothing around it, for tests: real words, the shipped policy, and
//! every intent carried out and kept.

use std::sync::Arc;

use egui_kittest::Harness;

use crate::app::{Intent, Now, State, update};
use crate::domain::{Catalogue, Data, Lang, Settings, Tab};
use crate::policy::Policy;
use crate::ui::context::{Cx, Moment};

/// A state, and what a view wanted.
pub struct Stage {
    /// Content of the view.
    pub state: State,
    /// Everything that it wanted, in order.
    pub wanted: Vec<Intent>,
}

/// A stage in English on a day.
pub fn on(day: &str) -> Stage {
    let settings = Settings {
        language: Lang::En,
        day: day.parse().unwrap_or(crate::domain::Day::DEFAULT),
        tab: Tab::Policy,
        ..Settings::default()
    };
    let state = State::new(
        Data::default(),
        settings,
        Arc::clone(Policy::shipped()),
        Arc::new(Catalogue::default()),
    );
    Stage {
        state,
        wanted: Vec::new(),
    }
}

/// Puts a view on a stage `width` × `height` points large.
pub fn show<'a>(
    stage: Stage,
    size: [f32; 2],
    view: impl Fn(&mut egui::Ui, &Cx<'_>) + 'a,
) -> Harness<'a, Stage> {
    let draw = move |ui: &mut egui::Ui, stage: &mut Stage| {
        let intents = std::cell::RefCell::default();
        let moment = Moment {
            now_millis: 0,
            zone: &jiff::tz::TimeZone::UTC,
        };
        view(
            ui,
            &Cx {
                state: &stage.state,
                lang: stage.state.lang(),
                moment: &moment,
                intents: &intents,
            },
        );
        for intent in intents.into_inner() {
            stage.wanted.push(intent.clone());
            let mut fx = crate::app::Effects::default();
            update(&mut stage.state, intent, Now { millis: 0 }, &mut fx);
            ui.ctx().request_repaint();
        }
    };
    let builder = Harness::builder()
        .with_size(size)
        .with_max_steps(16)
        .with_context_setup(crate::theme::install);
    let mut harness = builder.build_ui_state(draw, stage);
    harness.run();
    harness
}
