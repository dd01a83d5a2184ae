//! What Open Badges 2.0 asks for beyond what every site says.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::resolve::Faults;

pub(super) fn check(faults: &mut Faults, view: &View) {
    let Some((site, place)) = view.site().filter(|(site, _)| site.open_badges_2) else { return };
    let asked = place.at("open_badges_2");
    if site.issuer.email.is_none() {
        let message = "Open Badges 2.0 asks for the issuer's e-mail address";
        faults.push(
            Diagnostic::error(Code::OpenBadges2, place.at("issuer"), message)
                .help("add `email:` to `issuer`; it is published")
                .related(asked.clone(), "asked for here"),
        );
    }
    if !site.privacy.email_hash {
        let message = "Open Badges 2.0 names earners by a hash of their e-mail address";
        faults.push(Diagnostic::error(Code::OpenBadges2, asked, message).help(
            "where the earners agree to that, write `privacy: {email_hash: true, salt: …}`; \
                 else remove `open_badges_2`",
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    #[test]
    fn what_it_publishes_is_agreed_to() {
        let codes = |site: &str| Folder::new().site(site).codes();
        let privacy = "privacy: {email_hash: true, salt: 0123456789abcdef}\n";
        assert_eq!(codes("open_badges_2: false\n"), [""; 0]);
        let only = codes("open_badges_2: true\n");
        assert_eq!(only, ["open-badges-2", "open-badges-2"]);
        assert_eq!(codes(&format!("open_badges_2: true\n{privacy}")), ["open-badges-2"]);
    }
}
