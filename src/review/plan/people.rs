//! Who can be found, or no longer.

use super::change::{People, Person, Was};
use crate::model::{Catalog, Earner, Visibility};
use crate::review::find;

pub(super) fn compare(base: Option<&Catalog>, head: &Catalog) -> People {
    let before = base.map_or(&[][..], Catalog::earners);
    let was = |earner: &Earner| base.and_then(|base| find::earner(base, &earner.slug));
    let is = |earner: &Earner| find::earner(head, &earner.slug);
    People { public: turned(head.earners(), was), hidden: turned(before, is) }
}

/// Those who are public, and are not in the other state.
fn turned<'a>(earners: &[Earner], other: impl Fn(&Earner) -> Option<&'a Earner>) -> Vec<Person> {
    let public = earners.iter().filter(|earner| earner.is_listed());
    let turned = public.filter_map(|earner| {
        let other = match other(earner).map(|other| other.visibility) {
            Some(Visibility::Public) => return None,
            Some(Visibility::Unlisted) => Was::Unlisted,
            Some(Visibility::Private) => Was::Private,
            None => Was::Absent,
        };
        Some(Person { slug: earner.slug.to_string(), name: earner.name.clone(), other })
    });
    turned.collect()
}
