//! Shares of a site, built apart.

use laureate::output::Shard;

use super::*;

fn large(count: usize, text: &str) -> Site<'static> {
    let mut site = Site::new();
    for n in 0..count {
        let text = format!("{text} {n}");
        let addresses = ["index.html", "credential.json"];
        let addresses = addresses.map(|name| path(&format!("credentials/{n}/{name}")));
        let recipe = move || Ok(vec![Body::Bytes(text.clone().into()), Body::Bytes(vec![b'{'])]);
        site.insert(Artifact::new(addresses.to_vec(), recipe)).unwrap();
    }
    site
}

fn options(index: u32, of: u32) -> Options<'static> {
    Options { shard: Shard::new(index, of), ..Options::new(Edition::Production) }
}

#[test]
fn all_shares_together_are_the_whole() {
    let whole = Place::new();
    whole.write(&large(50, "page"));
    let (mut files, mut merged) = (0, BTreeMap::new());
    for index in 1..=3 {
        let share = Place::new();
        files += share.try_write(&large(50, "page"), &options(index, 3)).unwrap().files;
        merged.extend(share.exactly().into_iter().map(|(path, (bytes, _))| (path, bytes)));
    }
    assert_eq!(files, 100);
    let whole: BTreeMap<_, _> =
        whole.exactly().into_iter().map(|(path, (bytes, _))| (path, bytes)).collect();
    assert_eq!(merged, whole);
}

#[test]
fn shares_may_be_built_one_after_the_other_in_one_place() {
    let place = Place::new();
    for (count, text) in [(50, "old"), (30, "new")] {
        for index in 1..=3 {
            place.try_write(&large(count, text), &options(index, 3)).unwrap();
        }
        let whole = Place::new();
        whole.write(&large(count, text));
        assert_eq!(place.texts(), whole.texts());
        assert_eq!(folders(&place.out), folders(&whole.out));
    }
}
