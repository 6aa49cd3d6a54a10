//! A window on a profile of its own, driven by role and name.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::{Intent, State};
use moongate::desktop::{Options, Program, start};
use moongate::domain::{Currency, Lang, Money, Order, OrderState, Tab, Theme};
use moongate::store::Home;
use tempfile::TempDir;

/// A window and the folder that it keeps its data in.
pub struct Window {
    pub harness: Harness<'static, Program>,
    pub folder: TempDir,
}

/// How the window looks.
#[derive(Clone, Copy)]
pub struct Look {
    pub lang: Lang,
    pub theme: Theme,
    pub size: [f32; 2],
}

impl Look {
    pub const PLAIN: Self = Self {
        lang: Lang::En,
        theme: Theme::Light,
        size: [1280.0, 900.0],
    };
}

impl Window {
    /// A window in the Shops tab of a fresh profile.
    pub fn open(day: &str) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), day, Look::PLAIN)
    }

    pub fn open_in(folder: TempDir, day: &str, look: Look) -> Self {
        let options = Options {
            date: Some(day.parse().unwrap()),
            lang: Some(look.lang),
            tab: Some(Tab::Shops),
            ..Options::default()
        };
        let mut started = start(&Home::below(folder.path()), &options).unwrap();
        // The real thing would end the test too.
        started.shell.kill_with(|| {});
        started.carry_out(vec![Intent::Welcome, Intent::SetTheme(look.theme)]);
        let builder = Harness::builder().with_size(look.size).with_max_steps(24);
        let builder = if std::env::var_os("MOONGATE_PICTURES").is_some() {
            builder.wgpu()
        } else {
            builder
        };
        let harness = builder.build_eframe(move |cc| Program::new(&cc.egui_ctx, started));
        let mut window = Self { harness, folder };
        window.run();
        window
    }

    /// Closes the window, or kills the program: what was not written is gone. Then opens it again.
    pub fn restart(self, day: &str) -> Self {
        let Self { harness, folder } = self;
        drop(harness);
        Self::open_in(folder, day, Look::PLAIN)
    }

    /// Gives the app an intent as if the window had.
    pub fn carry_out(&mut self, intent: Intent) {
        self.harness
            .state_mut()
            .started_mut()
            .carry_out(vec![intent]);
        self.run();
    }

    /// The names of the wallets' rows.
    pub fn harness_rows(&self) -> Vec<String> {
        let rows = self
            .harness
            .query_all_by_role(Role::RadioButton)
            .filter_map(|node| node.accesskit_node().label());
        rows.filter(|name| name.contains(": ")).collect()
    }

    /// Every entry adds up to nothing, every balance is the sum of its postings, and no wallet
    /// owes.
    pub fn check_books(&self) {
        let ledger = &self.state().ledger;
        let mut sums = std::collections::BTreeMap::new();
        for entry in &ledger.entries {
            assert_eq!(
                entry
                    .postings
                    .iter()
                    .map(|posting| posting.amount.minor)
                    .sum::<i64>(),
                0,
                "{entry:?}"
            );
            for posting in &entry.postings {
                *sums
                    .entry((posting.account.clone(), posting.amount.currency))
                    .or_insert(0) += posting.amount.minor;
            }
        }
        let balances: std::collections::BTreeMap<_, _> = ledger
            .balances
            .iter()
            .map(|(account, balance)| (account.clone(), balance.minor))
            .collect();
        assert_eq!(sums, balances);
        assert!(
            sums.iter()
                .all(|((account, _), sum)| *sum >= 0 || account.may_owe())
        );
    }

    pub fn run(&mut self) {
        for _ in 0..24 {
            self.harness.step();
            if self
                .harness
                .output()
                .viewport_output
                .values()
                .all(|v| v.repaint_delay > Duration::from_millis(300))
            {
                break;
            }
        }
    }

    pub fn state(&self) -> &State {
        &self.harness.state().started().state
    }

    /// Scrolls to what has this role and name, and clicks it.
    pub fn click(&mut self, role: Role, name: &str) {
        self.harness
            .get_by_role_and_label(role, name)
            .scroll_to_me();
        self.run();
        self.harness.get_by_role_and_label(role, name).click();
        self.run();
    }

    pub fn press(&mut self, name: &str) {
        self.click(Role::Button, name);
    }

    /// Taps the last link card whose name contains a text.
    pub fn tap_last(&mut self, part: &str) {
        // A thread settles at its end over a few frames.
        self.harness.run_steps(8);
        {
            let links = self.harness.query_all_by_role(Role::Link);
            let mut named = links.filter(|node| {
                node.accesskit_node()
                    .label()
                    .is_some_and(|label| label.contains(part))
            });
            named
                .next_back()
                .unwrap_or_else(|| panic!("no link contains {part:?}"))
                .click();
        }
        self.run();
    }

    /// Whether a button of this name is there.
    pub fn offers(&self, name: &str) -> bool {
        self.harness
            .query_by_role_and_label(Role::Button, name)
            .is_some()
    }

    /// Whether a text is on the page.
    pub fn sees(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    /// What a screen reader adds to the name of a node.
    pub fn description(&self, role: Role, name: &str) -> String {
        self.harness
            .get_by_role_and_label(role, name)
            .accesskit_node()
            .description()
            .unwrap_or_default()
    }

    pub fn is_disabled(&self, role: Role, name: &str) -> bool {
        self.harness
            .get_by_role_and_label(role, name)
            .accesskit_node()
            .is_disabled()
    }

    pub fn pin(&mut self) {
        for digit in ["2", "1", "0", "9"] {
            self.press(digit);
        }
    }

    pub fn balance(&self, wallet: &str) -> Money {
        self.state().ledger.balance(&wallet.into(), Currency::Cny)
    }

    /// The newest order.
    pub fn order(&self) -> Order {
        self.state()
            .ledger
            .orders
            .values()
            .next_back()
            .unwrap()
            .clone()
    }

    /// Lets real time pass until something is so.
    pub fn wait(&mut self, what: &str, so: impl Fn(&State) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !so(self.state()) {
            assert!(Instant::now() < end, "never: {what}");
            std::thread::sleep(Duration::from_millis(10));
            self.harness.step();
        }
        self.run();
    }

    /// Waits until the newest order is in a state.
    pub fn wait_for(&mut self, wanted: OrderState) -> Order {
        self.wait(wanted.id(), |state| {
            state
                .ledger
                .orders
                .values()
                .next_back()
                .is_some_and(|order| order.state() == wanted)
        });
        self.order()
    }

    /// Keeps a picture of the window in the folder that `MOONGATE_PICTURES` names, to be looked at.
    pub fn picture(&mut self, name: &str) {
        if let Some(folder) = std::env::var_os("MOONGATE_PICTURES") {
            self.run();
            let image = self.harness.render().unwrap();
            image
                .save(std::path::Path::new(&folder).join(format!("{name}.png")))
                .unwrap();
        }
    }
}
