//! MD5 (RFC 1321). Broken as a proof of anything; Open Badges lets issuers hash e-mail
//! addresses by it, and there it only has to be recognised.

/// The shifts of each round.
const SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// The digest of a message.
pub(super) fn md5(message: &[u8]) -> [u8; 16] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(64), 0);
    if padded.len() - message.len() < 9 {
        padded.resize(padded.len() + 64, 0);
    }
    let end = padded.len() - 8;
    padded[end..].copy_from_slice(&(message.len() as u64).wrapping_mul(8).to_le_bytes());
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    let constants = constants();
    for block in padded.as_chunks::<64>().0 {
        add_block(&mut state, block, &constants);
    }
    let mut digest = [0; 16];
    for (part, word) in digest.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *part = word.to_le_bytes();
    }
    digest
}

/// The whole parts of 2^32 |sin i|.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each is between 0 and 2^32"
)]
fn constants() -> [u32; 64] {
    let mut constants = [0; 64];
    for (constant, i) in constants.iter_mut().zip(1_u32..) {
        *constant = (f64::from(i).sin().abs() * 4_294_967_296.0) as u32;
    }
    constants
}

fn add_block(state: &mut [u32; 4], block: &[u8; 64], constants: &[u32; 64]) {
    let words: Vec<u32> =
        block.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
    let [mut a, mut b, mut c, mut d] = *state;
    for (i, constant) in constants.iter().enumerate() {
        let (mixed, word) = match i / 16 {
            0 => ((b & c) | (!b & d), i),
            1 => ((d & b) | (!d & c), (5 * i + 1) % 16),
            2 => (b ^ c ^ d, (3 * i + 5) % 16),
            _ => (c ^ (b | !d), (7 * i) % 16),
        };
        let sum = a.wrapping_add(mixed).wrapping_add(*constant).wrapping_add(words[word]);
        (a, d, c) = (d, c, b);
        b = b.wrapping_add(sum.rotate_left(SHIFTS[i / 16][i % 4]));
    }
    for (part, word) in state.iter_mut().zip([a, b, c, d]) {
        *part = part.wrapping_add(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 1321, appendix A.5.
    #[test]
    fn published_digests() {
        let hex = |text: &str| data_encoding::HEXLOWER.encode(&md5(text.as_bytes()));
        assert_eq!(hex(""), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        assert_eq!(hex(letters), "d174ab98d277d9f5a5611c2c9f419d9f");
        assert_eq!(hex(&"1234567890".repeat(8)), "57edf4a22be3c955ac49da2e2107b67a");
    }
}
