//! Colours that can be told apart.

use std::fmt;

/// How much light a value of sRGB stands for, 0 to 65,535 (WCAG 2.2, "relative luminance").
/// A table, for powers differ between machines.
#[rustfmt::skip]
const LINEAR: [u16; 256] = [
    0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313, 340, 367, 396, 427,
    458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898, 947, 997, 1048, 1101, 1156, 1212,
    1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863, 1937, 2013, 2090, 2170, 2250, 2333,
    2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258, 3360, 3464, 3570, 3678, 3788, 3900,
    4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124, 5257, 5392, 5530, 5669, 5810, 5953,
    6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500, 7666, 7834, 8004, 8177, 8352, 8528,
    8708, 8889, 9072, 9258, 9445, 9635, 9828, 10_022, 10_219, 10_417, 10_619, 10_822, 11_028,
    11_235, 11_446, 11_658, 11_873, 12_090, 12_309, 12_530, 12_754, 12_980, 13_209, 13_440, 13_673,
    13_909, 14_146, 14_387, 14_629, 14_874, 15_122, 15_371, 15_623, 15_878, 16_135, 16_394, 16_656,
    16_920, 17_187, 17_456, 17_727, 18_001, 18_277, 18_556, 18_837, 19_121, 19_407, 19_696, 19_987,
    20_281, 20_577, 20_876, 21_177, 21_481, 21_787, 22_096, 22_407, 22_721, 23_038, 23_357, 23_678,
    24_002, 24_329, 24_658, 24_990, 25_325, 25_662, 26_001, 26_344, 26_688, 27_036, 27_386, 27_739,
    28_094, 28_452, 28_813, 29_176, 29_542, 29_911, 30_282, 30_656, 31_033, 31_412, 31_794, 32_179,
    32_567, 32_957, 33_350, 33_745, 34_143, 34_544, 34_948, 35_355, 35_764, 36_176, 36_591, 37_008,
    37_429, 37_852, 38_278, 38_706, 39_138, 39_572, 40_009, 40_449, 40_891, 41_337, 41_785, 42_236,
    42_690, 43_147, 43_606, 44_069, 44_534, 45_002, 45_473, 45_947, 46_423, 46_903, 47_385, 47_871,
    48_359, 48_850, 49_344, 49_841, 50_341, 50_844, 51_349, 51_858, 52_369, 52_884, 53_401, 53_921,
    54_445, 54_971, 55_500, 56_032, 56_567, 57_105, 57_646, 58_190, 58_737, 59_287, 59_840, 60_396,
    60_955, 61_517, 62_082, 62_650, 63_221, 63_795, 64_372, 64_952, 65_535,
];

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// Its relative luminance (WCAG 2.2), 0 to 1.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|value| f64::from(LINEAR[usize::from(value)]));
        (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 65_535.0
    }

    /// The contrast to another colour (WCAG 2.2), 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// So many hundredths of the way to another colour.
    #[must_use]
    pub fn toward(self, other: Self, hundredths: u8) -> Self {
        let part = u32::from(hundredths.min(100));
        let mut mixed = self.0;
        for (value, end) in std::iter::zip(&mut mixed, other.0) {
            let sum = u32::from(*value) * (100 - part) + u32::from(end) * part;
            *value = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// What can be read on it: white, a shade of itself, or black, at a contrast of at
    /// least 4.5 (WCAG 2.2 AA for text). There is no colour on which all three fail.
    #[must_use]
    pub fn ink(self) -> Self {
        let dark = self.toward(Self::BLACK, 86);
        let readable = |ink: &Self| self.contrast(*ink) >= 4.51;
        [Self::WHITE, dark, Self::BLACK].into_iter().find(readable).unwrap_or(Self::BLACK)
    }

    /// A dark relative of it, for lines and letters: at a contrast of at least 9 to white.
    #[must_use]
    pub fn deep(self) -> Self {
        let steps = (48..=100).map(|part| self.toward(Self::BLACK, part));
        steps.clone().find(|color| color.contrast(Self::WHITE) >= 9.0).unwrap_or(Self::BLACK)
    }

    /// The colour with its hue turned by so many degrees. Grey stays grey.
    #[must_use]
    pub fn turned(self, degrees: i32) -> Self {
        let [red, green, blue] = self.0.map(i32::from);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let range = most - least;
        if range == 0 {
            return self;
        }
        // The hue goes around once in six times the range.
        let hue = if most == red {
            green - blue
        } else if most == green {
            blue - red + 2 * range
        } else {
            red - green + 4 * range
        };
        let hue = (hue + degrees * range / 60).rem_euclid(6 * range);
        // How far each part rises above the least: 1 around its own hue, 0 opposite.
        let part = |own: i32| {
            let away = (hue - own * range).rem_euclid(6 * range);
            let away = away.min(6 * range - away);
            u8::try_from(least + (2 * range - away).clamp(0, range)).unwrap_or(u8::MAX)
        };
        Self([part(0), part(2), part(4)])
    }

    /// A relative of it that can be told from white paper and from a dark screen, at a
    /// contrast of about 3 (WCAG 2.2, 1.4.11): lighter for a dark colour, darker for a light one.
    #[must_use]
    pub fn edge(self) -> Self {
        let (end, wanted) = if self.luminance() < 0.2 {
            (Self::WHITE, 0.24..=0.29)
        } else {
            (Self::BLACK, 0.12..=0.17)
        };
        let steps = (0..=100).map(|part| self.toward(end, part));
        let found = steps.clone().find(|color| wanted.contains(&color.luminance()));
        found.unwrap_or(Self([0x76; 3]))
    }
}

/// `#rrggbb`
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of WCAG 2.2, with its power.
    fn exact(color: Color) -> f64 {
        let linear = |value: u8| {
            let c = f64::from(value) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = color.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (exact(a) + 0.05, exact(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    fn lattice() -> impl Iterator<Item = Color> {
        let steps = || (0..=255).step_by(15).map(|step: u16| u8::try_from(step).unwrap());
        steps().flat_map(move |r| steps().flat_map(move |g| steps().map(move |b| Color([r, g, b]))))
    }

    #[test]
    fn ink_is_readable_on_every_colour() {
        for color in lattice() {
            assert!((exact(color) - color.luminance()).abs() < 0.000_1, "{color}");
            let contrast = contrast(color, color.ink());
            assert!(contrast >= 4.5, "{color} {} {contrast}", color.ink());
        }
    }

    #[test]
    fn edges_are_seen_in_light_and_dark() {
        let dark = Color([0x16, 0x18, 0x1d]);
        for color in lattice() {
            let edge = color.edge();
            assert!(contrast(edge, Color::WHITE) >= 3.0, "{color} {edge}");
            assert!(contrast(edge, dark) >= 2.9, "{color} {edge}");
        }
    }
}
