//! A window without a profile: the wanted one can't be opened, or was left for another. Offers
//! others and opens the chosen one; writes nothing of any.

use egui::{Context, Ui, ViewportCommand};

use super::appearance::apply_theme;
use super::options::Options;
use super::start::{StartError, Started, start};
use crate::domain::{Lang, Settings, Text};
use crate::i18n::{profile, unsaved};
use crate::store::{Home, SettingsFile, StoreError};
use crate::ui::profile::{ProfilePage, ProfileWish, profile_page_ui};

/// What is offered instead of a profile.
#[derive(Debug)]
pub struct Chooser {
    home: Home,
    options: Options,
    settings: Settings,
    page: ProfilePage,
}

impl Chooser {
    /// The size of the window in points.
    pub const SIZE: egui::Vec2 = egui::vec2(520.0, 600.0);

    /// The choice after `error`, if another profile can help.
    pub fn after(error: &StartError, home: &Home, options: &Options) -> Option<Self> {
        let name = wanted(options);
        let (heading, hint) = said(error, name)?;
        // In the language and the colours of the wanted profile, which may be read while another
        // window works on it.
        let mut settings = home.profile(name).map_or_else(
            |_| Settings::default(),
            |paths| SettingsFile::peek(&paths.settings),
        );
        settings.language = options.lang.unwrap_or(settings.language);
        let page = ProfilePage {
            lang: settings.language,
            heading,
            hint,
            again: unsaved::TRY_AGAIN,
            others: Vec::new(),
            typed: String::new(),
            problem: None,
        };
        let mut chooser = Self {
            home: home.clone(),
            options: options.clone(),
            settings,
            page,
        };
        chooser.look_around();
        Some(chooser)
    }

    /// The choice of a user who leaves a profile, in the language and the colours of what was on
    /// the screen. Offers nothing before [`Self::look_around`].
    pub(super) fn instead_of(left: &Started) -> Self {
        let Started {
            state,
            home,
            options,
            ..
        } = left;
        let page = ProfilePage {
            lang: state.settings.language,
            heading: profile::CHOOSE,
            hint: profile::ABOUT,
            again: profile::back_to(wanted(options)),
            others: Vec::new(),
            typed: String::new(),
            problem: None,
        };
        // What the command line says of one start was for the profile that was left; which policy
        // is in use holds for the whole run.
        let options = Options {
            profile: options.profile.clone(),
            policy: options.policy.clone(),
            ..Options::default()
        };
        Self {
            home: home.clone(),
            options,
            settings: state.settings.clone(),
            page,
        }
    }

    /// Looks which profiles are free at this moment.
    pub(super) fn look_around(&mut self) {
        let wanted = wanted(&self.options);
        self.page.others = self
            .home
            .free_profiles()
            .into_iter()
            .filter(|other| other != wanted)
            .collect();
    }

    /// The reason why there is a choice, for a terminal.
    pub(super) fn reason(&self) -> &Text {
        &self.page.heading
    }

    /// The language of the page.
    pub(super) fn lang(&self) -> Lang {
        self.page.lang
    }

    /// The title of its window.
    pub fn title(&self) -> &'static str {
        profile::title(self.page.lang)
    }

    /// Draws the page and does what the user wants; the started app, once a profile is open.
    pub(super) fn frame(&mut self, ui: &mut Ui) -> Option<Started> {
        let ctx = ui.ctx().clone();
        apply_theme(&ctx, self.settings.theme);
        if (ctx.zoom_factor() - self.settings.zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(self.settings.zoom);
        }
        let mut wishes = Vec::new();
        profile_page_ui(ui, &self.page, &mut wishes);
        wishes
            .into_iter()
            .find_map(|wish| self.carry_out(wish, &ctx))
    }

    fn carry_out(&mut self, wish: ProfileWish, ctx: &Context) -> Option<Started> {
        ctx.request_repaint();
        match wish {
            ProfileWish::TryAgain => self.open(wanted(&self.options).to_owned()),
            ProfileWish::Open(name) => self.open(name),
            ProfileWish::Type(typed) => {
                self.page.typed = typed;
                self.page.problem = None;
                None
            }
            ProfileWish::Quit => {
                ctx.send_viewport_cmd(ViewportCommand::Close);
                None
            }
        }
    }

    fn open(&mut self, name: String) -> Option<Started> {
        // A new profile goes on in the language of the page on which it was named.
        let lang = if self.home.profiles().contains(&name) {
            self.options.lang
        } else {
            Some(self.page.lang)
        };
        let options = Options {
            profile: Some(name),
            lang,
            ..self.options.clone()
        };
        let error = match start(&self.home, &options) {
            Ok(started) => return Some(started),
            Err(error) => error,
        };
        let problem = match said(&error, wanted(&options)) {
            Some((heading, _)) if heading == self.page.heading => profile::STILL,
            Some((heading, _)) => heading,
            None => error.text(),
        };
        // Another window may have come or gone meanwhile.
        self.look_around();
        self.page.problem = Some(problem);
        None
    }
}

fn wanted(options: &Options) -> &str {
    options.profile.as_deref().unwrap_or(Home::DEFAULT_PROFILE)
}

/// A heading and what it means, for what another profile can help with.
fn said(error: &StartError, name: &str) -> Option<(Text, Text)> {
    let StartError::Profile(error) = error else {
        return None;
    };
    match error {
        StoreError::InUse { .. } => Some((profile::in_use(name), profile::ONE_WINDOW)),
        StoreError::ProfileName { name, why } => {
            Some((profile::bad_name(name, *why), profile::BAD_NAME_HINT))
        }
        StoreError::Newer { .. }
        | StoreError::Damaged { .. }
        | StoreError::ReadOnly { .. }
        | StoreError::Full { .. }
        | StoreError::Vanished { .. }
        | StoreError::Io { .. }
        | StoreError::NoHome
        | StoreError::OldSqlite { .. }
        | StoreError::Seed(_)
        | StoreError::Database { .. } => None,
    }
}
