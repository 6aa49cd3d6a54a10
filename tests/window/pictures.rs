//! Every tab in both languages, light and dark, wide and narrow: nothing panics on a missing glyph or a control without a name.

use moongate::desktop::Options;
use moongate::domain::{Lang, Tab};

use crate::harness::Window;

#[test]
fn every_tab_draws_in_both_languages_and_widths() {
    for lang in Lang::ALL {
        for tab in Tab::ALL {
            for width in [560.0, 1280.0] {
                let folder = tempfile::tempdir().unwrap();
                let options = Options { lang: Some(lang), tab: Some(tab), ..Options::default() };
                let harness = Window::harness(folder.path(), &options, width);
                let mut window = Window { harness, folder };
                window.run();
                assert_eq!(window.state().settings.tab, tab);
                save(&mut window, &format!("{}-{}-{width}", lang.id(), tab.id()));
            }
        }
    }
}

/// With `MOONGATE_PICTURES` set to a folder, keeps a picture of what was drawn, for looking at.
pub fn save(window: &mut Window, name: &str) {
    if let Some(folder) = std::env::var_os("MOONGATE_PICTURES") {
        let picture = window.harness.render().unwrap();
        picture.save(std::path::Path::new(&folder).join(format!("{name}.png"))).unwrap();
    }
}
