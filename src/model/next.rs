//! What an award that is yet to be written will be called, and whether it is one.

use std::collections::BTreeSet;

use super::{
    Award, Catalog, CredentialId, Moment, Repeatable, Slug, StatusEntry, StatusIndex, derive,
};

impl Catalog {
    /// The id of the credential that an award will have, unless it gives itself one.
    pub fn id_of(&self, badge: &Slug, earner: &Slug, awarded: Moment) -> CredentialId {
        derive::credential_id(&self.settings().salt, badge, earner, awarded)
    }

    /// The place to give a new award as `status_index`, where another has its own. Nothing
    /// where its own is free. `taken` are the places of this catalogue and of what is new.
    pub fn place_for(
        id: &CredentialId,
        awarded: Moment,
        taken: &mut BTreeSet<StatusEntry>,
    ) -> Option<StatusIndex> {
        let (year, own) = (awarded.date().year(), derive::status_index(id));
        if taken.insert(StatusEntry { year, index: own }) {
            return None;
        }
        let following = (1..StatusIndex::LIST_BITS)
            .map(|step| (own.get() + step) % StatusIndex::LIST_BITS)
            .filter_map(StatusIndex::new);
        following.into_iter().find(|index| taken.insert(StatusEntry { year, index: *index }))
    }

    /// The award that makes a new one of `badge` to `earner` at `awarded` superfluous: the
    /// same, or one by which the badge is held for good, or in that year.
    pub fn earned_already(&self, badge: &Slug, earner: &Slug, awarded: Moment) -> Option<&Award> {
        let repeatable = self.badge(badge).repeatable;
        let covers = |award: &&Award| {
            let from = award.period.from();
            from.timestamp() == awarded.timestamp()
                || award.revoked.is_none()
                    && match repeatable {
                        Repeatable::Always => false,
                        Repeatable::Yearly => from.date().year() == awarded.date().year(),
                        Repeatable::Never => award.period.until().is_none(),
                    }
        };
        self.awards_of_earner(earner).filter(|award| award.badge == *badge).find(covers)
    }
}
