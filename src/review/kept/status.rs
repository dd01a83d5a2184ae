//! Two awards with one place in the status list: the one that is not published gives way.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Catalog;
use crate::review::Head;

/// Points at the award that is new, where the rule of the model, which does not know what is
/// published, takes the older of the two for that. An award may be dated back.
pub fn point_at_the_new(diagnostics: &mut [Diagnostic], base: &Catalog, head: Head<'_>) {
    let collisions = diagnostics.iter_mut().filter(|one| one.code == Code::StatusIndexCollision);
    for collision in collisions {
        let Some((other, why)) = collision.related.first_mut() else { continue };
        let (told, beside) =
            (is_published(base, head, &collision.place), is_published(base, head, other));
        if (told, beside) == (Some(true), Some(false)) {
            std::mem::swap(&mut collision.place, other);
            "published with it".clone_into(why);
        }
    }
}

/// Whether the award at a place is published. Nothing where it may be one of several.
fn is_published(base: &Catalog, head: Head, place: &Place) -> Option<bool> {
    let mut awards = head.catalog.awards().iter().filter(|award| place.overlaps(&award.place));
    match (awards.next(), awards.next()) {
        (Some(award), None) => Some(base.award(&award.id).is_some()),
        _ => None,
    }
}
