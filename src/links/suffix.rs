//! Public suffixes and registrable domains. Hosts come in as `url` writes them: lower case,
//! punycode.

use std::borrow::Cow;

/// Top-level domains that are, in running text, far more often the ending of a file's name.
const FILE_ENDINGS: &[&str] = &[
    "am", "as", "bz", "cab", "cc", "dot", "gd", "inc", "map", "md", "mk", "ml", "mm", "mo", "mobi",
    "mov", "pl", "pm", "ps", "pub", "py", "rs", "sas", "sh", "so", "tf", "zip",
];

/// What the public suffix list knows of the end of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The list does not know it.
    Unknown,
    /// A known suffix that is no file ending, with at least one label before it.
    Known,
    /// A known suffix that is also a common file ending.
    FileLike,
}

/// The Unicode form of a host whose labels may be in punycode. The suffix list is written in
/// Unicode.
pub(super) fn unicode(host: &str) -> Cow<'_, str> {
    if is_idn(host) {
        Cow::Owned(url::quirks::domain_to_unicode(host))
    } else {
        Cow::Borrowed(host)
    }
}

/// Whether any label is in punycode.
pub(super) fn is_idn(host: &str) -> bool {
    host.starts_with("xn--") || host.contains(".xn--")
}

/// How `host` (lower case, punycode or Unicode) ends.
pub(super) fn ending(host: &str) -> Ending {
    let host = unicode(host.strip_suffix('.').unwrap_or(host));
    let Some(suffix) = psl::suffix(host.as_bytes()) else {
        return Ending::Unknown;
    };
    let whole = suffix.as_bytes().len() == host.len();
    match suffix.typ() {
        None => Ending::Unknown,
        // `github.io` is a suffix of the private part and a site as well; a bare `com.cn` is no
        // site.
        Some(psl::Type::Icann) if whole => Ending::Unknown,
        Some(psl::Type::Icann | psl::Type::Private) => {
            if FILE_ENDINGS.iter().any(|ending| suffix == *ending) {
                Ending::FileLike
            } else {
                Ending::Known
            }
        }
    }
}

/// The domain that somebody registered: the public suffix and one label. `None` for a host that is
/// a suffix itself.
pub(super) fn registrable(host: &str) -> Option<&str> {
    let host = host.strip_suffix('.').unwrap_or(host);
    if !is_idn(host) {
        return psl::domain_str(host);
    }
    let unicode = unicode(host);
    let labels = psl::domain_str(&unicode)?.split('.').count();
    let start = host
        .rmatch_indices('.')
        .nth(labels - 1)
        .map_or(0, |(dot, _)| dot + 1);
    host.get(start..)
}
