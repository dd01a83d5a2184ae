//! What other systems issued, as `import` reads it: texts come out harmless.

use laureate::credential::foreign::{Collection, Foreign};

/// The bytes as a file, and what its texts come to.
pub fn hold(bytes: &[u8]) {
    let mut collection = Collection::default();
    collection.add("file", bytes);
    let (found, refused) = collection.read();
    let most = bytes.len() * 16 + 4096;
    assert!(found.len() + refused.len() <= bytes.len() + 1);
    for one in &found {
        let texts = texts(one);
        assert!(texts.iter().map(|text| text.len()).sum::<usize>() <= most, "bounded growth");
        for text in texts {
            let odd = |c: char| c.is_control() && c != '\n';
            assert!(!text.contains(odd), "a control character is left: {text:?}");
        }
        for line in [&one.badge.name, &one.badge.description] {
            assert!(!line.contains('\n'), "a line has two: {line:?}");
        }
    }
}

fn texts(one: &Foreign) -> Vec<&str> {
    let badge = &one.badge;
    let mut texts = vec![badge.name.as_str(), &badge.description];
    texts.extend(badge.criteria.as_deref());
    texts.extend(one.issuer.name.as_deref());
    texts.extend(badge.tags.iter().map(String::as_str));
    texts.extend(badge.alignments.iter().map(|alignment| alignment.name.as_str()));
    if let Some(award) = &one.award {
        texts.extend(award.recipient.name.as_deref());
        texts.extend(award.narrative.as_deref());
        texts.push(&award.awarded);
        let narratives = award.evidence.iter().filter_map(|one| one.narrative.as_deref());
        texts.extend(narratives);
    }
    texts
}
