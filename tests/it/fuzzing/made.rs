//! The seeds of the fuzz targets, as they are made.

use data_encoding::BASE64URL_NOPAD;
use laureate::credential::bake::{self, Baked, Content, Kind};
use serde_json::{Value, json};

use super::bodies::did::in_jwk;
use super::bodies::png::CREDENTIAL;
use super::bodies::world;
use super::bodies::yaml::FILES;

/// Every seed: its file below `fuzz/seeds/`, and its bytes.
pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
    let parts = [
        approvals(),
        archive(),
        art(),
        codes(),
        did(),
        document(),
        foreign(),
        forgery(),
        list(),
        markdown(),
        picture(),
        png(),
        svg(),
        yaml(),
    ];
    parts.concat()
}

type Seeds = Vec<(&'static str, Vec<u8>)>;

fn texts<const N: usize>(texts: [(&'static str, &str); N]) -> Seeds {
    texts.map(|(file, text)| (file, text.as_bytes().to_vec())).into()
}

fn compact(document: &Value) -> Vec<u8> {
    document.to_string().into_bytes()
}

/// Reviews: GitHub's command, its REST API in pages, GitLab's approvals.
fn approvals() -> Seeds {
    let said = |who: &str, state: &str, minute: u8| {
        json!({
            "user": {"login": who}, "author": {"login": who}, "state": state,
            "submitted_at": format!("2026-05-01T10:{minute:02}:00Z"), "commit_id": "c1",
        })
    };
    let reviews = [
        said("ada", "APPROVED", 1),
        said("Bob", "APPROVED", 2),
        said("bob", "CHANGES_REQUESTED", 3),
        said("cy", "DISMISSED", 4),
        json!({"user": null, "state": "APPROVED"}),
    ];
    let viewed = json!({
        "author": {"login": "dee"}, "headRefOid": "c1", "reviews": [{
            "author": {"login": "ada"}, "state": "APPROVED",
            "submittedAt": "2026-05-01T10:00:00Z", "commit": {"oid": "c0"},
        }],
    });
    let gitlab = json!({"id": 5, "approved_by": [{"user": {"id": 1, "username": "ada"}}]});
    vec![
        ("approvals/rest.json", compact(&json!(reviews))),
        ("approvals/pages.json", compact(&json!([reviews[..2], reviews[2..]]))),
        ("approvals/viewed.json", compact(&viewed)),
        ("approvals/gitlab.json", compact(&gitlab)),
    ]
}

/// Archives: packed and plain, with names that mean harm, with something after the end.
fn archive() -> Seeds {
    let of = |method, names: &[&str]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        for name in names {
            writer.start_file(*name, options).unwrap();
            std::io::Write::write_all(&mut writer, &CREDENTIAL.repeat(4).into_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let (stored, packed) = (zip::CompressionMethod::Stored, zip::CompressionMethod::Deflated);
    vec![
        ("archive/packed.zip", of(packed, &["did.json", "credentials/a/badge.svg", "README.txt"])),
        ("archive/plain.zip", of(stored, &["did.json", "a.png"])),
        ("archive/names.zip", of(stored, &["../a.json", "b\\c.json", "/d.json"])),
        ("archive/twice.zip", of(stored, &["a.json", "A.json"])),
        ("archive/tail.zip", [of(stored, &["a.json"]), b"tail".to_vec()].concat()),
        ("archive/empty.zip", of(stored, &[])),
    ]
}

/// Drawings with all that is dear to draw, and dots.
fn art() -> Seeds {
    let mut seeds = texts([
        (
            "art/plain.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='3' fill='#047857'/></svg>",
        ),
        (
            "art/use.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><defs><g id='a'><path d='M0 0C1 2 3 4 5 6L7 8z'/></g><g id='b'><use href='#a'/><use href='#a' x='1'/></g></defs><use href='#b'/></svg>",
        ),
        (
            "art/filter.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><filter id='f'><feGaussianBlur stdDeviation='2'/><feMorphology radius='1'/><feTurbulence baseFrequency='.1' numOctaves='2'/></filter><rect filter='url(#f)' width='8' height='8'/></svg>",
        ),
        (
            "art/pattern.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><pattern id='p' width='2' height='2' patternUnits='userSpaceOnUse'><path stroke='red' stroke-dasharray='1 2' d='M0 0h9'/></pattern><mask id='m'><rect width='9' height='9' fill='#fff'/></mask><rect mask='url(#m)' fill='url(#p)' width='8' height='8'/></svg>",
        ),
        (
            "art/text.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 20'><style>.a{fill:red}</style><text class='a' x='1' y='15' font-size='9'>Ab<tspan dy='2'>c</tspan></text></svg>",
        ),
    ]);
    seeds.push(("art/dot.png", dot()));
    seeds
}

/// Public keys of the three kinds and a signature. Secret ones are not kept in files.
fn codes() -> Seeds {
    let point = |code: [u8; 2], x: &[u8]| {
        format!("z{}", bs58::encode([&code, &[2][..], x].concat()).into_string())
    };
    let p256 = p256_generator();
    let proof = world::BADGE["proof"][0]["proofValue"].as_str().unwrap().to_owned();
    texts([
        ("codes/ed25519", &world::key().multikey()),
        ("codes/p256", &point([0x80, 0x24], &p256)),
        ("codes/signature", &proof),
    ])
}

/// The x of P-256's base point (FIPS 186-5).
fn p256_generator() -> Vec<u8> {
    data_encoding::HEXLOWER
        .decode(b"6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")
        .unwrap()
}

fn did() -> Seeds {
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": in_jwk()});
    let mut old = world::did_document();
    old["verificationMethod"][0] = json!({
        "id": "#key-1", "type": "JsonWebKey2020", "controller": world::DID, "publicKeyJwk": jwk,
    });
    old["assertionMethod"] = json!("#key-1");
    vec![
        ("did/document.json", compact(&world::did_document())),
        ("did/jwk.json", compact(&jwk)),
        ("did/old.json", compact(&old)),
        ("did/key", format!("did:key:{}", world::key().multikey()).into_bytes()),
        ("did/web", b"did:web:badges.example%3A8443:acme:x".to_vec()),
    ]
}

fn document() -> Seeds {
    let mut old = world::badge(3);
    old["@context"][0] = json!("https://www.w3.org/2018/credentials/v1");
    vec![
        ("document/badge.json", compact(&world::BADGE)),
        ("document/did.json", compact(&world::did_document())),
        ("document/endorsement.json", compact(&world::ENDORSEMENT)),
        ("document/list.json", compact(&world::WORLD.lists[world::LIST])),
        ("document/old.json", compact(&old)),
        (
            "document/numbers.json",
            br#"{"a":[1e21,-0.0,4.5E-7,9007199254740993,"\ud83d\ude00\u0000"]}"#.to_vec(),
        ),
        ("document/nested.json", [&b"["[..]; 80].concat()),
    ]
}

/// Badges of both versions, a class of badges, and an endorsement.
fn foreign() -> Seeds {
    let class = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass",
        "id": "https://e.example/class.json", "name": "Rope", "description": "Ties.\r\n<b>Well</b>",
        "criteria": {"narrative": "<p>Did <i>it</i></p>"}, "tags": ["knots"],
        "image": "data:image/svg+xml;base64,PHN2Zz4=",
        "issuer": {"type": "Issuer", "id": "https://e.example/", "name": "E", "url": "https://e.example"},
        "alignment": [{"targetName": "Knots", "targetUrl": "https://e.example/k"}],
    });
    let assertion = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
        "id": "https://e.example/1.json", "badge": class, "issuedOn": "2026-05-01T10:00:00+02:00",
        "recipient": {"type": "email", "hashed": true, "salt": "s",
            "identity": "sha256$0000000000000000000000000000000000000000000000000000000000000000"},
        "evidence": "https://e.example/e", "verification": {"type": "hosted"}, "revoked": false,
    });
    vec![
        ("foreign/class.json", compact(&class)),
        ("foreign/two.json", compact(&assertion)),
        ("foreign/three.json", compact(&world::BADGE)),
        ("foreign/several.json", compact(&json!([assertion, *world::BADGE]))),
        (
            "foreign/token.txt",
            texts([("", "eyJhbGciOiJFZERTQSJ9.eyJ0eXBlIjpbIk9wZW5CYWRnZUNyZWRlbnRpYWwiXX0.AA")])
                .remove(0)
                .1,
        ),
    ]
}

/// Changes of a signed badge: a line each of the first bytes that a fuzzer would try.
fn forgery() -> Seeds {
    vec![
        ("forgery/each-change", (0..12).flat_map(|what| [what * 5, 40 - what, what, 3]).collect()),
        ("forgery/types", (0..12).flat_map(|at| [at * 4, at, 2, at]).collect()),
        ("forgery/wrapped", (0..8).flat_map(|at| [at * 6, 0, 1, 0]).collect()),
    ]
}

fn list() -> Seeds {
    let packed = world::pack(&world::bits());
    let zipped = BASE64URL_NOPAD.decode(&packed.as_bytes()[1..]).unwrap();
    vec![
        ("list/bits", b"bshort".to_vec()),
        ("list/gzip", [b"z".to_vec(), zipped].concat()),
        ("list/text", packed.into_bytes()),
    ]
}

fn markdown() -> Seeds {
    texts([
        (
            "markdown/blocks",
            "# A\n\n> b\n\n- c\n  1. d\n\n```rust\ne < f\n```\n\n| g | h |\n|--|:-:|\n| i | j |\n\n---\n",
        ),
        ("markdown/notes", "One[^1] two[^2].\n\n[^1]: Note.\n[^2]: Another[^1].\n"),
        (
            "markdown/links",
            "[a](https://e.example/?b=\"c\") [d](javascript:e) ![f](images/a.svg) <mailto:g@h.example> [i][j] [k](#l)\n\n[j]: ../b/ \"m\"\n",
        ),
        ("markdown/raw", "<script>a</script> <b onclick=x>c</b> &lt; &#x6a; \\<d> `<e>`\n"),
    ])
}

fn picture() -> Seeds {
    let mut pictures = texts([
        (
            "picture/plain.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"><path style=\"fill:url(#a)\" d=\"M0 0h9z\"/></svg>",
        ),
        (
            "picture/links.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:l=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\"><use l:href=\"#a\"/><image href=\"data:image/png;base64,AA\"/><a href=\"https://e.example\"/><set attributeName=\"href\" to=\"x\"/></svg>",
        ),
        (
            "picture/runs.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"><script>b()</script><style>@import 'c';</style></svg>",
        ),
    ]);
    pictures.push(("picture/a.gif", b"GIF89a\x08\0\x09\0\0\0\0;".to_vec()));
    pictures.push((
        "picture/a.jpg",
        b"\xff\xd8\xff\xe0\0\x04JF\xff\xff\xc0\0\x0b\x08\0\x09\0\x08\x01\x01\x11\0\xff\xd9"
            .to_vec(),
    ));
    pictures.push((
        "picture/a.webp",
        b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x07\0\0\x08\0\0".to_vec(),
    ));
    pictures.push((
        "picture/a.avif",
        b"\0\0\0\x0cftypavif\0\0\0\x14ispe\0\0\0\0\0\0\0\x08\0\0\0\x09".to_vec(),
    ));
    pictures.push(("picture/a.png", dot()));
    pictures
}

/// A PNG of one white dot.
fn dot() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(::png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[255]).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A PNG file with one more chunk before the last, which takes 12 bytes.
fn with_chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = dot();
    let named = [&name, data].concat();
    let mut crc = flate2::Crc::new();
    crc.update(&named);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let chunk = [&length[..], &named, &crc.sum().to_be_bytes()].concat();
    let end = bytes.len() - 12;
    bytes.splice(end..end, chunk);
    bytes
}

fn several(picture: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let badge = Baked::recognise(CREDENTIAL).unwrap();
    let record =
        Baked { kind: Kind::LearnerRecord, content: Content::Json("{\"a\":1}".to_owned()) };
    let url = Content::Url("https://e.example/a.json".to_owned());
    let old = Baked { kind: Kind::OpenBadge2, content: url };
    let one = bake::bake(picture, &badge).unwrap();
    let two = bake::bake(&one, &record).unwrap();
    (one, bake::bake(&two, &old).unwrap())
}

fn png() -> Seeds {
    let (one, three) = several(&dot());
    let mut packed = b"openbadges\0\0".to_vec();
    let mut writer = flate2::write::ZlibEncoder::new(&mut packed, flate2::Compression::best());
    std::io::Write::write_all(&mut writer, b"{\"type\":\"Assertion\"}").unwrap();
    writer.finish().unwrap();
    let mut text = b"openbadgecredential\0\x01\0\0\0".to_vec();
    let mut writer = flate2::write::ZlibEncoder::new(&mut text, flate2::Compression::best());
    std::io::Write::write_all(&mut writer, b"{\"type\":\"OpenBadgeCredential\"}").unwrap();
    writer.finish().unwrap();
    vec![
        ("png/dot.png", dot()),
        ("png/baked.png", one),
        ("png/three.png", three),
        ("png/old.png", with_chunk(*b"tEXt", b"openbadges\0https://e.example/a.json")),
        ("png/packed-old.png", with_chunk(*b"zTXt", &packed)),
        ("png/packed.png", with_chunk(*b"iTXt", &text)),
        ("png/credential.json", CREDENTIAL.into()),
    ]
}

fn svg() -> Seeds {
    let square = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M1 1h7v7z\"/></svg>\n";
    let (one, three) = several(square);
    let mut seeds = texts([
        (
            "svg/typed.svg",
            "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '>'>]><svg xmlns='http://www.w3.org/2000/svg'><!-- b --><g>&lt;</g></svg>",
        ),
        (
            "svg/prefixed.svg",
            "<s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential verify='a.b.c'/><s:g/></s:svg>",
        ),
        (
            "svg/twice.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:c='https://purl.imsglobal.org/clr/v2p0'><c:credential>{}</c:credential><c:credential>{}</c:credential></svg>",
        ),
        ("svg/token.txt", "eyJhbGciOiJFZERTQSJ9.eyJ0eXBlIjpbIk9wZW5CYWRnZUNyZWRlbnRpYWwiXX0.AA"),
    ]);
    seeds.extend([
        ("svg/square.svg", square.to_vec()),
        ("svg/baked.svg", one),
        ("svg/three.svg", three),
    ]);
    seeds
}

fn yaml() -> Seeds {
    let of = |file: &str, text: &str| {
        let which = u8::try_from(FILES.iter().position(|name| *name == file).unwrap()).unwrap();
        [&[b'a' + which], text.as_bytes()].concat()
    };
    vec![
        (
            "yaml/award",
            of(
                "awards/a.yaml",
                "- badge: b\n  earner: ada\n  awarded: 2026-05-02\n  evidence: [{url: \"https://e.example\", name: E}]\n- {badge: b, earners: [ada], awarded: 2026-05-03T10:00:00Z, revoked: {on: 2026-06-01, reason: x}}\n",
            ),
        ),
        (
            "yaml/badge",
            of(
                "badges/a.yaml",
                "name: \"A\\u00e9\"\ndescription: |\n  D\ncriteria: '*c*'\nvalid_for: P1Y\nskills: [x, {name: Y}]\nrequires: [b]\ncolor: '#abc'\n",
            ),
        ),
        (
            "yaml/person",
            of(
                "people/a.yaml",
                "- {slug: bob, name: Bob, visibility: private, email: b@e.example}\n- slug: cy\n  name: Cy\n  did: did:web:c.example\n",
            ),
        ),
        ("yaml/pathway", of("pathways/a.yaml", "name: P\nsteps: [b, {any: 1, of: [b]}]\n")),
        ("yaml/role", of("roles/a.yaml", "name: R\nrequires: [b]\ntargets: {2027: 4}\n")),
        (
            "yaml/site",
            of(
                "site.yaml",
                "title: T\nbase_url: https://a.example/\nissuer: {name: A, url: https://a.example}\nlanguage: de\nkeys: [{id: k, public: z6Mk, created: 2026-01-01}]\n",
            ),
        ),
        ("yaml/page", of("pages/a.md", "---\ntitle: A\n---\n# Hello\n")),
        ("yaml/criteria", of("badges/a.md", "Do *it*.\n")),
        ("yaml/control", of("awards/a.yaml", "\u{9b}31m: \u{202e}x")),
        (
            "yaml/aliases",
            of(
                "badges/a.yaml",
                "name: &a [x]\ndescription: *a\n<<: *a\n---\n%YAML 1.2\n!!str x: ? y\n",
            ),
        ),
    ]
}
