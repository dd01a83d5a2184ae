//! Open Badges 2.0: three linked files without a signature. What they are worth rests on
//! the address that they are found at (hosted verification, section 4.3.1 of that standard).

use super::open_badge::email_hash;
use super::{Mode, issuer, uri};
use crate::credential::fast::{Fields, Tree};
use crate::model::{Award, Badge, Catalog, Email, Evidence, Revocation, Skill, routes};

/// The context of Open Badges 2.0.
const CONTEXT: &str = "https://w3id.org/openbadges/v2";

fn document<'a>(kind: &'static str, id: String) -> Fields<'a> {
    Fields::default().word("@context", CONTEXT).word("type", kind).iri("id", id)
}

/// The issuer. Its assertions are genuine only below the address that it names.
pub(super) fn issuer(catalog: &Catalog, mode: Mode) -> Tree<'_> {
    let settings = catalog.settings();
    let (base, issuer) = (&settings.base_url, &settings.issuer);
    let verification = Fields::default()
        .word("type", "VerificationObject")
        .text("startsWith", format!("{base}{}", routes::OPEN_BADGES_2));
    document("Issuer", base.join(&routes::open_badges_2_issuer()))
        .with("name", issuer::display_name(settings, mode))
        .text("url", issuer.url.as_deref().unwrap_or(base.as_str()))
        .text_if("email", issuer.email.as_deref())
        .text_if("description", issuer.description.as_deref())
        .with_if(
            "image",
            issuer.image.as_ref().map(|picture| Tree::Iri(base.join(&picture.address).into())),
        )
        .with("verification", verification.tree())
        .tree()
}

/// A badge.
pub(super) fn badge_class<'a>(catalog: &'a Catalog, badge: &'a Badge) -> Tree<'a> {
    let base = &catalog.settings().base_url;
    let criteria = Fields::default()
        .word("type", "Criteria")
        .iri("id", base.join(&routes::version_page(badge)))
        .text("narrative", badge.criteria.markdown.as_str());
    let skills = badge.skills.iter().filter_map(|slug| alignment(catalog.skill(slug)));
    let tags = badge.tags.iter().map(|tag| Tree::Text(tag.as_str().into()));
    document("BadgeClass", base.join(&routes::badge_class(badge)))
        .text("name", badge.name.as_str())
        .text("description", badge.description.as_str())
        .iri("image", base.join(&routes::badge_file(badge, "badge.png")))
        .with("criteria", criteria.tree())
        .iri("issuer", base.join(&routes::open_badges_2_issuer()))
        .list("tags", tags.collect())
        .list("alignment", skills.collect())
        .text("version", badge.version.as_str())
        .tree()
}

fn alignment(skill: &Skill) -> Option<Tree<'_>> {
    let fields = Fields::default()
        .word("type", "AlignmentObject")
        .text("targetName", skill.name.as_str())
        .text("targetUrl", skill.url.as_deref()?)
        .text_if("targetDescription", skill.description.as_deref())
        .text_if("targetFramework", skill.framework.as_deref())
        .text_if("targetCode", skill.code.as_deref());
    Some(fields.tree())
}

/// What tells whose an award is: the e-mail address of an earner who has one, and is not
/// private, where the organisation agrees to publish its hash.
pub(super) fn recipient<'a>(catalog: &'a Catalog, award: &Award) -> Option<&'a Email> {
    let earner = catalog.earner(&award.earner);
    earner.email.as_ref().filter(|_| catalog.settings().email_hash && earner.has_page())
}

/// An award. Of one that was taken back only that is said. Nothing without a recipient.
pub(super) fn assertion<'a>(catalog: &'a Catalog, award: &'a Award) -> Option<Tree<'a>> {
    let settings = catalog.settings();
    let base = &settings.base_url;
    let email = recipient(catalog, award)?;
    let fields = document("Assertion", base.join(&routes::assertion(award)));
    if let Some(revocation) = &award.revoked {
        return Some(revoked(fields, revocation));
    }
    let (identity, salt) = email_hash(settings, award.id.as_str(), email);
    let recipient = Fields::default()
        .word("type", "email")
        .with("hashed", Tree::Flag(true))
        .text("identity", identity)
        .text("salt", salt);
    let until = award.period.until().map(|until| Tree::Text(until.to_string().into()));
    let fields = fields
        .with("recipient", recipient.tree())
        .iri("badge", base.join(&routes::badge_class(catalog.badge_of(award))))
        .with("verification", Fields::default().word("type", "HostedBadge").tree())
        .text("issuedOn", award.period.from().to_string())
        .with_if("expires", until)
        .list("evidence", award.evidence.iter().map(evidence).collect())
        .text_if("narrative", award.message.as_ref().map(|text| text.markdown.as_str()));
    Some(fields.tree())
}

/// What stands at the address of an award that was taken back (section 4.3.1: instead of
/// the answer 410, which no file host gives).
fn revoked<'a>(fields: Fields<'a>, revocation: &'a Revocation) -> Tree<'a> {
    let fields = fields.with("revoked", Tree::Flag(true));
    fields.text_if("revocationReason", revocation.reason.as_deref()).tree()
}

fn evidence(evidence: &Evidence) -> Tree<'_> {
    let fields = Fields::default().word("type", "Evidence");
    let fields = match evidence.url.as_deref().and_then(uri::uri) {
        Some(url) => fields.with("id", Tree::Iri(url)),
        None => fields,
    };
    fields
        .text_if("name", evidence.name.as_deref())
        .text_if("narrative", evidence.narrative.as_ref().map(|text| text.markdown.as_str()))
        .tree()
}
