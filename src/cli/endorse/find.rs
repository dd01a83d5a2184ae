//! The award that somebody means.

use std::path::Path;

use crate::cli::Stop;
use crate::content::Sources;
use crate::credential::endorsement;
use crate::model::{Award, Catalog};

/// Finds an award by `BADGE/EARNER`, by its credential's id or address, or by a line of its
/// YAML.
///
/// # Errors
/// There is none, or there are several → which.
pub(super) fn find<'a>(
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
        let line = line.parse().map_err(|_| Stop::new(format!("`{line}` is no line number")))?;
        return one(&at_line(catalog, sources, content, file, line)?, words);
    }
    let pair = words.split_once('/').filter(|(_, earner)| !earner.contains(['/', '.']));
    let Some((badge, earner)) = pair else {
        let ids = catalog.awards().iter().map(|award| award.id.as_str());
        return Err(unknown("award", words, ids));
    };
    let badges = catalog.badges().iter().map(|badge| badge.slug.as_str());
    if !badges.clone().any(|slug| slug == badge) {
        return Err(unknown("badge", badge, badges));
    }
    let people = catalog.earners().iter().map(|person| person.slug.as_str());
    if !people.clone().any(|slug| slug == earner) {
        return Err(unknown("person", earner, people));
    }
    let fits = |award: &&Award| award.badge.as_str() == badge && award.earner.as_str() == earner;
    one(&catalog.awards().iter().filter(fits).collect::<Vec<_>>(), words)
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
        return Err(unknown("file of awards", &name.to_string_lossy(), files));
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
        [] => Err(Stop::new(format!("there is no award `{words}`"))
            .help("name it `BADGE/EARNER`, by its credential's id, or by `FILE:LINE`")),
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

/// There is none of that name.
pub(super) fn unknown<'n>(kind: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Stop {
    let near = |known: &&str| strsim::jaro_winkler(known, name);
    let nearest =
        known.filter(|known| near(known) > 0.8).max_by(|a, b| near(a).total_cmp(&near(b)));
    let stop = Stop::new(format!("there is no {kind} `{name}`"));
    match nearest {
        Some(nearest) => stop.help(format!("did you mean `{nearest}`?")),
        None => {
            stop.help("name an award `BADGE/EARNER`, by its credential's id, or by `FILE:LINE`")
        }
    }
}
