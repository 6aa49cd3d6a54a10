//! Batch check of the links of a file of any size: a list, a chat log or a column of a CSV file.
//!
//! Texts are read as a stream and checked by as many threads as the machine has processors. Memory
//! holds a few batches of texts and the counts, whatever the size of the file. A line that cannot
//! be read is counted, never fatal. Each link gets the answer of `app::gate::link`, as in the
//! window and in `moongate-cli check`.
//!
//! ```
//! use moongate::audit::{Audit, RowFormat, Source, Tally};
//! use moongate::{Circumstances, Day, LinkEffect, Policy, Surface};
//!
//! let policy = Policy::shipped();
//! let audit = Audit::new(policy, Circumstances::on(Day::DEFAULT), Surface::Dm)
//!     .with_rows(RowFormat::Csv);
//! let file = "url,note\nhttps://item.taobao.com/1,lamp\njavascript:alert(1),\n";
//! let mut source = Source::csv_column(file.as_bytes(), "url")?;
//!
//! let (mut tally, mut rows) = (Tally::new(policy), Vec::new());
//! audit.run(&mut source, &mut tally, &mut rows, &mut |progress| {
//!     println!("{} lines", progress.lines);
//! })?;
//!
//! assert_eq!(tally.links_with(LinkEffect::HardStop), 1);
//! let rows = String::from_utf8(rows)?;
//! assert!(rows.starts_with("line,address,host,platform,"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
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
