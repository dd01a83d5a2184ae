//! Links that LinkedIn understands.

use std::fmt::Write;

use crate::model::{Award, Badge, Settings};
use crate::site::escape::query_value;

/// The form "Add licence or certification" of one's profile, filled in with an award whose
/// page is at `url`. Months are 1 to 12. LinkedIn shows a logo where it knows the
/// organisation by its number.
pub(in crate::site) fn add_to_profile(
    award: &Award,
    badge: &Badge,
    settings: &Settings,
    url: &str,
) -> String {
    let mut link = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME".to_owned();
    let mut add = |name: &str, value: &str| {
        // Writing to a `String` cannot fail.
        let _ = write!(link, "&{name}={}", query_value(value));
    };
    add("name", &badge.name);
    match &settings.issuer.linkedin {
        Some(id) => add("organizationId", id),
        None => add("organizationName", &settings.issuer.name),
    }
    let issued = award.period.from().date();
    add("issueYear", &issued.year().to_string());
    add("issueMonth", &issued.month().to_string());
    if let Some(until) = award.period.until() {
        add("expirationYear", &until.date().year().to_string());
        add("expirationMonth", &until.date().month().to_string());
    }
    add("certUrl", url);
    add("certId", award.id.as_str());
    link
}

/// The form of a new post with the page at `url`.
pub(in crate::site) fn share(url: &str) -> String {
    format!("https://www.linkedin.com/sharing/share-offsite/?url={}", query_value(url))
}
