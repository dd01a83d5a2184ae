//! What `init` has to know: as said, as asked, as suggested.

use std::path::Path;

use super::ask::{Answer, Terminal};
use super::forge::Forge;
use super::source::Source;
use super::surroundings::{self, Surroundings};
use super::{InitArguments, files};
use crate::cli::{Console, Stop};

/// An address that leads nowhere, where no other is known.
pub(super) const NOWHERE: &str = "https://badges.example/";

/// What the files are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answers {
    /// The organisation.
    pub(super) name: String,
    /// Where the site will be.
    pub(super) base_url: String,
    /// The language of the site.
    pub(super) language: String,
    /// Whose workflows are written.
    pub(super) forge: Forge,
    /// The branch that is published.
    pub(super) branch: String,
    /// Who reviews the sample badges.
    pub(super) reviewers: Vec<String>,
    /// A team, to show how reviewers are named.
    pub(super) handle: String,
    /// The page of the repository, where it is known.
    pub(super) repository: Option<String>,
    /// Where workflows get the program from, if not from crates.io.
    pub(super) source: Option<Source>,
}

impl Answers {
    /// What the flags say; of the rest, what is answered at a terminal or suggested elsewhere.
    ///
    /// # Errors
    /// Nobody answers, or an answer holds what no name can hold → usage.
    pub(super) fn new(
        arguments: &InitArguments,
        around: &Surroundings,
        console: &Console,
    ) -> Result<Self, Stop> {
        let mut terminal = Terminal(console);
        let somebody: Option<&mut dyn Answer> =
            if !arguments.yes && console.can_ask() { Some(&mut terminal) } else { None };
        Self::from(arguments, around, somebody, language_of_the_user().as_deref())
    }

    fn from(
        arguments: &InitArguments,
        around: &Surroundings,
        mut somebody: Option<&mut dyn Answer>,
        spoken: Option<&str>,
    ) -> Result<Self, Stop> {
        // Where nobody is asked, the language of the machine decides nothing.
        let language = spoken.filter(|_| somebody.is_some()).unwrap_or("en");
        let mut answer = |said: &Option<String>, question: &str, suggestion: &str| {
            let text = match (said, somebody.as_mut()) {
                (Some(said), _) => said.trim().to_owned(),
                (None, Some(somebody)) => somebody.ask(question, suggestion)?,
                (None, None) => suggestion.to_owned(),
            };
            if text.is_empty() || text.chars().any(char::is_control) {
                return Err(Stop::new(format!("no answer to: {}", question.to_lowercase()))
                    .help("give a text on one line"));
            }
            Ok(text)
        };
        let name = around.name().unwrap_or_else(|| name_of(&arguments.folder));
        let name = answer(&arguments.name, "Name of the organisation", &name)?;
        let base_url = around.base_url().unwrap_or_else(|| NOWHERE.to_owned());
        let base_url = answer(&arguments.base_url, "Address of the site", &base_url)?;
        let base_url = if base_url.ends_with('/') { base_url } else { base_url + "/" };
        let language = answer(&arguments.language, "Language of the site", language)?;
        Ok(Self {
            forge: arguments.forge.unwrap_or_else(|| around.forge(&base_url)),
            repository: around.page(&base_url),
            base_url,
            name,
            language,
            branch: around.branch.clone(),
            reviewers: arguments.reviewers.clone(),
            handle: arguments.reviewers.first().cloned().unwrap_or_else(|| around.handle()),
            source: arguments.source.clone(),
        })
    }
}

/// A name out of that of the folder.
fn name_of(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_default();
    let name = full.file_name().map(|name| surroundings::as_name(&name.to_string_lossy()));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "Acme".to_owned())
}

/// The language that the user's programs speak, if there is sample content in it.
fn language_of_the_user() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|text| !text.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)?;
    let language = locale.split(['_', '.', '@']).next()?;
    files::has_words(language).then(|| language.to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        init: InitArguments,
    }

    /// Somebody who answers in this order, and what they were asked.
    struct Somebody(Vec<&'static str>, Vec<String>);

    impl Answer for Somebody {
        fn ask(&mut self, question: &str, suggestion: &str) -> Result<String, Stop> {
            self.1.push(format!("{question} [{suggestion}]"));
            let said = self.0.remove(0);
            Ok(if said.is_empty() { suggestion } else { said }.to_owned())
        }
    }

    fn init(flags: &[&str]) -> InitArguments {
        Line::parse_from([&["init", "/tmp/our-badges"], flags].concat()).init
    }

    fn nowhere() -> Surroundings {
        Surroundings::of(Path::new("/"))
    }

    #[test]
    fn three_questions_are_asked_each_with_a_suggestion() {
        let mut somebody = Somebody(vec!["", "https://acme.example/badges", "fr"], Vec::new());
        let answers =
            Answers::from(&init(&[]), &nowhere(), Some(&mut somebody), Some("de")).unwrap();
        assert_eq!(
            somebody.1,
            [
                "Name of the organisation [Our Badges]",
                "Address of the site [https://badges.example/]",
                "Language of the site [de]"
            ]
        );
        assert_eq!(answers.name, "Our Badges");
        assert_eq!(answers.base_url, "https://acme.example/badges/");
        assert_eq!(answers.language, "fr");
    }

    #[test]
    fn a_flag_is_an_answer() {
        let mut somebody = Somebody(vec!["https://acme.gitlab.io/b/"], Vec::new());
        let flags = init(&["--name", "Acme", "--language", "pt"]);
        let answers = Answers::from(&flags, &nowhere(), Some(&mut somebody), None).unwrap();
        assert_eq!(somebody.1.len(), 1);
        assert_eq!((answers.name.as_str(), answers.forge), ("Acme", Forge::Gitlab));
    }

    #[test]
    fn where_nobody_is_there_the_machine_does_not_choose_the_language() {
        let answers = Answers::from(&init(&[]), &nowhere(), None, Some("de")).unwrap();
        assert_eq!((answers.language.as_str(), answers.base_url.as_str()), ("en", NOWHERE));
        assert!(Answers::from(&init(&["--name", "a\nb"]), &nowhere(), None, None).is_err());
    }
}
