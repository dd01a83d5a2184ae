//! The page of an archive: one file, which shows and verifies.

use std::collections::BTreeMap;
use std::fmt::Write;

use data_encoding::BASE64;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::Held;
use super::view::{ArchiveView, FileView, GroupView, HeldView, VoiceView};
use crate::credential::verify::did;
use crate::model::{Earner, Evidence, Moment, SitePath, State, Text, routes};
use crate::site::markdown::{self, Setting};
use crate::site::pages::Shared;
use crate::site::picture::Art;
use crate::site::view::{EvidenceView, ResultView, RevocationView, state_word, web};
use crate::site::words::Words;
use crate::site::{RenderFault, Sanitised, Theme, art, minify};

/// What verifies in this page and shows it, after [`Theme::verifier`].
const SCRIPT: &str = include_str!("page.js");
const STYLE: &str = include_str!("page.css");

/// What is copied into the page, to verify by.
pub(super) struct Copies<'a> {
    pub(super) made: Moment,
    /// `did.json`.
    pub(super) keys: &'a str,
    pub(super) lists: &'a BTreeMap<SitePath, String>,
}

/// The bytes of `index.html`.
pub(super) fn page(
    shared: &Shared<'_>,
    earner: &Earner,
    held: &[Held<'_>],
    copies: &Copies<'_>,
) -> Result<Vec<u8>, RenderFault> {
    let view = view(shared, earner, held, copies)?;
    let address = routes::fixed("index.html");
    shared.bare_page(&address, "archive.html", ("archive", &view))
}

fn view(
    shared: &Shared<'_>,
    earner: &Earner,
    held: &[Held<'_>],
    copies: &Copies<'_>,
) -> Result<ArchiveView, RenderFault> {
    let mut style = minify::stylesheet(STYLE);
    for (number, one) in held.iter().enumerate() {
        let badge = shared.catalog.badge_of(one.award);
        let [red, green, blue] = art::color(badge, shared.catalog.settings());
        // Writing to a `String` cannot fail.
        let _ = write!(style, ".c{number}{{--family:#{red:02x}{green:02x}{blue:02x}}}");
    }
    let script = format!("{}{SCRIPT}", Theme::verifier());
    let of = |state: State, id, title, note| {
        let numbered = held.iter().enumerate().filter(|(_, one)| one.state == state);
        let credentials = numbered.map(|(number, one)| credential(shared, earner, number, one));
        Ok(GroupView { id, title, note, credentials: credentials.collect::<Result<_, _>>()? })
    };
    let say = |key| shared.words().text(key).into_owned();
    let groups = [
        of(State::Current, "held", say("archive.held"), None),
        of(State::Expired, "expired", say("archive.expired"), Some(say("archive.expired_note"))),
        of(State::Revoked, "revoked", say("archive.revoked"), Some(say("archive.revoked_note"))),
    ];
    let groups: Vec<GroupView> = groups.into_iter().collect::<Result<_, _>>()?;
    Ok(ArchiveView {
        earner: earner.name.clone(),
        made: copies.made.into(),
        policy: Sanitised::proven(&policy(&style, &script)),
        data: Sanitised::proven(&data(shared, held, copies)),
        style: Sanitised::proven(&style),
        script: Sanitised::proven(&script),
        keys: did::web_address(&shared.catalog.settings().did),
        has_email: earner.email.is_some(),
        groups: groups.into_iter().filter(|group| !group.credentials.is_empty()).collect(),
    })
}

/// Nothing runs but this script, nothing is loaded, and only https is asked, when the reader
/// wants it. (Content Security Policy Level 3, section 6.7.3.)
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| BASE64.encode(&Sha256::digest(text));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data:; \
         connect-src https:; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    )
}

/// The documents as texts in JSON, without a `<` that could end the element.
fn data(shared: &Shared<'_>, held: &[Held<'_>], copies: &Copies<'_>) -> String {
    let settings = shared.catalog.settings();
    let lists: BTreeMap<String, &str> = copies
        .lists
        .iter()
        .map(|(path, list)| (settings.base_url.join(path), list.as_str()))
        .collect();
    let credentials: Vec<&str> = held.iter().map(|one| one.json.as_str()).collect();
    let data = json!({
        "made": copies.made.date().to_string(),
        "keys": {&settings.did: copies.keys},
        "lists": lists,
        "credentials": credentials,
    });
    data.to_string().replace('<', "\\u003c")
}

fn credential(
    shared: &Shared<'_>,
    earner: &Earner,
    number: usize,
    held: &Held<'_>,
) -> Result<HeldView, RenderFault> {
    let (award, settings) = (held.award, shared.catalog.settings());
    let badge = shared.catalog.badge_of(award);
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let own_page = routes::credential_page(award);
    let evidence = award.evidence.iter().enumerate();
    let results = award.results.iter();
    Ok(HeldView {
        number,
        name: badge.name.clone(),
        description: badge.description.clone(),
        tier: badge.tier.and_then(|rank| settings.tier_name(rank)).map(ToOwned::to_owned),
        family: family.map(|family| family.name.clone()),
        picture: picture(shared.art(badge, &routes::fixed("index.html"))?),
        awarded: award.period.from().into(),
        until: award.period.until().map(Into::into),
        state: state_word(held.state),
        revoked: award.revoked.as_ref().map(RevocationView::from),
        criteria: prose(shared, &badge.criteria, &routes::badge_page(badge), number, "criteria"),
        message: award
            .message
            .as_ref()
            .map(|text| prose(shared, text, &own_page, number, "message")),
        evidence: evidence
            .map(|(at, item)| evidence_view(shared, item, &own_page, (number, at)))
            .collect(),
        results: results
            .map(|result| ResultView { name: result.name.clone(), value: result.value.clone() })
            .collect(),
        endorsements: voices(shared, held, number),
        files: held.folder.iter().flat_map(|folder| files(shared.words(), folder)).collect(),
        page: earner.has_page().then(|| settings.base_url.join(&own_page)),
    })
}

fn voices(shared: &Shared<'_>, held: &Held<'_>, number: usize) -> Vec<VoiceView> {
    let page = routes::credential_page(held.award);
    let endorsements = shared.documents.endorsements(held.award).iter().enumerate();
    endorsements
        .map(|(at, endorsement)| VoiceView {
            by: endorsement.endorser_name().to_owned(),
            comment: endorsement.comment().map(|markdown| {
                let place = held.award.place.clone();
                let text = Text { markdown: markdown.to_owned(), place, offset: 0 };
                prose(shared, &text, &page, number, &format!("endorsement-{}", at + 1))
            }),
        })
        .collect()
}

/// A Markdown text. Its links lead to the published site.
fn prose(
    shared: &Shared<'_>,
    text: &Text,
    page: &SitePath,
    number: usize,
    name: &str,
) -> Sanitised {
    let prefix = format!("{name}-{number}");
    let setting = Setting { page, heading: 4, prefix: &prefix };
    let base = shared.catalog.settings().base_url.as_str();
    markdown::render(text, &setting, &shared.destinations).under(base)
}

fn evidence_view(
    shared: &Shared<'_>,
    item: &Evidence,
    page: &SitePath,
    (number, at): (usize, usize),
) -> EvidenceView {
    let name = format!("evidence-{}", at + 1);
    EvidenceView {
        name: item.name.clone(),
        url: item.url.as_deref().and_then(web),
        narrative: item.narrative.as_ref().map(|text| prose(shared, text, page, number, &name)),
    }
}

fn files(words: &Words, folder: &str) -> Vec<FileView> {
    let file = |(name, key)| FileView {
        label: words.text(key).into_owned(),
        link: format!("{folder}{name}"),
    };
    [
        ("credential.json", "archive.file_json"),
        ("badge.png", "archive.file_png"),
        ("badge.svg", "archive.file_svg"),
    ]
    .map(file)
    .into()
}

/// A picture as an address that holds it (RFC 2397).
fn picture(art: &Art) -> Sanitised {
    // The smaller of both; where the author's art is a bitmap, the other holds it.
    let (svg, png) = (art.svg.picture(), art.png.picture());
    let (bytes, kind) =
        if svg.len() < png.len() { (svg, "image/svg+xml") } else { (png, "image/png") };
    Sanitised::proven(&format!("data:{kind};base64,{}", BASE64.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in the page as it is must not be able to end its element.
    #[test]
    fn script_and_style_cannot_end_early() {
        for text in [&Theme::verifier(), SCRIPT, STYLE] {
            let text = text.to_ascii_lowercase();
            assert!(!text.contains("</s") && !text.contains("<!--") && !text.contains("<script"));
        }
    }
}
