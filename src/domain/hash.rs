//! A hash that is the same on every system and in every version.

/// Returns the FNV-1a hash of some bytes, 64 bits wide (RFC 9923).
///
/// The standard library's hash may differ from version to version. This one never does, so files may contain it. It
/// detects accidental changes, not deliberate ones.
///
/// ```
/// use aplomb::domain::hash::fnv1a;
///
/// assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
/// assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
/// assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
/// ```
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
