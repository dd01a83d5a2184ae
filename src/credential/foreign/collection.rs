//! Everything that was given, and what links what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json::{id, list};
use super::kind::Kind;
use super::{Foreign, Picture, three, two};
use crate::credential::{bake, canonical};

/// The most credentials that are read in one go.
const MOST: usize = 100_000;
/// The most bytes that are read in one go: 512 MiB.
const MOST_BYTES: usize = 512 << 20;
/// How deep bundles may lie in bundles.
const DEEPEST: usize = 4;

/// Something that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where it was found, for people.
    pub source: String,
    /// Why, in lower case.
    pub reason: String,
}

/// The documents that were given. Links between them are followed, links to elsewhere are not.
#[derive(Debug, Default)]
pub struct Collection {
    found: Vec<Found>,
    linked: BTreeMap<String, Arc<Value>>,
    refused: Vec<Refusal>,
    /// Pictures by their SHA-256: thousands of awards share one.
    pictures: BTreeMap<[u8; 32], Arc<[u8]>>,
    bytes: usize,
}

#[derive(Debug)]
struct Found {
    source: String,
    kind: Kind,
    document: Arc<Value>,
    /// Whether it came as a signed token, so that no proof stands in it.
    is_token: bool,
    /// The picture that it was baked into, without it.
    picture: Option<Arc<[u8]>>,
}

impl Collection {
    /// Adds a file: JSON, a compact JWS, or a picture with a credential in it. `source` is
    /// what people call it.
    pub fn add(&mut self, source: &str, bytes: &[u8]) {
        if !self.add_found(source, bytes) {
            match bake::Format::of(bytes) {
                Some(_) => self.refuse(source, bake::BakeFault::NotBaked.to_string()),
                None => self.refuse(source, Kind::NO_BADGE),
            }
        }
    }

    /// As [`Collection::add`] a file that nobody named. False where it holds nothing: a picture,
    /// as most do, or JSON that does not say what it is, as a search index.
    #[must_use]
    pub fn add_found(&mut self, source: &str, bytes: &[u8]) -> bool {
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.bytes > MOST_BYTES {
            let most = MOST_BYTES >> 20;
            let reason = format!("more than {most} MiB were given at once: import it in parts");
            self.refuse(source, reason);
            return true;
        }
        if bake::Format::of(bytes).is_none() {
            return self.add_text(source, bytes, None);
        }
        match bake::unbake(bytes) {
            Err(bake::BakeFault::NotBaked) => return false,
            Err(fault) => self.refuse(source, fault.to_string()),
            Ok((baked, plain)) => {
                let plain = share(&mut self.pictures, plain.into());
                for one in baked {
                    if !self.add_text(source, one.content.text().as_bytes(), Some(&plain)) {
                        self.refuse(source, Kind::NO_BADGE);
                    }
                }
            }
        }
        true
    }

    /// What others are checked with: issuers, their keys, status lists. The first two have one
    /// `id`, the DID.
    pub fn supporting(&self) -> Vec<Arc<Value>> {
        let supporting = self.found.iter().filter(|found| found.kind == Kind::Supporting);
        supporting.map(|found| Arc::clone(&found.document)).collect()
    }

    /// Notes something that cannot even be read.
    pub fn refuse(&mut self, source: &str, reason: impl Into<String>) {
        self.refused.push(Refusal { source: source.to_owned(), reason: reason.into() });
    }

    /// False where it does not say what it is.
    fn add_text(&mut self, source: &str, bytes: &[u8], picture: Option<&Arc<[u8]>>) -> bool {
        match read(bytes) {
            Err(reason) => self.refuse(source, reason),
            Ok((Value::Object(fields), _)) if !is_linked_data(&fields) => return false,
            Ok((Value::Array(items), is_token)) => {
                for (at, item) in items.into_iter().enumerate() {
                    self.add_document(&format!("{source}#{}", at + 1), item, is_token, picture, 0);
                }
            }
            Ok((document, is_token)) => self.add_document(source, document, is_token, picture, 0),
        }
        true
    }

    fn add_document(
        &mut self,
        source: &str,
        document: Value,
        is_token: bool,
        picture: Option<&Arc<[u8]>>,
        depth: usize,
    ) {
        let kind = Kind::of(&document);
        if self.found.len() >= MOST {
            return self.refuse(source, format!("more than {MOST} credentials were given"));
        }
        match kind {
            Kind::Other(reason) => return self.refuse(source, reason),
            Kind::Bundle if depth == DEEPEST => {
                return self.refuse(source, "it lies too deep in other bundles");
            }
            Kind::Bundle => return self.add_bundle(source, &document, depth),
            _ => {}
        }
        let document = Arc::new(document);
        if let Some(id) = id(&document) {
            self.linked.entry(id.to_owned()).or_insert_with(|| Arc::clone(&document));
        }
        let picture = picture.cloned();
        self.found.push(Found { source: source.to_owned(), kind, document, is_token, picture });
    }

    /// Each credential of a portfolio, and each badge that it only lists.
    fn add_bundle(&mut self, source: &str, bundle: &Value, depth: usize) {
        let subjects = list(bundle, "credentialSubject").chain([bundle]);
        let credentials = subjects.flat_map(|subject| list(subject, "verifiableCredential"));
        let credentials: Vec<Value> = credentials.cloned().collect();
        if credentials.is_empty() {
            return self.refuse(source, "there is no credential in it");
        }
        for (at, credential) in credentials.into_iter().enumerate() {
            let name = format!("{source}#{}", at + 1);
            match credential {
                Value::String(token) => match read(token.as_bytes()) {
                    Ok((document, _)) => self.add_document(&name, document, true, None, depth + 1),
                    Err(reason) => self.refuse(&name, reason),
                },
                document => self.add_document(&name, document, false, None, depth + 1),
            }
        }
    }

    /// Every badge and award, in the order in which they were given, and what was refused.
    pub fn read(mut self) -> (Vec<Foreign>, Vec<Refusal>) {
        let mut read = Vec::new();
        let mut pictures = std::mem::take(&mut self.pictures);
        let mut used = BTreeSet::new();
        for found in &self.found {
            match self.foreign(found, &mut used) {
                Some(Ok(mut foreign)) => {
                    if let Picture::Bytes(bytes) = &mut foreign.badge.picture {
                        *bytes = share(&mut pictures, Arc::clone(bytes));
                    }
                    read.push(foreign);
                }
                Some(Err(reason)) => {
                    self.refused.push(Refusal { source: found.source.clone(), reason });
                }
                None => {}
            }
        }
        // A badge that an award brings along need not be told again.
        read.retain(|foreign| {
            let id = foreign.badge.id.as_ref();
            foreign.award.is_some() || !id.is_some_and(|id| used.contains(id))
        });
        (read, self.refused)
    }

    fn foreign(
        &self,
        found: &Found,
        used: &mut BTreeSet<String>,
    ) -> Option<Result<Foreign, String>> {
        Some(match found.kind {
            Kind::Assertion => self.assertion(found).inspect(|foreign| {
                used.extend(foreign.badge.id.clone());
            }),
            Kind::OpenBadge => open_badge(found).inspect(|foreign| {
                used.extend(foreign.badge.id.clone());
            }),
            Kind::BadgeClass => self.badge_class(found, &found.document),
            Kind::Achievement => three::badge(&found.document).map(|badge| Foreign {
                source: found.source.clone(),
                issuer: two::profile(found.document.get("creator").unwrap_or(&Value::Null)),
                badge,
                award: None,
                document: None,
            }),
            Kind::Supporting | Kind::Bundle | Kind::Other(_) => return None,
        })
    }

    fn assertion(&self, found: &Found) -> Result<Foreign, String> {
        let assertion = &found.document;
        let Some(badge) = assertion.get("badge") else {
            let is_over = assertion.get("revoked").is_some_and(|revoked| revoked == true);
            let reason =
                if is_over { "it was revoked, and says no more" } else { "it names no badge" };
            return Err(reason.to_owned());
        };
        let class = self.follow(badge, "badge")?;
        let mut foreign = self.badge_class(found, &class)?;
        let award = two::award(assertion)?;
        if let Some(picture) = &found.picture {
            foreign.badge.picture = Picture::Bytes(Arc::clone(picture));
        } else if !matches!(foreign.badge.picture, Picture::Bytes(_))
            && let Some(picture @ Picture::Bytes(_)) = assertion.get("image").map(two::picture)
        {
            foreign.badge.picture = picture;
        }
        foreign.award = Some(award);
        Ok(foreign)
    }

    fn badge_class(&self, found: &Found, class: &Value) -> Result<Foreign, String> {
        let issuer = class.get("issuer").ok_or("its badge names no issuer")?;
        let issuer = self.follow(issuer, "issuer")?;
        Ok(Foreign {
            source: found.source.clone(),
            issuer: two::profile(&issuer),
            badge: two::badge(class)?,
            award: None,
            document: None,
        })
    }

    /// What a link leads to: the object itself, or the document of that name.
    fn follow(&self, link: &Value, what: &str) -> Result<Arc<Value>, String> {
        if link.is_object() && (link.get("name").is_some() || id(link).is_none()) {
            return Ok(Arc::new(link.clone()));
        }
        let id = id(link).ok_or_else(|| format!("its {what} is neither an object nor a link"))?;
        self.linked.get(id).cloned().ok_or_else(|| {
            let id = super::name(id);
            format!("its {what} is only linked to: download `{id}`, and give that file too")
        })
    }
}

/// The one copy of a picture that is kept.
fn share(pictures: &mut BTreeMap<[u8; 32], Arc<[u8]>>, bytes: Arc<[u8]>) -> Arc<[u8]> {
    Arc::clone(pictures.entry(Sha256::digest(&bytes).into()).or_insert(bytes))
}

fn open_badge(found: &Found) -> Result<Foreign, String> {
    let credential = &found.document;
    let award = three::award(credential)?;
    let subject = three::subject(credential).unwrap_or(&Value::Null);
    let achievement = list(subject, "achievement").next().ok_or("it names no achievement")?;
    let mut badge = three::badge(achievement)?;
    let own = credential.get("image").map(two::picture);
    if let Some(picture) = &found.picture {
        badge.picture = Picture::Bytes(Arc::clone(picture));
    } else if !matches!(badge.picture, Picture::Bytes(_))
        && let Some(own @ Picture::Bytes(_)) = own
    {
        badge.picture = own;
    }
    let issuer = two::profile(credential.get("issuer").unwrap_or(&Value::Null));
    let document = (!found.is_token).then(|| Arc::clone(&found.document));
    Ok(Foreign { source: found.source.clone(), issuer, badge, award: Some(award), document })
}

/// Reads JSON, or the claims of a compact JWS (RFC 7515, section 7.1), whose signature is
/// not looked at. True where it was the latter.
fn read(bytes: &[u8]) -> Result<(Value, bool), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is no text".to_owned())?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with(['{', '[']) {
        let value = canonical::parse(text.as_bytes()).map_err(|error| error.to_string())?;
        return Ok((value, false));
    }
    if text.starts_with("http://") || text.starts_with("https://") {
        let address: String = super::name(text).chars().take(500).collect();
        return Err(format!("it holds only an address: download `{address}`, and give that file"));
    }
    let mut parts = text.split('.');
    let (Some(_), Some(claims), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err("it is neither JSON nor a signed token".to_owned());
    };
    let claims = data_encoding::BASE64URL_NOPAD
        .decode(claims.trim_end_matches('=').as_bytes())
        .map_err(|_| "it is neither JSON nor a signed token".to_owned())?;
    let mut claims = canonical::parse(&claims).map_err(|error| error.to_string())?;
    // Before VC 2.0 the credential was one of the claims.
    match claims.get_mut("vc").map(Value::take) {
        Some(mut credential @ Value::Object(_)) => {
            if let (None, Some(id)) = (id(&credential), id(&claims)) {
                credential["id"] = id.into();
            } else if let (None, Some(name)) = (id(&credential), claims.get("jti")) {
                credential["id"] = name.clone();
            }
            Ok((credential, true))
        }
        _ => Ok((claims, true)),
    }
}

/// Whether a document says what it is, or by which words it speaks. Open Badges 2.0 may leave
/// out the context, 1.0 both.
fn is_linked_data(fields: &serde_json::Map<String, Value>) -> bool {
    ["@context", "type", "@type", "recipient"].iter().any(|key| fields.contains_key(*key))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Collection;

    /// JSON of any shape with the words of the standards in it.
    fn shape() -> impl Strategy<Value = serde_json::Value> {
        let word = prop_oneof![
            Just("Assertion"),
            Just("BadgeClass"),
            Just("OpenBadgeCredential"),
            Just("a"),
            Just("ClrCredential"),
            Just("2020-01-01"),
            Just("data:image/png;base64,AAAA"),
        ];
        let leaf = prop_oneof![
            word.prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            Just(serde_json::Value::Null),
            Just(true.into()),
        ];
        let key = prop_oneof![
            Just("type"),
            Just("id"),
            Just("badge"),
            Just("issuer"),
            Just("recipient"),
            Just("identity"),
            Just("issuedOn"),
            Just("evidence"),
            Just("name"),
            Just("criteria"),
            Just("credentialSubject"),
            Just("achievement"),
            Just("validFrom"),
            Just("image"),
            Just("verifiableCredential"),
            Just("result"),
            Just("alignment"),
            Just("identifier"),
        ];
        leaf.prop_recursive(5, 60, 8, move |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                proptest::collection::vec((key.clone(), inner), 0..8).prop_map(|fields| {
                    let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value));
                    serde_json::Value::Object(fields.collect())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_document_is_read_or_refused(one in shape(), other in shape()) {
            let mut collection = Collection::default();
            collection.add("a", one.to_string().as_bytes());
            collection.add("b", other.to_string().as_bytes());
            let _ = collection.read();
        }
    }
}
