//! Journeys through shops, checkout and wallet in the real window, by role and name, on a real profile in a temporary folder.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::{CheckoutIntent, Intent, ShopIntent, ShopPage, State};
use moongate::desktop::{Options, Program, start_in};
use moongate::domain::ledger::{Account, PaymentState};
use moongate::domain::{Day, Fault, Lang, Money, OrderId, OrderState, Tab, Theme};
use moongate::store::Home;

/// One window on a profile; dropping it is like closing it.
struct Window {
    harness: Harness<'static, Program>,
}

impl Window {
    fn open(home: &Path, day: &str) -> Self {
        Self::open_as(home, day, Lang::En, Theme::Light, egui::vec2(1280.0, 900.0))
    }

    fn open_as(home: &Path, day: &str, lang: Lang, theme: Theme, size: egui::Vec2) -> Self {
        let options = Options { date: Some(day.parse::<Day>().unwrap()), lang: Some(lang), tab: Some(Tab::Shops), ..Options::default() };
        let mut started = start_in(&Home::below(home), &options).unwrap();
        started.shell.kill_with(|| {});
        started.carry_out(vec![Intent::Welcome, Intent::SetTheme(theme)]);
        let harness = Harness::builder().with_size(size).with_max_steps(64).build_eframe(|cc| Program::new(&cc.egui_ctx, started));
        let mut window = Self { harness };
        window.harness.run_steps(4);
        window
    }

    fn state(&self) -> &State {
        &self.harness.state().started().state
    }

    /// Clicks what has this role and name.
    fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).scroll_to_me();
        self.harness.run_steps(3);
        self.harness.get_by_role_and_label(role, name).click();
        self.harness.run_steps(4);
    }

    fn press(&mut self, name: &str) {
        self.click(Role::Button, name);
    }

    fn sees(&self, role: Role, name: &str) -> bool {
        self.harness.query_by_role_and_label(role, name).is_some()
    }

    fn reads(&self, part: &str) -> bool {
        self.harness.query_all_by(|node| node.accesskit_node().value().or(node.accesskit_node().label()).is_some_and(|text| text.contains(part))).next().is_some()
    }

    /// Lets real time pass until something is so.
    fn wait(&mut self, what: &str, so: impl Fn(&State) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !so(self.state()) {
            assert!(Instant::now() < end, "never: {what}");
            std::thread::sleep(Duration::from_millis(20));
            self.harness.step();
        }
        self.harness.run_steps(3);
    }

    fn go(&mut self, shop: &str, good: &str) {
        self.press(shop);
        self.press(good);
    }

    fn pin(&mut self) {
        for digit in ["2", "1", "0", "9"] {
            self.press(digit);
        }
    }

    fn balance(&self, wallet: &str) -> Money {
        self.state().books.balance(&wallet.into(), moongate::domain::Currency::Cny)
    }
}

#[test]
fn a_meal_at_eleme_is_paid_with_wechat_pay_down_to_the_receipt() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path(), "2021-09-28");
    window.go("Ele.me", "Beef noodles");
    window.press("Buy");
    window.click(Role::RadioButton, "WeChat Pay: Accepted");
    window.pin();
    window.press("Pay");
    window.wait("paid", |state| state.books.orders.values().any(|order| order.state() == OrderState::Paid));
    assert!(window.reads("Paid, once"));
}
