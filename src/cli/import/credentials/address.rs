//! What an old address says, and whose it is.

use crate::credential::foreign::ForeignProfile;
use crate::model::{BaseUrl, CredentialId, Settings, Slug, routes};

/// The longest identifier that is kept.
const LONGEST: usize = 2_000;

/// The credential at an address of this site.
pub(super) fn credential(base: &BaseUrl, address: &str) -> Option<CredentialId> {
    routes::credential_at(address.strip_prefix(base.as_str())?)
}

/// The badge at an address of this site.
pub(super) fn badge(base: &BaseUrl, address: &str) -> Option<Slug> {
    routes::badge_at(address.strip_prefix(base.as_str())?)
}

/// An identifier that is worth keeping: not the name of a node of some graph.
pub(super) fn identifier(text: Option<&String>) -> Option<String> {
    let text = text?.trim();
    let fine = !text.is_empty() && !text.starts_with("_:") && text.chars().count() <= LONGEST;
    fine.then(|| text.to_owned())
}

/// Whether a credential names this organisation as its issuer: by DID, by web site, by the
/// address of this site, or by its exact name.
pub(super) fn is_ours(settings: &Settings, issuer: &ForeignProfile) -> bool {
    let ours = [Some(settings.base_url.as_str()), settings.issuer.url.as_deref()];
    let ours: Vec<&str> = ours.into_iter().flatten().filter_map(origin).collect();
    let theirs = [issuer.id.as_deref(), issuer.url.as_deref()];
    let is_our_place = theirs
        .into_iter()
        .flatten()
        .filter_map(origin)
        .any(|theirs| ours.iter().any(|ours| ours.eq_ignore_ascii_case(theirs)));
    let same_name = |name: &String| name.to_lowercase() == settings.issuer.name.to_lowercase();
    issuer.id.as_deref() == Some(settings.did.as_str())
        || is_our_place
        || issuer.name.as_ref().is_some_and(same_name)
}

/// The host of a web address, with its port.
fn origin(address: &str) -> Option<&str> {
    let lower = address.get(..8)?.to_ascii_lowercase();
    let rest = if lower == "https://" { &address[8..] } else { address.strip_prefix("http://")? };
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty() && !host.contains('@')).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn a_host_is_told_from_what_follows() {
        assert_eq!(origin("https://a.example/b"), Some("a.example"));
        assert_eq!(origin("http://a.example:80?b"), Some("a.example:80"));
        for other in ["did:web:a.example", "a.example", "https://", "https://a@b/", "", "é"] {
            assert_eq!(origin(other), None, "{other}");
        }
    }
}
