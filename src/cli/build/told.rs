//! What a build says when it is done.

use std::path::Path;
use std::time::Duration;

use crate::cli::Console;
use crate::output::{Cost, Edition, Written};

/// Says what a build did, and what to know about it.
pub(super) fn tell(written: &Written, out: &Path, took: Duration, console: &Console) {
    let out = out.display();
    if let Some(note) = foreign(&written.foreign) {
        console.say(&format!("note: {note} in `{out}` not written by laureate, and kept"));
    }
    if console.is_verbose() {
        for file in &written.foreign {
            console.say_more(&format!("      {file}"));
        }
    }
    if written.edition == Edition::Draft {
        console.say("note: signed with a development key; every page and credential says so");
        console
            .say_more("      `laureate key new` makes the key that the real thing is signed with");
    }
    if let Some(line) = cost(&written.cost) {
        console.say_more(&line);
    }
    let site = format!("{} ({})", count(written.files, "file"), size(written.bytes));
    let took = took.as_secs_f64();
    console.say(&if written.was_current {
        format!("nothing changed: `{out}` is current, {site}, {took:.2} s")
    } else {
        let Written { changed, removed, .. } = written;
        format!("built `{out}`: {site}, {changed} changed, {removed} removed, {took:.2} s")
    });
}

/// What one award costs: page, credential and pictures.
fn cost(cost: &Cost) -> Option<String> {
    let (id, largest) = cost.largest.as_ref()?;
    let awards = u64::try_from(cost.awards).ok()?;
    let parts = cost.parts.iter().map(|(name, bytes)| format!("{name} {}", size(bytes / awards)));
    let parts: Vec<_> = parts.collect();
    Some(format!(
        "one award: {} on average ({}), {} at most (`{id}`)",
        size(cost.bytes / awards),
        parts.join(", "),
        size(*largest)
    ))
}

fn foreign(files: &[String]) -> Option<String> {
    match files {
        [] => None,
        [file] => Some(format!("`{file}` was found")),
        [file, ..] => Some(format!("`{file}` and {} more were found", files.len() - 1)),
    }
}

/// `1 file`, `1234 files`
fn count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Bytes in the unit that suits them: `512 B`, `8.2 kB`, `98.7 MB`.
fn size(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")];
    match units.iter().find(|(unit, _)| bytes >= *unit) {
        None => format!("{bytes} B"),
        Some((unit, name)) => {
            let tenths = bytes / (unit / 10);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_have_the_unit_that_suits_them() {
        let sizes = [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (98_765_432, "98.7 MB")];
        for (bytes, text) in sizes {
            assert_eq!(size(bytes), text);
        }
    }
}
