//! Contents of the window: the app on a profile, or the choice of a profile.

use egui::{Context, Ui, ViewportCommand, vec2};

use super::appearance::set_up;
use super::chooser::Chooser;
use super::program::Program;
use super::start::Started;

/// The contents of the window.
pub enum Window {
    /// The choice of a profile.
    Choosing(Box<Chooser>),
    /// The app.
    Running(Box<Program>),
}

impl Window {
    /// A window with a started app.
    pub fn on(ctx: &Context, started: Started) -> Self {
        Self::Running(Box::new(Program::new(ctx, started)))
    }

    /// A window that offers other profiles.
    pub fn choosing(ctx: &Context, chooser: Chooser) -> Self {
        set_up(ctx);
        Self::Choosing(Box::new(chooser))
    }

    /// Closes the profile like the window, and offers others.
    fn leave_profile(&mut self, ctx: &Context) {
        let Self::Running(program) = self else { return };
        let chooser = Chooser::instead_of(program.started());
        ctx.send_viewport_cmd(ViewportCommand::Title(chooser.title().to_owned()));
        let mut left = std::mem::replace(self, Self::Choosing(Box::new(chooser)));
        if let Self::Running(program) = &mut left {
            program.started_mut().close();
        }
        // This releases its files.
        drop(left);
        // Text fields remember earlier texts, which belong to the other profile.
        ctx.memory_mut(|memory| memory.data.clear());
        if let Self::Choosing(chooser) = self {
            chooser.find_free_profiles();
        }
        ctx.request_repaint();
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let chooser = match self {
            Self::Running(program) => {
                program.ui(ui, frame);
                if program.started().shell.leaving {
                    self.leave_profile(ui.ctx());
                }
                return;
            }
            Self::Choosing(chooser) => chooser,
        };
        let Some(started) = chooser.frame(ui) else {
            return;
        };
        let ctx = ui.ctx();
        let size = started.state.settings.window;
        let before = ctx
            .input(|input| input.viewport().inner_rect.map(|rect| rect.size()))
            .unwrap_or(Chooser::SIZE);
        *self = Self::Running(Box::new(Program::after_choice(ctx, started, before)));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(vec2(size.width, size.height)));
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        match self {
            Self::Running(program) => program.on_exit(gl),
            Self::Choosing(_) => {}
        }
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
