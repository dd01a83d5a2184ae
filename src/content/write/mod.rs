//! Records as YAML that a person would have written: keys in the order of the reference,
//! what is left out left out, quotes only where they are needed.
//!
//! Files that exist are not written anew by this, for that would lose their comments: see
//! [`edit`](super::edit).

mod mapping;
mod scalar;

pub use mapping::Mapping;

use super::record::{
    Approvers, AwardRecord, BadgeRecord, EvidenceRecord, HrRecord, Issuing, LinkRecord,
    MilestoneRecord, PersonRecord, Repeatable, ResultRecord, RevocationRecord, SkillRecord,
    SkillReference, Status, VersionRecord, Visibility,
};

/// `badges/<slug>.yaml`.
pub fn badge(record: &BadgeRecord) -> String {
    let skills = record.skills.iter().map(skill).collect();
    Mapping::default()
        .local_if("name", Some(&record.name))
        .local_if("description", Some(&record.description))
        .text_if("family", record.family.as_ref())
        .text_if("tier", record.tier.as_ref())
        .text_if("type", record.achievement_type.as_ref())
        .local_if("criteria", record.criteria.as_ref())
        .words("requires", &record.requires)
        .text_if("valid_for", record.valid_for.as_ref())
        .entries("skills", skills)
        .words("tags", &record.tags)
        .words("reviewers", &record.reviewers)
        .plain_if("issuing", issuing(record.issuing))
        .mapping("milestone", record.milestone.as_ref().map(milestone).unwrap_or_default())
        .text_if("version", record.version.as_ref())
        .plain_if("repeatable", repeatable(record.repeatable))
        .plain_if("status", (record.status == Status::Retired).then_some("retired"))
        .plain_if("retired_on", record.retired_on.as_deref())
        .words("other_identifiers", &record.other_identifiers)
        .to_text()
}

/// `badges/<slug>.v<version>.yaml`.
pub fn version(record: &VersionRecord) -> String {
    Mapping::default()
        .plain("until", &record.until)
        .local_if("name", Some(&record.name))
        .local_if("description", Some(&record.description))
        .text_if("type", record.achievement_type.as_ref())
        .local_if("criteria", record.criteria.as_ref())
        .words("requires", &record.requires)
        .text_if("valid_for", record.valid_for.as_ref())
        .entries("skills", record.skills.iter().map(skill).collect())
        .words("tags", &record.tags)
        .to_text()
}

/// `people/<slug>.yaml`.
pub fn person(record: &PersonRecord) -> String {
    let visibility = record.visibility.map(|visibility| match visibility {
        Visibility::Public => "public",
        Visibility::Unlisted => "unlisted",
        Visibility::Private => "private",
    });
    let link = |link: &LinkRecord| {
        Mapping::default().text("label", &link.label).text("url", &link.url).into()
    };
    let hr = record.hr.as_ref().map(hr).unwrap_or_default();
    Mapping::default()
        .text_if("slug", record.slug.as_ref())
        .text("name", &record.name)
        .text_if("email", record.email.as_ref())
        .text_if("headline", record.headline.as_ref())
        .text_if("bio", record.bio.as_ref())
        .entries("links", record.links.iter().map(link).collect())
        .plain_if("visibility", visibility)
        .text_if("image", record.image.as_ref())
        .text_if("did", record.did.as_ref())
        .text_if("account", record.account.as_ref())
        .words("former_slugs", &record.former_slugs)
        .mapping("hr", hr)
        .to_text()
}

/// A file of `awards/` with one award.
pub fn award(record: &AwardRecord) -> String {
    award_keys(record).to_text()
}

/// A file of `awards/` with a list of awards.
pub fn award_list(records: &[AwardRecord]) -> String {
    let item = |record| award_keys(record).item(0, 2, false);
    records.iter().map(item).collect::<Vec<_>>().join("\n")
}

/// What an award says, key by key.
pub fn award_keys(record: &AwardRecord) -> Mapping {
    let result = |result: &ResultRecord| {
        Mapping::default().text("name", &result.name).text("value", &result.value).into()
    };
    let revoked = record.revoked.as_ref().map(revocation);
    let (one_approver, several_approvers) = match &record.approved_by {
        Some(Approvers::One(slug)) => (Some(slug), &[][..]),
        Some(Approvers::Several(slugs)) => (None, slugs.as_slice()),
        None => (None, &[][..]),
    };
    let index = record.status_index.map(|index| index.to_string());
    Mapping::default()
        .text("badge", &record.badge)
        .text_if("earner", record.earner.as_ref())
        .words("earners", record.earners.as_deref().unwrap_or_default())
        .plain("awarded", &record.awarded)
        .text_if("version", record.version.as_ref())
        .plain_if("expires", record.expires.as_deref())
        .text_if("approved_by", one_approver)
        .words("approved_by", several_approvers)
        .text_if("nominated_by", record.nominated_by.as_ref())
        .text_if("message", record.message.as_ref())
        .entries("evidence", record.evidence.iter().map(evidence).collect())
        .entries("results", record.results.iter().map(result).collect())
        .mapping("revoked", revoked.unwrap_or_default())
        .text_if("id", record.id.as_ref())
        .plain_if("status_index", index.as_deref())
        .words("other_identifiers", &record.other_identifiers)
}

/// A text as it can stand anywhere, also within brackets: a day or a number as it is.
pub(in crate::content) fn scalar_text(text: &str) -> String {
    let is_bare = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let is_bare = is_bare && text.starts_with(|c: char| c.is_ascii_digit());
    if is_bare { text.to_owned() } else { scalar::on_one_line(text) }
}

/// The same of what is a text whatever it looks like: in quotes where it reads as a day or a number.
pub(in crate::content) fn sure_text(text: &str) -> String {
    scalar::on_one_line(text)
}

/// When and why an award was taken back.
pub fn revocation(record: &RevocationRecord) -> Mapping {
    Mapping::default().plain("on", &record.on).text_if("reason", record.reason.as_ref())
}

fn skill(reference: &SkillReference) -> mapping::Entry {
    match reference {
        SkillReference::Slug(slug) => slug.as_str().into(),
        SkillReference::Skill(SkillRecord { name, framework, code, url, description }) => {
            Mapping::default()
                .local_if("name", Some(name))
                .text_if("framework", framework.as_ref())
                .text_if("code", code.as_ref())
                .text_if("url", url.as_ref())
                .local_if("description", description.as_ref())
                .into()
        }
    }
}

fn evidence(record: &EvidenceRecord) -> mapping::Entry {
    Mapping::default()
        .text_if("name", record.name.as_ref())
        .text_if("url", record.url.as_ref())
        .text_if("narrative", record.narrative.as_ref())
        .into()
}

fn hr(record: &HrRecord) -> Mapping {
    Mapping::default()
        .text_if("employee_id", record.employee_id.as_ref())
        .text_if("department", record.department.as_ref())
        .text_if("manager", record.manager.as_ref())
        .plain_if("hired", record.hired.as_deref())
        .text_if("role", record.role.as_ref())
        .plain_if("left", record.left.as_deref())
}

fn milestone(record: &MilestoneRecord) -> Mapping {
    Mapping::default()
        .plain("years", &record.years.to_string())
        .plain_if("since", record.since.as_deref())
        .text_if("message", record.message.as_ref())
}

fn issuing(issuing: Issuing) -> Option<&'static str> {
    match issuing {
        Issuing::Reviewed => None,
        Issuing::Peer => Some("peer"),
        Issuing::Milestone => Some("milestone"),
    }
}

fn repeatable(repeatable: Repeatable) -> Option<&'static str> {
    match repeatable {
        Repeatable::Never => None,
        Repeatable::Yearly => Some("yearly"),
        Repeatable::Always => Some("always"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::decode::decode;

    #[test]
    fn it_reads_as_if_a_person_had_written_it() {
        let record = AwardRecord {
            badge: "first-aid".into(),
            earner: Some("ada-lovelace".into()),
            awarded: "2026-05-01".into(),
            approved_by: Some(Approvers::Several(vec!["joan".into(), "grace".into()])),
            message: Some("Thank you.\n\nFor *all*.\n".into()),
            evidence: vec![
                EvidenceRecord {
                    name: Some("Report: final".into()),
                    url: Some("https://a.example/r".into()),
                    narrative: None,
                },
                EvidenceRecord { name: None, url: None, narrative: Some("One.\n\n- Two\n".into()) },
            ],
            results: vec![ResultRecord { name: "Exam".into(), value: "92".into() }],
            id: Some("12e4".into()),
            other_identifiers: vec!["https://old.example/1".into()],
            ..AwardRecord::default()
        };
        let expected = "\
badge: first-aid
earner: ada-lovelace
awarded: 2026-05-01
approved_by: [joan, grace]
message: |
  Thank you.

  For *all*.
evidence:
  - {name: \"Report: final\", url: https://a.example/r}
  - narrative: |
      One.

      - Two
results:
  - {name: Exam, value: \"92\"}
id: \"12e4\"
other_identifiers: [https://old.example/1]
";
        assert_eq!(award(&record), expected);
    }

    /// Texts that YAML could take for something else, and any others.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{0,12}",
            "[ a:#'\"\\\\|>&*!%@`{}\\[\\],?\\-\n\t]{0,12}",
            "[a-z \n]{0,120}",
            "[yYnNoOfFtTrRuUeEsSlLiIaA~.0-9_:+-]{1,6}",
            any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_is_read(
            name in text(), description in text(), criteria in text(),
            tags in proptest::collection::vec(text(), 0..4), url in text(),
        ) {
            let skill = SkillRecord {
                name: name.clone().into(), framework: Some(criteria.clone()), code: None,
                url: Some(url.clone()), description: Some(description.clone().into()),
            };
            let record = BadgeRecord {
                name: name.into(), description: description.into(),
                criteria: Some(criteria.into()),
                skills: vec![SkillReference::Skill(skill)], tags, ..BadgeRecord::default()
            };
            let written = badge(&record);
            // Text that looks like a tag is read the slow way, which is tested as a whole.
            if let Some(read) = decode::<BadgeRecord>(&written) {
                let plain = |record: &BadgeRecord| {
                    let SkillReference::Skill(skill) = &record.skills[0] else { unreachable!() };
                    let texts = [
                        record.name.as_str(), record.description.as_str(),
                        record.criteria.as_ref().unwrap().as_str(),
                        skill.framework.as_ref().unwrap(), skill.url.as_ref().unwrap(),
                    ];
                    let texts = texts.into_iter().chain(record.tags.iter().map(String::as_str));
                    texts.map(|text| scalar::settled(text).into_owned()).collect::<Vec<_>>()
                };
                prop_assert_eq!(plain(&read), plain(&record), "{}", written);
            } else {
                prop_assert!(written.contains('!'), "{}", written);
            }
        }
    }
}
