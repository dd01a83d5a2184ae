//! Whose a credential is.

use super::known::{Known, Person};
use crate::content::record::PersonRecord;
use crate::credential::foreign::{Address, Recipient};
use crate::model::is_did;

/// Whose it is.
pub(super) enum Whose {
    /// Somebody's who is known, and whether only the name tells it.
    Known { slug: String, by_name_alone: bool },
    /// Somebody's who is not there yet.
    New(Box<PersonRecord>),
}

/// The most e-mail addresses of one credential that are looked up: a hash is tried with
/// everybody's.
const MOST_ADDRESSES: usize = 16;

const ASK: &str = "write a file in `people/` that fits, or say whose it is with `--earner SLUG`";

/// Tells whose a credential is: by DID, by e-mail address, by name, as the user says, or that
/// it is somebody new.
///
/// # Errors
/// It cannot be told → what to do.
pub(super) fn whose(
    known: &Known<'_>,
    recipient: &Recipient,
    asked: Option<&str>,
) -> Result<Whose, String> {
    let recipient = &without_addresses_as_names(recipient);
    let by_did = recipient.did.as_deref().and_then(|did| known.person_by_did(did));
    let by_email = || {
        let few = recipient.emails.iter().take(MOST_ADDRESSES);
        few.into_iter().find_map(|one| known.person_by_address(one))
    };
    if let Some(person) = by_did.or_else(by_email) {
        let slug = person.slug.clone();
        return match asked.filter(|asked| *asked != slug) {
            Some(asked) => Err(format!("it is that of `{slug}`, not of `{asked}`")),
            None => Ok(Whose::Known { slug, by_name_alone: false }),
        };
    }
    let named = recipient.name.as_deref().filter(|name| !name.is_empty());
    let same_name: Vec<&Person> = named
        .map(|name| known.people_by_name(name).filter(|one| may_be(one, recipient)).collect())
        .unwrap_or_default();
    let is_asked = |person: &&&Person| asked.is_none_or(|asked| person.slug == asked);
    match (same_name.as_slice(), asked) {
        ([person], _) if is_asked(&person) => {
            let slug = person.slug.clone();
            // A hash of the address that the folder has would have been found.
            if person.email.is_some() && !recipient.emails.is_empty() && asked.is_none() {
                return Err(format!(
                    "its earner has the name of `{slug}`, but another e-mail address: if it is \
                     the same person, say so with `--earner {slug}`"
                ));
            }
            Ok(Whose::Known { slug, by_name_alone: asked.is_none() })
        }
        ([_, _, ..], None) => {
            let slugs: Vec<&str> = same_name.iter().map(|one| one.slug.as_str()).collect();
            Err(format!(
                "several people have the name of its earner, `{}`: say whose it is with \
                 `--earner SLUG`",
                slugs.join("`, `")
            ))
        }
        (_, Some(asked)) => Ok(Whose::Known { slug: asked.to_owned(), by_name_alone: false }),
        _ => named.map(|name| new(name, recipient)).ok_or_else(|| nameless(recipient)),
    }
}

/// What some systems give as a name is an e-mail address. It must not be published as one.
fn without_addresses_as_names(recipient: &Recipient) -> Recipient {
    let mut recipient = recipient.clone();
    if let Some(address) = recipient.name.take_if(|name| name.contains(['@', '\u{ff20}'])) {
        recipient.emails.insert(0, Address::Plain(address));
    }
    recipient
}

/// Whether somebody of the same name is not certainly another.
fn may_be(person: &Person, recipient: &Recipient) -> bool {
    let other_did = matches!((&person.did, &recipient.did), (Some(a), Some(b)) if a != b);
    let other_email = person.email.is_some()
        && recipient.emails.iter().any(|one| matches!(one, Address::Plain(_)));
    !other_did && !other_email
}

fn new(name: &str, recipient: &Recipient) -> Whose {
    let email = recipient.emails.iter().find_map(|address| match address {
        Address::Plain(email) => Some(email.clone()),
        Address::Hashed { .. } => None,
    });
    Whose::New(Box::new(PersonRecord {
        name: name.to_owned(),
        email,
        did: recipient.did.clone().filter(|did| is_did(did)),
        ..PersonRecord::default()
    }))
}

/// Why somebody without a name cannot be told.
fn nameless(recipient: &Recipient) -> String {
    let why = match (recipient.emails.first(), &recipient.did, recipient.others.first()) {
        (Some(Address::Plain(email)), ..) => {
            format!("it names its earner only as `{email}`, which nobody in `people/` has")
        }
        (Some(address @ Address::Hashed { hash, .. }), ..) if address.is("").is_none() => {
            let kind: String =
                hash.split('$').next().unwrap_or_default().chars().take(20).collect();
            format!("it names its earner only by a hash (`{kind}`) that is not read here")
        }
        (Some(Address::Hashed { .. }), ..) => "it names its earner only by the hash of an e-mail \
             address, which nobody in `people/` has"
            .to_owned(),
        (None, Some(other), _) | (None, None, Some(other)) => {
            let other: String = other.chars().take(200).collect();
            format!("it names its earner only as `{other}`, which nobody in `people/` is")
        }
        (None, None, None) => "it does not say whose it is".to_owned(),
    };
    format!("{why}: {ASK}")
}
