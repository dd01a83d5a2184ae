//! The fast path signs what the reference path signs, byte for byte.

use std::sync::LazyLock;

use laureate::credential::proof::{Proof, UnsignedCredential};
use laureate::credential::{Documents, canonical};
use laureate::model::{Award, Catalog, Evidence, Moment, Outcome, Period, Text};
use proptest::prelude::*;
use serde_json::Value;

use super::{assert_signed, documents, parse, world};

static FULL: LazyLock<Catalog> = LazyLock::new(world::full);
static DOCUMENTS: LazyLock<Documents<'static>> = LazyLock::new(|| documents(&FULL));

/// Signs `signed` anew by the reference path, with the same `created`.
pub(super) fn by_reference(signed: &Value) -> Value {
    let mut unsigned = signed.clone();
    let proof = unsigned.as_object_mut().unwrap().remove("proof").unwrap();
    let say = |key: &str| proof[0][key].as_str().unwrap();
    let proof = Proof { created: say("created"), verification_method: say("verificationMethod") };
    let unsigned = UnsignedCredential::new(unsigned).unwrap();
    unsigned.sign(&world::key(), proof).unwrap().into_value()
}

fn assert_equal(award: &Award) {
    let signed = DOCUMENTS.credential(award).unwrap();
    let value = parse(signed.json());
    // Ed25519 is deterministic, so equal signatures are equal canonical forms.
    assert_eq!(value, by_reference(&value), "{value:#}");
}

#[test]
fn each_award_and_list_is_signed_as_by_the_reference_path() {
    for catalog in [world::least(), world::full()] {
        let documents = documents(&catalog);
        let credentials =
            catalog.awards().iter().map(|award| documents.credential(award).unwrap().into_json());
        let lists = documents.status_years().into_iter();
        let lists = lists.map(|year| documents.status_list(year).unwrap());
        for text in credentials.chain(lists) {
            let value = parse(&text);
            assert_eq!(value, by_reference(&value));
            assert_signed(&value);
        }
        documents.self_check(100).unwrap();
    }
}

#[test]
fn alike_evidence_is_said_once_and_needs_no_search() {
    let mut award = world::award(&FULL, "rich", "ada").clone();
    let twice = award.evidence[1].clone();
    award.evidence = vec![twice; 1000];
    let signed = parse(DOCUMENTS.credential(&award).unwrap().json());
    assert_eq!(signed["evidence"].as_array().unwrap().len(), 1);
    assert_signed(&signed);
}

#[test]
fn a_list_of_any_length_is_signed_or_refused_soon() {
    let mut award = world::award(&FULL, "plain", "ada").clone();
    let evidence = world::award(&FULL, "rich", "ada").evidence[1].clone();
    let named = |number: usize| Evidence { name: Some(number.to_string()), ..evidence.clone() };
    award.evidence = (0..2000).map(named).collect();
    assert_equal(&award);
    award.evidence = (0..60_000).map(named).collect();
    let refused = DOCUMENTS.credential(&award).unwrap_err();
    assert!(refused.to_string().contains("larger than any credential"), "{refused}");
}

/// Texts that break what is careless.
fn text() -> impl Strategy<Value = String> {
    let hostile = [
        "",
        " ",
        "\"",
        "\\",
        "\\\"",
        "\n",
        "a\r\nb\tc",
        "\u{0}\u{1}\u{7f}\u{80}\u{feff}",
        "]]>",
        "&amp;&quot;&lt;",
        "{}}{",
        "\u{202e}drow\u{202c}",
        "שלום",
        "😀\u{10ffff}",
        "e\u{301}",
        "\\u0041",
        "_:b0",
        "_:c14n0",
        "urn:mark:1",
        "<https://a.example>",
        "@id",
        "true",
        "2026-01-01T00:00:00Z",
        "\u{2028}\u{2029}",
        "%",
        "$&",
    ];
    prop_oneof![
        3 => proptest::sample::select(hostile.to_vec()).prop_map(str::to_owned),
        2 => any::<String>(),
        1 => "[ -~]{0,40}",
        1 => "[a-c]{1}".prop_map(|letter| letter.repeat(5000)),
    ]
}

fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        "https://[a-z]{1,9}\\.example/[ -~]{0,20}",
        text().prop_map(|text| format!("https://a.example/{text}")),
        text(),
        Just("https://example.org/badges/badges/plain/".to_owned()),
        Just("did:web:example.org:badges".to_owned()),
    ]
}

fn markdown(text: String) -> Text {
    Text { markdown: text, ..world::award(&FULL, "rich", "ada").message.clone().unwrap() }
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let parts = (
        proptest::option::of(text()),
        proptest::option::of(url()),
        proptest::option::of(text().prop_map(markdown)),
    );
    parts.prop_map(|(name, url, narrative)| Evidence { name, url, narrative })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    (text(), text()).prop_map(|(name, value)| Outcome { name, value })
}

fn award() -> impl Strategy<Value = Award> {
    let parts = (
        proptest::sample::select(FULL.awards().to_vec()),
        proptest::sample::select(
            FULL.badges().iter().map(|badge| badge.slug.clone()).collect::<Vec<_>>(),
        ),
        proptest::sample::select(
            FULL.earners().iter().map(|earner| earner.slug.clone()).collect::<Vec<_>>(),
        ),
        proptest::sample::subsequence(
            FULL.earners().iter().map(|earner| earner.slug.clone()).collect::<Vec<_>>(),
            0..3,
        ),
        (-10_000_000_000_i64..100_000_000_000, proptest::option::of(1_i64..1_000_000_000)),
        proptest::option::of(text().prop_map(markdown)),
        proptest::collection::vec(evidence(), 0..5),
        proptest::collection::vec(outcome(), 0..5),
    );
    parts.prop_map(
        |(award, badge, earner, approved_by, (from, length), message, evidence, results)| {
            let moment = |at| Moment::time(jiff::Timestamp::from_second(at).unwrap()).unwrap();
            let until = length.map(|length| moment(from + length));
            let period = Period::new(moment(from), until).unwrap();
            Award { badge, earner, approved_by, period, message, evidence, results, ..award }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_award_is_signed_as_by_the_reference_path(award in award()) {
        assert_equal(&award);
    }

    #[test]
    fn any_award_is_signed_whatever_came_before(awards in proptest::collection::vec(award(), 2..4)) {
        let fresh = documents(&FULL);
        for award in &awards {
            let alone = documents(&FULL).credential(award).unwrap();
            prop_assert_eq!(fresh.credential(award).unwrap(), alone);
        }
    }
}

#[test]
fn a_changed_credential_has_another_canonical_form() {
    let award = world::award(&FULL, "rich", "ada");
    let value = parse(DOCUMENTS.credential(award).unwrap().json());
    let mut changed = value.clone();
    changed["credentialSubject"]["narrative"] = "Thank *them*".into();
    assert_ne!(canonical::rdfc(&value).unwrap(), canonical::rdfc(&changed).unwrap());
}
