//! Faults of a payment that can be demonstrated. Names only; carrying them out is the
//! checkout's part.

/// A fault of the next payment, chosen by the demonstrator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The wallet takes its time.
    Slow,
    /// The wallet declines.
    Declined,
    /// The wallet charges, and its answer gets lost.
    AnswerLost,
    /// The request to charge is sent twice.
    SentTwice,
    /// The program is killed before the charge.
    KilledBefore,
    /// The program is killed after the charge, before it can say so.
    KilledAfter,
}

impl Fault {
    /// Every one, in the order in which the panel offers them.
    pub const ALL: [Self; 6] = [
        Self::Slow,
        Self::Declined,
        Self::AnswerLost,
        Self::SentTwice,
        Self::KilledBefore,
        Self::KilledAfter,
    ];
}
