//! Keys, the salt and the address: what everything published hangs on.

use crate::diagnostic::{Bounded, Code, Diagnostic, Place};
use crate::model::{Catalog, PublicKey, Settings, Visibility};
use crate::review::find::{self, count, day};
use crate::review::{Head, pairs::Pairs};

/// Checks them. Whether another salt has given credentials other addresses.
pub(super) fn check(
    faults: &mut Bounded,
    base: &Catalog,
    head: Head<'_>,
    pairs: &Pairs<'_>,
) -> bool {
    let (was, is) = (base.settings(), head.catalog.settings());
    let site = Place::file(&"site.yaml".into());
    for key in &was.keys {
        let now = is.keys.iter().find(|now| now.multikey == key.multikey);
        faults.extend(match now {
            None => Some(key_vanished(&site.at("keys"), key)),
            Some(now) => unrevoked(&site.at("keys"), key, now),
        });
    }
    moved(faults, &site, was, is);
    was.salt != is.salt && resalted(faults, &site, base, head, pairs)
}

fn key_vanished(place: &Place, key: &PublicKey) -> Diagnostic {
    let id = &key.id;
    let message = format!("the key `{id}` was published and is gone");
    Diagnostic::error(Code::KeyVanished, place.clone(), message).help(format!(
        "put it back, or what it signed can no longer be verified; \
         `laureate key revoke {id}` says that it no longer counts"
    ))
}

/// A key that was revoked may be in other hands.
fn unrevoked(place: &Place, was: &PublicKey, is: &PublicKey) -> Option<Diagnostic> {
    let revoked = was.revoked.filter(|_| is.revoked.is_none())?;
    let message = format!("the key `{}` was revoked on {}, and now is not", was.id, day(revoked));
    let help =
        format!("write `revoked: {}` again; `laureate key new` makes a new key", day(revoked));
    Some(Diagnostic::error(Code::RevocationWithdrawn, place.clone(), message).help(help))
}

/// A new address is no fault, but nobody should be surprised by it.
fn moved(faults: &mut Bounded, site: &Place, was: &Settings, is: &Settings) {
    if was.did != is.did {
        let message = format!("the issuer is `{}` now, no longer `{}`", is.did, was.did);
        faults.push(Diagnostic::warning(Code::SiteMoved, site.at("did"), message).help(format!(
            "copies of credentials name the old issuer and verify only while its `did.json` \
                 is served; `did: {}` keeps it",
            was.did
        )));
    }
    if was.base_url != is.base_url {
        let message = format!("the site moves from {} to {}", was.base_url, is.base_url);
        faults.push(
            Diagnostic::warning(Code::SiteMoved, site.at("base_url"), message)
                .help("every address changes; let the old ones lead to the new ones"),
        );
    }
}

/// Ids and the addresses of unlisted people follow from the salt.
fn resalted(faults: &mut Bounded, site: &Place, base: &Catalog, head: Head, pairs: &Pairs) -> bool {
    let lost = pairs.replaced.iter().filter(|(was, is)| {
        was.badge == is.badge
            && was.earner == is.earner
            && was.period.from().timestamp() == is.period.from().timestamp()
    });
    let lost = lost.count();
    let unlisted = base.earners().iter().filter(|earner| {
        let now = find::earner(head.catalog, &earner.slug);
        earner.visibility == Visibility::Unlisted
            && now.is_some_and(|now| now.visibility == Visibility::Unlisted)
    });
    let unlisted = unlisted.count();
    if lost + unlisted == 0 {
        return false;
    }
    let credentials = (lost > 0).then(|| count(lost, "credential", "credentials"));
    let people = (unlisted > 0).then(|| count(unlisted, "unlisted person", "unlisted people"));
    let whose: Vec<_> = credentials.into_iter().chain(people).collect();
    let message = format!("another salt changes the addresses of {}", whose.join(" and "));
    let help = if base.settings().salt.is_empty() {
        "each award that is published keeps its address by an `id:` that names it as before; \
         without that there can be no salt"
    } else {
        "write the old salt again; it is chosen once, for addresses follow from it"
    };
    faults.push(
        Diagnostic::error(Code::SaltChanged, site.at("privacy").at("salt"), message).help(help),
    );
    true
}
