//! Sitemaps (sitemaps.org, protocol 0.9).

use std::fmt::Write;
use std::ops::Range;

use crate::model::{BaseUrl, Catalog, SitePath, routes};
use crate::site::escape::text;

/// The most addresses that one sitemap may hold.
const MOST_ADDRESSES: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The pages that search engines may know of, in the order of the contract.
pub fn listed_pages(catalog: &Catalog) -> Vec<SitePath> {
    let mut pages: Vec<SitePath> = routes::INDEX_PAGES.map(routes::fixed).into();
    pages.extend(catalog.pages().iter().map(|page| page.address.clone()));
    for badge in catalog.badges() {
        pages.push(routes::badge_page(badge));
        pages.extend(catalog.earlier_versions(&badge.slug).iter().map(routes::version_page));
    }
    pages.extend(catalog.pathways().iter().map(routes::pathway_page));
    pages.extend(catalog.skills().iter().map(routes::skill_page));
    let listed = |earner| catalog.earner(earner).is_listed();
    pages.extend(catalog.earners().iter().filter(|one| one.is_listed()).map(routes::portfolio));
    let awards = catalog.awards().iter().filter(|award| listed(&award.earner));
    pages.extend(awards.map(routes::credential_page));
    pages
}

/// The sitemap of a site: one file, or an index and a file for every 50,000 pages.
#[derive(Debug, Clone)]
pub struct Sitemap {
    pages: Vec<SitePath>,
    /// Each with its folder; the main one has none. Empty where there is only one language.
    languages: Vec<(String, Option<String>)>,
}

impl Sitemap {
    /// The sitemap of these pages.
    pub fn of(pages: Vec<SitePath>) -> Self {
        Self { pages, languages: Vec::new() }
    }

    /// The same, where each page exists in these languages: `main`, and `others` in folders.
    #[must_use]
    pub fn in_languages(mut self, main: &str, others: &[String]) -> Self {
        if !others.is_empty() {
            let others = others.iter().map(|tag| (tag.clone(), Some(tag.clone())));
            self.languages = std::iter::once((main.to_owned(), None)).chain(others).collect();
        }
        self
    }

    /// How many addresses it holds.
    fn len(&self) -> usize {
        self.pages.len() * self.languages.len().max(1)
    }

    /// Its files; `sitemap.xml` is the first.
    pub fn addresses(&self) -> Vec<SitePath> {
        let mut addresses = vec![routes::fixed("sitemap.xml")];
        if self.len() > MOST_ADDRESSES {
            let parts = 1..=self.len().div_ceil(MOST_ADDRESSES);
            addresses.extend(parts.filter_map(|at| SitePath::new(&format!("sitemap-{at}.xml"))));
        }
        addresses
    }

    /// The texts of its files, in the order of [`Self::addresses`].
    pub fn render(&self, base: &BaseUrl) -> Vec<String> {
        let addresses = self.addresses();
        if addresses.len() == 1 {
            return vec![self.urls(0..self.len(), base)];
        }
        let parts = (0..self.len()).step_by(MOST_ADDRESSES).map(|from| {
            let until = self.len().min(from + MOST_ADDRESSES);
            self.urls(from..until, base)
        });
        std::iter::once(index(&addresses[1..], base)).chain(parts).collect()
    }

    /// Some of the pages: each in all its languages, before the next.
    fn urls(&self, some: Range<usize>, base: &BaseUrl) -> String {
        let link = match self.languages.len() {
            0 => "",
            _ => " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"",
        };
        let mut xml = format!("{HEAD}<urlset {NAMESPACE}{link}>\n");
        for at in some {
            let page = &self.pages[at / self.languages.len().max(1)];
            let Some((_, folder)) = self.languages.get(at % self.languages.len().max(1)) else {
                let _ = writeln!(xml, "<url><loc>{}</loc></url>", text(&base.join(page)));
                continue;
            };
            let address = |folder: Option<&String>| match folder {
                Some(folder) => text(&format!("{base}{folder}/{}", page.link())),
                None => text(&base.join(page)),
            };
            let _ = write!(xml, "<url><loc>{}</loc>", address(folder.as_ref()));
            for (tag, folder) in &self.languages {
                push_alternate(&mut xml, tag, &address(folder.as_ref()));
            }
            push_alternate(&mut xml, "x-default", &address(None));
            xml.push_str("</url>\n");
        }
        xml.push_str("</urlset>\n");
        xml
    }
}

fn push_alternate(xml: &mut String, tag: &str, address: &str) {
    let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>");
}

fn index(addresses: &[SitePath], base: &BaseUrl) -> String {
    let mut xml = format!("{HEAD}<sitemapindex {NAMESPACE}>\n");
    for address in addresses {
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", text(&base.join(address)));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(count: usize) -> Vec<SitePath> {
        (0..count).map(|n| SitePath::new(&format!("p/{n}/index.html")).unwrap()).collect()
    }

    #[test]
    fn many_pages_need_several_files() {
        let base = BaseUrl::new("https://acme.example/badges").unwrap();
        let one = Sitemap::of(pages(50_000));
        assert_eq!(one.addresses().len(), 1);
        let texts = one.render(&base);
        assert_eq!((texts.len(), texts[0].matches("<url>").count()), (1, 50_000));
        assert!(texts[0].contains("<loc>https://acme.example/badges/p/49999/</loc>"));
        let three = Sitemap::of(pages(100_001));
        let texts = three.render(&base);
        assert_eq!(three.addresses()[3].as_str(), "sitemap-3.xml");
        assert_eq!((texts.len(), texts[0].matches("<sitemap>").count()), (4, 3));
        assert!(texts[0].contains("<loc>https://acme.example/badges/sitemap-1.xml</loc>"));
        assert_eq!(texts[3].matches("<url>").count(), 1);
    }

    #[test]
    fn each_page_names_itself_in_every_language() {
        let base = BaseUrl::new("https://acme.example/badges").unwrap();
        let sitemap = Sitemap::of(pages(2)).in_languages("en", &["de".into()]);
        let text = sitemap.render(&base).remove(0);
        assert_eq!((text.matches("<url>").count(), text.matches("hreflang").count()), (4, 12));
        let german = "<url><loc>https://acme.example/badges/de/p/0/</loc>\
            <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://acme.example/badges/p/0/\"/>\
            <xhtml:link rel=\"alternate\" hreflang=\"de\" href=\"https://acme.example/badges/de/p/0/\"/>\
            <xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://acme.example/badges/p/0/\"/></url>";
        assert!(text.contains(german), "{text}");
        let many = Sitemap::of(pages(30_000)).in_languages("en", &["de".into()]);
        assert_eq!(many.addresses().len(), 3);
    }
}
