//! Threads that check the links of a file, batch by batch.
//!
//! One thread reads and writes. It hands batches to the workers in turn and takes them back in
//! turn, so rows keep the order of the file and only a few batches are in flight.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Scope, ScopedJoinHandle};

use thiserror::Error;

use super::query::Audit;
use super::rows::{self, RowFormat};
use super::source::{Batch, ReadError, Source};
use super::tally::Tally;

/// Maximum number of workers; more would wait for the thread that reads.
const MAX_WORKERS: usize = 8;

/// Batches in flight per worker: one in work and one waiting, so that a worker never idles.
const BATCHES_PER_WORKER: usize = 2;

/// Reason why an audit ended before the end of its source.
#[derive(Debug, Error)]
pub enum AuditError {
    /// The source could not be read further.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The rows could not be written.
    #[error("cannot write the rows: {0}")]
    Write(io::Error),
}

/// Progress of an audit so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Texts that were checked.
    pub lines: u64,
    /// Bytes of the source up to the last checked text.
    pub bytes: u64,
}

/// A batch on its way to a worker, and on its way back with its rows.
#[derive(Default)]
struct Job {
    batch: Batch,
    rows: Vec<u8>,
}

/// A thread, with the channels to and from it.
struct Worker<'scope> {
    jobs: SyncSender<Job>,
    done: Receiver<io::Result<Job>>,
    thread: ScopedJoinHandle<'scope, Tally>,
}

impl Audit<'_> {
    /// Reads the source to its end and returns the counts of its links.
    ///
    /// # Errors
    /// The source cannot be read; [`Self::run`] keeps what was counted up to then.
    ///
    /// # Panics
    /// As [`Self::run`].
    pub fn count(&self, mut source: Source<impl Read>) -> Result<Tally, AuditError> {
        let mut tally = Tally::new(self.policy);
        self.run(&mut source, &mut tally, &mut io::sink(), &mut |_| {})?;
        Ok(tally)
    }

    /// Reads the source to its end, adds its links to `tally`, writes the rows to `out` in the order
    /// of the source, and calls `report` after each batch.
    ///
    /// # Errors
    /// The source cannot be read or the rows cannot be written; `tally` holds what was counted up to
    /// then.
    ///
    /// # Panics
    /// If a worker panicked: counts without its share would be wrong.
    pub fn run(
        &self,
        source: &mut Source<impl Read>,
        tally: &mut Tally,
        out: &mut dyn Write,
        report: &mut dyn FnMut(Progress),
    ) -> Result<(), AuditError> {
        if self.rows == Some(RowFormat::Csv) {
            out.write_all(rows::HEADING.as_bytes())
                .map_err(AuditError::Write)?;
        }
        let count = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MAX_WORKERS);
        thread::scope(|scope| {
            let mut workers = vec![Worker::start(scope, self).map_err(ReadError::Io)?];
            // If the system refuses more threads, one is enough.
            workers.extend((1..count).map_while(|_| Worker::start(scope, self).ok()));
            let mut lines = 0;
            let mut finish = |job: &Job| {
                lines += job.batch.len() as u64;
                report(Progress {
                    lines,
                    bytes: job.batch.bytes,
                });
                out.write_all(&job.rows).map_err(AuditError::Write)
            };
            let end = distribute_batches(&workers, source, &mut finish);
            for worker in workers {
                drop(worker.jobs);
                match worker.thread.join() {
                    Ok(counted) => tally.merge(counted),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            end
        })
    }
}

/// Fills batch after batch and sends each to the next worker; takes back the oldest when enough are
/// in flight.
fn distribute_batches(
    workers: &[Worker<'_>],
    source: &mut Source<impl Read>,
    finish: &mut impl FnMut(&Job) -> Result<(), AuditError>,
) -> Result<(), AuditError> {
    let mut in_flight: VecDeque<&Worker<'_>> = VecDeque::new();
    let mut end = Ok(());
    for worker in workers.iter().cycle() {
        let oldest = if in_flight.len() < workers.len() * BATCHES_PER_WORKER {
            None
        } else {
            in_flight.pop_front()
        };
        let mut job = match oldest {
            Some(oldest) => oldest.take_back(finish)?.unwrap_or_default(),
            None => Job::default(),
        };
        let more = source.fill(&mut job.batch);
        if !job.batch.is_empty() && worker.jobs.send(job).is_ok() {
            in_flight.push_back(worker);
        }
        match more {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                end = Err(error.into());
                break;
            }
        }
    }
    while let Some(oldest) = in_flight.pop_front() {
        oldest.take_back(finish)?;
    }
    end
}

impl<'scope> Worker<'scope> {
    fn start<'env>(
        scope: &'scope Scope<'scope, 'env>,
        audit: &'env Audit<'env>,
    ) -> io::Result<Self> {
        let (jobs, inbox) = sync_channel::<Job>(BATCHES_PER_WORKER);
        let (outbox, done) = sync_channel(BATCHES_PER_WORKER);
        let thread = thread::Builder::new().spawn_scoped(scope, move || {
            let mut tally = Tally::new(audit.policy);
            for mut job in inbox {
                let rows = audit.check_batch(&job.batch, &mut tally);
                let checked = rows.map(|rows| {
                    job.rows = rows;
                    job
                });
                if outbox.send(checked).is_err() {
                    break;
                }
            }
            tally
        })?;
        Ok(Self { jobs, done, thread })
    }

    /// Waits for the worker's oldest batch and finishes it; `None` if the thread has ended.
    fn take_back(
        &self,
        finish: &mut impl FnMut(&Job) -> Result<(), AuditError>,
    ) -> Result<Option<Job>, AuditError> {
        let Ok(checked) = self.done.recv() else {
            return Ok(None);
        };
        let job = checked.map_err(AuditError::Write)?;
        finish(&job)?;
        Ok(Some(job))
    }
}
