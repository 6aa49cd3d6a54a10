//! Threads that ask about the links of a file, batch by batch.
//!
//! One thread reads and writes. Batches go round the others in turn and come back in turn, so that
//! rows keep the order of the file and no more than a few batches are under way.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Scope, ScopedJoinHandle};

use super::lines::{Batch, Line, Source};
use super::progress::Progress;
use super::rows::{self, Rows};
use super::tally::Tally;
use crate::app::gate::{self, Circumstances};
use crate::cli::args::TableFormat;
use crate::domain::Surface;
use crate::links::{HostTable, find};
use crate::policy::Policy;

/// More threads than this would wait for the one that reads.
const MAX_WORKERS: usize = 8;

/// So many batches a thread are under way: one in its hands, one waiting, so that it need not wait
/// itself.
const DEPTH: usize = 2;

/// What is asked about every link, and whether rows are wanted, in which format.
pub(super) struct Asker<'a> {
    pub(super) policy: &'a Policy,
    pub(super) hosts: &'a HostTable,
    pub(super) when: Circumstances,
    pub(super) surface: Surface,
    pub(super) rows: Option<TableFormat>,
}

/// Why reading ended before the end of the file.
pub(super) enum Stopped {
    /// The file could not be read on.
    Reading(io::Error),
    /// The rows could not be written on.
    Writing(io::Error),
}

/// A batch on its way to a worker, and on its way back with its rows.
#[derive(Default)]
struct Job {
    batch: Batch,
    rows: Vec<u8>,
}

/// A thread and the ways to it.
struct Worker<'scope> {
    jobs: SyncSender<Job>,
    done: Receiver<io::Result<Job>>,
    thread: ScopedJoinHandle<'scope, Tally>,
}

/// Reads the file to its end, counts into `tally`, and writes the rows in the order of the file.
pub(super) fn read(
    asker: &Asker<'_>,
    source: &mut Source<impl Read>,
    tally: &mut Tally,
    progress: &mut Progress,
    out: &mut dyn Write,
) -> Result<(), Stopped> {
    if asker.rows.is_some_and(|format| format != TableFormat::Json) {
        out.write_all(rows::HEADING.as_bytes())
            .map_err(Stopped::Writing)?;
    }
    let count = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MAX_WORKERS);
    thread::scope(|scope| {
        let mut workers = vec![Worker::start(scope, asker).map_err(Stopped::Reading)?];
        // One is enough to go on with, should the system refuse more.
        workers.extend((1..count).map_while(|_| Worker::start(scope, asker).ok()));
        let mut lines = 0;
        let mut finish = |job: &Job| {
            lines += job.batch.len() as u64;
            progress.tick(lines, job.batch.bytes);
            out.write_all(&job.rows).map_err(Stopped::Writing)
        };
        let end = hand_round(&workers, source, &mut finish);
        for worker in workers {
            drop(worker.jobs);
            match worker.thread.join() {
                Ok(counted) => tally.absorb(counted),
                // Counts without those of a thread would be wrong without anybody knowing.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        end
    })
}

/// Fills batch after batch and gives each to the worker whose turn it is, taking back the oldest
/// when enough are under way.
fn hand_round(
    workers: &[Worker<'_>],
    source: &mut Source<impl Read>,
    finish: &mut impl FnMut(&Job) -> Result<(), Stopped>,
) -> Result<(), Stopped> {
    let mut under_way: VecDeque<&Worker<'_>> = VecDeque::new();
    let mut end = Ok(());
    for worker in workers.iter().cycle() {
        let oldest = if under_way.len() < workers.len() * DEPTH {
            None
        } else {
            under_way.pop_front()
        };
        let mut job = match oldest {
            Some(oldest) => oldest.take_back(finish)?.unwrap_or_default(),
            None => Job::default(),
        };
        let more = source.fill(&mut job.batch);
        if !job.batch.is_empty() && worker.jobs.send(job).is_ok() {
            under_way.push_back(worker);
        }
        match more {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                end = Err(Stopped::Reading(error));
                break;
            }
        }
    }
    while let Some(oldest) = under_way.pop_front() {
        oldest.take_back(finish)?;
    }
    end
}

impl<'scope> Worker<'scope> {
    fn start<'env>(
        scope: &'scope Scope<'scope, 'env>,
        asker: &'env Asker<'env>,
    ) -> io::Result<Self> {
        let (jobs, inbox) = sync_channel::<Job>(DEPTH);
        let (outbox, done) = sync_channel(DEPTH);
        let thread = thread::Builder::new().spawn_scoped(scope, move || {
            let mut tally = Tally::new(asker.policy);
            for mut job in inbox {
                let rows = asker.ask(&job.batch, &mut tally);
                let answered = rows.map(|rows| {
                    job.rows = rows;
                    job
                });
                if outbox.send(answered).is_err() {
                    break;
                }
            }
            tally
        })?;
        Ok(Self { jobs, done, thread })
    }

    /// Waits for the oldest batch that it has and finishes it; `None` if the thread is gone.
    fn take_back(
        &self,
        finish: &mut impl FnMut(&Job) -> Result<(), Stopped>,
    ) -> Result<Option<Job>, Stopped> {
        let Ok(answered) = self.done.recv() else {
            return Ok(None);
        };
        let job = answered.map_err(Stopped::Writing)?;
        finish(&job)?;
        Ok(Some(job))
    }
}

impl Asker<'_> {
    /// Counts the links of a batch, and gives their rows if any are wanted.
    fn ask(&self, batch: &Batch, tally: &mut Tally) -> io::Result<Vec<u8>> {
        let mut rows = self.rows.map(Rows::new);
        for line in batch.lines() {
            self.line(&line, tally, rows.as_mut())?;
        }
        rows.map_or_else(|| Ok(Vec::new()), Rows::into_bytes)
    }

    fn line(
        &self,
        line: &Line<'_>,
        tally: &mut Tally,
        mut rows: Option<&mut Rows>,
    ) -> io::Result<()> {
        let text = match line.text {
            Ok(text) => text,
            Err(why) => {
                tally.unreadable(line.number, why);
                return rows.map_or(Ok(()), |rows| rows.unreadable(line.number, why));
            }
        };
        let found = find(text, self.hosts);
        for link in &found {
            let answer = gate::link(self.policy, self.when, self.surface, link);
            tally.link(&answer, link);
            if let Some(rows) = rows.as_deref_mut() {
                rows.link(self.policy, line.number, &answer, link)?;
            }
        }
        tally.line(found.len());
        Ok(())
    }
}
