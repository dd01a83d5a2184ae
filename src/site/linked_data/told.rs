//! What is told of awards and people, in the order in which it is told. There are many of
//! them, so no maps are made on the way.

use serde::Serialize;

use super::parts::Organisation;

/// An award.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(rename = "credentialCategory")]
    pub(super) category: &'a str,
    #[serde(rename = "educationalLevel", skip_serializing_if = "Option::is_none")]
    pub(super) level: Option<&'a str>,
    #[serde(rename = "recognizedBy")]
    pub(super) issuer: Organisation<'a>,
    pub(super) url: &'a str,
    pub(super) identifier: &'a str,
    pub(super) about: Person<'a>,
    #[serde(rename = "datePublished")]
    pub(super) published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<String>,
    #[serde(rename = "isBasedOn")]
    pub(super) badge: String,
    #[serde(rename = "creativeWorkStatus", skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<&'static str>,
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
}

/// Somebody.
#[derive(Default, Serialize)]
pub(super) struct Person<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<&'a str>,
    #[serde(rename = "hasCredential", skip_serializing_if = "Vec::is_empty")]
    pub(super) credentials: Vec<Held<'a>>,
}

impl<'a> Person<'a> {
    /// Somebody of that name, with a page.
    pub(super) fn named(name: &'a str, url: &'a str) -> Self {
        Self { kind: "Person", name, url, ..Self::default() }
    }
}

/// A credential that somebody holds, in short.
#[derive(Serialize)]
pub(super) struct Held<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    pub(super) url: String,
    #[serde(rename = "credentialCategory")]
    pub(super) category: &'a str,
}

/// The page of somebody.
#[derive(Serialize)]
pub(super) struct Profile<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) url: &'a str,
    #[serde(rename = "mainEntity")]
    pub(super) person: Person<'a>,
}

/// Several things.
#[derive(Serialize)]
pub(super) struct Graph<T> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) things: T,
}
