//! `laureate check`.

use clap::Args;
use jiff::civil::Date;

use super::{Console, Exit, Format, Global, Stop};
use crate::diagnostic::Code;

/// What `check` understands.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The form of the report
    #[arg(long, default_value = "human")]
    format: Format,
    /// Judge as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Explain a code, such as `unknown-badge`, and stop
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

/// Runs it.
pub(super) fn run(
    _global: &Global,
    check: &CheckArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    if let Some(word) = &check.explain {
        return explain(word, console);
    }
    Ok(Exit::Done)
}

/// Prints what a code means. `list` prints all codes.
fn explain(word: &str, console: &Console) -> Result<Exit, Stop> {
    if word == "list" {
        let lines: String = Code::ALL
            .iter()
            .map(|code| format!("{:<26} {}\n", code.word(), code.title()))
            .collect();
        console.result(&lines)?;
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
