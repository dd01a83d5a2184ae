//! Damage that is the same in every run.

/// A source of numbers: `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }
}

/// What parsers look for.
const TOKENS: [&[u8]; 12] = [
    b"\0",
    b"\xff\xff\xff\xff",
    b"\"",
    b"{",
    b"[",
    b"<",
    b"]]>",
    b"&",
    b"\n- ",
    b"null",
    b"9",
    b"\xc3\xa9",
];

/// One of the seeds, with one to four changes that follow from target and round alone.
pub(super) fn damaged(seeds: &[Vec<u8>], target: &str, round: u64) -> Vec<u8> {
    let start = target.bytes().fold(round, |sum, byte| sum.wrapping_mul(257) + u64::from(byte));
    let mut chance = Chance(start);
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(4) {
        change(&mut bytes, seeds, &mut chance);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len());
    let end = (at + 1 + chance.below(24)).min(bytes.len());
    match chance.below(8) {
        _ if bytes.is_empty() => bytes.push(b'a'),
        0 => bytes[at] ^= 1 << chance.below(8),
        1 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let part = bytes[at..end].repeat(1 + chance.below(8));
            bytes.splice(at..at, part);
        }
        4 => bytes.truncate(at),
        5 => {
            let token = TOKENS[chance.below(TOKENS.len())];
            bytes.splice(at..at, token.iter().copied());
        }
        6 => {
            let other = &seeds[chance.below(seeds.len())];
            let from = chance.below(other.len());
            let part = other[from..(from + 64).min(other.len())].to_vec();
            bytes.splice(at..end, part);
        }
        _ => bytes[at..end].reverse(),
    }
}
