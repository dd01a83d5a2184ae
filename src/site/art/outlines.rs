//! Outlines, computed once: large ones to a unit, small ones to a tenth.
//!
//! They are written out so that no trigonometry, and so no machine, has a say in them.

/// The field with twelve teeth.
pub(super) const GEAR_FIELD: &str = "\
    M179 59l5-16 32 0 5 16 29 8 12-11 28 16-3 16 21 21 16-3 16 28-11 12 8 29 16 5 0 32-16 5-8 \
    29 11 12-16 28-16-3-21 21 3 16-28 16-12-11-29 8-5 16-32 0-5-16-29-8-12 11-28-16 \
    3-16-21-21-16 3-16-28 11-12-8-29-16-5 0-32 16-5 8-29-11-12 16-28 16 3 21-21-3-16 28-16 12 \
    11z";

/// The field with twelve round lobes.
pub(super) const SEAL_FIELD: &str = "\
    M237 58a46 46 0 0 1 64 37 46 46 0 0 1 37 64 46 46 0 0 1 0 74 46 46 0 0 1-37 64 46 46 0 0 \
    1-64 37 46 46 0 0 1-74 0 46 46 0 0 1-64-37 46 46 0 0 1-37-64 46 46 0 0 1 0-74 46 46 0 0 1 \
    37-64 46 46 0 0 1 64-37 46 46 0 0 1 74 0z";

/// Eight teeth around the middle.
pub(super) const GEAR: &str = "\
    M-11-44l1-16 20 0 1 16 13 5 12-11 14 14-11 12 5 13 16 1 0 20-16 1-5 13 11 12-14 14-12-11-13 \
    5-1 16-20 0-1-16-13-5-12 11-14-14 11-12-5-13-16-1 0-20 16-1 5-13-11-12 14-14 12 11z";

/// Five points around the middle.
pub(super) const STAR: &str = "\
    M0-64l15.6 42.6 45.3 1.6-35.7 28 12.4 43.6-37.6-25.3-37.6 25.3 12.4-43.6-35.7-28 \
    45.3-1.6z";

/// The side of each point that lies in the shade.
pub(super) const STAR_SHADE: &str = "\
    M0 0l0-64 15.6 42.6zM0 0l60.9-19.8-35.7 28zM0 0l37.6 51.8-37.6-25.3zM0 0l-37.6 51.8 \
    12.4-43.6zM0 0l-60.9-19.8 45.3-1.6z";

/// A hexagon around the middle.
pub(super) const HEXAGON: &str = "M0-60l52 30 0 60-52 30-52-30 0-60z";

/// A smaller one.
pub(super) const GEM: &str = "M0-41l35.5 20.5 0 41-35.5 20.5-35.5-20.5 0-41z";

/// Every other of its six facets.
pub(super) const GEM_SHADE: &str =
    "M0 0l0-41 35.5 20.5zM0 0l35.5 20.5-35.5 20.5zM0 0l-35.5 20.5 0-41z";

/// A star for the middle of the laurel.
pub(super) const SMALL_STAR: &str =
    "M0-17l6.2 16.5 17.6 .8-13.8 10.9 4.7 17-14.7-9.7-14.7 9.7 4.7-17-13.8-10.9 17.6-.8z";

/// The outer leaves of a laurel's left branch.
pub(super) const LEAVES: &str = "\
    M-13.6 47.9q-15.4-4.1-25.8 8 15.4 4.1 25.8-8M-30 38.9q-11.8-9.9-25.5-2.8 11.8 9.9 25.5 \
    2.8M-41.4 24q-6.3-13.4-21.1-12.1 6.3 13.4 21.1 12.1M-46 5.9q0-14.3-13.7-18.4 0 14.3 13.7 \
    18.4M-42.9-12.6q5.8-12.5-4.9-21-5.8 12.5 4.9 21M-32.7-28.3q10.2-8.4 3.6-19.9-10.2 8.4-3.6 \
    19.9M-31.1-29.9q12.5 2.3 18.1-9.1-12.5-2.3-18.1 9.1";

/// Its inner leaves, in the shade.
pub(super) const LEAVES_SHADE: &str = "\
    M-13.6 47.9q-1.7-15.9-16.8-21.1 1.7 15.9 16.8 21.1M-30 38.9q4.9-14.6-6.6-24.8-4.9 14.6 6.6 \
    24.8M-41.4 24q10.2-10.8 3.6-24-10.2 10.8-3.6 24M-46 5.9q13.3-5.2 12.2-19.5-13.3 5.2-12.2 \
    19.5M-42.9-12.6q13.7 .9 17.8-12.2-13.7-.9-17.8 12.2M-32.7-28.3q11.6 6.4 \
    19.9-3.9-11.6-6.4-19.9 3.9";

/// The outer leaves of the left branch of the wreath around a badge.
pub(super) const WREATH: &str = "\
    M162 366q-28-9-52 9 28 9 52-9M115 347q-23-17-50-6 23 17 50 6M75 316q-16-22-44-19 16 22 44 \
    19M45 275q-8-26-35-30 8 26 35 30M30 227q0-26-24-36 0 26 24 36M28 176q8-24-12-40-8 24 12 \
    40M40 127q14-19 0-39-14 19 0 39M44 119q22-9 22-33-22 9-22 33";

/// Its inner leaves, in the shade.
pub(super) const WREATH_SHADE: &str = "\
    M162 366q-13-27-43-30 13 27 43 30M115 347q-4-28-31-40 4 28 31 40M75 316q5-27-17-45-5 27 17 \
    45M45 275q13-24-3-46-13 24 3 46M30 227q19-18 10-42-19 18-10 42M28 176q22-11 20-36-22 11-20 \
    36";

/// The star on top of a badge.
pub(super) const CREST: &str = "\
    M200 8l6.8 16.7 17.9 1.3-13.8 11.6 4.4 17.4-15.3-9.5-15.3 9.5 4.4-17.4-13.8-11.6 17.9-1.3z";
