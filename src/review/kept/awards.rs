//! An award may gain evidence or a revocation. All else that its credential says stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Bounded, Code, Diagnostic, Place};
use crate::model::{Award, routes};
use crate::review::find::{self, count, day};
use crate::review::{Head, pairs::Pairs};

/// The most awards of a file that one diagnostic names.
const MOST_NAMED: usize = 3;

pub(super) fn check(faults: &mut Bounded, head: Head<'_>, pairs: &Pairs<'_>, is_resalted: bool) {
    for (base, now) in &pairs.same {
        changed(faults, head, pairs, base, now);
        shortened(faults, head, base, now);
        revocation_withdrawn(faults, base, now);
        status_moved(faults, base, now);
    }
    // What could not be read may be what is missed.
    let is_lost = |award: &Award| head.left_out.has_address(&routes::credential_page(award));
    for (base, now) in pairs.replaced.iter().filter(|(base, _)| !is_lost(base)) {
        let says_the_same = base.badge == now.badge
            && base.period.from().timestamp() == now.period.from().timestamp();
        let is_told = is_resalted && base.earner == now.earner
            || base.earner != now.earner && pairs.renamed.contains_key(&base.earner);
        if !(says_the_same && is_told) {
            changed(faults, head, pairs, base, now);
        }
    }
    let gone = pairs.gone.iter().copied().filter(|award| !is_lost(award));
    // Of a badge that is gone too, that fault says so.
    let gone = gone.filter(|award| find::badge(head.catalog, &award.badge).is_some());
    vanished(faults, gone);
}

/// `the award of `gdpr` to `ada` on 2026-05-01`
fn named(award: &Award) -> String {
    let Award { badge, earner, period, .. } = award;
    format!("the award of `{badge}` to `{earner}` on {}", day(period.from()))
}

/// Another badge, earner or date: another credential, or the same one saying something else.
fn changed(faults: &mut Bounded, head: Head, pairs: &Pairs, base: &Award, now: &Award) {
    let is_renamed = pairs.renamed.get(&base.earner) == Some(&now.earner);
    let (key, was, is) = if base.badge != now.badge {
        ("badge", base.badge.to_string(), now.badge.to_string())
    } else if base.earner != now.earner && !is_renamed {
        ("earner", base.earner.to_string(), now.earner.to_string())
    } else if base.period.from().timestamp() != now.period.from().timestamp() {
        ("awarded", day(base.period.from()), day(now.period.from()))
    } else if base.version != now.version && has_version(head, base) {
        ("version", base.version.to_string(), now.version.to_string())
    } else if base.id != now.id && !is_renamed {
        ("id", base.id.to_string(), now.id.to_string())
    } else {
        return;
    };
    let message =
        format!("{} was published, and now its `{key}` is `{is}` instead of `{was}`", named(base));
    let help = match key {
        "id" => format!("its credential would vanish; keep the address: `id: {was}`"),
        "version" => format!("say that it was earned under the old one: `version: \"{was}\"`"),
        _ => format!(
            "write `{key}: {was}` again; if that was wrong, `laureate revoke {} --reason …` keeps \
             it as revoked, and what is right is an award of its own",
            base.id
        ),
    };
    faults.push(Diagnostic::error(Code::AwardChanged, now.place.at(key), message).help(help));
}

/// Whether the version that an award was made under is there. If not, that is told.
fn has_version(head: Head, award: &Award) -> bool {
    head.catalog.versions(&award.badge).any(|badge| badge.version == award.version)
}

/// A copy that somebody took away says the later date.
fn shortened(faults: &mut Bounded, head: Head, base: &Award, now: &Award) {
    let (was, is) = (base.period.until(), now.period.until());
    let Some(is) = is.filter(|is| was.is_none_or(|was| is.timestamp() < was.timestamp())) else {
        return;
    };
    if base.period.from().timestamp() != now.period.from().timestamp() {
        return; // told as a change of the award
    }
    let lasts = was.map_or("for good".to_owned(), |was| format!("until {}", day(was)));
    let message = format!("{} was to count {lasts}, and now ends on {}", named(base), day(is));
    let keep = match was {
        Some(was) => format!("keep its end: `expires: {}`", day(was)),
        None => "what was published without an end has none".to_owned(),
    };
    let by_badge = find::badge(head.catalog, &now.badge).filter(|badge| badge.valid_for.is_some());
    let fault = Diagnostic::error(Code::ExpiryShortened, now.place.at("expires"), message)
        .help(format!("{keep}; to take it back before, `laureate revoke {} --reason …`", now.id));
    faults.push(match by_badge {
        Some(badge) => fault.related(badge.place.at("valid_for"), "what the badge says now"),
        None => fault,
    });
}

/// Revocation by status list is not reversible (Bitstring Status List 1.0, section 2.1).
fn revocation_withdrawn(faults: &mut Bounded, base: &Award, now: &Award) {
    let Some(revoked) = base.revoked.as_ref().filter(|_| now.revoked.is_none()) else { return };
    let on = day(revoked.on);
    let message = format!("{} was revoked on {on}, and now is not", named(base));
    faults.push(Diagnostic::error(Code::RevocationWithdrawn, now.place.clone(), message).help(
        format!("write `revoked: {{on: {on}}}` again; if it was deserved, award the badge anew"),
    ));
}

/// A copy that somebody took away names the old place, which would tell of another award.
fn status_moved(faults: &mut Bounded, base: &Award, now: &Award) {
    if base.status == now.status || base.status.year != now.status.year {
        return; // the year follows from the date
    }
    let index = base.status.index.get();
    let message = format!("{} has another status index than was published", named(base));
    faults.push(
        Diagnostic::error(Code::StatusIndexChanged, now.place.at("status_index"), message)
            .help(format!("write `status_index: {index}`, and a free one to the newer award")),
    );
}

/// One fault for each file that awards are gone from.
fn vanished<'a>(faults: &mut Bounded, gone: impl Iterator<Item = &'a Award>) {
    let mut files: BTreeMap<&Arc<str>, Vec<&Award>> = BTreeMap::new();
    for award in gone {
        files.entry(&award.place.file).or_default().push(award);
    }
    for (file, awards) in files {
        let awarded = match &awards[..] {
            [only] => format!("{} was published and is gone", named(only)),
            [first, ..] => format!(
                "{} were published and are gone, such as {}",
                count(awards.len(), "award", "awards"),
                named(first)
            ),
            [] => continue,
        };
        let ids =
            awards.iter().take(MOST_NAMED).map(|award| format!("`laureate revoke {}", award.id));
        let ids: Vec<_> = ids.map(|command| command + " --reason …`").collect();
        let rest = if awards.len() > MOST_NAMED { " and so on" } else { "" };
        let (them, each) = if awards.len() == 1 { ("it", "it") } else { ("them", "each") };
        let help = format!(
            "put {them} back from the base; {}{rest} then takes {each} back, and its page says so",
            ids.join(", ")
        );
        faults.push(Diagnostic::error(Code::AwardVanished, Place::file(file), awarded).help(help));
    }
}
