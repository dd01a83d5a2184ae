//! `laureate nominate`: the text of a nomination form becomes an award for reviewers to judge.

mod form;

use std::path::PathBuf;

use clap::Args;

use super::award::{self, AwardArguments, WaysToSay};
use super::reading::Reading;
use super::writing::WritingArguments;
use super::{Console, Exit, Global, Stop, clock, file};
use form::Form;

/// The largest form that is read: what a forge takes as the text of an issue.
const MOST_BYTES: usize = 1 << 20;

/// What `nominate` understands.
///
/// The form is the text of an issue, as the forms that `laureate init` writes come out: each
/// answer below its heading. Whatever stands in it is taken as text, never as a command. The
/// award is written as `laureate award` writes it.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct NominateArguments {
    /// The file with the text of the form, or - for standard input
    #[arg(value_name = "FORM")]
    form: PathBuf,
    /// The account on the forge that filled in the form: whoever has it in their file
    /// nominates, whatever the form says
    #[arg(long, value_name = "LOGIN")]
    account: Option<String>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &NominateArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let bytes = file::read(&arguments.form, MOST_BYTES)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Stop::new(format!("`{}` is no text", arguments.form.display())).help("save it as UTF-8")
    })?;
    let form = Form::read(&text)?;
    let nominator = match arguments.account.as_deref() {
        Some(account) => holder(global, account)?.or(form.nominator),
        None => form.nominator,
    };
    let award = AwardArguments {
        badge: form.badge,
        earners: form.earners,
        on: form.awarded,
        expires: None,
        approved_by: form.reviewers,
        nominated_by: nominator,
        message: form.message,
        evidence: form.evidence,
        file: None,
        writing: arguments.writing.clone(),
    };
    let ways = WaysToSay {
        who_approved: "say who reviews it in the form",
        who_nominated: "say who nominates in the form, or add `account: LOGIN` to their file",
    };
    award::award(global, &award, &ways, console)
}

/// The slug of whoever has an account.
fn holder(global: &Global, account: &str) -> Result<Option<String>, Stop> {
    // Faults are told when the award is written.
    let Some(catalog) = Reading::new(global, clock::as_of(None)?)?.catalog else { return Ok(None) };
    let account = account.to_lowercase();
    let has = |known: &Option<String>| known.as_ref() == Some(&account);
    Ok(catalog.earners().iter().find(|one| has(&one.account)).map(|one| one.slug.to_string()))
}
