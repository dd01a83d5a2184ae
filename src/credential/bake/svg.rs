//! SVG files: a credential in an element directly after the root's start tag.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::xml::{Scanner, Tag, Token, escape, split, unescape};
use super::{BakeFault, Baked, Content, Inlay, Kind, MAX_TEXT};

const SVG: &str = "http://www.w3.org/2000/svg";

/// No drawing nests deeper; common readers stop earlier.
const MAX_DEPTH: usize = 1000;

pub(super) fn looks_like_svg(bytes: &[u8]) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    let first = Scanner::new(text).find_map(|token| match token {
        Ok((Token::Other(_), _)) => None,
        Ok((Token::Text(text), _)) if text.trim().is_empty() => None,
        Ok((Token::Start(tag), _)) => Some(split(tag.name).1 == "svg"),
        _ => Some(false),
    });
    first == Some(true)
}

/// An SVG that is to hold a credential: in an element directly after the root's start tag,
/// with the JSON in a CDATA section, or a JWS in the attribute `verify`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    picture: String,
    kind: Kind,
    /// The root's name.
    name: Range<usize>,
    /// Whether the root is an empty element, `<svg/>`.
    is_empty: bool,
    /// Where the element goes.
    at: usize,
    /// Whether it declares its own prefix, and not the root for it.
    declares: bool,
}

impl Frame {
    /// A picture that is to hold a credential of that kind.
    ///
    /// # Errors
    /// As for [`super::bake`].
    pub fn of(picture: &[u8], kind: Kind) -> Result<Self, BakeFault> {
        let text = text(picture)?;
        let survey = Survey::of(text)?;
        let root = survey.root.ok_or_else(|| broken("it has no element"))?;
        if !root.is_svg {
            return Err(broken(format!("its first element is not of the namespace `{SVG}`")));
        }
        if survey.found.iter().any(|found| found.kind == kind) {
            return Err(BakeFault::AlreadyBaked(kind));
        }
        // Beside something unreadable, or two of one kind, nothing would be found again.
        for (at, found) in survey.found.iter().enumerate() {
            if survey.found[..at].iter().any(|other| other.kind == found.kind) {
                return Err(BakeFault::Twice(found.kind));
            }
            found.content(text)?;
        }
        // Some readers take the first one they meet.
        let earlier = survey.found.iter().filter(|found| found.kind < kind);
        let name = root.place.start + 1;
        Ok(Self {
            at: earlier.map(|found| found.place.end).max().unwrap_or(root.place.end),
            // A prefix that is in use already keeps its meaning, also where it has none.
            declares: declares(&root.tag, kind) || survey.others.contains(kind.prefix()),
            name: name..name + root.tag.name.len(),
            is_empty: root.tag.is_empty,
            kind,
            picture: text.to_owned(),
        })
    }

    /// The picture without any credential of that kind.
    pub fn picture(&self) -> &[u8] {
        self.picture.as_bytes()
    }

    /// The picture with a credential.
    ///
    /// # Panics
    /// The credential is of another kind.
    pub fn holding(&self, inlay: &Inlay<'_>) -> Vec<u8> {
        assert_eq!(self.kind, inlay.kind, "the place is for another kind");
        let [head, tail] = [&self.picture[..self.name.end], &self.picture[self.name.end..]];
        let (tag, rest) = tail.split_at(self.at - self.name.end);
        let declaration = declaration(self.kind);
        let [outer, inner] =
            if self.declares { ["", &declaration] } else { [declaration.as_str(), ""] };
        let element = element(inlay, inner);
        let [start, body, end] = [&element[0], inlay.body(), &element[1]];
        if self.is_empty {
            let name = &self.picture[self.name.clone()];
            let tag = &tag[..tag.len() - "/>".len()];
            [head, outer, tag, ">", start, body, end, "</", name, ">", rest].concat().into_bytes()
        } else {
            [head, outer, tag, start, body, end, rest].concat().into_bytes()
        }
    }
}

/// What stands before and after the JSON of a credential, or all of it where it has none.
fn element(inlay: &Inlay<'_>, namespace: &str) -> [String; 2] {
    let name = format!("{}:{}", inlay.kind.prefix(), inlay.kind.element());
    let verify = inlay.verify().map(|text| format!(" verify=\"{}\"", escape(&text)));
    let verify = verify.unwrap_or_default();
    if inlay.body().is_empty() {
        return [format!("<{name}{namespace}{verify}/>"), String::new()];
    }
    [format!("<{name}{namespace}{verify}><![CDATA["), format!("]]></{name}>")]
}

/// All credentials in an SVG, and the SVG without the elements that hold them.
pub(super) fn take_out(picture: &[u8]) -> Result<(Vec<Baked>, Vec<u8>), BakeFault> {
    let text = text(picture)?;
    let survey = Survey::of(text)?;
    let root = survey.root.ok_or_else(|| broken("it has no element"))?;
    let mut plain = String::with_capacity(text.len());
    let mut copied = 0;
    let mut baked = Vec::new();
    for found in &survey.found {
        // No third one is read: two are too many.
        if baked.iter().any(|one: &Baked| one.kind == found.kind) {
            return Err(BakeFault::Twice(found.kind));
        }
        baked.push(Baked { kind: found.kind, content: found.content(text)? });
        plain.push_str(&text[copied..found.place.start]);
        copied = found.place.end;
    }
    plain.push_str(&text[copied..]);
    let name_end = root.place.start + 1 + root.tag.name.len();
    // One declaration may hide another behind it, so there are as many rounds as kinds.
    let declared = survey.found.iter().filter(|found| !found.declares);
    for kind in declared.map(|found| found.kind).cycle().take(survey.found.len().pow(2)) {
        let ours = declaration(kind);
        let is_used = survey.others.contains(kind.prefix());
        if !is_used && plain[name_end..].starts_with(&ours) {
            plain.replace_range(name_end..name_end + ours.len(), "");
        }
    }
    Ok((baked, plain.into_bytes()))
}

fn broken(what: impl Into<String>) -> BakeFault {
    BakeFault::BrokenSvg(what.into())
}

/// The file as text.
fn text(picture: &[u8]) -> Result<&str, BakeFault> {
    let text = std::str::from_utf8(picture)
        .map_err(|error| broken(format!("byte {} is not UTF-8", error.valid_up_to())))?;
    let forbidden = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    if let Some(at) = text.bytes().position(forbidden) {
        return Err(broken(format!("byte {at} may not stand in XML")));
    }
    let start = text.trim_start_matches('\u{feff}');
    let declared = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let encoding = declared.and_then(|(inside, _)| inside.split_once("encoding"));
    if let Some((_, rest)) = encoding {
        let name = rest.trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'']);
        let name = name.split(['"', '\'', ' ']).next().unwrap_or_default();
        if !["utf-8", "utf8", "us-ascii"].contains(&name.to_ascii_lowercase().as_str()) {
            return Err(broken(format!("it says that it is written in `{name}`, not in UTF-8")));
        }
    }
    Ok(text)
}

/// The declaration of a namespace, as it is put after the root's name.
fn declaration(kind: Kind) -> String {
    format!(" xmlns:{}=\"{}\"", kind.prefix(), kind.namespace())
}

/// The first element.
struct Root<'a> {
    tag: Tag<'a>,
    /// Its start tag.
    place: Range<usize>,
    is_svg: bool,
}

/// Whether it gives the prefix of that kind a meaning, whichever.
fn declares(tag: &Tag<'_>, kind: Kind) -> bool {
    tag.attributes().any(|(name, _)| name.strip_prefix("xmlns:") == Some(kind.prefix()))
}

/// An element that holds a credential.
struct Found<'a> {
    kind: Kind,
    /// All of it.
    place: Range<usize>,
    /// What is between its tags.
    inside: Range<usize>,
    verify: Option<&'a str>,
    /// Whether it declares its own prefix.
    declares: bool,
    has_elements: bool,
}

impl Found<'_> {
    fn content(&self, text: &str) -> Result<Content, BakeFault> {
        let kind = self.kind;
        let unreadable = |reason: String| BakeFault::Unreadable { kind, reason };
        if self.has_elements {
            return Err(unreadable("its element holds other elements".to_owned()));
        }
        let verify = self.verify.unwrap_or_default();
        if self.inside.len().max(verify.len()) > MAX_TEXT {
            return Err(BakeFault::TooLarge { what: "the text in the picture", most: MAX_TEXT });
        }
        let unknown = |name: &str| unreadable(format!("its text refers to the entity `{name}`"));
        let mut body = String::with_capacity(self.inside.len());
        for token in Scanner::new(&text[self.inside.clone()]) {
            match token.map_err(broken)?.0 {
                Token::Text(text) => body.push_str(&unescape(text).map_err(unknown)?),
                Token::CData(text) => body.push_str(text),
                _ => {}
            }
        }
        match (body.trim().is_empty(), self.verify) {
            (false, Some(_)) if kind != Kind::OpenBadge2 => {
                Err(unreadable("it has both a text and the attribute `verify`".to_owned()))
            }
            (true, Some(verify)) => {
                match Content::read(kind, &unescape(verify).map_err(unknown)?)? {
                    Content::Json(_) => {
                        Err(unreadable("its attribute `verify` is no compact JWS".to_owned()))
                    }
                    content => Ok(content),
                }
            }
            _ => Content::read(kind, &body),
        }
    }
}

/// What a drawing has that matters here.
#[derive(Default)]
struct Survey<'a> {
    root: Option<Root<'a>>,
    found: Vec<Found<'a>>,
    /// The names of the open elements, and how many prefixes each declares.
    open: Vec<(&'a str, usize)>,
    /// The prefixes that the open elements declare.
    declared: Vec<&'a str>,
    /// What each prefix means: the innermost last.
    meanings: BTreeMap<&'a str, Vec<String>>,
    /// The prefixes of all names but those of the elements that hold credentials.
    others: BTreeSet<&'a str>,
    /// How many elements are open around the one whose credential is being read.
    within: Option<usize>,
}

impl<'a> Survey<'a> {
    fn of(text: &'a str) -> Result<Self, BakeFault> {
        let mut survey = Self::default();
        for token in Scanner::new(text) {
            let (token, place) = token.map_err(broken)?;
            match token {
                Token::Start(tag) => survey.start(tag, place)?,
                Token::End(name) => survey.end(name, &place)?,
                Token::Text(text) if survey.open.is_empty() && !text.trim().is_empty() => {
                    return Err(broken("text stands outside its first element"));
                }
                Token::CData(_) if survey.open.is_empty() => {
                    return Err(broken("text stands outside its first element"));
                }
                _ => {}
            }
        }
        match survey.open.last() {
            Some((name, _)) => Err(broken(format!("the element `{name}` has no end"))),
            None => Ok(survey),
        }
    }

    fn start(&mut self, tag: Tag<'a>, place: Range<usize>) -> Result<(), BakeFault> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(broken("it has more than one first element"));
        }
        if self.open.len() == MAX_DEPTH {
            return Err(broken(format!("it nests deeper than {MAX_DEPTH}")));
        }
        let before = self.declared.len();
        self.declare(&tag);
        self.open.push((tag.name, self.declared.len() - before));
        let (prefix, local) = split(tag.name);
        let namespace = self.meanings.get(prefix).and_then(|all| all.last()).map(String::as_str);
        if self.root.is_none() {
            // An entity of the document type may stand for the namespace.
            let is_svg = namespace.is_some_and(|name| name == SVG || name.starts_with('&'));
            self.root = Some(Root { tag, place: place.clone(), is_svg: is_svg && local == "svg" });
        }
        if let (Some(_), Some(found)) = (self.within, self.found.last_mut()) {
            found.has_elements = true;
        } else if let Some(kind) = Kind::ALL
            .into_iter()
            .find(|kind| local == kind.element() && namespace == Some(kind.namespace()))
        {
            let mut verify = tag.attributes().filter(|(name, _)| *name == "verify");
            self.within = Some(self.open.len() - 1);
            self.found.push(Found {
                kind,
                inside: place.end..place.end,
                place,
                verify: verify.next().map(|(_, value)| value),
                declares: declares(&tag, kind),
                has_elements: false,
            });
        } else {
            self.others.insert(prefix);
        }
        self.others.extend(tag.attributes().map(|(name, _)| split(name).0));
        if tag.is_empty {
            self.close();
        }
        Ok(())
    }

    /// Takes in the namespaces that a tag declares.
    fn declare(&mut self, tag: &Tag<'a>) {
        for (name, value) in tag.attributes() {
            let prefix = match split(name) {
                ("xmlns", prefix) => prefix,
                ("", "xmlns") => "",
                _ => continue,
            };
            let value = unescape(value).unwrap_or_else(|_| value.to_owned());
            self.meanings.entry(prefix).or_default().push(value);
            self.declared.push(prefix);
        }
    }

    fn end(&mut self, name: &str, place: &Range<usize>) -> Result<(), BakeFault> {
        match self.open.last() {
            Some((open, _)) if *open == name => {}
            Some((open, _)) => {
                return Err(broken(format!("`</{name}>` ends the element `{open}`")));
            }
            None => return Err(broken(format!("`</{name}>` ends nothing"))),
        }
        if let (Some(around), Some(found)) = (self.within, self.found.last_mut())
            && around + 1 == self.open.len()
        {
            found.inside.end = place.start;
            found.place.end = place.end;
        }
        self.close();
        Ok(())
    }

    fn close(&mut self) {
        let declared = self.open.pop().map_or(0, |(_, declared)| declared);
        for _ in 0..declared {
            let meanings = self.declared.pop().and_then(|prefix| self.meanings.get_mut(prefix));
            meanings.and_then(Vec::pop);
        }
        if self.within == Some(self.open.len()) {
            self.within = None;
        }
    }
}
