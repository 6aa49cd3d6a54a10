//! Batch check of the links of a file of any size: a list, a chat log or a column of a CSV file.
//!
//! Texts are read as a stream and checked by as many threads as the machine has processors. Memory
//! holds a few batches of texts and the counts, whatever the size of the file. A line that cannot
//! be read is counted, never fatal. Each link gets the answer of `app::gate::link`, as in the
//! window and in `moongate-cli check`.
//!
//! ```
//! use moongate::app::gate::Circumstances;
//! use moongate::audit::{Audit, Source, Tally};
//! use moongate::domain::{Day, Surface, Switches};
//! use moongate::policy::{LinkEffect, Policy};
//!
//! let policy = Policy::shipped();
//! let when = Circumstances { day: Day::DEFAULT, switches: Switches::default() };
//! let audit = Audit::new(policy, when, Surface::Dm);
//! let chat = "see https://item.taobao.com/1\nno link here\njavascript:alert(1)\n";
//!
//! let mut tally = Tally::new(policy);
//! let mut source = Source::lines(chat.as_bytes());
//! audit.run(&mut source, &mut tally, &mut std::io::sink(), &mut |_progress| {})?;
//!
//! assert_eq!((tally.lines(), tally.links(), tally.lines_without_link()), (3, 2, 1));
//! assert_eq!(tally.links_with(LinkEffect::HardStop), 1);
//! # Ok::<(), moongate::audit::AuditError>(())
//! ```

mod query;
mod rows;
mod source;
mod tally;
mod workers;

pub use query::Audit;
pub use rows::RowFormat;
pub use source::{ColumnError, ReadError, Source, Unreadable};
pub use tally::{Count, Tally, TallyRow};
pub use workers::{AuditError, Progress};
