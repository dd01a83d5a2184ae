//! Where a link that an author wrote leads.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Target;
use crate::model::{BaseUrl, Catalog, Picture, SitePath, routes};
use crate::site::escape::push_address;

/// Where a text stands, for links that are relative.
#[derive(Debug, Clone, Copy)]
pub struct Standpoint<'a> {
    /// Its file, relative to the content folder.
    pub file: &'a str,
    /// The page that it belongs to.
    pub page: &'a SitePath,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Out of the site: `http`, `https` or `mailto`.
    Elsewhere(String),
    /// To a file of the site, whether or not there is one; then a query and a fragment.
    Site {
        /// The file.
        path: SitePath,
        /// `?query#fragment`, or nothing.
        rest: String,
    },
    /// To a heading of the same text, or something else of the same page.
    Here(String),
    /// Nowhere that a page may link to.
    Nowhere(Refusal),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its scheme is none of `http`, `https` and `mailto`.
    Scheme,
    /// It begins with `//` and so leaves the scheme to the page.
    NoScheme,
    /// It leaves the site's base.
    Outside,
    /// No file of the site can be called like that.
    Form,
}

/// What the links of a site can mean.
///
/// - `https://…`, `http://…`, `mailto:…`: elsewhere; below the site's own base, the site.
/// - `badges/gdpr.yaml`, `../people/ada.yaml`, `images/rules.pdf`: a file of the content,
///   relative to the text's file or to the content folder. It means the page made of it.
/// - `/badges/gdpr/`: relative to the site's base, under any project path.
/// - `../gdpr/`, `badge.svg`: relative to the address of the text's own page.
/// - `#how`: a heading of the same text.
#[derive(Debug)]
pub struct Destinations<'a> {
    base: &'a BaseUrl,
    files: BTreeMap<&'a str, SitePath>,
    pictures: &'a BTreeMap<Arc<str>, Picture>,
}

impl<'a> Destinations<'a> {
    /// The destinations that a catalogue has.
    pub fn of(catalog: &'a Catalog) -> Self {
        let mut files: BTreeMap<&str, SitePath> = BTreeMap::new();
        for badge in catalog.badges() {
            files.insert(&badge.place.file, routes::badge_page(badge));
            files.insert(&badge.criteria.place.file, routes::badge_page(badge));
            for text in badge.translations.texts() {
                files.insert(&text.place.file, routes::badge_page(badge));
            }
            for earlier in catalog.earlier_versions(&badge.slug) {
                let texts = earlier.translations.texts().chain([&earlier.criteria]);
                let places = texts.map(|text| &text.place).chain([&earlier.place]);
                files.extend(places.map(|place| (&*place.file, routes::version_page(earlier))));
            }
        }
        // A list of people leads to none of them. A link must not give away an address that
        // is not listed.
        let alone = |target: &Target| match target {
            Target::File => true,
            Target::Value(pointer) => pointer.segments().is_empty(),
            _ => false,
        };
        let listed = catalog.earners().iter().filter(|earner| earner.is_listed());
        for earner in listed.filter(|earner| alone(&earner.place.target)) {
            files.insert(&earner.place.file, routes::portfolio(earner));
        }
        for pathway in catalog.pathways() {
            files.insert(&pathway.place.file, routes::pathway_page(pathway));
        }
        for page in catalog.pages() {
            files.insert(&page.place.file, page.address.clone());
            for text in page.translations.texts() {
                files.insert(&text.place.file, page.address.clone());
            }
        }
        for (file, picture) in catalog.pictures() {
            files.insert(file, picture.address.clone());
        }
        Self::new(&catalog.settings().base_url, files, catalog.pictures())
    }

    /// The site at `base`, the pages made of files of the content, and its pictures.
    pub(in crate::site) fn new(
        base: &'a BaseUrl,
        files: BTreeMap<&'a str, SitePath>,
        pictures: &'a BTreeMap<Arc<str>, Picture>,
    ) -> Self {
        Self { base, files, pictures }
    }

    /// Where a link leads.
    pub fn resolve(&self, written: &str, from: Standpoint<'_>) -> Destination {
        let written = written.trim();
        if let Some(inside) = self.below_base(written) {
            return site(&[], inside);
        }
        if let Some((scheme, rest)) = split_scheme(written) {
            return elsewhere(&scheme, rest);
        }
        if written.starts_with("//") || written.contains('\\') {
            return Destination::Nowhere(Refusal::NoScheme);
        }
        if let Some(name) = written.strip_prefix('#') {
            let mut address = String::new();
            push_address(&mut address, name);
            return Destination::Here(address);
        }
        let (path, rest) = split_rest(written);
        if let Some(page) = self.content_file(path, from.file) {
            return Destination::Site { path: page.clone(), rest: encoded(rest) };
        }
        match written.strip_prefix('/') {
            Some(inside) => site(&[], inside),
            None => site(&folder(from.page.as_str()), written),
        }
    }

    /// The picture that an image in a text means.
    pub fn picture(&self, written: &str, from: Standpoint<'_>) -> Option<&'a Picture> {
        candidates(written.trim(), from.file)
            .into_iter()
            .find_map(|file| self.pictures.get(file.as_str()))
    }

    /// The rest of an address below the site's own base.
    fn below_base<'b>(&self, written: &'b str) -> Option<&'b str> {
        let base = self.base.as_str();
        if written == base.trim_end_matches('/') {
            return Some("");
        }
        written.strip_prefix(base)
    }

    /// What is made of the file of the content that a link names.
    fn content_file(&self, path: &str, file: &str) -> Option<&SitePath> {
        candidates(path, file).into_iter().find_map(|file| self.files.get(file.as_str()))
    }
}

/// What files of the content a link can name: relative to its own file, then to the folder.
fn candidates(path: &str, file: &str) -> Vec<String> {
    let decoded = decode_spaces(path);
    let from_root = join(&[], decoded.trim_start_matches('/'));
    let from_file = if path.starts_with('/') { None } else { join(&folder(file), &decoded) };
    from_file.into_iter().chain(from_root).map(|parts| parts.join("/")).collect()
}

/// A space is the one character of file names that Markdown makes authors encode.
fn decode_spaces(path: &str) -> String {
    path.replace("%20", " ")
}

/// The scheme of an address as browsers see it: they skip white space and control
/// characters in it, so an address that has any does not pass as one without.
fn split_scheme(written: &str) -> Option<(String, &str)> {
    let (scheme, rest) = written.split_once(':')?;
    if scheme.contains(['/', '?', '#']) {
        return None;
    }
    Some((scheme.to_ascii_lowercase(), rest))
}

fn elsewhere(scheme: &str, rest: &str) -> Destination {
    let has_host = |rest: &str| {
        rest.strip_prefix("//")
            .is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#']))
    };
    let fine = match scheme {
        "http" | "https" => has_host(rest),
        "mailto" => rest.contains('@'),
        _ => return Destination::Nowhere(Refusal::Scheme),
    };
    if !fine {
        return Destination::Nowhere(Refusal::Form);
    }
    let mut address = format!("{scheme}:");
    push_address(&mut address, rest);
    Destination::Elsewhere(address)
}

/// A file of the site, from a folder of it.
fn site(folder: &[&str], written: &str) -> Destination {
    let (path, rest) = split_rest(written);
    if written.is_empty() && !folder.is_empty() {
        return Destination::Here(String::new());
    }
    let Some(parts) = join(folder, path) else {
        return Destination::Nowhere(Refusal::Outside);
    };
    let mut file = parts.join("/");
    let is_folder = path.is_empty() || path.ends_with(['/', '.']);
    // Every file of a site has a dot in its name; `badges/gdpr` means the folder.
    if is_folder || !parts.last().is_some_and(|last| last.contains('.')) {
        file.push_str(if file.is_empty() { "index.html" } else { "/index.html" });
    }
    match SitePath::new(&file) {
        Some(path) => Destination::Site { path, rest: encoded(rest) },
        None => Destination::Nowhere(Refusal::Form),
    }
}

fn encoded(rest: &str) -> String {
    let mut address = String::new();
    push_address(&mut address, rest);
    address
}

/// Divides before the query or fragment.
fn split_rest(written: &str) -> (&str, &str) {
    written.split_at(written.find(['?', '#']).unwrap_or(written.len()))
}

/// The folder that a file lies in.
fn folder(file: &str) -> Vec<&str> {
    let mut parts: Vec<_> = file.split('/').collect();
    parts.pop();
    parts
}

/// Goes from a folder along a relative path. Nothing where it leaves the root.
fn join<'p>(folder: &[&'p str], path: &'p str) -> Option<Vec<&'p str>> {
    let mut parts = folder.to_vec();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts)
}
