//! Every tab in both languages, light and dark, wide and narrow: nothing panics on a missing glyph
//! or a control without a name.

use moongate::app::Intent;
use moongate::desktop::Options;
use moongate::domain::{Lang, Tab, Theme};

use crate::harness::Window;

#[test]
fn every_tab_draws_in_both_languages_themes_and_widths() {
    for (lang, theme, width) in [
        (Lang::En, Theme::Light, 1280.0),
        (Lang::Zh, Theme::Dark, 1280.0),
        (Lang::Zh, Theme::Light, 560.0),
        (Lang::En, Theme::Dark, 800.0),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let options = Options {
            lang: Some(lang),
            ..Options::default()
        };
        let mut window = Window::start(folder, &options, [width, 800.0]);
        window.picture(&format!("welcome-{}-{width}", lang.id()));
        window.carry_out([Intent::CloseWelcome, Intent::SetTheme(theme)]);
        for tab in Tab::ALL {
            window.carry_out([Intent::ShowTab(tab)]);
            assert_eq!(window.state().settings.tab, tab);
            window.picture(&format!("{}-{}-{width}", lang.id(), tab.id()));
        }
    }
}
