//! PNG files: a credential in a text chunk (PNG, third edition, 11.3.3.2 to 11.3.3.4).

use std::io::Read;
use std::ops::Range;

use flate2::read::ZlibDecoder;

use super::{BakeFault, Baked, Content, Inlay, Kind, MAX_TEXT};

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];

pub(super) fn looks_like_png(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// A PNG that is to hold a credential: an uncompressed `iTXt` chunk before the first `IDAT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    picture: Vec<u8>,
    kind: Kind,
    /// Where the chunk goes.
    at: usize,
}

impl Frame {
    /// A picture that is to hold a credential of that kind.
    ///
    /// # Errors
    /// As for [`super::bake`].
    pub fn of(picture: Vec<u8>, kind: Kind) -> Result<Self, BakeFault> {
        let mut first_data = None;
        let mut taken = false;
        let mut others = Vec::new();
        walk(&picture, |chunk| {
            match chunk.kind() {
                Some(held) if held == kind => taken = true,
                // Beside something unreadable, or two of one kind, nothing would be found again.
                Some(held) if others.contains(&held) => return Err(BakeFault::Twice(held)),
                Some(held) => {
                    Content::read(held, &chunk.text(held)?)?;
                    others.push(held);
                }
                None => {}
            }
            if chunk.name == *b"IDAT" && first_data.is_none() {
                first_data = Some(chunk.place.start);
            }
            Ok(())
        })?;
        if taken {
            return Err(BakeFault::AlreadyBaked(kind));
        }
        let at = first_data.unwrap_or(picture.len());
        Ok(Self { picture, kind, at })
    }

    /// The picture without any credential of that kind.
    pub fn picture(&self) -> &[u8] {
        &self.picture
    }

    /// The picture with a credential.
    ///
    /// # Panics
    /// The credential is of another kind.
    pub fn holding(&self, inlay: &Inlay<'_>) -> Vec<u8> {
        assert_eq!(self.kind, inlay.kind, "the place is for another kind");
        // After the keyword: not compressed, method 0, no language, no translated keyword.
        let data = [self.kind.keyword().as_bytes(), &[0; 5], inlay.text.as_bytes()];
        let length: usize = data.iter().map(|part| part.len()).sum();
        let mut out = Vec::with_capacity(self.picture.len() + length + 12);
        out.extend_from_slice(&self.picture[..self.at]);
        put_chunk(&mut out, *b"iTXt", &data);
        out.extend_from_slice(&self.picture[self.at..]);
        out
    }
}

/// Adds a chunk whose data is in parts.
fn put_chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[&[u8]]) {
    let length = data.iter().map(|part| part.len()).sum::<usize>();
    out.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(&name);
    data.iter().for_each(|part| out.extend_from_slice(part));
    let crc = crc(name, &out[out.len() - length..]);
    out.extend_from_slice(&crc.to_be_bytes());
}

/// All credentials in a PNG, and the PNG without the chunks that hold them.
pub(super) fn take_out(picture: &[u8]) -> Result<(Vec<Baked>, Vec<u8>), BakeFault> {
    let mut found: Vec<Baked> = Vec::new();
    let mut plain = Vec::with_capacity(picture.len());
    let mut copied = 0;
    walk(picture, |chunk| {
        let Some(kind) = chunk.kind() else { return Ok(()) };
        // No third one is read: two are too many.
        if found.iter().any(|one| one.kind == kind) {
            return Err(BakeFault::Twice(kind));
        }
        found.push(Baked { kind, content: Content::read(kind, &chunk.text(kind)?)? });
        plain.extend_from_slice(&picture[copied..chunk.place.start]);
        copied = chunk.place.end;
        Ok(())
    })?;
    plain.extend_from_slice(&picture[copied..]);
    Ok((found, plain))
}

fn broken(what: impl Into<String>) -> BakeFault {
    BakeFault::BrokenPng(what.into())
}

/// A chunk whose checksum is right.
struct Chunk<'a> {
    name: [u8; 4],
    data: &'a [u8],
    /// All of it, with length and checksum.
    place: Range<usize>,
}

impl Chunk<'_> {
    /// What it holds, if it is a text chunk with one of the keywords.
    fn kind(&self) -> Option<Kind> {
        if !matches!(&self.name, b"iTXt" | b"tEXt" | b"zTXt") {
            return None;
        }
        Kind::ALL.into_iter().find(|kind| {
            let after = self.data.strip_prefix(kind.keyword().as_bytes());
            after.is_some_and(|rest| rest.first() == Some(&0))
        })
    }

    /// Its text. The specifications ask for uncompressed `iTXt`; others are met, too.
    fn text(&self, kind: Kind) -> Result<String, BakeFault> {
        let unreadable = |reason: &str| BakeFault::Unreadable { kind, reason: reason.to_owned() };
        let rest = &self.data[kind.keyword().len() + 1..];
        let bytes = match (&self.name, rest) {
            (b"iTXt", [flag @ (0 | 1), 0, rest @ ..]) => {
                let mut parts = rest.splitn(3, |byte| *byte == 0);
                let text = parts.nth(2).ok_or_else(|| unreadable("its chunk is cut short"))?;
                if *flag == 1 { inflate(kind, text)? } else { held(text)?.to_vec() }
            }
            (b"zTXt", [0, text @ ..]) => inflate(kind, text)?,
            (b"tEXt", text) => held(text)?.to_vec(),
            _ => return Err(unreadable("its chunk is not as PNG prescribes")),
        };
        if self.name == *b"iTXt" {
            return String::from_utf8(bytes).map_err(|_| unreadable("its text is not UTF-8"));
        }
        // These chunks are Latin-1, but many write UTF-8 into them.
        Ok(String::from_utf8(bytes)
            .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect()))
    }
}

fn held(text: &[u8]) -> Result<&[u8], BakeFault> {
    if text.len() > MAX_TEXT {
        return Err(BakeFault::TooLarge { what: "the text in the picture", most: MAX_TEXT });
    }
    Ok(text)
}

fn inflate(kind: Kind, packed: &[u8]) -> Result<Vec<u8>, BakeFault> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_TEXT).unwrap_or(u64::MAX);
    let read = ZlibDecoder::new(packed).take(most + 1).read_to_end(&mut bytes);
    read.map_err(|_| {
        let reason = "its text is not compressed as PNG prescribes".to_owned();
        BakeFault::Unreadable { kind, reason }
    })?;
    held(&bytes)?;
    Ok(bytes)
}

/// Shows every chunk to `visit`, and holds the file against the rules of PNG (third
/// edition, 5.2 to 5.6) as far as they matter here.
fn walk<'a>(
    picture: &'a [u8],
    mut visit: impl FnMut(&Chunk<'a>) -> Result<(), BakeFault>,
) -> Result<(), BakeFault> {
    if !looks_like_png(picture) {
        return Err(broken("it does not begin as a PNG does"));
    }
    let mut at = SIGNATURE.len();
    let mut stage = Stage::default();
    while stage != Stage::End {
        let chunk = next(picture, at)?;
        stage = stage.after(&chunk)?;
        visit(&chunk)?;
        at = chunk.place.end;
    }
    match picture.len() - at {
        0 => Ok(()),
        1 => Err(broken("a byte follows its end")),
        rest => Err(broken(format!("{rest} bytes follow its end"))),
    }
}

fn next(picture: &[u8], at: usize) -> Result<Chunk<'_>, BakeFault> {
    let cut = || broken(format!("it ends within the chunk at byte {at}"));
    let rest = picture.get(at..).unwrap_or_default();
    if rest.is_empty() {
        return Err(broken("it ends without an `IEND` chunk"));
    }
    let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
    let (name, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
    if !name.iter().all(u8::is_ascii_alphabetic) {
        return Err(broken(format!("what stands at byte {at} is no chunk")));
    }
    let length = u32::from_be_bytes(*length) as usize;
    let (data, rest) = rest.split_at_checked(length).ok_or_else(cut)?;
    let sum = rest.first_chunk::<4>().ok_or_else(cut)?;
    let chunk = Chunk { name: *name, data, place: at..at + length + 12 };
    if crc(*name, data) != u32::from_be_bytes(*sum) {
        return Err(broken(format!("the checksum of {} is wrong", shown(&chunk))));
    }
    Ok(chunk)
}

fn shown(chunk: &Chunk<'_>) -> String {
    let name = String::from_utf8_lossy(&chunk.name);
    format!("the `{name}` chunk at byte {}", chunk.place.start)
}

fn crc(name: [u8; 4], data: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(&name);
    crc.update(data);
    crc.sum()
}

/// How far a file has been read: behind which chunks.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    #[default]
    Signature,
    Header,
    Data,
    AfterData,
    End,
}

impl Stage {
    /// The stage after a chunk, if it may stand there.
    fn after(self, chunk: &Chunk<'_>) -> Result<Self, BakeFault> {
        let wrong = |why: &str| Err(broken(format!("{} {why}", shown(chunk))));
        match (&chunk.name, self) {
            (b"IHDR", Self::Signature) if chunk.data.len() == 13 => Ok(Self::Header),
            (b"IHDR", Self::Signature) => wrong("should have 13 bytes"),
            (b"IHDR", _) => wrong("is the second of its kind"),
            (_, Self::Signature) => wrong("stands before `IHDR`"),
            (b"IDAT", Self::Header | Self::Data) => Ok(Self::Data),
            (b"IDAT", _) => wrong("does not follow the others"),
            (b"PLTE", Self::Data | Self::AfterData) => wrong("stands after `IDAT`"),
            (b"IEND", Self::Header) => wrong("comes before any `IDAT`"),
            (b"IEND", _) => Ok(Self::End),
            (_, Self::Data) => Ok(Self::AfterData),
            (_, stage) => Ok(stage),
        }
    }
}
