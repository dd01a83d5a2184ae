//! Credentials: the signed file, the page and the pictures that hold it, made together so
//! that it is signed once.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use super::shared::{Shared, person_mark};
use super::{cards, share, version};
use crate::credential::endorsement::Endorsement;
use crate::diagnostic::Code;
use crate::model::{Award, Badge, Evidence, IssuedBy, SitePath, Slug, Text, Version, routes};
use crate::site::plan::Planner;
use crate::site::view::{
    BadgeOnCredential, CredentialView, EndorsementView, EvidenceView, IssuedView, PersonMark,
    ResultView, RevocationView, state_word, web,
};
use crate::site::{Artifact, Body, RenderFault, escape};

/// Adds the credentials of everybody who has pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    let shared = Arc::clone(&planner.shared);
    let badges = shared.catalog.badges().iter();
    let versions = badges.flat_map(|badge| shared.catalog.versions(&badge.slug));
    let versions: BTreeMap<(&Slug, &Version), Value> = versions
        .map(|badge| ((&badge.slug, &badge.version), on_credential(&shared, badge)))
        .collect();
    for award in shared.catalog.awards() {
        if !shared.catalog.earner(&award.earner).has_page() {
            continue;
        }
        let key = (&award.badge, &award.version);
        let Some(badge) = versions.get(&key).cloned() else { continue };
        let page = routes::credential_page(award);
        if planner.shared.is_translated() {
            // Signed once, shown in each language.
            planner.file(&award.place, page, move |shared, address| {
                html(shared, award, &badge, address)
            });
            continue;
        }
        let [file, png, svg] = ["credential.json", "badge.png", "badge.svg"]
            .map(|name| routes::credential_file(award, name));
        let addresses = vec![page.clone(), file.clone(), png, svg];
        let shared = Arc::clone(&shared);
        let recipe = move || make(&shared, award, &badge, &page, &file);
        planner.insert(&award.place, Artifact::new(addresses, recipe));
    }
}

/// What a credential's page says of its badge. Every such page is as deep as the badge's
/// own, so that one rendering of the criteria serves all.
fn on_credential(shared: &Shared<'_>, badge: &Badge) -> Value {
    Value::from_serializable(&BadgeOnCredential {
        card: shared.version_card(badge),
        version: version::on_credential(shared, badge),
        criteria: shared.prose(&badge.criteria, &routes::badge_page(badge), "criteria"),
        skills: badge.skills.iter().map(|skill| shared.skill(skill)).collect(),
    })
}

fn make(
    shared: &Shared<'_>,
    award: &Award,
    badge: &Value,
    page: &SitePath,
    file: &SitePath,
) -> Result<Vec<Body>, RenderFault> {
    let signed = shared.documents.credential(award).map_err(|fault| RenderFault {
        address: file.clone(),
        reason: fault.to_string(),
        place: Some(award.place.clone()),
        code: Code::TemplateFault,
    })?;
    let html = html(shared, award, badge, page)?;
    let [png, svg] = shared.baked(award, signed.json())?;
    let json = signed.into_json().into_bytes();
    Ok(vec![html, Body::Bytes(json), Body::Bytes(png), Body::Bytes(svg)])
}

/// The page, in the language of `shared`, at `address`.
fn html(
    shared: &Shared<'_>,
    award: &Award,
    badge: &Value,
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let page = &routes::credential_page(award);
    let file = &routes::credential_file(award, "credential.json");
    let view = view(shared, award, badge, (page, file));
    let mut head = shared.head("credentials", address);
    head.noindex |= !shared.catalog.earner(&award.earner).is_listed();
    head.card = Some(cards::of_badge(shared, shared.catalog.badge(&award.badge)));
    if shared.catalog.earner(&award.earner).is_listed() {
        let state = shared.standing.state(award);
        head.data = Some(shared.linked_data().credential(award, state));
    }
    shared.page(address, "credential.html", &head, ("credential", &view))
}

fn view(
    shared: &Shared<'_>,
    award: &Award,
    badge: &Value,
    (page, file): (&SitePath, &SitePath),
) -> CredentialView {
    let url = shared.settings().base_url.join(file);
    let results = award.results.iter();
    let evidence = award.evidence.iter().enumerate();
    CredentialView {
        badge: badge.clone(),
        earner: person_mark(shared.catalog.earner(&award.earner)),
        awarded: award.period.from().into(),
        until: award.period.until().map(Into::into),
        state: state_word(shared.standing.state(award)),
        revoked: award.revoked.as_ref().map(RevocationView::from),
        approved_by: award.approved_by.iter().map(|slug| shared.colleague(slug)).collect(),
        nominated_by: award.nominated_by.as_ref().map(|slug| shared.colleague(slug)),
        message: award.message.as_ref().map(|text| shared.prose(text, page, "message")),
        evidence: evidence.map(|(at, item)| evidence_view(shared, item, page, at)).collect(),
        issued_by: shared.documents.issued_by(award).map(|issued| issued_view(shared, issued)),
        endorsements: shared
            .documents
            .endorsements(award)
            .iter()
            .enumerate()
            .map(|(at, endorsement)| endorsement_view(shared, award, endorsement, page, at))
            .collect(),
        results: results
            .map(|result| ResultView { name: result.name.clone(), value: result.value.clone() })
            .collect(),
        id: award.id.to_string(),
        file: award.badge.to_string(),
        open_badges_2: hosted(shared, award),
        status: shared.file(&routes::status_list(award.status.year)),
        verify: format!("https://verifierplus.org/#verify?vc={}", escape::query_value(&url)),
        url,
        sharing: share::of_award(shared, award),
        code: share::code_of_award(shared, award),
    }
}

fn issued_view(shared: &Shared<'_>, issued: &IssuedBy) -> IssuedView {
    let request = issued.request.as_ref();
    IssuedView {
        commit: issued.short_commit().to_owned(),
        commit_url: issued.commit_url.clone(),
        request: request.map(|request| request.label.clone()),
        request_url: request.map(|request| request.url.clone()),
        approved_by: issued.approved_by.iter().map(|slug| shared.colleague(slug)).collect(),
    }
}

/// The address of the Open Badges 2.0 assertion, where there is one.
fn hosted(shared: &Shared<'_>, award: &Award) -> Option<String> {
    let is_there = shared.settings().open_badges_2 && shared.documents.has_assertion(award);
    is_there.then(|| shared.file(&routes::assertion(award)))
}

fn evidence_view(shared: &Shared<'_>, item: &Evidence, page: &SitePath, at: usize) -> EvidenceView {
    let prefix = format!("evidence-{}", at + 1);
    EvidenceView {
        name: item.name.clone(),
        url: item.url.as_deref().and_then(web),
        narrative: item.narrative.as_ref().map(|text| shared.prose(text, page, &prefix)),
    }
}

fn endorsement_view(
    shared: &Shared<'_>,
    award: &Award,
    endorsement: &Endorsement,
    page: &SitePath,
    at: usize,
) -> EndorsementView {
    let key = endorsement.endorser();
    let people = shared.catalog.earners().iter();
    let mut listed = people.filter(|one| one.did.as_ref() == Some(&key) && one.is_listed());
    let person = listed.next();
    let comment = endorsement.comment().map(|markdown| {
        let place = award.place.clone();
        let text = Text { markdown: markdown.to_owned(), place, offset: 0 };
        shared.prose(&text, page, &format!("endorsement-{}", at + 1))
    });
    EndorsementView {
        by: PersonMark {
            name: Some(endorsement.endorser_name().to_owned()),
            link: person.map(|person| routes::portfolio(person).link().to_owned()),
        },
        headline: person.and_then(|person| person.headline.clone()),
        since: endorsement.since().into(),
        comment,
        key,
    }
}
