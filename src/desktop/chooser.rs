//! The choice of a profile, in a window without one: the selected profile can't be opened, or was
//! left. Opens the chosen one; writes nothing.

use egui::{Context, Ui, ViewportCommand};

use super::appearance::apply_theme;
use super::options::Options;
use super::start::{StartError, Started, start};
use crate::domain::{Lang, Settings, Text};
use crate::i18n::{profile, unsaved};
use crate::store::{Home, SettingsFile, StoreError};
use crate::ui::profile::{ProfileIntent, ProfilePage, profile_page_ui};

/// The choice of a profile.
#[derive(Debug)]
pub struct Chooser {
    home: Home,
    options: Options,
    settings: Settings,
    page: ProfilePage,
}

impl Chooser {
    /// Size of the window in points.
    pub const SIZE: egui::Vec2 = egui::vec2(520.0, 600.0);

    /// The choice after an error, if another profile can help.
    pub fn after(error: &StartError, home: &Home, options: &Options) -> Option<Self> {
        let name = profile_name(options);
        let (heading, hint) = heading_and_hint(error, name)?;
        // In the language and the theme of the selected profile, which may be read while another
        // window uses it.
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
        chooser.find_free_profiles();
        Some(chooser)
    }

    /// The choice after leaving a profile, in its language and theme. Offers no profiles before
    /// [`Self::find_free_profiles`].
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
            again: profile::back_to(profile_name(options)),
            others: Vec::new(),
            typed: String::new(),
            problem: None,
        };
        // Other options were for the profile that was left; the policy is for the whole run.
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

    /// Finds the profiles that are free at this moment.
    pub(super) fn find_free_profiles(&mut self) {
        let selected = profile_name(&self.options);
        self.page.others = self
            .home
            .free_profiles()
            .into_iter()
            .filter(|other| other != selected)
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

    /// Title of the window.
    pub fn title(&self) -> &'static str {
        profile::title(self.page.lang)
    }

    /// Draws the page and carries out its intents. Returns the started app when a profile is open.
    pub(super) fn frame(&mut self, ui: &mut Ui) -> Option<Started> {
        let ctx = ui.ctx().clone();
        apply_theme(&ctx, self.settings.theme);
        if (ctx.zoom_factor() - self.settings.zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(self.settings.zoom);
        }
        let mut intents = Vec::new();
        profile_page_ui(ui, &self.page, &mut intents);
        intents
            .into_iter()
            .find_map(|intent| self.carry_out(intent, &ctx))
    }

    fn carry_out(&mut self, intent: ProfileIntent, ctx: &Context) -> Option<Started> {
        ctx.request_repaint();
        match intent {
            ProfileIntent::TryAgain => self.open(profile_name(&self.options).to_owned()),
            ProfileIntent::Open(name) => self.open(name),
            ProfileIntent::Type(typed) => {
                self.page.typed = typed;
                self.page.problem = None;
                None
            }
            ProfileIntent::Quit => {
                ctx.send_viewport_cmd(ViewportCommand::Close);
                None
            }
        }
    }

    fn open(&mut self, name: String) -> Option<Started> {
        // A new profile starts in the language of the page.
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
        let problem = match heading_and_hint(&error, profile_name(&options)) {
            Some((heading, _)) if heading == self.page.heading => profile::STILL_OPEN,
            Some((heading, _)) => heading,
            None => error.text(),
        };
        // Other windows may have opened or closed meanwhile.
        self.find_free_profiles();
        self.page.problem = Some(problem);
        None
    }
}

fn profile_name(options: &Options) -> &str {
    options.profile.as_deref().unwrap_or(Home::DEFAULT_PROFILE)
}

/// Heading and explanation of an error after which another profile can help.
fn heading_and_hint(error: &StartError, name: &str) -> Option<(Text, Text)> {
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
