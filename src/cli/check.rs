//! `laureate check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;

use super::base::Base;
use super::reading::Reading;
use super::report::{self, Tally};
use super::secrecy::without_secrets;
use super::{Console, Exit, Format, Global, Stop, clock, file};
use crate::credential::{Documents, Mode, SigningKey};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Catalog, LeftOut, SitePath, routes};
use crate::review::{self, Approvals, Fresh, Head};
use crate::site::{self, Artifact, RenderFault, Theme, links};

/// The most bytes that tell who approved.
const MOST_OF_APPROVALS: usize = 8 << 20;

/// What `check` understands.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The form of the report
    #[arg(long, default_value = "human")]
    format: Format,
    /// Judge as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Also what must not change once it is published: compare with this branch, tag or commit
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// Also whether who may approve the new awards did: the reviews of the pull request, as
    /// JSON of GitHub or GitLab; `-` for standard input
    #[arg(long, value_name = "FILE", requires = "base")]
    approvals: Option<PathBuf>,
    /// Explain a code, such as `unknown-badge`, and stop
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    check: &CheckArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    if let Some(word) = &check.explain {
        return explain(word, console);
    }
    let as_of = clock::as_of(check.as_of)?;
    let mut reading = Reading::new(global, as_of)?;
    let base = check.base.as_deref();
    let base = base.map(|revision| Base::read(global, revision, as_of, console)).transpose()?;
    let approvals = check.approvals.as_deref().map(read_approvals).transpose()?;
    let mut theme = None;
    let nothing = LeftOut::default();
    let sound = reading.sound.as_ref().map(|sound| (&sound.catalog, &sound.left_out));
    if let Some((catalog, left_out)) = reading.catalog.as_ref().map(|all| (all, &nothing)).or(sound)
    {
        if let Some(base) = &base {
            let head = Head { catalog, left_out };
            judge_change(&mut reading.diagnostics, base, head, approvals.as_ref());
            reading.diagnostics.extend(base.reused(global, head, as_of)?);
        }
        let named = Place::file(&"site.yaml".into()).at("theme");
        match Theme::load(&global.themes, &catalog.settings().theme, &named) {
            Ok(loaded) => {
                let mut found = faults_of_site(catalog, left_out, &loaded, as_of)?;
                // The rules of the model tell of most clashes, and better.
                let is_clash = |one: &Diagnostic| one.code == Code::AddressClash;
                if reading.diagnostics.iter().any(is_clash) {
                    found.retain(|one| !is_clash(one));
                }
                reading.diagnostics.extend(found);
                theme = Some(loaded);
            }
            Err(found) => reading.diagnostics.extend(found),
        }
    }
    if base.is_none() {
        review::hold_policies(&mut reading.diagnostics, None);
    }
    let diagnostics = without_secrets(reading.diagnostics);
    let templates = report::templates(&diagnostics, theme.as_ref());
    let shown = report::shown(&diagnostics, &reading.sources, &templates, &global.content);
    report::print(&shown, check.format, console)?;
    let tally = Tally::new(&diagnostics);
    console.say(&verdict(tally, reading.catalog.as_ref()));
    Ok(if tally.errors == 0 { Exit::Done } else { Exit::AtFault })
}

/// Holds a change against what was published, and its awards against who may issue them.
fn judge_change(
    diagnostics: &mut Vec<Diagnostic>,
    base: &Base,
    head: Head<'_>,
    approvals: Option<&Approvals>,
) {
    if let Some(base) = base.catalog() {
        review::point_at_the_new(diagnostics, base, head);
        diagnostics.extend(review::check(base, head));
    }
    let fresh = Fresh::new(base.catalog(), head.catalog);
    if let Some(approvals) = approvals {
        diagnostics.extend(review::check_approvals(&fresh, approvals));
    }
    review::hold_policies(diagnostics, Some(&fresh));
}

/// Reads who approved the pull request.
fn read_approvals(path: &Path) -> Result<Approvals, Stop> {
    let bytes = file::read(path, MOST_OF_APPROVALS)?;
    Approvals::read(&bytes).map_err(|fault| {
        Stop::new(format!("`{}` does not tell who approved: {fault}", path.display())).help(
            "fetch it with `gh pr view NUMBER --json author,headRefOid,reviews`, or as your forge \
             gives reviews or approvals as JSON",
        )
    })
}

/// What only shows once the site is planned and its pages are made: clashes of addresses,
/// links that lead nowhere, templates that cannot be filled in. Nothing is written.
fn faults_of_site(
    catalog: &Catalog,
    left_out: &LeftOut,
    theme: &Theme,
    as_of: Timestamp,
) -> Result<Vec<Diagnostic>, Stop> {
    // No secret is needed to see whether pages can be made. What is signed here is dropped.
    let key = SigningKey::from_seed(&[0; 32]);
    let documents =
        Documents::new(catalog, key, Mode::Draft).map_err(|fault| Stop::new(fault.to_string()))?;
    let site = match site::plan_with(catalog, &documents, theme, as_of, &site::Hasty) {
        Ok(site) => site,
        Err(found) => return Ok(found),
    };
    let mut found = links::check(catalog, left_out, &site);
    found.extend(site::check_accent(catalog));
    // The card of a person shows nothing that other pictures do not: of 100,000 people they
    // would take minutes.
    let cards = catalog.earners().iter().map(|one| routes::portfolio_file(one, "card.png"));
    let cards: BTreeSet<SitePath> = cards.collect();
    let is_told =
        |artifact: &&Artifact<'_>| !artifact.addresses().iter().all(|at| cards.contains(at));
    let artifacts = site.artifacts().par_iter().filter(is_told);
    let faults = artifacts.filter_map(|artifact| artifact.render().err());
    let mut faults: Vec<RenderFault> = faults.collect();
    // A template at fault spoils every page that it makes: once is enough.
    let mut told = BTreeSet::new();
    faults.retain(|fault| told.insert((fault.reason.clone(), format!("{:?}", fault.place))));
    found.extend(faults.iter().map(RenderFault::diagnostic));
    Ok(found)
}

/// The last line: what was found.
fn verdict(tally: Tally, catalog: Option<&Catalog>) -> String {
    let size = catalog.map(|catalog| {
        let (badges, people) = (catalog.badges().len(), catalog.earners().len());
        let awards = catalog.awards().len();
        let badges = if badges == 1 { "1 badge" } else { &format!("{badges} badges") };
        let people = if people == 1 { "1 person" } else { &format!("{people} people") };
        let awards = if awards == 1 { "1 award" } else { &format!("{awards} awards") };
        format!("{badges}, {people}, {awards}")
    });
    match (tally, size) {
        (Tally { errors: 0, warnings: 0 }, Some(size)) => format!("no faults in {size}"),
        (tally, Some(size)) => format!("{tally} in {size}"),
        (tally, None) => tally.to_string(),
    }
}

/// Prints what a code means. `list` prints all codes.
fn explain(word: &str, console: &Console) -> Result<Exit, Stop> {
    if word == "list" {
        let line = |code: &Code| format!("{:<26} {}", code.word(), code.title());
        let lines: Vec<_> = Code::ALL.iter().map(line).collect();
        console.result(&(lines.join("\n") + "\n"))?;
        return Ok(Exit::Done);
    }
    let Some(code) = Code::from_word(word) else {
        let near = |code: &&Code| strsim::jaro_winkler(code.word(), word);
        let nearest = Code::ALL.iter().max_by(|a, b| near(a).total_cmp(&near(b)));
        let help = nearest.map_or_else(String::new, |code| format!("did you mean `{code}`? "));
        let help = help + "`laureate check --explain list` lists them all";
        return Err(Stop::new(format!("there is no code `{word}`")).help(help));
    };
    console.result(&format!("{code}: {}\n\n{}\n", code.title(), code.explanation()))?;
    Ok(Exit::Done)
}
