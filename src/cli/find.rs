//! The award, badge or person that somebody means.

use std::path::Path;

use crate::cli::Stop;
use crate::content::Sources;
use crate::credential::endorsement;
use crate::model::{Award, Badge, Catalog, Earner};

const HOW_TO_NAME: &str = "name an award `BADGE/EARNER`, by its credential's id, or by `FILE:LINE`";

/// Finds an award by `BADGE/EARNER`, by its credential's id or address, or by a line of its
/// YAML.
///
/// # Errors
/// There is none, or there are several → which.
pub(super) fn award<'a>(
    catalog: &'a Catalog,
    sources: &Sources,
    content: &Path,
    words: &str,
) -> Result<&'a Award, Stop> {
    let by_id = |award: &&Award| {
        words == award.id.as_str()
            || words.contains(&format!("/credentials/{}/", award.id))
            || words == endorsement::credential_id(catalog, award)
    };
    if let Some(award) = catalog.awards().iter().find(by_id) {
        return Ok(award);
    }
    if let Some((file, line)) = words.rsplit_once(':').filter(|(file, _)| file.ends_with(".yaml")) {
        let line = line
            .parse()
            .map_err(|_| Stop::new(format!("`{line}` is no line number")).help(HOW_TO_NAME))?;
        return one(&at_line(catalog, sources, content, file, line)?, words);
    }
    let pair = words.split_once('/').filter(|(_, earner)| !earner.contains(['/', '.']));
    let Some((badge, earner)) = pair else {
        let ids = catalog.awards().iter().map(|award| award.id.as_str());
        return Err(unknown("award", words, ids, HOW_TO_NAME));
    };
    let (badge, earner) = (self::badge(catalog, badge)?, person(catalog, earner)?);
    let fits = |award: &&Award| award.badge == badge.slug;
    one(&catalog.awards_of_earner(&earner.slug).filter(fits).collect::<Vec<_>>(), words)
}

/// Finds a badge by its slug, or by its name where no other has it.
///
/// # Errors
/// There is none → the nearest.
pub(super) fn badge<'a>(catalog: &'a Catalog, words: &str) -> Result<&'a Badge, Stop> {
    let badges = catalog.badges();
    by_slug_or_name(badges, words, |badge| (badge.slug.as_str(), &badge.name)).ok_or_else(|| {
        let slugs = badges.iter().map(|badge| badge.slug.as_str());
        unknown("badge", words, slugs, "a badge is called as its file in `badges/`, or by its name")
    })
}

/// Finds somebody by slug, or by name where no other has it.
///
/// # Errors
/// There is nobody → the nearest.
pub(super) fn person<'a>(catalog: &'a Catalog, words: &str) -> Result<&'a Earner, Stop> {
    let people = catalog.earners();
    by_slug_or_name(people, words, |person| (person.slug.as_str(), &person.name)).ok_or_else(|| {
        let slugs = people.iter().map(|person| person.slug.as_str());
        let file = "write their file first: `people/SLUG.yaml` with a line `name: …`";
        unknown("person", words, slugs, file)
    })
}

fn by_slug_or_name<'a, T>(
    all: &'a [T],
    words: &str,
    names: impl Fn(&T) -> (&str, &str),
) -> Option<&'a T> {
    if let Some(found) = all.iter().find(|one| names(one).0 == words) {
        return Some(found);
    }
    let wanted = words.trim().to_lowercase();
    let mut found = all.iter().filter(|one| names(one).1.to_lowercase() == wanted);
    found.next().filter(|_| found.next().is_none())
}

/// The awards of the entry that a line of a file belongs to.
fn at_line<'a>(
    catalog: &'a Catalog,
    sources: &Sources,
    content: &Path,
    file: &str,
    line: usize,
) -> Result<Vec<&'a Award>, Stop> {
    let name = Path::new(file).strip_prefix(content).unwrap_or(Path::new(file));
    let of_file = |award: &&Award| Path::new(&*award.place.file) == name;
    let awards: Vec<&Award> = catalog.awards().iter().filter(of_file).collect();
    if awards.is_empty() {
        let files = catalog.awards().iter().map(|award| &*award.place.file);
        return Err(unknown("file of awards", &name.to_string_lossy(), files, HOW_TO_NAME));
    }
    let mut locator = sources.locator();
    let mut begun: Vec<(usize, &Award)> = Vec::new();
    for award in awards {
        if let Some(span) = locator.locate(&award.place).filter(|span| span.line <= line) {
            begun.push((span.line, award));
        }
    }
    let last = begun.iter().map(|(begin, _)| *begin).max();
    Ok(begun
        .into_iter()
        .filter(|(begin, _)| Some(*begin) == last)
        .map(|(_, award)| award)
        .collect())
}

/// The only one.
fn one<'a>(found: &[&'a Award], words: &str) -> Result<&'a Award, Stop> {
    match found {
        [award] => Ok(award),
        [] => Err(Stop::new(format!("there is no award `{words}`")).help(HOW_TO_NAME)),
        several => {
            let line = |award: &&Award| {
                let (day, of) = (award.period.from().date(), (&award.badge, &award.earner));
                format!("  {}  {day}  {}/{}", award.id, of.0, of.1)
            };
            let lines: Vec<String> = several.iter().take(20).map(line).collect();
            Err(Stop::new(format!("`{words}` is more than one award"))
                .help(format!("name it by its credential's id:\n{}", lines.join("\n"))))
        }
    }
}

/// There is none of that name: the nearest, else `help`.
fn unknown<'n>(kind: &str, name: &str, known: impl Iterator<Item = &'n str>, help: &str) -> Stop {
    let near = |known: &&str| strsim::jaro_winkler(known, name);
    let nearest =
        known.filter(|known| near(known) > 0.8).max_by(|a, b| near(a).total_cmp(&near(b)));
    let stop = Stop::new(format!("there is no {kind} `{}`", name.escape_debug()));
    match nearest {
        Some(nearest) => stop.help(format!("did you mean `{nearest}`?")),
        None => stop.help(help),
    }
}
