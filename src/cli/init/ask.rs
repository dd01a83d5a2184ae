//! Questions at a terminal.

use std::io::{self, BufRead};

use crate::cli::{Console, Stop};

/// Somebody who can be asked.
pub(super) trait Answer {
    /// What they say to a question. An empty line takes the suggestion.
    ///
    /// # Errors
    /// Nobody answers → usage.
    fn ask(&mut self, question: &str, suggestion: &str) -> Result<String, Stop>;
}

/// The user at the terminal.
pub(super) struct Terminal<'a>(pub(super) &'a Console);

impl Answer for Terminal<'_> {
    fn ask(&mut self, question: &str, suggestion: &str) -> Result<String, Stop> {
        self.0.warn_text(&format!("{question} [{suggestion}]: "));
        answer(io::stdin().lock(), suggestion)
    }
}

fn answer(mut from: impl BufRead, suggestion: &str) -> Result<String, Stop> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Err(Stop::new("there is no answer").help("nothing was written"));
    }
    let said = line.trim();
    Ok(if said.is_empty() { suggestion } else { said }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_takes_the_suggestion() {
        assert_eq!(answer(&b" Acme \n"[..], "x").unwrap(), "Acme");
        assert_eq!(answer(&b"\n"[..], "x").unwrap(), "x");
        assert!(answer(&b""[..], "x").is_err());
    }
}
