//! `laureate theme variables`.

use std::fmt::Write;

use clap::Args;

use crate::cli::{Console, Exit, Stop};
use crate::site::BuiltIn;
use crate::site::reference::{self, Variable};

/// What `theme variables` understands.
#[derive(Debug, Args)]
pub(crate) struct VariablesArguments {
    /// A template, such as `home.html`; `components`, or `words`. Default: all but the words
    #[arg(value_name = "TEMPLATE")]
    of: Option<String>,
}

const HOW: &str = "A component is said as {{ <badge_card badge={badge} root={page.root} /> }}.\n";
const FUNCTIONS: &str = "\
t(key=\"section.word\", …)                                   the text of the site's language; `n=` chooses its plural form
date(at=day)                                                a day in words; form=\"month\" takes the text `dates.month`
day(at=day)                                                 the same as an element, which tells programs the date too
";

/// Runs it.
pub(super) fn run(arguments: &VariablesArguments, console: &Console) -> Result<Exit, Stop> {
    let printed = match arguments.of.as_deref() {
        None => all(),
        Some("words") => BuiltIn::lowest().text("i18n/en.yaml").unwrap_or_default().to_owned(),
        Some("components") => components(),
        Some(name) => of_template(name)?,
    };
    console.result(&printed)?;
    Ok(Exit::Done)
}

fn all() -> String {
    let mut text = format!("The template of every page\n\n{}", table(&reference::everywhere()));
    for part in reference::around_pages() {
        let _ =
            write!(text, "\n{}, which sees `site` too\n\n{}", part.name, table(&part.variables));
    }
    for page in reference::page_templates() {
        let _ = write!(text, "\n{}\n\n{}", page.name, table(&page.variables));
    }
    text + "\nComponents and functions\n\n"
        + &components()
        + "\n`laureate theme variables words` prints the words.\n"
}

fn of_template(name: &str) -> Result<String, Stop> {
    let pages = reference::page_templates();
    if let Some(page) = pages.iter().find(|page| page.name == name) {
        return Ok(table(&page.variables) + &table(&reference::everywhere()));
    }
    if let Some(part) = reference::around_pages().iter().find(|part| part.name == name) {
        return Ok(table(&part.variables) + &table(&reference::of_site()));
    }
    if name.ends_with(".html") && BuiltIn::lowest().text(name).is_some() {
        return Ok(table(&reference::everywhere()));
    }
    let names: Vec<_> = pages.iter().map(|page| page.name).collect();
    Err(Stop::new(format!("there is no template `{name}`"))
        .help(format!("the templates are {}; or say `components` or `words`", names.join(", "))))
}

fn components() -> String {
    let lines = reference::components().into_iter();
    let lines: Vec<_> = lines.map(|(file, head)| format!("{head:<58}  {file}\n")).collect();
    format!("{HOW}{}{FUNCTIONS}", lines.concat())
}

/// One line for each variable, in three columns.
fn table(variables: &[Variable]) -> String {
    let width = |of: fn(&Variable) -> &String| {
        variables.iter().map(|one| of(one).chars().count()).max().unwrap_or_default()
    };
    let (path, kind) = (width(|one| &one.path), width(|one| &one.kind));
    let line = |one: &Variable| format!("{:path$}  {:kind$}  {}\n", one.path, one.kind, one.about);
    variables.iter().map(line).collect::<Vec<_>>().concat()
}
