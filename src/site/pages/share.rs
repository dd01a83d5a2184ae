//! What a credential's page and a portfolio offer to those who want to show them elsewhere.

use data_encoding::BASE64;

use super::person::strongest_first;
use super::shared::Shared;
use crate::model::{Award, Earner, State, routes};
use crate::site::Sanitised;
use crate::site::sharing::{self, AlikeCodes, QrCode};
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
    let title = format!("{}: {}", earner.name, badge.name);
    Some(SharingView {
        about: [&*earner.name, &settings.issuer.name, &date].join(" · "),
        icon: Some(routes::badge_file(badge, ICON).to_string()),
        profile,
        file: badge.slug.to_string(),
        ..view(&badge.name, &title, url)
    })
}

/// Of a portfolio.
pub(super) fn of_earner(shared: &Shared<'_>, earner: &Earner) -> SharingView {
    let settings = shared.settings();
    let strongest = strongest_first(shared, earner).into_iter().next();
    let badge = strongest.map(|award| shared.catalog.badge_of(award));
    let address = |name| badge.map(|badge| routes::badge_file(badge, name).to_string());
    let url = settings.base_url.join(&routes::portfolio(earner));
    SharingView {
        about: settings.title.clone(),
        icon: address(ICON),
        picture: address("badge.png"),
        file: earner.address_name().to_string(),
        ..view(&earner.name, &earner.name, url)
    }
}

/// The small picture of a badge, twice as large as it is shown.
pub(super) const ICON: &str = "badge-96.png";

/// What is said of the page at `url`, about the thing `name`; `subject` is that of an e-mail.
fn view(name: &str, subject: &str, url: String) -> SharingView {
    SharingView {
        profile: None,
        post: sharing::share(&url),
        mail: sharing::mail(subject, &url),
        name: name.to_owned(),
        about: String::new(),
        icon: None,
        picture: None,
        file: String::new(),
        url,
    }
}

/// The code that leads from paper to the page at `url`.
pub(super) fn code(url: &str) -> Option<QrView> {
    QrCode::of(url).map(|code| shown(code, url))
}

/// The code that leads from paper to the page of a credential.
pub(super) fn code_of_award(shared: &Shared<'_>, award: &Award) -> Option<QrView> {
    let url = shared.settings().base_url.join(&routes::credential_page(award));
    let alike = shared.alike_codes(award).and_then(|codes| codes.get(&url));
    alike.or_else(|| QrCode::of(&url)).map(|code| shown(code, &url))
}

/// From how many awards on their codes are made of one another.
const MANY: usize = 250;

/// The codes of all credentials, by the address of one. Nothing where they are too few to make
/// up for the time that it takes.
pub(super) fn alike_codes(shared: &Shared<'_>, award: &Award) -> Option<AlikeCodes> {
    let url = shared.settings().base_url.join(&routes::credential_page(award));
    let start = url.find(award.id.as_str())?;
    let is_worth_it = shared.catalog.awards().len() >= MANY;
    is_worth_it.then(|| AlikeCodes::of(&url, start..start + award.id.as_str().len())).flatten()
}

fn shown(QrCode { side, png }: QrCode, url: &str) -> QrView {
    let picture = Sanitised::proven(&format!("data:image/png;base64,{}", BASE64.encode(&png)));
    QrView { side, picture, url: url.to_owned() }
}
