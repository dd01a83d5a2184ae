//! Pictures: type, size, and nothing that runs.

use laureate::content::{self, Loaded};
use laureate::diagnostic::{Code, Severity};

use crate::content_load::{SITE, write};

fn load(file: &str, bytes: &[u8]) -> Loaded {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", SITE.as_bytes());
    write(dir.path(), file, bytes);
    content::load(dir.path())
}

#[test]
fn type_and_size_by_bytes() {
    let check = |file: &str, bytes: &[u8], size: Option<(u32, u32)>| {
        let loaded = load(file, bytes);
        assert_eq!(loaded.diagnostics, [], "{file}");
        assert_eq!(loaded.records.images[file].size, size, "{file}");
    };
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x80";
    check("images/a.png", png, Some((256, 128)));
    check("images/a.gif", b"GIF89a\x05\0\x06\0", Some((5, 6)));
    let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\0\x10\0\x20";
    check("images/a.jpg", jpeg, Some((32, 16)));
    check("images/b.jpeg", b"\xff\xd8\xff\xe0\0\0\xff\xe0\xff", None);
    check("images/a.webp", b"RIFF....WEBPVP8X....\0\0\0\0\x09\0\0\x13\0\0", Some((10, 20)));
    check("images/b.webp", b"RIFF....WEBPVP8L....\x2f\x09\xc0\x04\0", Some((10, 20)));
    check("images/c.webp", b"RIFF....WEBPVP8 ....abc\x9d\x01\x2a\x0a\0\x14\0", Some((10, 20)));
    let avif = b"\0\0\0\x1cftypavif........ispe\0\0\0\0\0\0\0\x0a\0\0\0\x14";
    check("images/a.avif", avif, Some((10, 20)));
    let svg = |head: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<!-- a --><svg xmlns=\"http://www.w3.org/2000/svg\" {head}/>"
        )
    };
    check("images/a.svg", svg("width='8px' height='9.6'").as_bytes(), Some((8, 10)));
    check("images/a.svg", svg("width='100%' viewBox='0 0 30,40'").as_bytes(), Some((30, 40)));
    check("images/a.svg", svg("width='1e99' height='-1'").as_bytes(), None);
}

#[test]
fn another_type_than_the_name_says() {
    let loaded = load("images/a.png", b"\xff\xd8\xff\xe0");
    let fault = &loaded.diagnostics[0];
    assert_eq!((fault.code, fault.severity), (Code::ImageType, Severity::Error));
    assert_eq!(fault.message, "`images/a.png` is a JPEG file, not a PNG");
    assert_eq!(fault.help.as_deref(), Some("name it `images/a.jpg`"));
    assert!(loaded.records.unreadable.files.contains("images/a.png"));
}

/// How many faults a drawing with this in it has.
fn faults(inner: &str) -> usize {
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:h=\"http://www.w3.org/1999/xhtml\">\n{inner}\n</svg>"
    );
    let loaded = load("images/a.svg", text.as_bytes());
    assert!(loaded.diagnostics.iter().all(|fault| fault.code == Code::UnsafeImage));
    loaded.diagnostics.len()
}

#[test]
fn harmless_drawings() {
    for inner in [
        "<g id='a'><path d='M0 0' style='fill:url(#g);stroke:red'/></g><use href='#a'/>",
        "<use xlink:href='#a'/><image href='data:image/png;base64,AAAA'/>",
        "<style>.a { fill: #fff } @media (prefers-color-scheme: dark) { .a { fill: #000 } }</style>",
        "<a href='#top'><text>once</text></a><title>on</title><metadata>x</metadata>",
        "<animate attributeName='opacity' from='0' to='1'/>",
        "<linearGradient id='g'/><rect fill='url(#g)' mask=\"url('#m')\"/>",
    ] {
        assert_eq!(faults(inner), 0, "{inner}");
    }
}

#[test]
fn drawings_that_run_or_fetch() {
    for inner in [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<g onclick='a()'/>",
        "<g ONLOAD='a()'/>",
        "<foreignObject/>",
        "<h:img/>",
        "<use href='other.svg#a'/>",
        "<use xlink:href='https://a.example/x'/>",
        "<image href='//a.example/x.png'/>",
        "<image href='data:image/svg+xml,x'/>",
        "<a href='javascript:alert(1)'/>",
        "<a href='&#106;avascript:alert(1)'/>",
        "<rect fill='url(https://a.example/#a)'/>",
        "<rect style='fill: url(x)'/>",
        "<rect style='fill: u\\72l(x)'/>",
        "<style>@import 'x';</style>",
        "<style><![CDATA[a { background: url(x) }]]></style>",
        "<?xml-stylesheet href='x.css'?>",
        "<set attributeName='href' to='x'/>",
        "<animate attributeName='xlink:href' values='x'/>",
        "<g xml:base='https://a.example/'/>",
        "<g",
        "&lol;",
    ] {
        assert_eq!(faults(inner), 1, "{inner}");
    }
    for whole in [
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<svg/>",
        "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\u{0}</svg>",
    ] {
        let loaded = load("images/a.svg", whole.as_bytes());
        assert_eq!(loaded.diagnostics.len(), 1, "{whole}");
        assert_eq!(loaded.diagnostics[0].code, Code::UnsafeImage);
    }
    let deep = "<g>".repeat(100_000);
    assert_eq!(faults(&deep), 1);
    let attributes: String = (0..100_000).map(|at| format!(" a{at}=''")).collect();
    assert_eq!(faults(&format!("<g{attributes}/>")), 1);
    assert_eq!(faults(&"<script/>".repeat(1000)), 20);
    let bitmap =
        |bytes: usize| format!("<image href='data:image/png;base64,{}'/>", "A".repeat(bytes));
    assert_eq!(faults(&bitmap(200 << 10)), 0);
    assert_eq!(faults(&bitmap(300 << 10)), 1, "a bitmap that is too large");
    assert_eq!(faults(&bitmap(100 << 10).repeat(3)), 1, "and many that are together");
    let style =
        format!("<style>a{{fill:url(data:image/png;base64,{})}}</style>", "A".repeat(300 << 10));
    assert_eq!(faults(&style), 1);
    let nested = format!("{}{}", "<g>".repeat(60_000), "</g>".repeat(60_000));
    assert_eq!(faults(&nested), 0);
}

#[test]
fn art_and_criteria_that_belong_to_nothing() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", SITE.as_bytes());
    write(dir.path(), "badges/b.yaml", b"name: B\ndescription: D\n");
    write(dir.path(), "badges/b.png", b"\x89PNG\r\n\x1a\n");
    write(dir.path(), "badges/b.svg", svg.as_bytes());
    write(dir.path(), "badges/c.svg", svg.as_bytes());
    write(dir.path(), "badges/d.md", b"D");
    write(dir.path(), "badges/e.yml", b"name: E");
    let loaded = content::load(dir.path());
    let seen: Vec<_> = loaded
        .diagnostics
        .iter()
        .map(|fault| (&*fault.message, fault.help.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        seen,
        [
            ("`badges/b.png` is not used", "`badges/b.svg` goes before it: delete one of the two"),
            ("`badges/c.svg` belongs to no badge", "write `badges/c.yaml`, or delete it"),
            ("`badges/d.md` belongs to no badge", "write `badges/d.yaml`, or delete it"),
            ("`badges/e.yml` belongs to nothing", "name it `badges/e.yaml`"),
        ]
    );
    assert!(loaded.diagnostics.iter().all(|fault| fault.severity == Severity::Warning));
    assert_eq!(&*loaded.records.art["b"].file, "badges/b.svg");
}
