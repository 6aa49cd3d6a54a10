//! The table of known hosts: finds the platform of a host, and the known host that another one
//! resembles. It is made from a policy and contains the form of Tao passwords.

use std::collections::HashMap;

use crate::domain::{Fnv32, PlatformIx, TaoPasswordForm};

use super::skeleton::{self, AsciiFold};
use super::suffix;

/// Host suffixes of platforms and of shorteners, prepared for look-ups, and the form of Tao
/// passwords.
#[derive(Clone, Debug, Default)]
pub struct HostTable {
    /// Platforms and shorteners by suffix, in lower case and punycode.
    known: HashMap<Box<str>, Known>,
    /// Platform suffixes by the first label of their skeleton.
    looks: HashMap<Box<str>, Vec<Look>>,
    fold: AsciiFold,
    /// Filter for `known`, by suffixes read from their end.
    known_filter: Filter,
    /// Filter for `looks`.
    looks_filter: Filter,
    tao_password_form: TaoPasswordForm,
}

/// Owner of a suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A platform.
    Platform(PlatformIx),
    /// A shortener, whose links have unknown destinations.
    Shortener,
}

/// A known suffix of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Suffix {
    /// Its owner.
    pub known: Known,
    /// The byte of the host at which it starts.
    start: usize,
}

/// The appearance of the suffix of a platform.
#[derive(Clone, Debug)]
struct Look {
    skeleton: Box<str>,
    suffix: Box<str>,
    registrable: Box<str>,
}

/// A resemblance of a host to another, known host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Resemblance {
    /// The known suffix comes before the domain of another owner.
    Embeds(String),
    /// The end of the host looks like the known suffix.
    LooksLike(String),
}

impl HostTable {
    /// A table of `suffixes`, each with its platform, and of `shorteners`. A text that is not a
    /// host is left out; of two equal suffixes the first one counts, and a suffix that is both is a
    /// shortener.
    pub fn new(
        suffixes: impl IntoIterator<Item = (impl AsRef<str>, PlatformIx)>,
        shorteners: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Self {
        let mut table = Self::default();
        for shortener in shorteners {
            if let Some(host) = serialise(shortener.as_ref().trim_end_matches('.')) {
                table.add_known(host, Known::Shortener);
            }
        }
        for (suffix, platform) in suffixes {
            if let Some(host) = serialise(suffix.as_ref().trim_end_matches('.')) {
                table.add_look(&host);
                table.add_known(host, Known::Platform(platform));
            }
        }
        table
    }

    /// The same table with another form of Tao passwords.
    pub fn with_tao_passwords(self, form: TaoPasswordForm) -> Self {
        Self {
            tao_password_form: form,
            ..self
        }
    }

    /// The form of Tao passwords.
    pub(super) const fn tao_password_form(&self) -> &TaoPasswordForm {
        &self.tao_password_form
    }

    /// The platform with the longest suffix of `host` on a label boundary; `None` for unknown hosts
    /// and shorteners.
    #[cfg(feature = "testing")]
    pub fn platform(&self, host: &str) -> Option<PlatformIx> {
        match self.known(&serialise(host)?) {
            Some(Known::Platform(platform)) => Some(platform),
            Some(Known::Shortener) | None => None,
        }
    }

    /// The owner of the longest known suffix of `host`, which is in lower case and punycode.
    pub(super) fn known(&self, host: &str) -> Option<Known> {
        self.longest_suffix(host).map(|suffix| suffix.known)
    }

    /// The longest known suffix of `host`, which is in lower case and punycode.
    pub(super) fn longest_suffix(&self, host: &str) -> Option<Suffix> {
        let host = host.strip_suffix('.').unwrap_or(host);
        let bytes = host.as_bytes();
        let mut hash = Fnv32::default();
        let mut longest = None;
        for (at, byte) in bytes.iter().enumerate().rev() {
            hash = hash.with(*byte);
            let boundary = at == 0 || bytes.get(at - 1) == Some(&b'.');
            if boundary && self.known_filter.may_contain(hash) {
                let known = host.get(at..).and_then(|suffix| self.known.get(suffix));
                longest = known
                    .map(|known| Suffix {
                        known: *known,
                        start: at,
                    })
                    .or(longest);
            }
        }
        longest
    }

    /// Returns the known host that `host` (in lower case and punycode, and in `unicode`) resembles, as it
    /// is opened or as it was `written`, and how. `own` is its own longest suffix.
    pub(super) fn resemblance(
        &self,
        host: &str,
        unicode: &str,
        own: Option<Suffix>,
        written: &str,
    ) -> Option<Resemblance> {
        let host = host.strip_suffix('.').unwrap_or(host);
        let resemblance = if !unicode.is_ascii() {
            self.resemblance_in(
                &skeleton::loose_skeleton(unicode.strip_suffix('.').unwrap_or(unicode)),
                host,
            )
        } else if self.may_resemble(
            host.get(..own.map_or(host.len(), |own| own.start))
                .unwrap_or(host),
        ) {
            self.resemblance_in(&self.fold.fold(host), host)
        } else {
            None
        };
        resemblance.or_else(|| {
            // `wxaurI.cn` with a capital I looks like `wxaurl.cn`, but opens `wxauri.cn`.
            let reads_otherwise = !written.is_ascii() || written.contains('I');
            let written = written.strip_suffix('.').unwrap_or(written);
            reads_otherwise
                .then(|| self.resemblance_in(&skeleton::loose_skeleton(written), host))
                .flatten()
        })
    }

    /// Whether any label of `host`, which is ASCII and without its own known suffix, may look like
    /// the start of a known one. Most hosts have none and need no further comparison.
    fn may_resemble(&self, host: &str) -> bool {
        let mut hash = Fnv32::default();
        for byte in host.bytes() {
            if byte == b'.' {
                if self.looks_filter.may_contain(hash) {
                    return true;
                }
                hash = Fnv32::default();
            } else {
                hash = self.fold.of(byte).fold(hash, Fnv32::with);
            }
        }
        false
    }

    fn resemblance_in(&self, skeleton: &str, host: &str) -> Option<Resemblance> {
        let mut rest = skeleton;
        loop {
            let (label, after) = rest.split_once('.')?;
            if let Some(looks) = self.looks.get(label) {
                let resemblance = looks
                    .iter()
                    .find_map(|look| look.resemblance_in(rest, host));
                if resemblance.is_some() {
                    return resemblance;
                }
            }
            rest = after;
        }
    }

    fn add_known(&mut self, host: String, known: Known) {
        self.known_filter.add(Fnv32::of(host.bytes().rev()));
        self.known.entry(host.into()).or_insert(known);
    }

    fn add_look(&mut self, suffix: &str) {
        let skeleton = skeleton::loose_skeleton(&suffix::to_unicode(suffix));
        let label: Box<str> = skeleton.split('.').next().unwrap_or_default().into();
        self.looks_filter.add(Fnv32::of(label.bytes()));
        let registrable = suffix::registrable_domain(suffix).unwrap_or(suffix).into();
        let look = Look {
            skeleton: skeleton.into(),
            suffix: suffix.into(),
            registrable,
        };
        self.looks.entry(label).or_default().push(look);
    }
}

impl Look {
    /// The resemblance of `rest`, the skeleton of `host` from some label on.
    fn resemblance_in(&self, rest: &str, host: &str) -> Option<Resemblance> {
        let after = rest.strip_prefix(&*self.skeleton)?;
        if after.is_empty() {
            let genuine = ends_in(host, &self.suffix);
            return (!genuine).then(|| Resemblance::LooksLike(self.suffix.to_string()));
        }
        // `taobao.com-sale.example` and `taobao.com看.example` are as misleading as
        // `taobao.com.sale.example`.
        let boundary = !after.starts_with(|c: char| c.is_ascii_alphanumeric());
        let own = ends_in(host, &self.registrable);
        (boundary && !own).then(|| Resemblance::Embeds(self.suffix.to_string()))
    }
}

/// A fast test: whatever it denies is not in a table; the rest must be looked up.
#[derive(Clone, Debug)]
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    fn add(&mut self, hash: Fnv32) {
        let (word, bit) = Self::place(hash);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_contain(&self, hash: Fnv32) -> bool {
        let (word, bit) = Self::place(hash);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    const fn place(hash: Fnv32) -> (usize, u64) {
        let mixed = hash.value() ^ (hash.value() >> 16);
        (((mixed >> 6) & 63) as usize, 1 << (mixed & 63))
    }
}

/// Whether `host` is `suffix` or a subdomain of it.
fn ends_in(host: &str, suffix: &str) -> bool {
    host.strip_suffix(suffix)
        .is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// A host as `url` writes it.
fn serialise(host: &str) -> Option<String> {
    match url::Host::parse(host).ok()? {
        url::Host::Domain(domain) => Some(domain),
        url::Host::Ipv4(_) | url::Host::Ipv6(_) => None,
    }
}
