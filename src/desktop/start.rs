//! Starting: from options to a window, or to one sentence that says why there is none.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use super::chooser::Chooser;
use super::options::Options;
use super::window::Window;
use crate::app::what_if::{self, WhatIfIntent};
use crate::app::{Intent, Notice, ScenarioIntent, State};
use crate::domain::{Text, WindowSize};
use crate::i18n::chrome;
use crate::policy::Policy;
use crate::shell::{Shell, TemporaryProfile};
use crate::store::{
    Fallback, Home, Opened, ProfilePaths, SetAside, SettingsFile, Store, StoreError, demo,
};

/// A state and a shell, ready for a window.
pub struct Started {
    /// What the window shows.
    pub state: State,
    /// Its outside world.
    pub shell: Shell,
    /// Where the profiles are.
    pub(super) home: Home,
    /// What it was started with.
    pub(super) options: Options,
}

/// Why there is no app.
#[derive(Debug)]
pub enum NotStarted {
    /// Another profile can help, and the window offers some.
    Choose(Box<Chooser>),
    /// A sentence for the user.
    Failed(String),
}

/// Opens the profile that the options name and loads everything. Problems that the app can live
/// with are told in the window.
///
/// # Errors
/// A profile that another window uses or that can't exist, where the user has a choice; else a
/// sentence that says what is wrong.
pub fn start(home: &Home, options: &Options) -> Result<Started, NotStarted> {
    let not_opened = |error: StoreError| match Chooser::after(&error, home, options) {
        Some(chooser) => NotStarted::Choose(Box::new(chooser)),
        None => NotStarted::Failed(error.to_string()),
    };
    let profile = home
        .profile(options.profile.as_deref().unwrap_or(Home::DEFAULT_PROFILE))
        .map_err(not_opened)?;
    // First of all: only who holds the profile may set its damaged files aside.
    let (opened, temporary_profile) = open_store(&profile).map_err(not_opened)?;
    let settings_path = temporary_profile
        .as_ref()
        .map_or_else(|| profile.settings.clone(), TemporaryProfile::settings);
    let loaded = SettingsFile::load(&settings_path);
    let mut problems: Vec<Text> = loaded
        .set_aside
        .iter()
        .map(SetAside::told)
        .chain(loaded.fallbacks.iter().map(fallback))
        .collect();
    problems.extend(opened.set_aside.iter().map(SetAside::told));
    let mut settings = loaded.settings;
    settings.day = options.date.unwrap_or(settings.day).on_dial();
    settings.language = options.lang.unwrap_or(settings.language);
    settings.tab = options.tab.unwrap_or(settings.tab);

    let (policy, policy_errors) = policy(options);
    let catalogue = demo::catalogue()
        .map(Arc::new)
        .map_err(|error| NotStarted::Failed(error.to_string()))?;

    let mut state = State::new(*opened.data, settings, policy, catalogue);
    state.choose_conversations();
    state.ledger = *opened.ledger;
    state.session.paying.unacknowledged = opened.unacknowledged;
    state.profile.clone_from(&profile.name);
    state.data_folder = profile.data_folder().display().to_string();
    state.session.policy_errors = policy_errors;
    let shell = Shell::new(
        opened.store,
        loaded.file,
        profile.data_folder().to_path_buf(),
        temporary_profile,
    );
    let kept = shell.kept_what_if(&state.policy);
    problems.extend(kept.set_aside.iter().map(SetAside::told));
    what_if::restore(&mut state, kept.copy.as_deref(), kept.draft);
    for problem in problems {
        state.session.tell(Notice::Problem, problem);
    }
    state.session.behind = shell.behind();
    let mut started = Started {
        state,
        shell,
        home: home.clone(),
        options: options.clone(),
    };
    if let Some(path) = options.file.as_ref().or(options.scenario.as_ref()) {
        // Inside the window, a bare name would lie in the data folder; on the command line it lies
        // where the user is.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        started.carry_out(vec![Intent::Scenario(ScenarioIntent::Open(
            path.display().to_string(),
        ))]);
    }
    Ok(started)
}

/// The whole program: options, window, exit status.
pub fn run() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => {
            let status = if error.use_stderr() {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            };
            // Nobody is left to tell when even the standard streams are closed.
            drop(error.print());
            return status;
        }
    };
    let home = match Home::find() {
        Ok(home) => home,
        Err(error) => return fail(&error.to_string()),
    };
    match start(&home, &options) {
        Ok(started) => open_window(Contents::Started(Box::new(started))),
        Err(NotStarted::Choose(chooser)) => open_window(Contents::Choice(chooser)),
        Err(NotStarted::Failed(why)) => fail(&why),
    }
}

/// Opens the profile's database. Where that can't be done but the app can live without, a temporary
/// copy stands in for it.
fn open_store(profile: &ProfilePaths) -> Result<(Opened, Option<TemporaryProfile>), StoreError> {
    let now = Shell::now().millis;
    match Store::open(&profile.database, now) {
        Ok(opened) => Ok((opened, None)),
        Err(error @ StoreError::InUse { .. }) => Err(error),
        Err(error) => {
            let (temporary_profile, opened) = TemporaryProfile::open(profile.clone(), &error, now)?;
            Ok((opened, Some(temporary_profile)))
        }
    }
}

fn policy(options: &Options) -> (Arc<Policy>, Vec<String>) {
    let shipped = || Arc::clone(Policy::shipped());
    let Some(path) = &options.policy else {
        return (shipped(), Vec::new());
    };
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            return (
                shipped(),
                vec![format!("{name} could not be read: {error}")],
            );
        }
    };
    match Policy::load(&name, &text) {
        Ok((policy, _warnings)) => (policy, Vec::new()),
        Err(diagnostics) => (
            shipped(),
            diagnostics.iter().map(ToString::to_string).collect(),
        ),
    }
}

fn fallback(fallback: &Fallback) -> Text {
    let Fallback { key, value, why } = fallback;
    Text {
        en: format!("The setting `{key}` is back at its default: `{value}` can't be used ({why})")
            .into(),
        zh: format!("设置 `{key}` 已恢复默认：`{value}` 无法使用（{why}）").into(),
    }
}

/// What a window is opened for.
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
    let mut contents = Some(contents);
    let mut failure = String::new();
    for renderer in RENDERERS {
        let native = eframe::NativeOptions {
            viewport: viewport.clone(),
            renderer: *renderer,
            run_and_return: true,
            ..Default::default()
        };
        match show(native, &mut contents) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => failure = no_window(&error),
        }
        if contents.is_none() {
            // A window was there and has failed since: another renderer would start from nothing.
            break;
        }
    }
    if let Some(Contents::Choice(chooser)) = contents {
        failure = format!("{}, and {failure}", chooser.why());
    }
    fail(&failure)
}

/// Why no window came up, without the innards of the libraries.
fn no_window(error: &eframe::Error) -> String {
    if matches!(
        error,
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)
    ) {
        return "there is no display to open a window on".to_owned();
    }
    let text = error.to_string();
    format!(
        "this machine's graphics can't draw a window ({})",
        text.lines().next().unwrap_or_default()
    )
}

/// What draws the window, the first that works: see the choices in `docs/ARCHITECTURE.md`.
#[cfg(target_os = "windows")]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow, eframe::Renderer::Wgpu];
/// What draws the window, the first that works: see the choices in `docs/ARCHITECTURE.md`.
#[cfg(target_os = "macos")]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Wgpu, eframe::Renderer::Glow];
/// What draws the window: see the choices in `docs/ARCHITECTURE.md`.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const RENDERERS: &[eframe::Renderer] = &[eframe::Renderer::Glow];

fn show(native: eframe::NativeOptions, contents: &mut Option<Contents>) -> eframe::Result {
    eframe::run_native(
        "Moongate",
        native,
        Box::new(|cc| match contents.take() {
            Some(contents) => Ok(Box::new(contents.into_window(&cc.egui_ctx))),
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

/// Says in one sentence why there is no window, and what works without one.
#[expect(
    clippy::print_stderr,
    reason = "without a window the terminal is the only place left"
)]
fn fail(why: &str) -> ExitCode {
    eprintln!("moongate: {why}; `moongate-cli` answers the same questions without a window");
    ExitCode::FAILURE
}

impl Started {
    /// Writes the settings if they have changed.
    pub fn save_settings(&mut self) -> Option<Intent> {
        self.shell.save_settings(&self.state.settings)
    }

    /// Writes what still waits to be written, before the window goes.
    pub fn close(&mut self) {
        self.carry_out(vec![Intent::WhatIf(WhatIfIntent::Keep)]);
        // Nobody is left to tell: what can't be written was asked about before, and the files keep
        // their last good state.
        self.shell.last_try(&self.state);
    }

    /// Carries out intents as the window would, for tests and for the first frame. What the outside
    /// answers comes before the next intent, which would else meet a state that is not up to date:
    /// a store that was changed for another one, say.
    pub fn carry_out(&mut self, intents: Vec<Intent>) {
        let mut queue = std::collections::VecDeque::from(intents);
        while let Some(intent) = queue.pop_front() {
            let effects = crate::app::update(&mut self.state, intent, Shell::now());
            for answer in self.shell.run(effects, &self.state).into_iter().rev() {
                queue.push_front(answer);
            }
        }
    }
}
