//! Sitemaps (sitemaps.org, protocol 0.9).

use std::fmt::Write;

use crate::model::{BaseUrl, Catalog, SitePath, routes};
use crate::site::escape::text;

/// The most addresses that one sitemap may hold.
const MOST_ADDRESSES: usize = 50_000;

const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The pages that search engines may know of, in the order of the contract.
pub fn listed_pages(catalog: &Catalog) -> Vec<SitePath> {
    let mut pages: Vec<SitePath> = routes::INDEX_PAGES.map(routes::fixed).into();
    pages.extend(catalog.pages().iter().map(|page| page.address.clone()));
    pages.extend(catalog.badges().iter().map(routes::badge_page));
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
}

impl Sitemap {
    /// The sitemap of these pages.
    pub fn of(pages: Vec<SitePath>) -> Self {
        Self { pages }
    }

    /// Its files; `sitemap.xml` is the first.
    pub fn addresses(&self) -> Vec<SitePath> {
        let mut addresses = vec![routes::fixed("sitemap.xml")];
        if self.pages.len() > MOST_ADDRESSES {
            let parts = self.pages.chunks(MOST_ADDRESSES).enumerate();
            addresses.extend(
                parts.filter_map(|(at, _)| SitePath::new(&format!("sitemap-{}.xml", at + 1))),
            );
        }
        addresses
    }

    /// The texts of its files, in the order of [`Self::addresses`].
    pub fn render(&self, base: &BaseUrl) -> Vec<String> {
        let addresses = self.addresses();
        if addresses.len() == 1 {
            return vec![urls(&self.pages, base)];
        }
        let parts = self.pages.chunks(MOST_ADDRESSES).map(|pages| urls(pages, base));
        std::iter::once(list("sitemapindex", "sitemap", &addresses[1..], base))
            .chain(parts)
            .collect()
    }
}

fn urls(pages: &[SitePath], base: &BaseUrl) -> String {
    list("urlset", "url", pages, base)
}

fn list(root: &str, item: &str, addresses: &[SitePath], base: &BaseUrl) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} {NAMESPACE}>\n");
    for address in addresses {
        let _ = writeln!(xml, "<{item}><loc>{}</loc></{item}>", text(&base.join(address)));
    }
    let _ = writeln!(xml, "</{root}>");
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
}
