//! The small device at the foot of a badge, one of many, as heralds tell brothers apart.

use super::pick;

/// Outlines about 26 units wide around the middle.
const DEVICES: [&str; 16] = [
    "M0-15 13 0 0 15-13 0Z",
    "M-12 0a12 12 0 1 1 24 0 12 12 0 1 1-24 0z",
    "M0-14 14 11H-14Z",
    "M-11-11H11V11H-11Z",
    "M-5-14H5V-5H14V5H5V14H-5V5H-14V-5H-5Z",
    "M0-16Q3-3 16 0 3 3 0 16-3 3-16 0-3-3 0-16Z",
    "M0-15 13-7.5V7.5L0 15-13 7.5V-7.5Z",
    "M6-12A13 13 0 1 0 6 12 10 10 0 1 1 6-12Z",
    "M0-16C8-5 11 0 11 5A11 11 0 0 1-11 5C-11 0-8-5 0-16Z",
    "M-15-3-5-13 0-8 5-13 15-3 0 12Z",
    "M-16 8V-8L-6 0 0-12 6 0 16-8V8Z",
    "M4-16-10 3H-2L-4 16 10-3H2Z",
    "M-14-12H14V-4C14 5 8 11 0 15-8 11-14 5-14-4Z",
    "M0-14A14 14 0 0 1 14 0H0V14A14 14 0 0 1-14 0H0Z",
    "M-15-5H-5V-10H5V-5H15V5H5V10H-5V5H-15Z",
    "M-13-13H-1V-1H-13ZM1 1H13V13H1ZM1-13H13V-1H1ZM-13 1H-1V13H-13Z",
];

/// Draws a device, in the colour that its group has.
pub(super) fn draw(number: u64) -> String {
    format!("<path transform=\"translate(200 324)scale(.84)\" d=\"{}\"/>", pick(&DEVICES, number))
}
