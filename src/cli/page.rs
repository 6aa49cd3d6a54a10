//! A page of text for people: a headline, and below it labelled paragraphs that line up.

use super::output::Cx;
use super::terminal::{Style, Tone, columns, padded, wrapped};
use crate::domain::{Day, Lang, Precision, Text};
use crate::i18n::{chrome, cli, policy as words};
use crate::policy::{
    Certainty, Grounds, LinkEffect, Outcome, Policy, Question, Source, Verdict, WalletState, WayOut,
};

/// A page while it is written.
pub(super) struct Page<'a> {
    policy: &'a Policy,
    lang: Lang,
    style: Style,
    text: String,
    fields: Vec<(String, String)>,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(cx: &'a Cx) -> Self {
        Self {
            policy: &cx.policy,
            lang: cx.lang,
            style: cx.style,
            text: String::new(),
            fields: Vec::new(),
        }
    }

    /// The language that it is written in.
    pub(super) const fn lang(&self) -> Lang {
        self.lang
    }

    /// A line that says the answer, with how sure it is; that is `None` where the address itself
    /// decides.
    pub(super) fn headline(&mut self, word: &Text, tone: Tone, certainty: Option<Certainty>) {
        self.text
            .push_str(&self.style.paint(tone, word.get(self.lang)));
        if let Some(certainty) = certainty {
            let word = words::certainty(certainty);
            self.text.push_str(" · ");
            self.text.push_str(
                &self
                    .style
                    .paint(certainty_tone(certainty), word.get(self.lang)),
            );
        }
        self.text.push('\n');
    }

    /// An emphasised line.
    pub(super) fn heading(&mut self, text: &str) {
        self.end_fields();
        self.text.push_str(&self.style.paint(Tone::Strong, text));
        self.text.push('\n');
    }

    /// A line of its own.
    pub(super) fn sentence(&mut self, text: &str) {
        self.end_fields();
        for line in wrapped(text, self.style.width) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.end_fields();
        self.text.push('\n');
    }

    /// A labelled paragraph; labels that follow each other line up.
    pub(super) fn field(&mut self, label: &Text, value: impl Into<String>) {
        self.fields
            .push((label.get(self.lang).to_owned(), value.into()));
    }

    /// A labelled text in the page's language.
    pub(super) fn worded(&mut self, label: &Text, value: &Text) {
        self.field(label, value.get(self.lang));
    }

    /// The certainty, and its meaning.
    pub(super) fn certainty(&mut self, certainty: Certainty) {
        let (word, meaning) = (
            words::certainty(certainty),
            words::certainty_meaning(certainty),
        );
        self.field(
            &cli::CERTAINTY,
            cli::aside(self.lang, word.get(self.lang), meaning.get(self.lang)),
        );
    }

    /// A source: outlet, date, title and address.
    pub(super) fn source(&mut self, label: &Text, source: &Source) {
        let (said, comma) = (words::source(self.lang, source), words::comma(self.lang));
        let address = source
            .address
            .as_ref()
            .map_or_else(String::new, |address| format!("{comma}{address}"));
        self.field(label, format!("{said}{address} [{}]", source.id));
    }

    /// A note if the date is outside the range of the time bar, for which no sources were searched.
    pub(super) fn date_note(&mut self, day: Day) {
        if !day.is_policy_date() {
            self.field(
                &chrome::NOTE,
                cli::outside_time_bar(self.lang, &Day::FIRST.to_string(), &Day::LAST.to_string()),
            );
        }
    }

    /// Grounds of a verdict of either kind.
    pub(super) fn verdict<A: Copy + Into<Outcome>>(
        &mut self,
        question: &Question,
        verdict: &Verdict<'_, A>,
    ) {
        let Grounds {
            rule,
            certainty,
            source,
            blocked_by,
            since,
            until,
            precision,
            reason,
            note,
            switch_note,
            ..
        } = verdict.grounds;
        self.worded(&cli::WHY, reason);
        if let Some(note) = switch_note {
            self.worded(&cli::SWITCH, &words::switch_note(note));
        }
        self.blocked_by(&words::owner_label(verdict.answer.into()), blocked_by);
        self.days(since, precision, until);
        for line in words::same_effect(self.lang, since, &self.policy.same_effect(question)) {
            self.field(&Text::default(), line);
        }
        self.grounds(rule, source, note, certainty);
    }

    /// Changes that would alter the verdict; `danger`: the address itself is deceptive.
    pub(super) fn ways_out(&mut self, ways: &[WayOut], danger: bool) {
        self.gap();
        self.heading(chrome::WHAT_WOULD_CHANGE.get(self.lang));
        if ways.is_empty() {
            let none = if danger {
                chrome::DECEPTIVE
            } else {
                chrome::NOTHING_BETTER
            };
            self.sentence(none.get(self.lang));
        }
        for way in ways {
            let words = words::way(self.lang, self.policy, way.way);
            let line = cli::gives(self.lang, &words, &self.outcome(way));
            self.text.push_str(&format!("- {line}\n"));
        }
    }

    /// The page as text.
    pub(super) fn into_text(mut self) -> String {
        self.end_fields();
        self.text
    }

    fn outcome(&self, way: &WayOut) -> String {
        format!(
            "{} · {}",
            words::outcome(way.outcome).get(self.lang),
            words::certainty(way.certainty).get(self.lang)
        )
    }

    fn blocked_by(&mut self, label: &Text, id: Option<&str>) {
        if let Some(id) = id {
            self.field(
                label,
                self.policy
                    .owner_name(id)
                    .map_or(id, |name| name.get(self.lang)),
            );
        }
    }

    fn days(&mut self, since: Option<Day>, precision: Precision, until: Option<Day>) {
        let since = since.map_or_else(
            || chrome::NO_START.get(self.lang).to_owned(),
            |day| precision.show(day),
        );
        let until = until.map_or_else(
            || chrome::NO_END.get(self.lang).to_owned(),
            |day| day.to_string(),
        );
        self.field(&chrome::SINCE, since);
        self.field(&chrome::UNTIL, until);
    }

    fn grounds(&mut self, rule: &str, source: &Source, note: Option<&Text>, certainty: Certainty) {
        self.certainty(certainty);
        self.field(&cli::RULE, rule);
        self.source(&cli::SOURCE, source);
        if let Some(note) = note {
            self.worded(&chrome::NOTE, note);
        }
    }

    fn end_fields(&mut self) {
        let fields = std::mem::take(&mut self.fields);
        let labels = fields
            .iter()
            .map(|(label, _)| columns(label))
            .max()
            .unwrap_or(0)
            + 2;
        for (label, value) in fields {
            let room = self.style.width.saturating_sub(labels);
            for (number, line) in wrapped(&value, room).into_iter().enumerate() {
                let label = padded(if number == 0 { &label } else { "" }, labels);
                self.text.push_str(&self.style.paint(Tone::Quiet, &label));
                self.text.push_str(&line);
                self.text.push('\n');
            }
        }
    }
}

/// The colour of an effect.
pub(super) const fn effect_tone(effect: LinkEffect) -> Tone {
    match effect {
        LinkEffect::Open => Tone::Product,
        LinkEffect::Notice | LinkEffect::Ask => Tone::Doubtful,
        LinkEffect::CopyOnly
        | LinkEffect::AppRedirect
        | LinkEffect::PosterOnly
        | LinkEffect::HardStop => Tone::Bad,
    }
}

/// The colour of a wallet's state.
pub(super) const fn state_tone(state: WalletState) -> Tone {
    match state {
        WalletState::Accepted => Tone::Product,
        WalletState::Trial | WalletState::Partial => Tone::Doubtful,
        WalletState::Pending | WalletState::Preparing | WalletState::NotAccepted => Tone::Bad,
        WalletState::Unknown => Tone::Quiet,
    }
}

/// Verdicts that are not history must not look like history.
pub(super) const fn certainty_tone(certainty: Certainty) -> Tone {
    match certainty {
        Certainty::Reported | Certainty::Observed | Certainty::Trial => Tone::Plain,
        Certainty::Announced | Certainty::Inferred | Certainty::Assumption => Tone::Doubtful,
    }
}
