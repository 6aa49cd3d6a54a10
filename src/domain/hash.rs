//! FNV-1a hashes: small, the same in every version and on every system, and not secure.

macro_rules! fnv {
    ($(#[$attribute:meta])* $name:ident($integer:ty), $offset:literal, $prime:literal) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name($integer);

        impl Default for $name {
            /// The hash of no bytes.
            fn default() -> Self {
                Self($offset)
            }
        }

        impl $name {
            /// The hash of bytes in their order.
            pub fn of(bytes: impl IntoIterator<Item = u8>) -> Self {
                bytes.into_iter().fold(Self::default(), Self::with)
            }

            /// The hash with one more byte.
            #[must_use]
            pub const fn with(self, byte: u8) -> Self {
                Self((self.0 ^ byte as $integer).wrapping_mul($prime))
            }

            /// The hash as a number.
            pub const fn value(self) -> $integer {
                self.0
            }
        }
    };
}

fnv! {
    /// 32-bit hash, for tables and colours.
    Fnv32(u32), 0x811c_9dc5, 0x0100_0193
}

fnv! {
    /// 64-bit hash, for fingerprints.
    Fnv64(u64), 0xcbf2_9ce4_8422_2325, 0x0000_0100_0000_01b3
}

/// Sixteen hexadecimal digits that differ between different texts. Profiles on disk contain them.
pub fn fingerprint(text: &str) -> String {
    format!("{:016x}", Fnv64::of(text.bytes()).value())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_equal_the_published_values() {
        assert_eq!(Fnv32::of(*b"foobar").value(), 0xbf9c_f968);
        assert_eq!(fingerprint("foobar"), "85944171f73967e8");
        assert_eq!(fingerprint(""), "cbf29ce484222325");
    }
}
