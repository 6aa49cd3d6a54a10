//! Public suffixes and registrable domains. Hosts are expected as `url` writes them: in lower case
//! and punycode.

use std::borrow::Cow;

/// Top-level domains that, in running text, are usually the ending of a file name.
const FILE_ENDINGS: &[&str] = &[
    "am", "as", "bz", "cab", "cc", "dot", "gd", "inc", "map", "md", "mk", "ml", "mm", "mo", "mobi",
    "mov", "pl", "pm", "ps", "pub", "py", "rs", "sas", "sh", "so", "tf", "zip",
];

/// Kinds of endings of a host, by the public suffix list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Not in the list.
    Unknown,
    /// A known suffix that is not a file ending, with at least one label before it.
    Known,
    /// A known suffix that is also a common file ending.
    FileLike,
}

/// The Unicode form of a host whose labels may be in punycode. The suffix list is in Unicode.
pub(super) fn to_unicode(host: &str) -> Cow<'_, str> {
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

/// The kind of ending of `host`, in lower case, punycode or Unicode.
pub(super) fn ending(host: &str) -> Ending {
    let host = to_unicode(host.strip_suffix('.').unwrap_or(host));
    let Some(suffix) = psl::suffix(host.as_bytes()) else {
        return Ending::Unknown;
    };
    let whole = suffix.as_bytes().len() == host.len();
    match suffix.typ() {
        None => Ending::Unknown,
        // `github.io` is a private suffix and a site as well; a bare `com.cn` is not a site.
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

/// The registrable domain: the public suffix and one label. `None` for a host that is a suffix
/// itself.
pub(super) fn registrable_domain(host: &str) -> Option<&str> {
    let host = host.strip_suffix('.').unwrap_or(host);
    if !is_idn(host) {
        return psl::domain_str(host);
    }
    let unicode = to_unicode(host);
    let labels = psl::domain_str(&unicode)?.split('.').count();
    let start = host
        .rmatch_indices('.')
        .nth(labels - 1)
        .map_or(0, |(dot, _)| dot + 1);
    host.get(start..)
}
