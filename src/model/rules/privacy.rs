//! What makes addresses unguessable.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Visibility;
use crate::model::resolve::Faults;

/// The fewest characters that nobody tries all of: 64 bits in hexadecimal.
const SHORTEST: usize = 16;

pub(super) fn check(faults: &mut Faults, view: &View) {
    let Some((site, place)) = view.site() else { return };
    let hidden = view.draft.earners.iter().find(|earner| earner.visibility != Visibility::Public);
    let salt = site.privacy.salt.as_deref().unwrap_or_default().trim();
    if salt.chars().count() >= SHORTEST || hidden.is_none() && !site.privacy.email_hash {
        return;
    }
    let privacy = place.at("privacy");
    let message = match salt {
        "" => "the site has no salt, but something to hide",
        _ => "the salt is so short that others can find it by trying",
    };
    let fault = Diagnostic::error(Code::MissingSalt, privacy.at("salt"), message).help(
        "write `privacy: {salt: …}` with a random text of at least 16 characters, such as what \
         `openssl rand -hex 16` prints; once published, never change it",
    );
    faults.push(match hidden {
        Some(earner) => fault.related(earner.place.clone(), "not public"),
        None => fault.related(privacy.at("email_hash"), "e-mail addresses are hashed with it"),
    });
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    #[test]
    fn a_salt_is_needed_only_where_something_hides() {
        let codes = |privacy: &str, visibility: &str| {
            Folder::new()
                .site(&format!("privacy: {{{privacy}}}\n"))
                .person("joan", &format!("name: Joan\nvisibility: {visibility}\n"))
                .codes()
        };
        assert_eq!(codes("", "public"), [""; 0]);
        assert_eq!(codes("", "unlisted"), ["missing-salt"]);
        assert_eq!(codes("", "private"), ["missing-salt"]);
        assert_eq!(codes("email_hash: true", "public"), ["missing-salt"]);
        assert_eq!(codes("salt: 0123456789abcde", "unlisted"), ["missing-salt"]);
        assert_eq!(codes("salt: 0123456789abcdef", "unlisted"), [""; 0]);
        assert_eq!(codes("default_visibility: unlisted", "public"), ["missing-salt"]);
    }
}
