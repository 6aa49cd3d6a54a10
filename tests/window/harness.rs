//! A window on a profile in a folder of its own.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::State;
use moongate::desktop::{Options, Program, start};
use moongate::domain::Day;
use moongate::store::Home;
use tempfile::TempDir;

/// A window and the folder that it keeps its data in.
pub struct Window {
    pub harness: Harness<'static, Program>,
    pub folder: TempDir,
}

/// Options for a day of the policy.
pub fn on(day: &str) -> Options {
    Options {
        date: Some(day.parse::<Day>().unwrap()),
        ..Options::default()
    }
}

impl Window {
    /// A window on a fresh profile, the words of the first screen read.
    pub fn open(options: Options) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), options)
    }

    /// A window on whatever the folder holds.
    pub fn open_in(folder: TempDir, options: Options) -> Self {
        let harness = Self::harness(folder.path(), &options, 1280.0);
        let mut window = Self { harness, folder };
        window.run();
        if window
            .harness
            .query_by_role_and_label(Role::Button, "Look around")
            .is_some()
        {
            window.click(Role::Button, "Look around");
        }
        window
    }

    pub fn harness(folder: &Path, options: &Options, width: f32) -> Harness<'static, Program> {
        let started = start(&Home::below(folder), options).unwrap();
        Harness::builder()
            .with_size([width, 800.0])
            .with_theme(egui::Theme::Light)
            .with_max_steps(24)
            .build_eframe(move |cc| Program::new(&cc.egui_ctx, started))
    }

    /// Closes the window and opens another one on the same folder.
    pub fn restart(self, options: Options) -> Self {
        let Self { harness, folder } = self;
        drop(harness);
        Self::open_in(folder, options)
    }

    /// Runs until nothing moves. No frame may ask egui to open an address: that would go past the
    /// policy.
    pub fn run(&mut self) {
        for _ in 0..24 {
            self.harness.step();
            let opens =
                |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::OpenUrl(_));
            assert!(
                !self
                    .harness
                    .output()
                    .platform_output
                    .commands
                    .iter()
                    .any(opens),
                "a frame emitted OpenUrl"
            );
            if self
                .harness
                .output()
                .viewport_output
                .values()
                .all(|v| v.repaint_delay > std::time::Duration::from_millis(300))
            {
                break;
            }
        }
        self.nothing_is_read_out_as_an_icon();
    }

    /// Icons are letters of a font of ours; a screen reader would spell them as nothing, or as a
    /// box.
    fn nothing_is_read_out_as_an_icon(&self) {
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value()].into_iter().flatten() {
                assert!(
                    !text.contains(|c| ('\u{E000}'..='\u{F8FF}').contains(&c)),
                    "{:?} {text:?} holds an icon",
                    node.role()
                );
            }
        }
    }

    /// Carries out intents as if a view had wanted them.
    pub fn carry_out(&mut self, intents: Vec<moongate::app::Intent>) {
        self.harness.state_mut().started_mut().carry_out(intents);
        self.run();
    }

    pub fn state(&self) -> &State {
        &self.harness.state().started().state
    }

    pub fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.run();
    }

    /// Clicks the first node of this role whose name contains a text.
    pub fn click_containing(&mut self, role: Role, part: &str) {
        let first = |window: &Self, act: &dyn Fn(egui_kittest::Node<'_>)| {
            act(window
                .nodes(role, part)
                .next()
                .unwrap_or_else(|| panic!("no {role:?} contains {part:?}")));
        };
        first(self, &|node| node.scroll_to_me());
        self.run();
        first(self, &|node| node.click());
        self.run();
    }

    pub fn nodes<'w>(
        &'w self,
        role: Role,
        part: &'w str,
    ) -> impl Iterator<Item = egui_kittest::Node<'w>> {
        self.harness.query_all_by_role(role).filter(move |node| {
            node.accesskit_node()
                .label()
                .is_some_and(|label| label.contains(part))
        })
    }

    pub fn sees(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    pub fn tab(&mut self, name: &str) {
        self.click(Role::Tab, name);
    }

    /// Types into the field of this name.
    pub fn write(&mut self, field: &str, text: &str) {
        let role = if field == "Message" || field == "Text of the post" {
            Role::MultilineTextInput
        } else {
            Role::TextInput
        };
        self.harness.get_by_role_and_label(role, field).focus();
        self.run();
        self.harness
            .get_by_role_and_label(role, field)
            .type_text(text);
        self.run();
    }

    /// Sends a message in the first conversation of a tab.
    pub fn send_in(&mut self, tab: &str, conversation: &str, text: &str) {
        self.tab(tab);
        self.click_containing(Role::Button, conversation);
        self.write("Message", text);
        self.click(Role::Button, "Send");
    }

    pub fn publish(&mut self, text: &str) {
        self.tab("Moments");
        self.click(Role::Button, "New post");
        self.write("Text of the post", text);
        self.click(Role::Button, "Publish");
    }

    /// Taps the last link card whose name contains a text.
    pub fn tap_last(&mut self, part: &str) {
        let node = self
            .nodes(Role::Link, part)
            .last()
            .unwrap_or_else(|| panic!("no link contains {part:?}"));
        node.click();
        self.run();
    }
}
