//! Moongate shows how platform walls work: which links opened on which surface of a Chinese super
//! app, which wallets its shops accepted, on which date, according to whom, and why.
//!
//! The package has a window program (`moongate`), a command-line program (`moongate-cli`) and this
//! library, which both programs share. The library answers from a policy, a TOML file of dated
//! rules with sources. It never uses the network, and asking it touches no file and no clock.
//!
//! # Ask about a link
//!
//! Every verdict comes with its grounds: the rule, the certainty, the source, who blocks the link,
//! and since when.
//!
//! ```
//! use moongate::{Circumstances, Day, Lang, LinkEffect, Policy, Surface, Switch, gate, links};
//!
//! let policy = Policy::shipped();
//! let hosts = gate::host_table(policy);
//! let link = links::read_address("https://item.taobao.com/1", &hosts).ok_or("not a link")?;
//!
//! let date: Day = "2021-09-28".parse()?;
//! let mut when = Circumstances::on(date);
//! let answer = gate::link(policy, when, Surface::Group, &link);
//!
//! assert_eq!(answer.effect, LinkEffect::CopyOnly);
//! let grounds = answer.policy.grounds;
//! assert_eq!(grounds.blocked_by, Some("tencent"));
//! assert!(grounds.since < Some(date));
//! println!("{}: {}", grounds.certainty.id(), grounds.reason.get(Lang::En));
//!
//! // The user's switch for external links is part of the question.
//! when.switches.set(Surface::Group, Switch::On);
//! let answer = gate::link(policy, when, Surface::Group, &link);
//! assert_eq!(answer.effect, LinkEffect::Open);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Ask about a wallet
//!
//! ```
//! use moongate::{Circumstances, Day, Policy, WalletState, gate};
//!
//! let policy = Policy::shipped();
//! let state = |day| {
//!     let (_, verdict) = gate::pay(policy, Circumstances::on(day), "eleme", "wechat-pay")?;
//!     Some(verdict.answer)
//! };
//!
//! let day: Day = "2021-09-28".parse()?;
//! assert_eq!(state(day), Some(WalletState::Accepted));
//! assert_eq!(state(day.previous()), Some(WalletState::NotAccepted));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Load a policy file
//!
//! [`Policy::load`] takes the text of a file and its name, and returns a policy with its warnings,
//! or everything that is wrong. A [`policy::Diagnostic`] displays itself with an excerpt of the
//! file.
//!
//! ```
//! use moongate::Policy;
//!
//! let text = Policy::OPEN_INTERNET_TEXT;
//! let (policy, warnings) = Policy::load("mine.toml", text).map_err(|_| "the file has errors")?;
//! assert_eq!((policy.id(), warnings.len()), ("open-internet", 0));
//!
//! let misspelt = text.replace("state = \"accepted\"", "state = \"acepted\"");
//! let Err(diagnostics) = Policy::load("mine.toml", &misspelt) else {
//!     return Err("the error was missed".into());
//! };
//! for diagnostic in &diagnostics {
//!     println!("{diagnostic}");
//! }
//! assert_eq!(diagnostics[0].message, "`acepted` is not a wallet state");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Find and judge the links of a text
//!
//! [`links::find`] reports links, bare hosts and Tao passwords with their byte ranges. The
//! judgement of a link depends on its address alone, not on the rules of the policy.
//!
//! ```
//! use moongate::links::{self, AskReason, Judgement, StopReason};
//! use moongate::{Policy, gate};
//!
//! let text = "见 https://m.tb.cn/h.4lOq，或 http://example.com 和 https://taobao.com.sale.example";
//! let found = links::find(text, &gate::host_table(Policy::shipped()));
//!
//! assert_eq!(&text[found[0].span.clone()], "https://m.tb.cn/h.4lOq");
//! assert_eq!(found[0].judgement, Judgement::Fine);
//! assert_eq!(found[1].judgement, Judgement::Ask(AskReason::PlainHttp));
//! let impersonated = StopReason::Impersonates("taobao.com".to_owned());
//! assert_eq!(found[2].judgement, Judgement::Stop(impersonated));
//! ```
//!
//! # Audit many lines
//!
//! [`audit`] checks a file of any size on all processors; its page shows how to write a row per
//! link.
//!
//! ```
//! use moongate::audit::{Audit, Source};
//! use moongate::{Circumstances, Day, LinkEffect, Policy, Surface};
//!
//! let chat = "see https://item.taobao.com/1\nno link here\njavascript:alert(1)\n";
//! let audit = Audit::new(Policy::shipped(), Circumstances::on(Day::DEFAULT), Surface::Dm);
//! let tally = audit.count(Source::lines(chat.as_bytes()))?;
//!
//! assert_eq!((tally.lines(), tally.links(), tally.lines_without_link()), (3, 2, 1));
//! assert_eq!(tally.links_with(LinkEffect::Notice), 1);
//! assert_eq!(tally.links_with(LinkEffect::HardStop), 1);
//! # Ok::<(), moongate::audit::AuditError>(())
//! ```
//!
//! # Features
//!
//! Everything above is available without any feature, and needs no C compiler then.
//!
//! | feature | adds |
//! |---|---|
//! | `gui` (default) | the window program with its modules `desktop`, `shell`, `theme` and `ui`; enables `store` |
//! | `store` | the module `store`: profiles in SQLite, settings, scenarios |
//! | `testing` | hooks for tests, such as a disk that reports to be full; not for programs |
//!
//! `docs/ARCHITECTURE.md` in the repository says which module may use which, and which test holds
//! that.

pub mod app;
pub mod audit;
pub mod cli;
#[cfg(feature = "gui")]
pub mod desktop;
pub mod domain;
pub mod i18n;
pub mod links;
pub mod policy;
#[cfg(feature = "gui")]
pub mod shell;
#[cfg(feature = "store")]
pub mod store;
#[cfg(feature = "gui")]
pub mod theme;
#[cfg(feature = "gui")]
pub mod ui;

pub use app::gate::{self, Circumstances};
pub use domain::{Day, Lang, Surface, Switch, Switches};
pub use policy::{LinkEffect, Policy, WalletState};
