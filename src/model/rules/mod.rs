//! The rules between things, each a function of its own.

use jiff::Timestamp;

use super::resolve::{Draft, Faults};
use crate::content::Records;

/// Holds everything against every rule.
pub(in crate::model) fn check(
    _faults: &mut Faults,
    _records: &Records,
    _draft: &mut Draft,
    _as_of: Timestamp,
) {
}
