//! Versions of a badge have names and times of their own.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::{Badge, Slug};

pub(super) fn check(faults: &mut Faults, view: &View) {
    let mut earlier: Vec<&Badge> = view.draft.earlier.iter().collect();
    earlier.sort_by_key(|badge| (&badge.slug, badge.until, &badge.version));
    for badge in &earlier {
        if let Some(present) = view.badge(&badge.slug) {
            same_name(faults, present, badge);
        }
    }
    for pair in earlier.windows(2) {
        if let [first, second] = pair
            && (&first.slug, first.until) == (&second.slug, second.until)
        {
            same_end(faults, first, second);
        }
    }
}

/// The present version is not called as an earlier one.
fn same_name(faults: &mut Faults, present: &Badge, earlier: &Badge) {
    if present.version != earlier.version {
        return;
    }
    let Badge { slug, version, .. } = present;
    let help = match version.next() {
        Some(next) => format!("write `version: \"{next}\"` here, or delete the other"),
        None => "write another `version:` here, or delete the other".to_owned(),
    };
    let message = format!("there is an earlier version `{version}` of `{slug}` already");
    faults.push(
        Diagnostic::error(Code::DuplicateVersion, present.place.at("version"), message)
            .help(help)
            .related(Place::file(&earlier.place.file), "the earlier one"),
    );
}

/// Of two that end on one day, one is never in force.
fn same_end(faults: &mut Faults, first: &Badge, second: &Badge) {
    let (slug, until): (&Slug, _) = (&first.slug, first.until.unwrap_or_default());
    let message = format!(
        "the versions `{}` and `{}` of `{slug}` end on one day, {until}",
        first.version, second.version
    );
    faults.push(
        Diagnostic::error(Code::VersionOrder, second.place.at("until"), message)
            .help("correct one of the dates: a version begins where the one before it ends")
            .related(first.place.at("until"), "the other"),
    );
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    const AWARD: &str = "badge: gdpr, earner: ada, awarded: ";

    fn revised(rest: &str) -> Folder {
        let mut folder = Folder::new();
        folder.records.badges.clear();
        folder.badge("gdpr", "version: \"2\"\n").version("gdpr", "1", rest)
    }

    fn version_of(folder: &Folder) -> String {
        let catalog = folder.catalog().expect("no fault");
        catalog.badge_of(&catalog.awards()[0]).version.to_string()
    }

    #[test]
    fn an_award_is_under_the_version_of_its_day_or_the_one_it_names() {
        let folder = || revised("until: 2026-05-31\n");
        let under = |rest: &str| version_of(&folder().award(&format!("{{{AWARD}{rest}}}")));
        assert_eq!(under("2026-05-31"), "1");
        assert_eq!(under("2026-05-31T23:59:59Z"), "1");
        assert_eq!(under("2026-06-01"), "2");
        assert_eq!(under("2026-06-01, version: '1'"), "1");
        assert_eq!(under("2026-05-01, version: 2"), "2");
        let codes = |rest: &str| folder().award(&format!("{{{AWARD}{rest}}}")).codes();
        assert_eq!(codes("2026-06-01, version: 3"), ["unknown-version"]);
        assert_eq!(codes("2026-06-01, version: two"), ["bad-version"]);
        assert_eq!(codes("2026-06-01, version: 1"), [""; 0]);
    }

    #[test]
    fn what_an_earlier_version_asked_for_holds_for_its_awards() {
        let mut folder = Folder::new();
        folder.records.badges.clear();
        let folder = folder
            .badge("first", "")
            .badge("gdpr", "version: 2\nrequires: [first]\nvalid_for: P1Y\n")
            .version("gdpr", "1", "until: 2026-05-31\nvalid_for: P2Y\n");
        let old = folder.clone().award(&format!("{{{AWARD}2026-05-01}}"));
        let until = old.catalog().unwrap().awards()[0].period.until().unwrap().to_string();
        assert_eq!(until, "2028-05-01T00:00:00Z");
        let new = folder.award(&format!("{{{AWARD}2026-06-01}}"));
        assert_eq!(new.codes(), ["requires-not-held"]);
    }

    #[test]
    fn each_version_has_a_name_and_an_end_of_its_own() {
        let plain = || Folder::new().version("gdpr", "1", "until: 2026-05-31\n");
        assert_eq!(plain().codes(), ["duplicate-version"], "the badge says none: it is the first");
        let two = revised("until: 2026-05-31\n").version("gdpr", "0", "until: 2026-05-31\n");
        assert_eq!(two.codes(), ["version-order"]);
        assert_eq!(revised("until: never\n").codes(), ["bad-date"]);
        let other = Folder::new().version("gdrp", "1", "until: 2026-05-31\n");
        assert_eq!(other.codes(), ["unknown-badge"]);
        let odd = revised("until: 2026-05-31\n").version("gdpr", "2.", "until: 2026-06-30\n");
        assert_eq!(odd.codes(), ["bad-version"]);
    }
}
