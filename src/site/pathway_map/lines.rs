//! The lines of a fork and of a join.

use std::fmt::Write;

/// The line of the pathway divides into `count` branches.
pub(super) fn fork(count: usize) -> String {
    lines(count, |middle, branch| format!("M{middle} 0C{middle} 24 {branch} 8 {branch} 32"))
}

/// `count` branches come together.
pub(super) fn join(count: usize) -> String {
    lines(count, |middle, branch| format!("M{branch} 0C{branch} 24 {middle} 8 {middle} 32"))
}

/// A field as wide as its branches, 100 each, and 32 high. It stretches; its lines do not.
fn lines(count: usize, line: impl Fn(usize, usize) -> String) -> String {
    let width = count * 100;
    let mut svg = format!(
        "<svg class=map-lines viewBox=\"0 0 {width} 32\" preserveAspectRatio=none aria-hidden=true>\
         <path vector-effect=non-scaling-stroke d=\""
    );
    for branch in 0..count {
        let _ = write!(svg, "{}", line(width / 2, branch * 100 + 50));
    }
    svg.push_str("\"/></svg>");
    svg
}
