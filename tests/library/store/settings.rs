//! The settings file: reading skips bad values, and writing keeps everything else.

use std::fs;
use std::path::PathBuf;

use moongate::domain::{
    Day, Lang, OpenIn, SettingError, Settings, Surface, Switch, Tab, Theme, WindowSize,
};
use moongate::store::{LoadedSettings, SettingsFile};
use proptest::prelude::*;

use super::{Place, names};

fn settings_path(place: &Place) -> PathBuf {
    place.folder.path().join("deep").join("settings.toml")
}

fn load_text(place: &Place, text: impl AsRef<[u8]>) -> LoadedSettings {
    let path = settings_path(place);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    SettingsFile::load(&path)
}

/// Settings in which every key differs from its default.
fn unusual() -> Settings {
    let mut settings = Settings {
        language: Lang::Zh,
        theme: Theme::Dark,
        zoom: 1.25,
        open_in: OpenIn::Browser,
        day: Day::LAST,
        tab: Tab::Wallet,
        why_panel: false,
        welcomed: true,
        window: WindowSize {
            width: 900.0,
            height: 700.5,
        },
        chat: Some("dm-李".to_owned()),
        group: Some("g".to_owned()),
        ..Settings::default()
    };
    settings.switches.set(Surface::Group, Switch::On);
    settings.switches.set(Surface::Dm, Switch::Off);
    settings
}

#[test]
fn settings_are_loaded_as_they_were_saved() {
    let place = Place::new();
    let mut file = SettingsFile::load(&settings_path(&place)).file;
    for settings in [unusual(), Settings::default(), unusual()] {
        file.save(&settings).unwrap();
        let loaded = SettingsFile::load(&settings_path(&place));
        assert_eq!(loaded.settings, settings);
        assert!(loaded.fallbacks.is_empty() && loaded.set_aside.is_none());
    }
    assert_eq!(
        names(settings_path(&place).parent().unwrap()),
        ["settings.toml"],
        "no leftovers"
    );
}

#[test]
fn a_bad_value_affects_no_other_key() {
    let place = Place::new();
    for (line, key) in [
        ("zoom = 99.0", "zoom"),
        ("zoom = nan", "zoom"),
        ("zoom = \"big\"", "zoom"),
        ("theme = \"sepia\"", "theme"),
        ("day = \"2021-02-30\"", "day"),
        ("day = \"1999-01-01\"", "day"),
        ("tab = 7", "tab"),
        ("window = \"huge\"", "window"),
        ("window.width = -5.0", "window.width"),
        ("switches.dm = \"on\"", "switches.dm"),
        ("switches.group = \"sideways\"", "switches.group"),
        ("why_panel = 1", "why_panel"),
    ] {
        let rest = "language = \"zh\"\nchat = \"dm-bo\"\n";
        let loaded = load_text(&place, format!("{rest}{line}\n"));
        let expected = Settings {
            language: Lang::Zh,
            chat: Some("dm-bo".to_owned()),
            ..Settings::default()
        };
        assert_eq!(loaded.settings, expected, "{line}");
        assert_eq!(
            loaded
                .fallbacks
                .iter()
                .map(|f| f.key.as_str())
                .collect::<Vec<_>>(),
            [key],
            "{line}"
        );
        assert_ne!(loaded.fallbacks[0].why, SettingError::Format(String::new()));
        assert!(loaded.set_aside.is_none());
    }
    let half = load_text(&place, "[window]\nwidth = 700.0\nheight = true\n");
    assert_eq!(
        half.settings.window,
        WindowSize {
            width: 700.0,
            ..Settings::default().window
        }
    );
}

#[test]
fn keys_of_a_newer_version_stay() {
    let place = Place::new();
    let mut loaded = load_text(
        &place,
        "stickers = [\"a\"]\nzoom = 1.5\n[window]\nfloating = true\n[later]\nx = 1\n",
    );
    assert!(loaded.fallbacks.is_empty());
    loaded
        .file
        .save(&Settings {
            zoom: 1.0,
            ..loaded.settings
        })
        .unwrap();
    let text = fs::read_to_string(settings_path(&place)).unwrap();
    for expected in ["stickers", "floating = true", "[later]", "zoom = 1.0"] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn comments_order_and_spacing_of_the_user_stay() {
    let place = Place::new();
    let text = "\
# My settings.
tab   =   \"wallet\"  # the tab I like
zoom = 1.5 # for my eyes
later = { x = 1 }   # not known yet

# Sites that I know.
trusted_sites = [
    # work
    \"a.example\", # the first
    \"b.example\",
]
language = \"zh\"

# How large it is.
[window] # on the left screen
height = 700 # points
width = 900.5

# Switches come last.
[switches]
group = \"on\" # friends
# The end.
";
    let mut loaded = load_text(&place, text);
    assert!(loaded.fallbacks.is_empty(), "{:?}", loaded.fallbacks);
    let mut settings = loaded.settings;
    settings.zoom = 1.25;
    settings.language = Lang::En;
    settings.trusted_sites.insert("c.example".to_owned());
    settings.switches.set(Surface::Group, Switch::Off);
    settings.window.width = 901.5;
    loaded.file.save(&settings).unwrap();
    let saved = fs::read_to_string(settings_path(&place)).unwrap();
    assert_eq!(
        SettingsFile::load(&settings_path(&place)).settings,
        settings
    );
    let changed = [
        ("zoom = 1.5 #", "zoom = 1.25 #"),
        ("language = \"zh\"", "language = \"en\""),
        ("900.5", "901.5"),
        ("group = \"on\" #", "group = \"off\" #"),
    ];
    let expected = changed
        .iter()
        .fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
    let mut written = saved.lines();
    for line in expected.lines().filter(|line| !line.contains("b.example")) {
        assert!(
            written.any(|written| written == line),
            "`{line}` is missing or out of order in\n{saved}"
        );
    }

    // Saving the same settings again changes nothing.
    loaded.file.save(&settings).unwrap();
    SettingsFile::load(&settings_path(&place))
        .file
        .save(&settings)
        .unwrap();
    assert_eq!(fs::read_to_string(settings_path(&place)).unwrap(), saved);
}

#[test]
fn a_comment_beside_a_bad_value_stays() {
    let place = Place::new();
    let mut loaded = load_text(
        &place,
        "zoom = 99 # too much?\nwindow = \"huge\" # really\n",
    );
    assert_eq!(loaded.fallbacks.len(), 2);
    loaded.file.save(&loaded.settings).unwrap();
    let saved = fs::read_to_string(settings_path(&place)).unwrap();
    for comment in ["zoom = 1.0 # too much?", "# really"] {
        assert!(
            saved.contains(comment),
            "`{comment}` is missing in\n{saved}"
        );
    }
    let again = SettingsFile::load(&settings_path(&place));
    assert_eq!(again.settings, Settings::default());
    assert!(again.fallbacks.is_empty());
}

#[test]
fn a_damaged_file_is_set_aside_and_a_second_one_too() {
    let place = Place::new();
    for n in 1..=2 {
        let mut loaded = load_text(&place, format!("zoom = = {n}"));
        let aside = loaded.set_aside.expect("it is damaged");
        assert_eq!(
            aside.kept_as.file_name().unwrap().to_str().unwrap(),
            format!("settings.damaged-{n}.toml")
        );
        assert_eq!(
            fs::read_to_string(aside.kept_as).unwrap(),
            format!("zoom = = {n}")
        );
        assert_eq!(loaded.settings, Settings::default());
        loaded.file.save(&unusual()).unwrap();
        assert_eq!(
            SettingsFile::load(&settings_path(&place)).settings,
            unusual()
        );
    }
    assert!(load_text(&place, [0xff, 0xfe, 0x00]).set_aside.is_some());
}

#[test]
fn a_folder_in_its_place_is_set_aside() {
    let place = Place::new();
    fs::create_dir_all(settings_path(&place).join("inside")).unwrap();
    let mut loaded = SettingsFile::load(&settings_path(&place));
    assert_eq!(names(&loaded.set_aside.unwrap().kept_as), ["inside"]);
    loaded.file.save(&unusual()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_and_cuts_never_panic_and_never_lose_the_file(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 0..6),
        keep in any::<prop::sample::Index>(),
    ) {
        let place = Place::new();
        let mut file = SettingsFile::load(&settings_path(&place)).file;
        file.save(&unusual()).unwrap();
        let mut bytes = fs::read(settings_path(&place)).unwrap();
        let size = bytes.len();
        for (at, bit) in flips {
            bytes[at.index(size)] ^= 1 << bit;
        }
        bytes.truncate(keep.index(size + 1));
        let loaded = load_text(&place, &bytes);
        match &loaded.set_aside {
            Some(aside) => prop_assert_eq!(fs::read(&aside.kept_as).unwrap(), bytes),
            None => prop_assert_eq!(fs::read(settings_path(&place)).unwrap(), bytes),
        }
        let mut file = loaded.file;
        file.save(&loaded.settings).unwrap();
        prop_assert_eq!(SettingsFile::load(&settings_path(&place)).settings, loaded.settings);
    }
}

#[test]
fn a_folder_that_vanished_is_not_created_again_for_the_settings() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("profile/settings.toml");
    let mut file = SettingsFile::load(&path).file;
    file.save(&Settings::default()).unwrap();
    let away = root.path().join("away");
    fs::rename(root.path().join("profile"), &away).unwrap();
    let changed = Settings {
        zoom: 1.5,
        ..Settings::default()
    };
    assert!(matches!(
        file.save(&changed),
        Err(moongate::store::StoreError::Vanished { .. })
    ));
    assert!(
        !root.path().join("profile").exists(),
        "it would block the way of the old one"
    );
    fs::rename(&away, root.path().join("profile")).unwrap();
    file.save(&changed).unwrap();
    assert_eq!(SettingsFile::peek(&path), changed);
}
