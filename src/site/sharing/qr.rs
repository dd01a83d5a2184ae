//! QR codes (ISO/IEC 18004) as one path of SVG.

use std::fmt::Write;

use fast_qr::{ECL, Mode, QRBuilder};

/// A code that leads to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct QrCode {
    /// Modules on each side, without the quiet zone.
    pub(in crate::site) side: usize,
    /// The dark modules as lines one unit wide, from (0, 0) to (side, side).
    pub(in crate::site) path: String,
}

/// How many bytes the codes of the smallest sizes hold at each level of correction (ISO/IEC
/// 18004:2015, table 7, byte mode).
const HELD: [[usize; 4]; 10] = [
    [17, 14, 11, 7],
    [32, 26, 20, 14],
    [53, 42, 32, 24],
    [78, 62, 46, 34],
    [106, 84, 60, 44],
    [134, 106, 74, 58],
    [154, 122, 86, 64],
    [192, 152, 108, 84],
    [230, 180, 130, 98],
    [271, 213, 151, 119],
];

const LEVELS: [ECL; 4] = [ECL::L, ECL::M, ECL::Q, ECL::H];

impl QrCode {
    /// The smallest code for an address, and of those the one that bears most damage.
    /// Nothing for an address of more than 2,900 bytes, which no code holds.
    pub(in crate::site) fn of(url: &str) -> Option<Self> {
        let code =
            QRBuilder::new(url).mode(Mode::Byte).ecl(LEVELS[level(url.len())]).build().ok()?;
        let rows = (0..code.size).map(|row| code[row].iter().map(|module| module.value()));
        Some(Self { side: code.size, path: lines(rows) })
    }
}

/// The strongest correction that makes no code of so many bytes larger, as its place in
/// `LEVELS`.
fn level(bytes: usize) -> usize {
    let size = HELD.iter().find(|held| held[0] >= bytes);
    let strongest = size.and_then(|held| held.iter().rposition(|most| *most >= bytes));
    strongest.unwrap_or(0)
}

/// A line along each run of dark modules. Each begins where the last one ended, for that
/// takes fewer letters.
fn lines(rows: impl Iterator<Item = impl Iterator<Item = bool>>) -> String {
    let mut path = String::with_capacity(2_048);
    for (y, row) in rows.enumerate() {
        // Where the line is, unless this row has none yet.
        let mut pen = None;
        let mut run: Option<usize> = None;
        for (x, dark) in row.chain([false]).enumerate() {
            match (run, dark) {
                (None, true) => run = Some(x),
                (Some(from), false) => {
                    // Writing to a `String` cannot fail.
                    let _ = match pen {
                        Some(pen) => write!(path, "m{} 0", from - pen),
                        None => write!(path, "M{from} {y}.5"),
                    };
                    let _ = write!(path, "h{}", x - from);
                    pen = Some(x);
                    run = None;
                }
                _ => {}
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path draws.
    fn drawn(code: &QrCode) -> Vec<Vec<bool>> {
        let mut modules = vec![vec![false; code.side]; code.side];
        let (mut x, mut y) = (0, 0);
        let mut rest = code.path.as_str();
        while let Some(command) = rest.chars().next() {
            let end =
                rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + 1);
            let numbers: Vec<_> = rest[1..end].split(' ').collect();
            match command {
                'M' => {
                    x = numbers[0].parse().unwrap();
                    y = numbers[1].strip_suffix(".5").unwrap().parse().unwrap();
                }
                'm' => x += numbers[0].parse::<usize>().unwrap(),
                _ => {
                    let length: usize = numbers[0].parse().unwrap();
                    modules[y][x..x + length].fill(true);
                    x += length;
                }
            }
            rest = &rest[end..];
        }
        modules
    }

    fn built(url: &str, level: ECL) -> fast_qr::QRCode {
        QRBuilder::new(url).mode(Mode::Byte).ecl(level).build().unwrap()
    }

    #[test]
    fn the_path_draws_the_code() {
        let url = "https://ostervane.github.io/badges/credentials/oo6mp3wkue3hobm5lbfucfku54/";
        let code = QrCode::of(url).unwrap();
        let expected = built(url, ECL::L);
        let rows =
            (0..expected.size).map(|y| expected[y].iter().map(|module| module.value()).collect());
        assert_eq!(drawn(&code), rows.collect::<Vec<Vec<bool>>>());
        // 4 × version + 17.
        assert_eq!(code.side, 33);
        assert!(code.path.len() <= 1_800, "{}", code.path.len());
    }

    #[test]
    fn of_codes_of_one_size_the_strongest_is_taken() {
        for bytes in 1..=290 {
            let url = "a".repeat(bytes);
            let size = |at: usize| built(&url, LEVELS[at]).size;
            assert_eq!(size(level(bytes)), size(0), "{bytes}");
            if bytes <= 271 && level(bytes) < 3 {
                assert!(size(level(bytes) + 1) > size(0), "{bytes}");
            }
        }
        assert_eq!(QrCode::of(&"a".repeat(3_000)), None);
    }
}
