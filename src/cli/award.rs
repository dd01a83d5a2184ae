//! `laureate award`.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;

use super::writing::{self, Before, Changes, NewAward, Purpose, WritingArguments};
use super::{Console, Exit, Global, Stop, clock, find};
use crate::content::record::{AwardRecord, EvidenceRecord};
use crate::model::{Badge, Catalog, Earner, Issuing, Moment, Slug, routes};

/// What `award` understands.
#[derive(Debug, Args)]
pub(crate) struct AwardArguments {
    /// The badge, by its slug or its name
    pub(super) badge: String,
    /// Who earned it, by slug or name
    #[arg(required = true, value_name = "EARNER")]
    pub(super) earners: Vec<String>,
    /// When: a day (YYYY-MM-DD) or an RFC 3339 time. Default: today
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<String>,
    /// Until when it counts. Default: as the badge says
    #[arg(long, value_name = "DATE")]
    pub(super) expires: Option<String>,
    /// Who approved it. Give it again for several
    #[arg(long, value_name = "PERSON")]
    pub(super) approved_by: Vec<String>,
    /// Who nominated the earners
    #[arg(long, value_name = "PERSON")]
    pub(super) nominated_by: Option<String>,
    /// A word to the earners, in Markdown. It is published
    #[arg(long, value_name = "TEXT")]
    pub(super) message: Option<String>,
    /// Where one can see that the criteria were met. Give it again for more
    #[arg(long, value_name = "URL")]
    pub(super) evidence: Vec<String>,
    /// The file to write to, under `awards/`
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) writing: WritingArguments,
}

/// Where the one who awards says who stands behind it.
pub(super) struct WaysToSay {
    pub(super) who_approved: &'static str,
    pub(super) who_nominated: &'static str,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &AwardArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let ways = WaysToSay {
        who_approved: "add `--approved-by PERSON`",
        who_nominated: "add `--nominated-by PERSON`",
    };
    award(global, arguments, &ways, console)
}

/// Writes an award that was asked for in one way or another.
pub(super) fn award(
    global: &Global,
    arguments: &AwardArguments,
    ways: &WaysToSay,
    console: &Console,
) -> Result<Exit, Stop> {
    let Some(before) = Before::read(global, clock::as_of(None)?, console)? else {
        return Ok(Exit::AtFault);
    };
    let badge = find::badge(&before.catalog, &arguments.badge)?;
    let today = before.as_of.to_zoned(TimeZone::UTC).date().to_string();
    let on = arguments.on.clone().unwrap_or(today);
    let awarded = moment(&on)?;
    let earners = new_earners(&before.catalog, badge, awarded, arguments, console)?;
    if earners.is_empty() {
        console.say("nothing to do");
        return Ok(Exit::Done);
    }
    let file = arguments.file.as_deref().map(|file| name_of(&global.content, file)).transpose()?;
    somebody_stands_behind(&before.catalog, badge, arguments, ways)?;
    let record = AwardRecord { awarded: on, ..record(&before.catalog, arguments)? };
    let slugs = earners.iter().map(|earner| earner.slug.clone()).collect();
    let award = NewAward { badge: badge.slug.clone(), earners: slugs, awarded, record };
    let mut changes = Changes::default();
    writing::add(&before, &mut changes, &[award], file.as_deref())?;
    let purpose = purpose(&before.catalog, badge, &earners, awarded);
    writing::finish(&before, &changes, &purpose, &arguments.writing, console)
}

fn moment(text: &str) -> Result<Moment, Stop> {
    Moment::parse(text).ok_or_else(|| {
        Stop::new(format!("`{}` is no date", text.escape_debug()))
            .help("write YYYY-MM-DD, or an RFC 3339 time such as 2026-05-01T09:30:00Z")
    })
}

/// The earners without those who hold the badge already, who are told, each once.
fn new_earners<'a>(
    catalog: &'a Catalog,
    badge: &Badge,
    awarded: Moment,
    arguments: &AwardArguments,
    console: &Console,
) -> Result<Vec<&'a Earner>, Stop> {
    let mut new: Vec<&Earner> = Vec::new();
    for words in &arguments.earners {
        let earner = find::person(catalog, words)?;
        if new.iter().any(|known| known.slug == earner.slug) {
            continue;
        }
        let Some(award) = catalog.earned_already(&badge.slug, &earner.slug, awarded) else {
            new.push(earner);
            continue;
        };
        let (slug, day) = (&earner.slug, award.period.from().date());
        if award.revoked.is_some() {
            return Err(Stop::new(format!(
                "`{slug}` was awarded `{}` on {day}, and that was revoked",
                badge.slug
            ))
            .help("it has a credential already, which stays revoked: give another day, `--on`"));
        }
        console.say(&format!("already awarded: `{}` to `{slug}`, on {day}", badge.slug));
    }
    Ok(new)
}

/// What the badge asks for is told in the words of who awards, before the content is judged.
fn somebody_stands_behind(
    catalog: &Catalog,
    badge: &Badge,
    arguments: &AwardArguments,
    ways: &WaysToSay,
) -> Result<(), Stop> {
    let reviewers = catalog.settings().reviewers(badge);
    match badge.issuing {
        Issuing::Reviewed if !reviewers.is_empty() && arguments.approved_by.is_empty() => {
            let named: Vec<String> = reviewers.iter().map(ToString::to_string).collect();
            Err(Stop::new(format!("the badge `{}` is given by its reviewers", badge.slug))
                .help(format!("{}, one of its reviewers: {}", ways.who_approved, named.join(", "))))
        }
        Issuing::Peer if arguments.nominated_by.is_none() => {
            Err(Stop::new(format!("the badge `{}` is given by peers", badge.slug))
                .help(ways.who_nominated))
        }
        _ => Ok(()),
    }
}

/// What is the same for all earners.
fn record(catalog: &Catalog, arguments: &AwardArguments) -> Result<AwardRecord, Stop> {
    let slug = |words: &String| find::person(catalog, words).map(|one| one.slug.to_string());
    let slugs = |named: &[String]| named.iter().map(slug).collect::<Result<Vec<_>, _>>();
    let evidence =
        |url: &String| EvidenceRecord { name: None, url: Some(url.clone()), narrative: None };
    Ok(AwardRecord {
        expires: arguments.expires.clone(),
        approved_by: writing::approved_by(slugs(&arguments.approved_by)?),
        nominated_by: arguments.nominated_by.as_ref().map(slug).transpose()?,
        message: arguments.message.clone(),
        evidence: arguments.evidence.iter().map(evidence).collect(),
        ..AwardRecord::default()
    })
}

/// A file by its name relative to the content folder.
fn name_of(content: &Path, file: &Path) -> Result<String, Stop> {
    let name = file.strip_prefix(content).unwrap_or(file);
    let parts = name.components().map(|part| match part {
        Component::Normal(part) => part.to_str(),
        _ => None,
    });
    let name: Option<Vec<&str>> = parts.collect();
    let name = name.unwrap_or_default().join("/");
    if name.starts_with("awards/") && name.ends_with(".yaml") {
        return Ok(name);
    }
    Err(Stop::new(format!("`{}` is no file of awards", file.display()))
        .help("name a file such as `awards/2026/first-aid.yaml`"))
}

fn purpose(catalog: &Catalog, badge: &Badge, earners: &[&Earner], awarded: Moment) -> Purpose {
    let line = |earner: &&Earner| {
        let what = format!("`{}` to `{}` on {}", badge.slug, earner.slug, awarded.date());
        let page = routes::credential_page_of(&catalog.id_of(&badge.slug, &earner.slug, awarded));
        let address = catalog.settings().base_url.join(&page);
        if earner.has_page() {
            format!("{what}: {}", address.trim_end_matches("index.html"))
        } else {
            what
        }
    };
    let whom = match earners {
        [one] => one.name.clone(),
        [first, second] => format!("{} and {}", first.name, second.name),
        several => format!("{} people", several.len()),
    };
    Purpose {
        subject: format!("Award {} to {whom}", badge.name),
        lines: earners.iter().map(line).collect(),
        branch: branch(badge, &earners.iter().map(|earner| &earner.slug).collect::<Vec<_>>()),
    }
}

fn branch(badge: &Badge, earners: &[&Slug]) -> String {
    match earners {
        [one] => format!("award-{}-{one}", badge.slug),
        _ => format!("award-{}", badge.slug),
    }
}
