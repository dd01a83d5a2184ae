//! Pictures that others baked.

use laureate::credential::bake::{self, Content, Kind};

use super::value;
use crate::credential::shared;

#[test]
fn published_pictures_are_read() {
    for ending in ["png", "svg"] {
        for name in ["simple-json", "simple-jwt", "simple-jwt_v1"] {
            let file = format!("validator-resources/ob30/{name}.{ending}");
            let Some(path) = shared::path(&file) else { return };
            let picture = std::fs::read(path).unwrap();
            let found = bake::extract(&picture).unwrap();
            assert_eq!(found.kind, Kind::OpenBadge, "{file}");
            match &found.content {
                Content::Json(text) => {
                    assert_eq!(name, "simple-json");
                    let types = value(text)["type"].to_string();
                    assert!(types.contains("OpenBadgeCredential"), "{file}: {types}");
                }
                Content::Jws(_) => assert_ne!(name, "simple-json"),
                Content::Url(url) => panic!("{file}: {url}"),
            }
            let plain = bake::unbake(&picture).unwrap().1;
            let again = bake::bake(&plain, &found).unwrap();
            let again = bake::extract(&again).unwrap();
            match found.content {
                Content::Json(text) => assert_eq!(value(again.content.text()), value(&text)),
                other => assert_eq!(again.content, other, "{file}"),
            }
        }
    }
}
