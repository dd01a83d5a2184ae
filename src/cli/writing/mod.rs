//! Commands that write the YAML a person would have written: what they plan is shown as a
//! patch, judged as `check` would, and written whole or not at all.

mod apply;
mod awards;
mod change;
mod difference;
mod judge;

use clap::Args;

use super::git::{NewBranch, Repository};
use super::report::{self, Tally};
use super::{Console, Exit, Format, Stop};
pub(crate) use awards::{NewAward, add, approved_by, change_award, file_not_edited, not_edited};
pub(crate) use change::{Before, Changes};
pub(crate) use judge::{After, faults_of_site};

/// What every command that writes understands.
#[derive(Debug, Clone, Args)]
pub(crate) struct WritingArguments {
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Commit what is written, and nothing else, on a new branch. Default: named after what
    /// is done
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    branch: Option<String>,
}

/// What a change is called.
pub(crate) struct Purpose {
    /// The first line of a commit: `Award First Aid to Ada Lovelace`.
    pub(crate) subject: String,
    /// One line for each thing that is done.
    pub(crate) lines: Vec<String>,
    /// A name for a branch.
    pub(crate) branch: String,
}

/// Shows the changes, judges them, and writes them. Where they would put the folder at fault,
/// the faults are shown instead and nothing is written.
///
/// # Errors
/// What is on the disk has changed, the machine or git refuses → nothing is written.
pub(crate) fn finish(
    before: &Before<'_>,
    changes: &Changes,
    purpose: &Purpose,
    arguments: &WritingArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let after = After::new(before, changes)?;
    finish_judged(before, changes, &after, purpose, arguments, console)
}

/// The same, of changes that are judged already.
///
/// # Errors
/// As for [`finish`].
pub(crate) fn finish_judged(
    before: &Before<'_>,
    changes: &Changes,
    after: &After,
    purpose: &Purpose,
    arguments: &WritingArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let templates = report::templates(&after.diagnostics, None);
    let content = &before.global.content;
    let shown = report::shown(&after.diagnostics, &after.sources, &templates, content);
    if after.catalog.is_none() {
        report::print(&shown, Format::Human, console)?;
        let tally = Tally::new(&after.diagnostics);
        console.warn(&format!("error: the content would be at fault ({tally})"));
        console.warn("help: nothing was written");
        return Ok(Exit::AtFault);
    }
    for one in &shown {
        console.warn(&crate::diagnostic::human(one, true));
    }
    let branch = branch(before, changes, purpose, arguments)?;
    console.result(&difference::patch(before, changes))?;
    purpose.lines.iter().for_each(|line| console.say(line));
    if arguments.dry_run {
        console.say("nothing was written (`--dry-run`)");
        return Ok(Exit::Done);
    }
    let written = apply::apply(before, changes)?;
    let Some(branch) = branch else {
        console.say("next: commit it, and open a pull request");
        return Ok(Exit::Done);
    };
    if let Err(stop) = branch.commit(purpose) {
        written.undo();
        return Err(stop.help("nothing was written"));
    }
    let name = &branch.name;
    console.say(&format!("committed on the new branch `{name}`"));
    console.say(&format!("next: `git push -u origin {name}`, and open a pull request"));
    Ok(Exit::Done)
}

/// Where a change is committed.
struct Branch {
    repository: Repository,
    name: NewBranch,
    /// From the top of the repository.
    paths: Vec<String>,
}

fn branch(
    before: &Before<'_>,
    changes: &Changes,
    purpose: &Purpose,
    arguments: &WritingArguments,
) -> Result<Option<Branch>, Stop> {
    let Some(asked) = &arguments.branch else { return Ok(None) };
    let repository = Repository::around(&before.global.content)?;
    let name = match asked.as_str() {
        "" => repository.free_branch(&purpose.branch)?,
        name => repository.new_branch(name)?,
    };
    let path = |file: &str| format!("{}{file}", repository.prefix());
    let paths: Vec<String> = changes.each(before).map(|(file, ..)| path(file)).collect();
    repository.ready_to_commit(&paths)?;
    Ok(Some(Branch { repository, name, paths }))
}

impl Branch {
    fn commit(&self, purpose: &Purpose) -> Result<(), Stop> {
        let lines: Vec<String> = purpose.lines.iter().map(|line| format!("- {line}")).collect();
        let message = format!("{}\n\n{}\n", purpose.subject, lines.join("\n"));
        self.repository.commit_on(&self.name, &self.paths, &message)
    }
}
