//! What a credential's page and a portfolio offer to those who want to show them elsewhere.

use super::person::strongest_first;
use super::shared::Shared;
use crate::model::{Award, Earner, State, routes};
use crate::site::Sanitised;
use crate::site::sharing::{self, QrCode, Shown};
use crate::site::view::{QrView, SharingView};

/// Of an award that counts. Nothing of one that does not: nobody is helped to show it.
pub(super) fn of_award(shared: &Shared<'_>, award: &Award) -> Option<SharingView> {
    if shared.standing.state(award) != State::Current {
        return None;
    }
    let settings = shared.settings();
    let badge = shared.catalog.badge_of(award);
    let earner = shared.catalog.earner(&award.earner);
    let url = settings.base_url.join(&routes::credential_page(award));
    let profile = || sharing::add_to_profile(award, badge, settings, &url);
    let profile = (!shared.documents.is_draft()).then(profile);
    let date = award.period.from().date().to_string();
    let shown = Shown {
        name: &badge.name,
        about: vec![&earner.name, &settings.issuer.name, &date],
        icon: Some(settings.base_url.join(&routes::badge_file(badge, ICON))),
        // It holds the credential, wherever it is copied to.
        picture: Some(settings.base_url.join(&routes::credential_file(award, "badge.png"))),
        url,
    };
    let subject = format!("{}: {}", earner.name, badge.name);
    Some(view(&shown, profile, &subject, badge.slug.as_str()))
}

/// Of a portfolio.
pub(super) fn of_earner(shared: &Shared<'_>, earner: &Earner) -> SharingView {
    let settings = shared.settings();
    let strongest = strongest_first(shared, earner).into_iter().next();
    let badge = strongest.map(|award| shared.catalog.badge_of(award));
    let address =
        |name| badge.map(|badge| settings.base_url.join(&routes::badge_file(badge, name)));
    let shown = Shown {
        name: &earner.name,
        about: vec![&settings.title],
        icon: address(ICON),
        picture: address("badge.png"),
        url: settings.base_url.join(&routes::portfolio(earner)),
    };
    view(&shown, None, &earner.name, earner.address_name().as_str())
}

/// The small picture of a badge, twice as large as it is shown.
pub(super) const ICON: &str = "badge-96.png";

fn view(shown: &Shown<'_>, profile: Option<String>, subject: &str, file: &str) -> SharingView {
    SharingView {
        profile,
        post: sharing::share(&shown.url),
        mail: sharing::mail(subject, &shown.url),
        signature: Sanitised::text(&shown.signature()),
        figure: Sanitised::text(&shown.figure()),
        markdown: Sanitised::text(&shown.markdown()),
        url: shown.url.clone(),
        file: file.to_owned(),
    }
}

/// The code that leads from paper to the page at `url`.
pub(super) fn code(url: &str) -> Option<QrView> {
    let QrCode { side, path } = QrCode::of(url)?;
    Some(QrView { side, path, url: url.to_owned() })
}
