//! From bytes to a document: JSON, a picture that holds one, or a form that is not judged.

use serde_json::Value;

use super::{Claims, Report, Verifier};
use crate::credential::bake::{self, BakeFault, Content, Format};
use crate::credential::canonical;

impl Verifier<'_> {
    /// Judges the bytes of a document, which may be in a picture.
    pub fn verify_bytes(&self, bytes: &[u8]) -> Report {
        if let Some(format) = Format::of(bytes) {
            return self.verify_picture(bytes, format);
        }
        match std::str::from_utf8(bytes).ok().and_then(Jwt::read) {
            Some(jwt) => jwt.report(),
            None => self.verify_json(bytes),
        }
    }

    fn verify_json(&self, bytes: &[u8]) -> Report {
        match canonical::parse(bytes) {
            Ok(document) => self.verify(document),
            Err(error) => Report::unreadable(error.to_string()),
        }
    }

    /// Judges what a picture holds: of several kinds the one that is preferred.
    fn verify_picture(&self, picture: &[u8], format: Format) -> Report {
        let found = match bake::extract_all(picture) {
            Ok(found) => found,
            Err(fault @ BakeFault::TooLarge { .. }) => {
                return Report::unavailable(fault.to_string());
            }
            Err(fault) => return Report::unreadable(fault.to_string()),
        };
        let mut found = found.into_iter();
        let Some(first) = found.next() else {
            return Report::unreadable(BakeFault::NotBaked.to_string());
        };
        let report = match &first.content {
            Content::Json(text) | Content::Jws(text) => self.verify_bytes(text.as_bytes()),
            Content::Url(address) => Report::unavailable(format!(
                "it holds only the address of a hosted Open Badges 2.0 assertion, `{address}`"
            )),
        };
        let also: Vec<String> = found.map(|other| other.kind.to_string()).collect();
        let also = match also.as_slice() {
            [] => String::new(),
            also => format!(", beside {}, which was not judged", also.join(" and ")),
        };
        let carrier = match format {
            Format::Png => "in a PNG picture",
            Format::Svg => "in an SVG picture",
        };
        report.read_from(&format!("{carrier}{also}"))
    }
}

/// Judges a text that stands in a document in place of another document.
pub(super) fn judge_text(text: &str) -> Report {
    match Jwt::read(text) {
        Some(jwt) => jwt.report(),
        None => Report::unreadable("it is no document, but a text".to_owned()),
    }
}

/// A compact JWS (RFC 7515), as far as it is told apart: its signature is not judged.
struct Jwt {
    algorithm: String,
    payload: Value,
}

impl Jwt {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut parts = text.split('.');
        let (header, payload) = (parts.next()?, parts.next()?);
        parts.next().filter(|_| parts.next().is_none())?;
        let read = |part: &str| {
            let bytes = data_encoding::BASE64URL_NOPAD.decode(part.as_bytes()).ok()?;
            canonical::parse(&bytes).ok().filter(Value::is_object)
        };
        let algorithm = read(header)?.get("alg")?.as_str()?.to_owned();
        Some(Self { algorithm, payload: read(payload)? })
    }

    fn report(self) -> Report {
        let document = self.payload.get("vc").unwrap_or(&self.payload);
        let reason =
            format!("it is signed as a JWT (`{}`), and those are not judged", self.algorithm);
        let mut report = Report::unavailable(reason);
        report.claims = Claims::of(document);
        report.id = document.get("id").and_then(Value::as_str).map(str::to_owned);
        report
    }
}
