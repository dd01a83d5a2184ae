//! JSON-LD 1.1 to RDF in safe mode: whatever RDF would lose is refused.
//!
//! The library drops what no context defines. So it gets two traps to fall into: a base
//! and a vocabulary of a scheme of our own. An undefined term or type, or a relative IRI,
//! then comes out as an IRI of that scheme and can be seen. A document that springs no trap
//! has the same RDF with and without them.

use std::io;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

use super::{CanonicalError, bounds};
use crate::credential::contexts::{CLR, Contexts};

/// The scheme of the traps. It is in no document that means well.
const TRAP: &str = "laureate-undefined:";
const TRAP_BASE: &str = "laureate-undefined:/";
const TRAP_VOCABULARY: &str = "laureate-undefined:term/";

/// The keywords a document may write out. The others are not needed: some of their content
/// would be lost, and some say in other words what readers look for under its usual name.
const KEYWORDS: [&str; 3] = ["@context", "@value", "@language"];

/// The most bytes that the statements of a document come to: 32 MiB. A long name is said
/// again with everything that is said of its thing.
const MAX_STATEMENTS: usize = 32 << 20;

/// The most contexts that a document names, each time it does: three for each credential of
/// a large record. Each costs as much as a whole badge.
const MAX_CONTEXTS: usize = 5_000;

/// Terms that the Open Badges context gained in place, after most verifiers embedded it.
const LATER_TERMS: [&str; 2] = ["endorsementJwt", "jti"];

/// The RDF dataset of a JSON-LD document.
///
/// # Errors
/// A context is not embedded; a term, a type or an IRI would be dropped; the document is
/// beyond the bounds.
pub fn to_quads(document: &Value) -> Result<Vec<Quad>, CanonicalError> {
    to_quads_with(document, &Contexts::default())
}

/// As [`to_quads`], with other contexts.
///
/// # Errors
/// As for [`to_quads`].
pub fn to_quads_with(document: &Value, contexts: &Contexts) -> Result<Vec<Quad>, CanonicalError> {
    bounds::hold(document)?;
    let Value::Object(object) = document else {
        return Err(CanonicalError::Malformed("it is no JSON object".to_owned()));
    };
    if !object.contains_key("@context") {
        return Err(CanonicalError::Malformed("it has no `@context`".to_owned()));
    }
    bound(document)?;
    let trapped = Value::Object(trap_object(object, contexts)?).to_string();
    let known = contexts.clone(); // the parser outlives its borrower
    let parser = JsonLdParser::new()
        .lenient() // else an invalid IRI is dropped unseen; here it is kept, and refused below
        .with_base_iri(TRAP_BASE)
        .map_err(|error| CanonicalError::Malformed(error.to_string()))?
        .for_slice(trapped.as_bytes())
        .with_load_document_callback(move |address, _| match known.find(address) {
            Some(text) => Ok(JsonLdRemoteDocument {
                document: text.as_bytes().to_vec(),
                document_url: address.to_owned(),
            }),
            None => Err(io::Error::from(io::ErrorKind::NotFound).into()),
        });
    let mut quads = Vec::new();
    for quad in parser {
        let quad = quad.map_err(|error| CanonicalError::Malformed(error.to_string()))?;
        check_quad(&quad)?;
        quads.push(quad);
    }
    Ok(quads)
}

/// Refuses a document whose canonical form would take too much to make, by any path.
///
/// # Errors
/// It names its contexts too often, or comes to too many statements.
pub(in crate::credential) fn bound(document: &Value) -> Result<(), CanonicalError> {
    let too_much = |what: &str| Err(CanonicalError::TooMuch(what.to_owned()));
    if contexts_in(document) > MAX_CONTEXTS {
        too_much("it names its contexts too often")
    } else if statements_of(document) > MAX_STATEMENTS {
        too_much("it comes to too many statements")
    } else {
        Ok(())
    }
}

/// How many contexts a value names, counted each time.
fn contexts_in(value: &Value) -> usize {
    match value {
        Value::Array(entries) => entries.iter().map(contexts_in).sum(),
        Value::Object(entries) => {
            let own =
                entries.get("@context").map_or(0, |context| context.as_array().map_or(1, Vec::len));
            own + entries.values().map(contexts_in).sum::<usize>()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// About how many bytes the statements of a value come to: each says the names of its thing
/// and of its property again. The library makes them all
/// before it gives the first away.
fn statements_of(value: &Value) -> usize {
    let Value::Object(object) = value else {
        let entries = value.as_array().map_or(&[][..], Vec::as_slice);
        return entries.iter().map(statements_of).fold(0, usize::saturating_add);
    };
    let name = ["id", "@id"].iter().filter_map(|key| object.get(*key)?.as_str());
    let name = name.map(str::len).max().unwrap_or_default() + 64;
    let said = object.iter().map(|(key, value)| {
        let (count, bytes) = entries_of(value);
        let each = name.saturating_add(key.len());
        count.saturating_mul(each).saturating_add(bytes).saturating_add(statements_of(value))
    });
    said.fold(0, usize::saturating_add)
}

/// How many things a property says, and how many bytes of text.
fn entries_of(value: &Value) -> (usize, usize) {
    match value {
        Value::Array(entries) => {
            entries.iter().map(entries_of).fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
        }
        Value::String(text) => (1, text.len()),
        Value::Object(object) => (1, object.get("id").and_then(Value::as_str).map_or(0, str::len)),
        Value::Null | Value::Bool(_) | Value::Number(_) => (1, 0),
    }
}

/// The value with the trap set in each of its contexts.
fn trap(value: &Value, contexts: &Contexts) -> Result<Value, CanonicalError> {
    match value {
        Value::Null => {
            Err(CanonicalError::Unsafe("it holds a `null`, which no proof covers".to_owned()))
        }
        Value::Object(object) => trap_object(object, contexts).map(Value::Object),
        Value::Array(entries) => entries.iter().map(|entry| trap(entry, contexts)).collect(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(value.clone()),
    }
}

fn trap_object(
    object: &Map<String, Value>,
    contexts: &Contexts,
) -> Result<Map<String, Value>, CanonicalError> {
    let mut trapped = Map::new();
    for (key, value) in object {
        check_key(key, object)?;
        let value = match key.as_str() {
            "@context" => trap_context(value, contexts)?,
            "verifiableCredential" => trap_embedded(value, contexts)?,
            _ => trap(value, contexts)?,
        };
        trapped.insert(key.clone(), value);
    }
    Ok(trapped)
}

/// Refuses other spellings of what has a name. To RDF they are the same, so a proof stays
/// good; whoever reads the JSON does not see what they say, such as when a credential ends.
fn check_key(key: &str, object: &Map<String, Value>) -> Result<(), CanonicalError> {
    let refused = |what: String| Err(CanonicalError::Unsafe(what));
    if key.starts_with('@') && !KEYWORDS.contains(&key) {
        return refused(format!("it uses the keyword `{key}`"));
    }
    if key.contains(':') {
        let start: String = key.chars().take(100).collect();
        return refused(format!("it has an IRI for a key, `{start}`"));
    }
    if key == "@value" && !object.contains_key("@language") {
        return refused("it uses the keyword `@value` without a language".to_owned());
    }
    let names_node = key == "id" && object[key].as_str().is_some_and(|id| id.starts_with("_:"));
    if names_node {
        return refused("it has an `id` that names nothing outside of it".to_owned());
    }
    Ok(())
}

/// Embedded credentials start from an empty context, where no trap is left standing.
fn trap_embedded(value: &Value, contexts: &Contexts) -> Result<Value, CanonicalError> {
    let entries = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    if entries.iter().all(|entry| entry.get("@context").is_some()) {
        trap(value, contexts)
    } else {
        Err(CanonicalError::Unsafe("it embeds a credential without `@context`".to_owned()))
    }
}

fn trap_context(context: &Value, contexts: &Contexts) -> Result<Value, CanonicalError> {
    let mut trapped = vec![json!({ "@vocab": TRAP_VOCABULARY })];
    for entry in context.as_array().map_or(std::slice::from_ref(context), Vec::as_slice) {
        match entry.as_str() {
            Some(address) if contexts.find(address).is_some() => {
                trapped.push(entry.clone());
                trapped.extend((address == CLR).then(lost_term));
            }
            Some(address) => return Err(CanonicalError::UnknownContext(format!("`{address}`"))),
            None => {
                return Err(CanonicalError::UnknownContext("that it writes inline".to_owned()));
            }
        }
    }
    Ok(Value::Array(trapped))
}

/// Of two types that each bring terms of their own, the library takes the terms of one: a
/// `VerifiableCredential` that is a `ClrCredential` loses this one. So it is said once more.
fn lost_term() -> Value {
    let id = "https://purl.imsglobal.org/spec/vc/clr/vocab.html#partial";
    json!({ "partial": { "@id": id, "@type": "xsd:boolean" } })
}

fn check_quad(quad: &Quad) -> Result<(), CanonicalError> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => check_iri(node)?,
        NamedOrBlankNode::BlankNode(_) => {}
    }
    check_iri(&quad.predicate)?;
    match &quad.object {
        Term::NamedNode(node) => check_iri(node)?,
        Term::BlankNode(_) => {}
        Term::Literal(literal) => check_literal(literal)?,
    }
    match &quad.graph_name {
        GraphName::NamedNode(node) => check_iri(node),
        GraphName::BlankNode(_) | GraphName::DefaultGraph => Ok(()),
    }
}

fn check_literal(literal: &Literal) -> Result<(), CanonicalError> {
    check_iri(&literal.datatype().into_owned())?;
    let Some(language) = literal.language() else { return Ok(()) };
    Literal::new_language_tagged_literal("", language)
        .map(|_| ())
        .map_err(|error| CanonicalError::Unsafe(format!("`{language}` is no language: {error}")))
}

fn check_iri(node: &NamedNode) -> Result<(), CanonicalError> {
    let iri = node.as_str();
    if let Some(name) = iri.strip_prefix(TRAP_VOCABULARY) {
        if LATER_TERMS.contains(&name) {
            let context = format!("that defines `{name}`, a later one than is embedded,");
            return Err(CanonicalError::UnknownContext(context));
        }
        return Err(CanonicalError::Unsafe(format!("no context defines `{name}`")));
    }
    if let Some(rest) = iri.strip_prefix(TRAP) {
        let relative = rest.trim_start_matches('/');
        return Err(CanonicalError::Unsafe(format!("`{relative}` is no absolute IRI")));
    }
    NamedNode::new(iri)
        .map(|_| ())
        .map_err(|error| CanonicalError::Unsafe(format!("`{iri}` is no IRI: {error}")))
}
