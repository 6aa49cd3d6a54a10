//! The real window on a profile in a temporary folder, driven by role and name.
//!
//! Time passes only in [`Window::wait`]: the shell holds back every delayed event until then.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use moongate::app::{Intent, Notice, State};
use moongate::desktop::{Chooser, Options, Program, Started, Window as AppWindow, start};
use moongate::domain::ledger::{EntryKind, IdempotencyKey};
use moongate::domain::{
    ConversationId, Currency, Day, Lang, Money, Order, OrderState, Surface, Tab, Text,
};
use moongate::i18n::{chat, checkout, chrome, link, moments, notice, policy, shop};
use moongate::policy::{Certainty, LinkEffect, WalletState};
use moongate::shell::Shell;
use moongate::store::{Home, ProfilePaths};
use tempfile::TempDir;

/// A link that the policy knows: a product at Taobao.
pub const TAOBAO: &str = "https://item.taobao.com/item.htm?id=777";

/// The size of the window, unless a test asks for another one.
pub const SIZE: [f32; 2] = [1280.0, 800.0];

/// Maximum number of delayed events in one wait.
const MAX_DELAYS: usize = 16;

/// A file or folder that was moved away from its place.
pub struct Vanished {
    pub place: PathBuf,
    away: PathBuf,
}

impl Vanished {
    pub fn from(place: PathBuf) -> Self {
        let away = place.with_extension("away");
        fs::rename(&place, &away).unwrap();
        Self { place, away }
    }

    pub fn come_back(&self) {
        fs::rename(&self.away, &self.place).unwrap();
    }

    /// Puts a copy in its place, with other files than those that are open.
    pub fn come_back_as_copy(&self) {
        copy(&self.away, &self.place);
    }
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A window and the folder that it keeps its data in.
pub struct Window {
    pub harness: Harness<'static, AppWindow>,
    pub folder: Rc<TempDir>,
}

/// The options for a policy date.
pub fn on(day: &str) -> Options {
    Options {
        date: Some(day.parse::<Day>().unwrap()),
        ..Options::default()
    }
}

/// The options for a policy date, in the Shops tab.
pub fn shops_on(day: &str) -> Options {
    Options {
        lang: Some(Lang::En),
        tab: Some(Tab::Shops),
        ..on(day)
    }
}

/// The options for a profile.
pub fn named(profile: &str) -> Options {
    Options {
        profile: Some(profile.to_owned()),
        ..Options::default()
    }
}

/// A name or a text on the screen. Texts of `i18n` are meant in English.
pub trait Words {
    fn words(&self) -> &str;
}

impl Words for str {
    fn words(&self) -> &str {
        self
    }
}

impl Words for String {
    fn words(&self) -> &str {
        self
    }
}

impl Words for Cow<'_, str> {
    fn words(&self) -> &str {
        self
    }
}

impl Words for Text {
    fn words(&self) -> &str {
        &self.en
    }
}

impl<W: Words + ?Sized> Words for &W {
    fn words(&self) -> &str {
        (**self).words()
    }
}

/// The name of a cell of the matrix of links: "Taobao, Group chats: Copy only".
pub fn link_cell(platform: &str, surface: Surface, effect: LinkEffect) -> String {
    let surface = chrome::surface_heading(surface);
    policy::cell_name(Lang::En, platform, &surface.en, &policy::effect(effect).en)
}

/// The name of a cell of the matrix of wallets: "Taobao, WeChat Pay: Accepted".
pub fn wallet_cell(merchant: &str, wallet: &str, state: WalletState) -> String {
    policy::cell_name(Lang::En, merchant, wallet, &policy::state(state).en)
}

/// The name of a wallet with its state: "WeChat Pay: Accepted".
pub fn wallet_row(wallet: &str, state: WalletState) -> String {
    checkout::wallet_row(Lang::En, wallet, &policy::state(state).en)
}

/// The state of a wallet that is only assumed to be accepted: "Accepted, assumption".
pub fn assumed_word() -> String {
    let accepted = policy::state(WalletState::Accepted);
    policy::not_history(Lang::En, &accepted.en, Certainty::Assumption)
}

/// The end of the name of a link card: "item.taobao.com: Copy only".
pub fn card(address: &str, effect: LinkEffect) -> String {
    card_in(Lang::En, address, effect)
}

/// The end of the name of a link card in a language.
pub fn card_in(lang: Lang, address: &str, effect: LinkEffect) -> String {
    let name = link::card_name(lang, "", address, policy::effect(effect).get(lang));
    let start = name.find(address).unwrap();
    name[start..].to_owned()
}

/// The name of the product that most tests buy, sold by Ele.me.
pub const NOODLES: &str = "Beef noodles, large bowl";

impl Window {
    /// A window on a fresh profile, past the welcome page.
    pub fn open(options: Options) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), options)
    }

    /// A window on the profiles of a folder, past the welcome page.
    pub fn open_in(folder: impl Into<Rc<TempDir>>, options: Options) -> Self {
        let mut window = Self::start(folder, &options, SIZE);
        if window.program().is_some() {
            window.carry_out([Intent::CloseWelcome]);
        }
        window
    }

    /// A window as the program opens it: with a profile, or with the choice of a profile.
    pub fn start(folder: impl Into<Rc<TempDir>>, options: &Options, size: [f32; 2]) -> Self {
        let folder = folder.into();
        let home = Home::below(folder.path());
        let started = start(&home, options).map(prepared).map_err(|error| {
            Chooser::after(&error, &home, options)
                .unwrap_or_else(|| panic!("the program does not start: {error:?}"))
        });
        let size = if started.is_ok() {
            egui::Vec2::from(size)
        } else {
            Chooser::SIZE
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_theme(egui::Theme::Light)
            .with_max_steps(24)
            .build_eframe(move |cc| match started {
                Ok(started) => AppWindow::on(&cc.egui_ctx, started),
                Err(chooser) => AppWindow::choosing(&cc.egui_ctx, chooser),
            });
        let mut window = Self { harness, folder };
        window.run();
        window
    }

    /// A window of another size on a fresh profile, past the welcome page.
    pub fn sized(size: [f32; 2], options: &Options) -> Self {
        let mut window = Self::start(tempfile::tempdir().unwrap(), options, size);
        window.carry_out([Intent::CloseWelcome]);
        window
    }

    /// Ends the program as a kill does: unsaved changes are lost. Returns its folder.
    pub fn kill(self) -> Rc<TempDir> {
        self.folder
    }

    /// Kills the program and opens another window on the same folder.
    pub fn restart(self, options: Options) -> Self {
        let folder = self.kill();
        Self::open_in(folder, options)
    }

    /// Restarts the program, and checks that the disk holds the data and the ledger that memory
    /// held.
    pub fn restart_unchanged(self, options: Options) -> Self {
        let (data, ledger) = (self.state().data.clone(), self.state().ledger.clone());
        let window = self.restart(options);
        assert_eq!(window.state().data, data);
        assert_eq!(window.state().ledger, ledger);
        window
    }

    /// Moves `data` or `config` away from the folder of the window.
    pub fn vanish(&self, part: &str) -> Vanished {
        Vanished::from(self.folder.path().join(part))
    }

    pub fn home(&self) -> Home {
        Home::below(self.folder.path())
    }

    /// The paths of the profile `default`.
    pub fn paths(&self) -> ProfilePaths {
        paths(self.folder.path())
    }

    /// The data folder of the profile `default`.
    pub fn data_folder(&self) -> PathBuf {
        self.paths().data_folder().to_path_buf()
    }

    /// The program, unless the window shows the choice of a profile.
    pub fn program(&self) -> Option<&Program> {
        match self.harness.state() {
            AppWindow::Running(program) => Some(program),
            AppWindow::Choosing(_) => None,
        }
    }

    /// The name of the open profile, if one is open.
    pub fn profile(&self) -> Option<&str> {
        self.program()
            .map(|program| program.started().state.profile.as_str())
    }

    pub fn started(&self) -> &Started {
        self.program().expect("no profile is open").started()
    }

    pub fn started_mut(&mut self) -> &mut Started {
        match self.harness.state_mut() {
            AppWindow::Running(program) => program.started_mut(),
            AppWindow::Choosing(_) => panic!("no profile is open"),
        }
    }

    pub fn state(&self) -> &State {
        &self.started().state
    }

    /// The policy date, as year-month-day.
    pub fn day(&self) -> String {
        self.state().settings.day.to_string()
    }

    /// Makes the disk look full, or no longer.
    pub fn fill_disk(&self, full: bool) {
        self.started().shell.forbid_growth(full).unwrap();
    }

    /// Runs until nothing moves. No frame may ask egui to open an address: that would bypass the
    /// policy.
    pub fn run(&mut self) {
        for _ in 0..24 {
            self.harness.step();
            let output = self.harness.output();
            let opens =
                |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::OpenUrl(_));
            assert!(
                !output.platform_output.commands.iter().any(opens),
                "a frame emitted OpenUrl"
            );
            let mut viewports = output.viewport_output.values();
            if viewports.all(|v| v.repaint_delay > Duration::from_millis(300)) {
                break;
            }
        }
        self.check_that_no_icon_is_read_out();
    }

    /// Icons are characters of a private font, which a screen reader can't read.
    fn check_that_no_icon_is_read_out(&self) {
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

    /// Handles an event as if the shell had sent it.
    pub fn handle(&mut self, event: moongate::app::Event) {
        self.started_mut().handle(vec![event]);
        self.run();
    }

    /// Carries out intents as if a view had sent them.
    pub fn carry_out(&mut self, intents: impl IntoIterator<Item = Intent>) {
        let intents = intents.into_iter().collect();
        self.started_mut().carry_out(intents);
        self.run();
    }

    /// The nodes of a role whose name contains a text.
    pub fn nodes(&self, role: Role, part: impl Words) -> impl Iterator<Item = Node<'_>> {
        let part = part.words().to_owned();
        self.harness
            .query_all_by_role(role)
            .filter(move |node| label(node).is_some_and(|label| label.contains(&part)))
    }

    /// The one node of this role and name, if there is one.
    pub fn find(&self, role: Role, name: impl Words) -> Option<Node<'_>> {
        let name = name.words();
        let mut found = self
            .nodes(role, name)
            .filter(|node| label(node).is_some_and(|label| label == name));
        let first = found.next();
        assert!(found.next().is_none(), "several {role:?} {name:?}");
        first
    }

    /// The one node of this role and name.
    pub fn node(&self, role: Role, name: impl Words) -> Node<'_> {
        let name = name.words();
        self.find(role, name)
            .unwrap_or_else(|| panic!("no {role:?} {name:?}"))
    }

    /// Whether there is a node of this role whose name contains a text.
    pub fn has(&self, role: Role, part: impl Words) -> bool {
        self.nodes(role, part).next().is_some()
    }

    /// Whether there is a button of this name.
    pub fn offers(&self, name: impl Words) -> bool {
        self.find(Role::Button, name).is_some()
    }

    /// Whether a text is on the screen.
    pub fn sees(&self, text: impl Words) -> bool {
        self.harness
            .query_all_by_label_contains(text.words())
            .next()
            .is_some()
    }

    /// The last notice. Its words are on the screen.
    pub fn notice(&self) -> &Notice {
        let toast = self.state().session.toasts.last().expect("no notice");
        let words = notice::notice(&toast.notice);
        let words = words.get(self.state().settings.language);
        assert!(self.sees(words), "{words:?} is not on the screen");
        &toast.notice
    }

    /// What a screen reader adds to the name of a node.
    pub fn description(&self, role: Role, name: impl Words) -> String {
        let node = self.node(role, name);
        node.accesskit_node().description().unwrap_or_default()
    }

    pub fn is_disabled(&self, role: Role, name: impl Words) -> bool {
        self.node(role, name).accesskit_node().is_disabled()
    }

    /// Scrolls to the node of this role and name, and clicks it.
    pub fn click(&mut self, role: Role, name: impl Words) {
        let name = name.words();
        self.node(role, name).scroll_to_me();
        self.run();
        self.node(role, name).click();
        self.run();
    }

    /// Scrolls to the first node of this role whose name contains a text, and clicks it.
    pub fn click_containing(&mut self, role: Role, part: impl Words) {
        let part = part.words();
        let first = |window: &Self, act: &dyn Fn(Node<'_>)| {
            let found = window.nodes(role, part).next();
            act(found.unwrap_or_else(|| panic!("no {role:?} contains {part:?}")));
        };
        first(self, &|node| node.scroll_to_me());
        self.run();
        first(self, &|node| node.click());
        self.run();
    }

    /// Clicks the button of this name.
    pub fn press(&mut self, name: impl Words) {
        self.click(Role::Button, name);
    }

    pub fn focus(&mut self, role: Role, name: impl Words) {
        self.node(role, name).focus();
        self.run();
    }

    /// Presses and releases a key.
    pub fn key(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.run();
    }

    /// The same with Ctrl, or Command on a Mac.
    pub fn command_key(&mut self, key: egui::Key) {
        self.harness
            .key_press_modifiers(egui::Modifiers::COMMAND, key);
        self.run();
    }

    /// Goes to a tab by its name in the rail.
    pub fn tab(&mut self, tab: Tab) {
        let name = chrome::tab(tab);
        let lang = self.state().settings.language;
        self.click(Role::Tab, name.get(lang));
    }

    /// Types into the field of this name, of one line or several.
    pub fn write(&mut self, field: impl Words, text: &str) {
        let field = field.words();
        let roles = [Role::TextInput, Role::MultilineTextInput];
        let role = roles
            .into_iter()
            .find(|role| self.find(*role, field).is_some())
            .unwrap_or_else(|| panic!("no field {field:?}"));
        self.focus(role, field);
        self.node(role, field).type_text(text);
        self.run();
    }

    /// Sends a message in a conversation of a tab.
    pub fn send_in(&mut self, tab: Tab, conversation: &str, text: &str) {
        self.tab(tab);
        self.click_containing(Role::Button, conversation);
        self.write(chat::MESSAGE, text);
        self.press(chat::SEND);
    }

    /// Sends a message in the open conversation, without typing it.
    pub fn send(&mut self, text: &str) {
        let chat = self.state().settings.chat.clone();
        let id = ConversationId::from(chat.unwrap().as_str());
        self.carry_out([
            Intent::EditDraft(id.clone(), text.to_owned()),
            Intent::SendDraft(id),
        ]);
    }

    pub fn publish(&mut self, text: &str) {
        self.tab(Tab::Moments);
        self.press(moments::NEW_POST);
        self.write(moments::POST_TEXT, text);
        self.press(moments::PUBLISH);
    }

    /// Taps the last link card whose name contains a text.
    pub fn tap_last(&mut self, part: impl Words) {
        let part = part.words();
        // A thread scrolls to its end over a few frames.
        self.harness.run_steps(8);
        self.nodes(Role::Link, part)
            .last()
            .unwrap_or_else(|| panic!("no link contains {part:?}"))
            .click();
        self.run();
    }

    /// Types the demo PIN.
    pub fn pin(&mut self) {
        for digit in ["2", "1", "0", "9"] {
            self.press(digit);
        }
    }

    /// Goes to the checkout with Ele.me's noodles, with a wallet chosen and the PIN typed.
    pub fn go_to_checkout(&mut self, wallet: &str) {
        self.press("Ele.me");
        self.press(NOODLES);
        self.press(shop::BUY);
        self.click(Role::RadioButton, wallet_row(wallet, WalletState::Accepted));
        self.pin();
    }

    /// The names of the rows of wallets at the checkout.
    pub fn wallet_rows(&self) -> Vec<String> {
        let rows = self.nodes(Role::RadioButton, ": ");
        rows.filter_map(|node| label(&node)).collect()
    }

    pub fn balance(&self, wallet: &str) -> Money {
        self.state().ledger.balance(&wallet.into(), Currency::Cny)
    }

    /// The newest order.
    pub fn order(&self) -> Order {
        newest(self.state()).unwrap().clone()
    }

    /// The idempotency keys of the charges.
    pub fn charges(&self) -> Vec<IdempotencyKey> {
        let entries = self
            .state()
            .ledger
            .entries
            .iter()
            .filter(|entry| entry.kind == EntryKind::Payment);
        entries.map(|entry| entry.key.clone()).collect()
    }

    /// Checks that the postings of every entry sum to zero, that every balance is the sum of its
    /// postings, and that no wallet is overdrawn.
    pub fn check_ledger(&self) {
        let ledger = &self.state().ledger;
        let mut sums = BTreeMap::new();
        for entry in &ledger.entries {
            let sum: i64 = entry.postings.iter().map(|p| p.amount.minor).sum();
            assert_eq!(sum, 0, "{entry:?}");
            for posting in &entry.postings {
                *sums
                    .entry((posting.account.clone(), posting.amount.currency))
                    .or_insert(0) += posting.amount.minor;
            }
        }
        let balances = ledger.balances.iter();
        let balances = balances.map(|(account, balance)| (account.clone(), balance.minor));
        assert_eq!(sums, balances.collect::<BTreeMap<_, _>>());
        assert!(
            sums.iter()
                .all(|((account, _), sum)| *sum >= 0 || account.may_owe())
        );
    }

    /// Lets time pass, from one delayed event to the next, until a condition holds.
    pub fn wait(&mut self, what: &str, is_so: impl Fn(&State) -> bool) {
        self.run();
        for _ in 0..MAX_DELAYS {
            if is_so(self.state()) {
                return;
            }
            let arrived = self.started_mut().shell.end_delay();
            assert!(arrived, "never: {what}");
            self.run();
        }
        panic!("never: {what}");
    }

    /// Waits until the newest order is in a state.
    pub fn wait_for(&mut self, wanted: OrderState) -> Order {
        self.wait(wanted.id(), |state| {
            newest(state).is_some_and(|order| order.state() == wanted)
        });
        self.order()
    }

    /// With `MOONGATE_PICTURES` set to a folder, saves a picture of the window there.
    pub fn picture(&mut self, name: &str) {
        if let Some(folder) = std::env::var_os("MOONGATE_PICTURES") {
            self.run();
            let image = self.harness.render().unwrap();
            image
                .save(Path::new(&folder).join(format!("{name}.png")))
                .unwrap();
        }
    }
}

/// The paths of the profile `default` in a folder.
pub fn paths(folder: &Path) -> ProfilePaths {
    Home::below(folder).profile(Home::DEFAULT_PROFILE).unwrap()
}

/// The accessible name of a node.
pub fn label(node: &Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    // A label has its text as its value.
    if node.role() == Role::Label {
        node.value()
    } else {
        node.label()
    }
}

/// Makes sure that the program does not end the test, and that delays take no real time.
fn prepared(mut started: Started) -> Started {
    let shell: &mut Shell = &mut started.shell;
    shell.kill_with(|| {});
    shell.hold_delays();
    started
}

fn newest(state: &State) -> Option<&Order> {
    state.ledger.orders.values().next_back()
}
