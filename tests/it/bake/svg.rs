//! SVG files.

use laureate::credential::bake::{self, BakeFault, Baked, Content, Kind};

use super::{JSON, round, value};

const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";
const OB3: &str = "xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"";

fn extract(text: &str) -> Result<Baked, BakeFault> {
    bake::extract(text.as_bytes())
}

#[test]
fn a_credential_goes_directly_behind_the_first_tag() {
    let plain = format!("<svg {SVG} viewBox='0 0 1 1'><title>]]&gt;</title></svg>");
    let baked = String::from_utf8(round(plain.as_bytes())).unwrap();
    let head = format!("<svg {OB3} {SVG} viewBox='0 0 1 1'><openbadges:credential><![CDATA[{{");
    assert!(baked.starts_with(&head), "{baked}");
    assert!(baked.ends_with("}]]></openbadges:credential><title>]]&gt;</title></svg>"));
    // A real parser agrees.
    let document = roxmltree::Document::parse(&baked).unwrap();
    let element = document.root_element().first_element_child().unwrap();
    assert!(element.has_tag_name((Kind::OpenBadge.namespace(), "credential")));
    assert_eq!(value(element.text().unwrap()), value(JSON));
}

#[test]
fn whatever_stands_before_the_first_tag_is_left_alone() {
    let heads = [
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<?xml version='1.0' encoding='utf-8'?><!-- <svg> > -->",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">\r\n",
        "<!DOCTYPE svg [ <!-- ' ]> --> <?a '?> <!ENTITY x \"]><svg>\"> ]>\n<?x y?>",
    ];
    for head in heads {
        let plain = format!("{head}<svg a=\"x > y\" b='/>' {SVG}\n><g/></svg>\n<!-- end -->\n");
        round(plain.as_bytes());
    }
}

#[test]
fn unusual_roots_are_met() {
    round(b"<s:svg xmlns:s='http://www.w3.org/2000/svg'></s:svg >");
    round(b"<!DOCTYPE svg [<!ENTITY n 'http://www.w3.org/2000/svg'>]><svg xmlns='&n;'></svg>");
    // The prefix is taken, for this or for something else.
    round(format!("<svg {SVG} {OB3}></svg>").as_bytes());
    round(format!("<svg {SVG} xmlns:openbadges='x'><openbadges:y/></svg>").as_bytes());
    let empty = format!("<svg {SVG} />");
    let baked = bake::bake(empty.as_bytes(), &Baked::recognise(JSON).unwrap()).unwrap();
    assert!(baked.ends_with(b"]]></openbadges:credential></svg>"));
    let plain = bake::unbake(&baked).unwrap().1;
    assert_eq!(String::from_utf8(plain).unwrap(), format!("<svg {SVG} ></svg>"));
}

#[test]
fn each_kind_and_form_has_its_place() {
    let plain = format!("<svg {SVG}></svg>");
    let texts = [
        r#"{"type": "OpenBadgeCredential"}"#,
        r#"{"type": "Assertion", "id": "https://example.org/?a&\"b"}"#,
        r#"{"type": "ClrCredential"}"#,
    ];
    let mut picture = plain.clone().into_bytes();
    for text in texts {
        picture = bake::bake(&picture, &Baked::recognise(text).unwrap()).unwrap();
    }
    let found = bake::extract_all(&picture).unwrap();
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), Kind::ALL);
    let text = String::from_utf8(picture.clone()).unwrap();
    let at = |word: &str| text.find(word).unwrap();
    assert!(at("<openbadges:credential>") < at("<clr:credential>"));
    assert!(at("<clr:credential>") < at("<openbadges:assertion "));
    assert!(text.contains(" verify=\"https://example.org/?a&amp;&quot;b\"><![CDATA[{"));
    assert_eq!(bake::unbake(&picture).unwrap().1, plain.as_bytes());

    let jws = Baked { kind: Kind::OpenBadge, content: Content::Jws("e30.e30.AA".to_owned()) };
    let picture = bake::bake(plain.as_bytes(), &jws).unwrap();
    let text = String::from_utf8_lossy(&picture);
    assert!(text.contains("<openbadges:credential verify=\"e30.e30.AA\"/>"), "{text}");
    assert_eq!(bake::extract(&picture), Ok(jws));
    assert_eq!(bake::unbake(&picture).unwrap().1, plain.as_bytes());
}

#[test]
fn elements_of_other_writers_are_read() {
    let json = Content::Json("{\"a\": \"<é>\"}".to_owned());
    let texts = [
        format!("<svg {OB3}><openbadges:credential>\n <![CDATA[ {{\"a\": \"<é>\"}} ]]>\n</openbadges:credential></svg>"),
        format!("<svg {OB3}><openbadges:credential>{{\"a\": \"&lt;&#xe9;&#62;\"}}</openbadges:credential></svg>"),
        format!("<svg {OB3}><openbadges:credential><![CDATA[{{\"a\": ]]><!-- x -->\"&lt;é><![CDATA[\"}}]]></openbadges:credential></svg>"),
        "<svg><g><credential xmlns='https://purl.imsglobal.org/ob/v3p0'>{\"a\": \"&lt;é>\"}</credential></g></svg>".to_owned(),
    ];
    for text in texts {
        assert_eq!(extract(&text).unwrap().content, json, "{text}");
    }
    let hosted = "<svg xmlns:o='http://openbadges.org'><o:assertion verify='https://example.org/?a&amp;b'></o:assertion></svg>";
    let url = Content::Url("https://example.org/?a&b".to_owned());
    assert_eq!(extract(hosted), Ok(Baked { kind: Kind::OpenBadge2, content: url }));
}

#[test]
fn elements_of_other_namespaces_are_none() {
    let texts = [
        "<svg><credential>{}</credential></svg>".to_owned(),
        format!("<svg {OB3}><openbadges:assertion>{{}}</openbadges:assertion></svg>"),
        format!(
            "<svg {OB3}><g xmlns:openbadges='x'><openbadges:credential>{{}}</openbadges:credential></g></svg>"
        ),
        format!("<svg><g {OB3}/><openbadges:credential>{{}}</openbadges:credential></svg>"),
        format!("<svg {OB3}><!-- <openbadges:credential>{{}}</openbadges:credential> --></svg>"),
    ];
    for text in texts {
        assert_eq!(extract(&text), Err(BakeFault::NotBaked), "{text}");
    }
}

#[test]
fn text_that_cannot_be_read_is_told() {
    let cases = [
        ("<o:credential/>", "its text is empty"),
        ("<o:credential>hello</o:credential>", "its text is neither JSON nor a compact JWS"),
        ("<o:credential>&x;</o:credential>", "its text refers to the entity `x`"),
        ("<o:credential>{<b/>}</o:credential>", "its element holds other elements"),
        ("<o:credential verify='{}'/>", "its attribute `verify` is no compact JWS"),
        (
            "<o:credential verify='a.b.c'>{}</o:credential>",
            "it has both a text and the attribute `verify`",
        ),
    ];
    for (element, why) in cases {
        let text = format!("<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'>{element}</svg>");
        let fault = extract(&text).unwrap_err().to_string();
        let all = format!("an Open Badges 3.0 credential is in the picture, but {why}");
        assert_eq!(fault, all);
    }
}

#[test]
fn two_of_one_kind_are_refused() {
    let one = "<o:credential>{}</o:credential>";
    let text = format!("<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'>{one}{one}</svg>");
    assert_eq!(extract(&text), Err(BakeFault::Twice(Kind::OpenBadge)));
    // Nor is one of another kind put beside them, for it would not be found again.
    let text = text.replace("<svg ", "<svg xmlns='http://www.w3.org/2000/svg' ");
    let text = text.replace("/ob/v3p0", "/clr/v2p0");
    let badge = Baked::recognise(JSON).unwrap();
    let fault = bake::bake(text.as_bytes(), &badge).unwrap_err();
    assert_eq!(fault, BakeFault::Twice(Kind::LearnerRecord));
}

#[test]
fn broken_files_are_refused() {
    let deep = format!("<svg>{}", "<g>".repeat(1001));
    let cases = [
        ("<svg>", "the element `svg` has no end"),
        ("<svg></g>", "`</g>` ends the element `svg`"),
        ("<svg/></svg>", "`</svg>` ends nothing"),
        ("<svg/><svg/>", "it has more than one first element"),
        ("<svg/>text", "text stands outside its first element"),
        ("<svg>\n<g a></svg>", "an attribute is malformed in line 2"),
        ("<svg><g a='x'b='y'/></svg>", "an attribute is malformed in line 1"),
        ("<svg><g a='x/></svg>", "an attribute has no end in line 1"),
        ("<svg><g a='<'/></svg>", "an attribute is malformed in line 1"),
        ("<svg><!-- </svg>", "a comment has no end in line 1"),
        ("<svg><![CDATA[ </svg>", "a CDATA section has no end in line 1"),
        ("<svg>< g/></svg>", "a tag is malformed in line 1"),
        ("<svg>\0</svg>", "byte 5 may not stand in XML"),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><svg/>",
            "it says that it is written in `ISO-8859-1`, not in UTF-8",
        ),
        (&deep, "it nests deeper than 1000"),
    ];
    for (text, why) in cases {
        let fault = extract(text).unwrap_err().to_string();
        assert_eq!(fault, format!("the SVG file is broken: {why}"), "{text:.80}");
    }
    let fault = bake::extract(b"<svg>\xff</svg>").unwrap_err().to_string();
    assert_eq!(fault, "the SVG file is broken: byte 5 is not UTF-8");
    let fault = bake::bake(b"<svg></svg>", &Baked::recognise(JSON).unwrap()).unwrap_err();
    assert!(fault.to_string().contains("its first element is not of the namespace"));
}
