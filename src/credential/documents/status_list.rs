//! A year's status list.

use std::io::Write;

use data_encoding::BASE64URL_NOPAD;
use flate2::{Compression, GzBuilder};

use super::{Mode, issuer};
use crate::credential::fast::{Fields, Tree, words};
use crate::model::{Award, Catalog, Moment, StatusIndex, routes};

/// What `GzBuilder` writes as the system: *unknown* (RFC 1952, section 2.3.1), on every one.
const UNKNOWN_SYSTEM: u8 = 255;

/// A status list, not yet signed.
pub(super) struct StatusList<'a> {
    pub(super) tree: Tree<'a>,
    /// From when it is valid.
    pub(super) from: Moment,
}

/// The years that have awards, oldest first.
pub(super) fn years(catalog: &Catalog) -> Vec<i16> {
    let mut years: Vec<i16> = catalog.awards().iter().map(|award| award.status.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The list of the awards of `year` (Bitstring Status List 1.0, section 2.2), not yet
/// signed. Nothing where that year has none.
///
/// It is valid from the year's first award on: a later day, such as that of a revocation
/// that was announced, could leave all of them without a status until then.
///
/// A draft says so in its `name`, for the issuer stands here by its DID alone.
pub(super) fn tree(catalog: &Catalog, year: i16, mode: Mode) -> Option<StatusList<'_>> {
    let address = catalog.settings().base_url.join(&routes::status_list(year));
    let awards = || catalog.awards().iter().filter(move |award| award.status.year == year);
    let from = awards().map(|award| award.period.from()).min()?;
    let subject = Fields::default()
        .iri("id", format!("{address}#list"))
        .word("type", "BitstringStatusList")
        .word("statusPurpose", "revocation")
        .text("encodedList", encode(&bits(awards())));
    let name = match mode {
        Mode::Production => None,
        Mode::Draft => Some(Tree::Text(format!("Status list {year}{}", issuer::DRAFT).into())),
    };
    let list = Fields::default()
        .with("@context", words(&["https://www.w3.org/ns/credentials/v2"]))
        .iri("id", address)
        .with("type", words(&["VerifiableCredential", "BitstringStatusListCredential"]))
        .with_if("name", name)
        .iri("issuer", catalog.settings().did.as_str())
        .text("validFrom", from.to_string())
        .with("credentialSubject", subject.tree());
    Some(StatusList { tree: list.tree(), from })
}

/// A bit for each place, the first the highest of the first byte; 1 is revoked.
fn bits<'a>(awards: impl Iterator<Item = &'a Award>) -> Vec<u8> {
    let mut bits = vec![0; StatusIndex::LIST_BITS as usize / 8];
    for award in awards.filter(|award| award.revoked.is_some()) {
        let index = award.status.index.get();
        bits[index as usize / 8] |= 0x80 >> (index % 8);
    }
    bits
}

/// Multibase (`u`, base64url without padding) of the gzipped bits, with no time and no
/// system in them: the same bits give the same text anywhere.
fn encode(bits: &[u8]) -> String {
    let builder = GzBuilder::new().mtime(0).operating_system(UNKNOWN_SYSTEM);
    let mut gzip = builder.write(Vec::new(), Compression::best());
    let packed = gzip.write_all(bits).and_then(|()| gzip.finish());
    let packed = packed.unwrap_or_else(|_| unreachable!("writing to memory cannot fail"));
    format!("u{}", BASE64URL_NOPAD.encode(&packed))
}
