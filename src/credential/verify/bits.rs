//! The bits of a status list (*Bitstring Status List v1.0*, section 3.3).

use std::io::Read;

use data_encoding::BASE64URL_NOPAD;
use flate2::read::GzDecoder;

/// The fewest bytes of a list: 131,072 entries, so that one hides among many.
const MIN_BYTES: usize = 16 << 10;

/// The most bytes of a list: 16 MiB.
const MAX_BYTES: usize = 16 << 20;

/// The bits of a list, from the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitList(Vec<u8>);

impl BitList {
    /// Unpacks an `encodedList`: `u`, then base64url of a gzip of the bits.
    ///
    /// # Errors
    /// It is not packed so, or is shorter or longer than a list may be.
    pub fn unpack(encoded: &str) -> Result<Self, String> {
        let text = encoded.strip_prefix('u').ok_or("its list is not in base64url")?;
        let packed = BASE64URL_NOPAD.decode(text.as_bytes());
        let packed = packed.map_err(|error| format!("its list is not in base64url: {error}"))?;
        let mut bits = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(MAX_BYTES as u64 + 1);
        let read = unpacked.read_to_end(&mut bits);
        read.map_err(|error| format!("its list cannot be unpacked: {error}"))?;
        match bits.len() {
            length if length > MAX_BYTES => Err("its list is longer than 16 MiB".to_owned()),
            length if length < MIN_BYTES => {
                Err("its list is shorter than 131,072 entries".to_owned())
            }
            _ => Ok(Self(bits)),
        }
    }

    /// The bit at `index`. Nothing where the list is not that long.
    pub fn get(&self, index: u64) -> Option<bool> {
        let byte = self.0.get(usize::try_from(index / 8).ok()?)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.0.len() * 8
    }

    /// Whether it has none; no list that unpacks is so.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bits are set.
    pub fn count_set(&self) -> u32 {
        self.0.iter().map(|byte| byte.count_ones()).sum()
    }
}
