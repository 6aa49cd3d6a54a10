//! The window of the app: each frame draws the state, then carries out the user's intents.

use std::sync::Arc;

use egui::{Context, Ui, Vec2, ViewportCommand};

use super::appearance::{apply_theme, set_up};
use super::start::Started;
use crate::app::what_if::WhatIfIntent;
use crate::app::{Intent, ScenarioIntent, UnsavedIntent};
use crate::domain::{Lang, WindowSize};
use crate::i18n::chrome;
use crate::shell::Shell;
use crate::ui;

/// The running window.
pub struct Program {
    started: Started,
    zone: jiff::tz::TimeZone,
    /// Size of the window that the user did not choose; it is not saved while it lasts.
    passing_size: Option<Vec2>,
    /// Language of the current title of the window.
    titled: Option<Lang>,
}

impl Program {
    /// Sets up a window: fonts, style, and the wake-up by events.
    pub fn new(ctx: &Context, mut started: Started) -> Self {
        set_up(ctx);
        apply_theme(ctx, started.state.settings.theme);
        let waker = ctx.clone();
        started
            .shell
            .wake_with(Arc::new(move || waker.request_repaint()));
        Self {
            started,
            zone: jiff::tz::TimeZone::system(),
            passing_size: None,
            titled: None,
        }
    }

    /// Sets up a window of this size in points that has shown the choice of a profile.
    pub(super) fn after_choice(ctx: &Context, started: Started, size: Vec2) -> Self {
        Self {
            passing_size: Some(size),
            ..Self::new(ctx, started)
        }
    }

    /// State and shell of the window.
    pub fn started(&self) -> &Started {
        &self.started
    }

    /// State and shell of the window, to act on.
    pub fn started_mut(&mut self) -> &mut Started {
        &mut self.started
    }

    fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let settings = &self.started.state.settings;
        apply_theme(&ctx, settings.theme);
        if (ctx.zoom_factor() - settings.zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(settings.zoom);
        }
        if self.titled.replace(settings.language) != Some(settings.language) {
            ctx.send_viewport_cmd(ViewportCommand::Title(
                chrome::APP_NAME.get(settings.language).to_owned(),
            ));
        }
        let moment = ui::Moment {
            now_millis: Shell::now().millis,
            zone: &self.zone,
        };
        let events = self.started.shell.take_events();
        let mut intents = ui::window_ui(ui, &self.started.state, &moment);
        if self.is_asked_to_close(&ctx) {
            intents.extend([
                Intent::WhatIf(WhatIfIntent::Save),
                Intent::Unsaved(UnsavedIntent::AskClose),
            ]);
        }
        intents.extend(drop_intent(&ctx));
        intents.extend(self.resize_intent(&ctx));
        let saved = if ctx.input(|input| input.pointer.any_down()) {
            None
        } else {
            self.started.save_settings()
        };
        if events.is_empty() && intents.is_empty() && saved.is_none() {
            return;
        }
        self.started.handle(events);
        self.started.carry_out(intents);
        self.started.handle(saved.into_iter().collect());
        if self.is_asked_to_close(&ctx) && self.started.state.session.close_question.is_some() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        for text in self.started.shell.clipboard.drain(..) {
            ctx.copy_text(text);
        }
        if self.started.shell.closing {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        ctx.request_repaint();
    }

    /// Whether the user asks to close the window, not the app itself.
    fn is_asked_to_close(&self, ctx: &Context) -> bool {
        !self.started.shell.closing && ctx.input(|input| input.viewport().close_requested())
    }

    /// The intent to save a new size of the window.
    fn resize_intent(&mut self, ctx: &Context) -> Option<Intent> {
        let settings = &self.started.state.settings;
        let size = ctx
            .input(|input| input.viewport().inner_rect)
            .map(|rect| rect.size());
        let passing = self
            .passing_size
            .zip(size)
            .is_some_and(|(passing, size)| (passing - size).abs().max_elem() <= 1.0);
        if passing {
            return None;
        }
        self.passing_size = None;
        changed_size(ctx, settings.window, settings.zoom)
    }
}

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.started.close();
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// The intent to open the files that were dropped on the window.
fn drop_intent(ctx: &Context) -> Option<Intent> {
    let paths: Vec<_> = ctx.input(|input| {
        input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().display().to_string())
            .collect()
    });
    (!paths.is_empty()).then_some(Intent::Scenario(ScenarioIntent::Dropped(paths)))
}

/// The intent to save the size of the window in points without zoom, if it differs by more than
/// rounding and the pointer is released.
fn changed_size(ctx: &Context, known: WindowSize, zoom: f32) -> Option<Intent> {
    let (size, resting) = ctx.input(|input| {
        let viewport = input.viewport();
        let plain = viewport.maximized != Some(true)
            && viewport.fullscreen != Some(true)
            && viewport.minimized != Some(true);
        (
            viewport.inner_rect.map(|rect| rect.size() * zoom),
            plain && !input.pointer.any_down(),
        )
    });
    let size = size.filter(|size| resting && size.x >= 1.0 && size.y >= 1.0)?;
    let differs = (size.x - known.width).abs() > 1.0 || (size.y - known.height).abs() > 1.0;
    differs.then_some(Intent::ResizeWindow(WindowSize {
        width: size.x,
        height: size.y,
    }))
}
