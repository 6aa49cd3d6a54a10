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
        let harness = Window::harness(folder.path(), &options, width);
        let mut window = Window { harness, folder };
        window.run();
        save(&mut window, &format!("welcome-{}-{width}", lang.id()));
        window
            .harness
            .state_mut()
            .started_mut()
            .carry_out(vec![Intent::Welcome, Intent::SetTheme(theme)]);
        for tab in Tab::ALL {
            window
                .harness
                .state_mut()
                .started_mut()
                .carry_out(vec![Intent::ShowTab(tab)]);
            window.run();
            assert_eq!(window.state().settings.tab, tab);
            save(&mut window, &format!("{}-{}-{width}", lang.id(), tab.id()));
        }
    }
}

/// With `MOONGATE_PICTURES` set to a folder, keeps a picture of what was drawn, for looking at.
pub fn save(window: &mut Window, name: &str) {
    if let Some(folder) = std::env::var_os("MOONGATE_PICTURES") {
        let picture = window.harness.render().unwrap();
        picture
            .save(std::path::Path::new(&folder).join(format!("{name}.png")))
            .unwrap();
    }
}
