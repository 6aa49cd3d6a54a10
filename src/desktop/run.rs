//! The window program from its command line to its exit status.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use super::chooser::Chooser;
use super::options::Options;
use super::start::{StartError, Started, start};
use super::system_fonts::use_system_fonts;
use super::window::Window;
use crate::domain::{Lang, Text, WindowSize};
use crate::i18n::{chrome, start as words, usage};
use crate::store::Home;

/// Runs the window program.
pub fn run() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => {
            let status = if error.use_stderr() {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            };
            let lang = usage::requested_lang(std::env::args_os());
            // If this cannot be written, there is no other place to report it.
            drop(match usage::usage_error(lang, &error) {
                Some(text) => write!(io::stderr(), "{text}"),
                None => error.print(),
            });
            return status;
        }
    };
    let lang = options.lang.unwrap_or_default();
    let home = match Home::find() {
        Ok(home) => home,
        Err(error) => return fail(lang, &StartError::Profile(error).text()),
    };
    let error = match start(&home, &options) {
        Ok(started) => return open_window(Contents::Started(Box::new(started))),
        Err(error) => error,
    };
    match Chooser::after(&error, &home, &options) {
        Some(chooser) => open_window(Contents::Choice(Box::new(chooser))),
        None => fail(lang, &error.text()),
    }
}

/// Contents of the first window.
enum Contents {
    Started(Box<Started>),
    Choice(Box<Chooser>),
}

impl Contents {
    fn title(&self) -> String {
        match self {
            Self::Started(started) => chrome::APP_NAME
                .get(started.state.settings.language)
                .to_owned(),
            Self::Choice(chooser) => chooser.title().to_owned(),
        }
    }

    fn lang(&self) -> Lang {
        match self {
            Self::Started(started) => started.state.settings.language,
            Self::Choice(chooser) => chooser.lang(),
        }
    }

    fn size(&self) -> egui::Vec2 {
        match self {
            Self::Started(started) => {
                let WindowSize { width, height } = started.state.settings.window;
                egui::vec2(width.clamp(480.0, 8000.0), height.clamp(360.0, 8000.0))
            }
            Self::Choice(_) => Chooser::SIZE,
        }
    }

    fn into_window(self, ctx: &egui::Context) -> Window {
        match self {
            Self::Started(started) => Window::on(ctx, *started),
            Self::Choice(chooser) => Window::choosing(ctx, *chooser),
        }
    }
}

fn open_window(contents: Contents) -> ExitCode {
    let viewport = egui::ViewportBuilder::default()
        .with_title(contents.title())
        .with_app_id("moongate")
        .with_icon(icon())
        .with_inner_size(contents.size())
        .with_min_inner_size([480.0, 360.0]);
    let lang = contents.lang();
    let mut contents = Some(contents);
    let mut failure = Text::default();
    for renderer in RENDERERS {
        let native = eframe::NativeOptions {
            viewport: viewport.clone(),
            renderer: *renderer,
            run_and_return: true,
            // `use_system_fonts` does this without blocking the first frame.
            system_font_fallback: false,
            ..Default::default()
        };
        match show(native, &mut contents) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => failure = no_window(&error),
        }
        if contents.is_none() {
            // The window has failed after it was open; another renderer would start without
            // contents.
            break;
        }
    }
    if let Some(Contents::Choice(chooser)) = contents {
        failure = words::both_reasons(chooser.reason(), &failure);
    }
    fail(lang, &failure)
}

/// The reason why there is no window.
fn no_window(error: &eframe::Error) -> Text {
    if matches!(
        error,
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)
    ) {
        return words::NO_DISPLAY;
    }
    let text = error.to_string();
    words::no_graphics(text.lines().next().unwrap_or_default())
}

/// Renderers of the window, in order of preference: see the choices in `docs/ARCHITECTURE.md`.
#[cfg(target_os = "windows")]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow, eframe::Renderer::Wgpu];
/// Renderers of the window, in order of preference: see the choices in `docs/ARCHITECTURE.md`.
#[cfg(target_os = "macos")]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Wgpu, eframe::Renderer::Glow];
/// Renderer of the window: see the choices in `docs/ARCHITECTURE.md`.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow];

fn show(native: eframe::NativeOptions, contents: &mut Option<Contents>) -> eframe::Result {
    eframe::run_native(
        "Moongate",
        native,
        Box::new(|cc| match contents.take() {
            Some(contents) => {
                use_system_fonts(&cc.egui_ctx);
                Ok(Box::new(contents.into_window(&cc.egui_ctx)))
            }
            None => Err("the window was opened twice".into()),
        }),
    )
}

fn icon() -> egui::IconData {
    let image = image::load_from_memory(include_bytes!("../../assets/icon/moongate.png"));
    image.map_or_else(
        |_| egui::IconData::default(),
        |image| egui::IconData {
            width: image.width(),
            height: image.height(),
            rgba: image.into_rgba8().into_raw(),
        },
    )
}

/// Prints the reason why there is no window.
#[expect(
    clippy::print_stderr,
    reason = "without a window the terminal is the only place left"
)]
fn fail(lang: Lang, why: &Text) -> ExitCode {
    eprintln!("{}", words::no_window(lang, why));
    ExitCode::FAILURE
}
