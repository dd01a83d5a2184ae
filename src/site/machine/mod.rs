//! What programs read of a site: the sitemap, `robots.txt`, and `index.json`.
//!
//! Each names only what is listed: unlisted earners, their credentials and everything
//! private are in none of them.

mod index;
mod sitemap;

pub use index::index;
pub use sitemap::{Sitemap, listed_pages};

use crate::credential::Mode;
use crate::model::{BaseUrl, routes};

/// `robots.txt`: everything may be read, and here is the list. Addresses that must not be
/// indexed say so themselves; to name them here would publish them. So does each page of a
/// draft, of which there is no list.
pub fn robots(base: &BaseUrl, mode: Mode) -> String {
    if mode == Mode::Draft {
        return "User-agent: *\nAllow: /\n".to_owned();
    }
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", base.join(&routes::fixed("sitemap.xml")))
}
