//! `pages/**/*.md`.

use std::collections::BTreeMap;

use super::{Faults, Languages, Problem, Spot};
use crate::content::PageFile;
use crate::diagnostic::{Code, Place};
use crate::model::scalar::{LINE, LONG_LINE};
use crate::model::{Page, SitePath, Slug, Translation, Translations};

/// Reads the free pages. `about.de.md` is `about.md` in another language.
pub(in crate::model) fn pages(
    faults: &mut Faults,
    files: &[PageFile],
    languages: &Languages,
) -> Vec<Page> {
    let (translated, own): (Vec<_>, Vec<_>) = files.iter().partition(|file| is_translation(file));
    let mut pages: BTreeMap<&str, Page> = BTreeMap::new();
    for file in own {
        if let Some(page) = page(faults, file) {
            pages.insert(&file.name, page);
        }
    }
    for file in translated {
        let (name, tag) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
        let place = Place::file(&file.body.file);
        let tag = match languages.find(tag) {
            Ok(tag) => tag,
            Err(problem) => {
                faults.push(problem.at(place));
                continue;
            }
        };
        let Some(page) = pages.get_mut(name).filter(|_| tag != languages.main) else {
            let message = format!("`{}` translates no page", file.body.file);
            let problem = Problem::new(Code::BadLanguage, message);
            let help = format!("write the page in `{}` to `pages/{name}.md`", languages.main);
            faults.push(problem.help(help).at(place));
            continue;
        };
        let (record, root) = (&file.record, Spot::Root(&file.place));
        let title = faults.required(&root.key("title"), &record.title, LINE);
        let description =
            faults.optional(&root.key("description"), record.description.as_ref(), LONG_LINE);
        let text = faults.markdown_file(&file.body);
        *page.translations.entry(&tag) = Translation { name: Some(title), description, text };
    }
    pages.into_values().collect()
}

/// Whether a name ends like a language, after a dot.
fn is_translation(file: &PageFile) -> bool {
    file.name.rsplit('/').next().unwrap_or_default().contains('.')
}

/// Reads one free page.
fn page(faults: &mut Faults, file: &PageFile) -> Option<Page> {
    let (record, root) = (&file.record, Spot::Root(&file.place));
    let title = faults.required(&root.key("title"), &record.title, LINE);
    let description =
        faults.optional(&root.key("description"), record.description.as_ref(), LONG_LINE);
    let body = faults.markdown_file(&file.body);
    let address = match address(&file.name) {
        Ok(address) => Some(address),
        Err(problem) => {
            faults.push(problem.at(Place::file(&file.body.file)));
            None
        }
    };
    Some(Page {
        address: address?,
        title,
        description,
        menu: record.menu,
        body: body?,
        translations: Translations::default(),
        place: file.place.clone(),
    })
}

/// `about/index.html` for `about`, `rules/index.html` for `rules/index`.
fn address(name: &str) -> Result<SitePath, Problem> {
    let folder = match name {
        "index" => "",
        name => name.strip_suffix("/index").unwrap_or(name),
    };
    let wrong = folder.split('/').find(|part| !folder.is_empty() && Slug::new(part).is_none());
    let path = match folder {
        "" => SitePath::new("index.html"),
        folder => SitePath::new(&format!("{folder}/index.html")),
    };
    path.filter(|_| wrong.is_none()).ok_or_else(|| {
        let wrong = wrong.unwrap_or(name);
        let problem = Problem::new(Code::BadSlug, format!("`{wrong}` is not a slug"));
        match Slug::nearest(wrong) {
            Some(slug) => problem.help(format!("rename it to `{slug}`: it is part of the address")),
            None => problem.help("rename it: it is part of the address"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_from_names() {
        let of = |name| address(name).unwrap().as_str().to_owned();
        assert_eq!(of("about"), "about/index.html");
        assert_eq!(of("rules/appeals"), "rules/appeals/index.html");
        assert_eq!(of("rules/index"), "rules/index.html");
        assert_eq!(of("index"), "index.html");
        assert!(address("About Us").unwrap_err().help.unwrap().contains("`about-us`"));
        assert!(address("a//b").is_err());
        assert!(address("../x").is_err());
    }
}
