//! `laureate key revoke`.

use std::path::Path;

use jiff::civil::Date;

use super::RevokeArguments;
use super::listed::Listed;
use crate::cli::{Console, Exit, Global, Stop, clock, file};
use crate::content::edit;
use crate::content::record::KeyRecord;
use crate::content::write::Mapping;
use crate::credential::PublicKey;
use crate::diagnostic::Pointer;
use crate::model::Moment;

const FILE: &str = "site.yaml";

/// Writes `revoked:` into the entry of a key. A second run changes nothing.
pub(super) fn run(
    global: &Global,
    arguments: &RevokeArguments,
    listed: &Listed,
    console: &Console,
) -> Result<Exit, Stop> {
    let id = &arguments.id;
    let at = listed.keys.iter().position(|key| key.id == *id).ok_or_else(|| unknown(id, listed))?;
    let asked = arguments.on.unwrap_or_else(clock::today).to_string();
    if let Some(since) = &listed.keys[at].revoked {
        if arguments.on.is_some() && *since != asked {
            return Err(Stop::new(format!("`{id}` is revoked since {since} already"))
                .help(format!("to change the day, edit `{FILE}`")));
        }
        console.say(&format!("`{id}` is revoked since {since} already; nothing to do"));
        return Ok(Exit::Done);
    }
    let day = day(arguments.on, id, &listed.keys[at].created)?;
    let path = global.content.join(FILE);
    let old = listed.sources.text(FILE).unwrap_or_default();
    let entry = Pointer::root().key("keys").index(at);
    let revoked = Mapping::default().plain("revoked", &day);
    let new = edit::add(old, &entry, "created", &revoked).ok_or_else(|| {
        Stop::new(format!(
            "the entry of `{id}` in `{}` is written in a way that is not edited",
            path.display()
        ))
        .help(format!("add `revoked: {day}` to it"))
    })?;
    file::replace(&path, new.as_bytes())?;
    // A secret that was put where the public key belongs must not be repeated.
    if listed.keys.iter().all(|key| PublicKey::from_multikey(&key.public_key).is_some()) {
        console.result(&difference(&path, old, &new))?;
    } else {
        console.result(&format!("{}: `{id}` is revoked: {day}\n", path.display()))?;
    }
    console.say(&what_follows(id, at, listed));
    Ok(Exit::Done)
}

/// What to write. No key was revoked before it was created, and none is revoked before it
/// is: until then it would sign what is not valid later.
fn day(asked: Option<Date>, id: &str, created: &str) -> Result<String, Stop> {
    let today = clock::today();
    let day = asked.unwrap_or(today);
    if day > today {
        return Err(Stop::new(format!("{day} is yet to come; today is {today} (UTC)"))
            .help("leave `--on` away to revoke it today, or revoke it on that day"));
    }
    let Some(created) = Moment::parse(created).filter(|created| Moment::day(day) < Some(*created))
    else {
        return Ok(day.to_string());
    };
    // Created today, at a later time than the day begins.
    let now = Moment::time(clock::now()).filter(|now| asked.is_none() && *now >= created);
    if let Some(now) = now {
        return Ok(now.timestamp().to_string());
    }
    let text =
        if created.is_day() { created.date().to_string() } else { created.timestamp().to_string() };
    let help = if created.timestamp() > clock::now() {
        format!("correct `created` of `{id}` in `{FILE}`, which is yet to come")
    } else if created.date() < today {
        let first = created.date().tomorrow().unwrap_or(today);
        let first = if created.is_day() { created.date() } else { first };
        format!("give a day from {first} on, or leave `--on` away to revoke it today")
    } else {
        "leave `--on` away to revoke it now".to_owned()
    };
    Err(Stop::new(format!("`{id}` cannot be revoked on {day}: it was created on {text}"))
        .help(help))
}

fn unknown(id: &str, listed: &Listed) -> Stop {
    let ids: Vec<String> = listed.keys.iter().map(|key| format!("`{}`", key.id)).collect();
    let help = match ids.as_slice() {
        [] => "it lists no key at all".to_owned(),
        ids => format!("it lists {}", ids.join(", ")),
    };
    Stop::new(format!("`{FILE}` lists no key `{id}`")).help(help)
}

/// The lines that differ, with the line before them.
fn difference(path: &Path, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old[same..].iter().rev().zip(new[same..].iter().rev());
    let tail = rest.take_while(|(old, new)| old == new).count();
    let mut out = format!("{}:{}\n", path.display(), same + 1);
    let mut add = |mark: char, lines: &[&str]| {
        for line in lines {
            out.push(mark);
            out.push_str(line);
            out.push('\n');
        }
    };
    add(' ', &new[same.saturating_sub(1)..same]);
    add('-', &old[same..old.len() - tail]);
    add('+', &new[same..new.len() - tail]);
    out
}

fn what_follows(id: &str, at: usize, listed: &Listed) -> String {
    let was_signing = listed.signing().is_some_and(|key| key.id == id);
    let left = |(other, key): (usize, &KeyRecord)| other != at && key.revoked.is_none();
    let copies = format!(
        "note: from the next build on, what `{id}` signed is no longer valid; the site itself is signed anew"
    );
    if !was_signing {
        return copies;
    }
    let next = if listed.keys.iter().enumerate().any(left) {
        "help: the newest key that is left signs now; its secret must be where the site is built"
    } else {
        "help: no key is left that could sign; `laureate key rotate` makes the next"
    };
    format!("{copies}\n{next}")
}
