//! `laureate propose`.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::writing::{self, Before, Changes, NewAward, Purpose, WritingArguments};
use super::{Console, Exit, Global, Stop, clock, find};
use crate::content::record::{AwardRecord, EvidenceRecord};
use crate::model::{Catalog, Earner, Slug};
use crate::review::proposals::{self, Proposal};

/// The most awards that are listed one by one in a summary.
const MOST_LISTED: usize = 500;

const HOW_TO_SAY_DURATIONS: &str = "write `P60D` or `P3M`";

/// What `propose` understands.
#[derive(Debug, Args)]
pub(crate) struct ProposeArguments {
    #[command(subcommand)]
    command: ProposeCommand,
}

#[derive(Debug, Subcommand)]
enum ProposeCommand {
    /// Awards for years of service: badges with `milestone: {years: …}`, by `hr: {hired: …}`
    ///
    /// Each is dated on the anniversary, with the badge's `message`, in which `{first_name}`
    /// and the like are filled in. Who has the badge already, on whatever day, is passed over.
    Milestones(ProposingArguments),
    /// The badge at the end of a pathway (`completes_with`), for whoever holds all it asks for
    ///
    /// Each is dated by the award that completed the pathway, with the awards that count as
    /// evidence.
    Pathways(ProposingArguments),
    /// New awards of what ends soon
    ///
    /// Each is dated today. Only somebody who knows can say that it was earned again: take out
    /// of the patch whoever has not.
    Renewals(RenewalsArguments),
}

/// What every kind of proposal understands.
#[derive(Debug, Args)]
struct ProposingArguments {
    /// Only awards of this badge. Give it again for more
    #[arg(long, value_name = "BADGE")]
    badge: Vec<String>,
    /// Who approves, for badges that need it. Give it again for several: of each award those
    /// are named who may approve it
    #[arg(long, value_name = "PERSON")]
    approved_by: Vec<String>,
    /// Judge as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// What `propose renewals` understands.
#[derive(Debug, Args)]
struct RenewalsArguments {
    /// How soon they end, as an ISO 8601 duration
    #[arg(long, value_name = "DURATION", default_value = "P60D", value_parser = duration)]
    within: Span,
    #[command(flatten)]
    proposing: ProposingArguments,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &ProposeArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let proposing = match &arguments.command {
        ProposeCommand::Milestones(proposing) | ProposeCommand::Pathways(proposing) => proposing,
        ProposeCommand::Renewals(renewals) => &renewals.proposing,
    };
    let Some(before) = Before::read(global, clock::as_of(proposing.as_of)?, console)? else {
        return Ok(Exit::AtFault);
    };
    let (catalog, as_of) = (&before.catalog, before.as_of);
    let (kind, mut found) = match &arguments.command {
        ProposeCommand::Milestones(_) => ("milestones", proposals::milestones(catalog, as_of)),
        ProposeCommand::Pathways(_) => ("pathways", proposals::pathways(catalog, as_of)),
        ProposeCommand::Renewals(RenewalsArguments { within, .. }) => {
            ("renewals", proposals::renewals(catalog, as_of, after(as_of, *within)?))
        }
    };
    let badges: Vec<&Slug> = wanted(catalog, &proposing.badge)?;
    found.retain(|one| badges.is_empty() || badges.contains(&&one.badge));
    let approvers = proposing.approved_by.iter().map(|words| find::person(catalog, words));
    let approvers: Vec<&Earner> = approvers.collect::<Result<_, _>>()?;
    let found = possible(catalog, found, &approvers, console);
    if found.is_empty() {
        console.say("nothing to propose");
        return Ok(Exit::Done);
    }
    let mut changes = Changes::default();
    writing::add(&before, &mut changes, &awards(catalog, &found, &approvers), None)?;
    let purpose = purpose(kind, &found, as_of);
    writing::finish(&before, &changes, &purpose, &proposing.writing, console)
}

fn duration(text: &str) -> Result<Span, &'static str> {
    text.parse().map_err(|_| HOW_TO_SAY_DURATIONS)
}

fn after(as_of: Timestamp, within: Span) -> Result<Timestamp, Stop> {
    let end = as_of
        .to_zoned(TimeZone::UTC)
        .checked_add(within)
        .map_err(|_| Stop::new("`--within` reaches beyond all dates").help(HOW_TO_SAY_DURATIONS))?;
    Ok(end.timestamp())
}

fn wanted<'a>(catalog: &'a Catalog, named: &[String]) -> Result<Vec<&'a Slug>, Stop> {
    named.iter().map(|words| find::badge(catalog, words).map(|badge| &badge.slug)).collect()
}

/// The proposals that can be made awards, oldest first. Why others cannot is told, once for
/// each badge.
fn possible(
    catalog: &Catalog,
    mut found: Vec<Proposal>,
    approvers: &[&Earner],
    console: &Console,
) -> Vec<Proposal> {
    let mut left_out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    found.retain(|one| {
        let why = why_not(catalog, one, approvers);
        let is_possible = why.is_none();
        if let Some(why) = why {
            left_out.entry(why).or_default().push(format!("`{}`", one.earner));
        }
        is_possible
    });
    for (why, earners) in left_out {
        console.warn(&format!("not proposed for {}: {why}", earners.join(", ")));
    }
    found.sort_by(|a, b| (&a.badge, a.awarded, &a.earner).cmp(&(&b.badge, b.awarded, &b.earner)));
    found
}

fn why_not(catalog: &Catalog, one: &Proposal, approvers: &[&Earner]) -> Option<String> {
    let badge = catalog.badge(&one.badge);
    let (needed, named) =
        (catalog.settings().approvals(badge) as usize, suited(catalog, one, approvers));
    if named.len() < needed {
        let who =
            if needed == 1 { "somebody approves".to_owned() } else { format!("{needed} approve") };
        return Some(format!(
            "`{}` is only given where {who}: name reviewers of it with `--approved-by`",
            badge.slug
        ));
    }
    let held = catalog.held(&one.earner, one.awarded.timestamp());
    let is_held = |slug: &&Slug| {
        let of_badge = held.iter().find(|award| award.badge == **slug);
        of_badge.is_some_and(|award| award.period.from().date() <= one.awarded.date())
    };
    let missing = badge.requires.iter().find(|slug| !is_held(slug))?;
    Some(format!("`{}` requires `{missing}`, which is not held on the day", badge.slug))
}

/// Those who may approve an award, of those who do.
fn suited(catalog: &Catalog, one: &Proposal, approvers: &[&Earner]) -> Vec<String> {
    let badge = catalog.badge(&one.badge);
    let settings = catalog.settings();
    let suits = |person: &&&Earner| {
        settings.approvals(badge) > 0
            && person.slug != one.earner
            && settings.may_approve(badge, person) != Some(false)
    };
    approvers.iter().filter(suits).map(|person| person.slug.to_string()).collect()
}

/// One award for all who have the same said of them.
fn awards(catalog: &Catalog, found: &[Proposal], approvers: &[&Earner]) -> Vec<NewAward> {
    let mut awards: Vec<(&Proposal, NewAward)> = Vec::new();
    for one in found {
        let is_same = |(other, _): &&mut (&Proposal, NewAward)| {
            let said = |one: &Proposal| {
                (one.message.clone(), one.evidence.clone(), suited(catalog, one, approvers))
            };
            other.badge == one.badge && other.awarded == one.awarded && said(other) == said(one)
        };
        if let Some((_, award)) = awards.iter_mut().find(is_same) {
            award.earners.push(one.earner.clone());
            continue;
        }
        let evidence = |(name, url): &(String, String)| EvidenceRecord {
            name: Some(name.clone()),
            url: Some(url.clone()),
            narrative: None,
        };
        let record = AwardRecord {
            awarded: one.awarded.date().to_string(),
            approved_by: writing::approved_by(suited(catalog, one, approvers)),
            message: one.message.clone(),
            evidence: one.evidence.iter().map(evidence).collect(),
            ..AwardRecord::default()
        };
        let (badge, earners) = (one.badge.clone(), vec![one.earner.clone()]);
        awards.push((one, NewAward { badge, earners, awarded: one.awarded, record }));
    }
    awards.into_iter().map(|(_, award)| award).collect()
}

fn purpose(kind: &str, found: &[Proposal], as_of: Timestamp) -> Purpose {
    let line = |one: &Proposal| format!("`{}` to `{}`: {}", one.badge, one.earner, one.why);
    let mut lines: Vec<String> = found.iter().take(MOST_LISTED).map(line).collect();
    if let Some(more) = found.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    let count = match found.len() {
        1 => "1 award".to_owned(),
        count => format!("{count} awards"),
    };
    let what = match kind {
        "milestones" => "years of service",
        "pathways" => "completed pathways",
        _ => "renewal",
    };
    Purpose {
        subject: format!("Propose {count} for {what}"),
        lines,
        branch: format!("propose-{kind}-{}", as_of.to_zoned(TimeZone::UTC).date()),
    }
}
