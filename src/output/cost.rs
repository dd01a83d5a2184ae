//! What one award costs in a built site.

use crate::model::routes;

/// How large the files of the awards are: the page, the credential, and the pictures that
/// hold it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// How many awards have files.
    pub awards: usize,
    /// The bytes of all their files.
    pub bytes: u64,
    /// The bytes of all files of one name, such as `badge.png`, in the order they came.
    pub parts: Vec<(String, u64)>,
    /// The award that costs most: its credential's id, and the bytes.
    pub largest: Option<(String, u64)>,
}

impl Cost {
    /// The cost by addresses and sizes, those of one award next to each other.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Self {
        let mut cost = Self::default();
        let mut largest = ("", 0);
        let mut award = ("", 0);
        for (address, bytes) in files {
            let Some((id, name)) = routes::credential_parts(address) else { continue };
            if award.0 != id {
                award = (id, 0);
                cost.awards += 1;
            }
            award.1 += bytes;
            cost.bytes += bytes;
            match cost.parts.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += bytes,
                None => cost.parts.push((name.to_owned(), bytes)),
            }
            if award.1 > largest.1 {
                largest = award;
            }
        }
        cost.largest = (cost.awards > 0).then(|| (largest.0.to_owned(), largest.1));
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_an_award_are_added_up() {
        let files = [
            ("index.html", 1000),
            ("credentials/a/index.html", 10),
            ("credentials/a/badge.png", 5),
            ("credentials/b/index.html", 20),
            ("credentials/b/badge.png", 1),
            ("credentialsb/x", 100),
        ];
        let cost = Cost::of(files.into_iter());
        assert_eq!((cost.awards, cost.bytes), (2, 36));
        assert_eq!(cost.parts, [("index.html".to_owned(), 30), ("badge.png".to_owned(), 6)]);
        assert_eq!(cost.largest, Some(("b".to_owned(), 21)));
        assert_eq!(Cost::of([].into_iter()), Cost::default());
    }
}
