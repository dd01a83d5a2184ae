//! `pages/**/*.md`.

use super::{Faults, Problem, Spot};
use crate::content::PageFile;
use crate::diagnostic::{Code, Place};
use crate::model::scalar::{LINE, LONG_LINE};
use crate::model::{Page, SitePath, Slug};

/// Reads one free page.
pub(in crate::model) fn page(faults: &mut Faults, file: &PageFile) -> Option<Page> {
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
