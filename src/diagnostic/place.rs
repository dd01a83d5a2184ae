//! Where in the content something stands, before anyone counts lines.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// One step into a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// The value under this key of a mapping.
    Key(Arc<str>),
    /// The entry at this position of a list, from 0.
    Index(usize),
}

/// The way from the root of a YAML document to one of its values.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Vec<Segment>);

impl Pointer {
    /// The document itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// One step further, to the value under `key`.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.push(Segment::Key(key.into()))
    }

    /// One step further, to the entry at `index`, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.push(Segment::Index(index))
    }

    /// The steps, from the root.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    fn push(&self, segment: Segment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        Self(segments)
    }
}

/// `[3].evidence[0].url`
impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if at == 0 => write!(f, "{key}")?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What of a file is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// The file as a whole.
    File,
    /// The value at a pointer. Where it is missing: the nearest parent there is.
    Value(Pointer),
    /// The last key of a pointer, not the value under it.
    Key(Pointer),
    /// These bytes of the file.
    Bytes(Range<usize>),
    /// These bytes of the text that the scalar at the pointer decodes to (a link in a
    /// Markdown value, for example).
    Within(Pointer, Range<usize>),
}

/// A file of the content and what of it is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file, relative to the content folder, with `/` between names.
    pub file: Arc<str>,
    /// What of it.
    pub target: Target,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), target: Target::File }
    }

    /// The value at `pointer`.
    pub fn value(file: &Arc<str>, pointer: Pointer) -> Self {
        Self { file: Arc::clone(file), target: Target::Value(pointer) }
    }

    /// The last key of `pointer`.
    pub fn key(file: &Arc<str>, pointer: Pointer) -> Self {
        Self { file: Arc::clone(file), target: Target::Key(pointer) }
    }

    /// Some bytes of the file.
    pub fn bytes(file: &Arc<str>, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), target: Target::Bytes(range) }
    }

    /// The value under `key` of the mapping at this place.
    #[must_use]
    pub fn at(&self, key: &str) -> Self {
        Self::value(&self.file, self.pointer().key(key))
    }

    /// The entry at `index` of the list at this place.
    #[must_use]
    pub fn nth(&self, index: usize) -> Self {
        Self::value(&self.file, self.pointer().index(index))
    }

    /// Whether one of the two lies within the other, or both are the same.
    pub fn overlaps(&self, other: &Self) -> bool {
        let (own, others) = (self.pointer(), other.pointer());
        let (own, others) = (own.segments(), others.segments());
        self.file == other.file && (own.starts_with(others) || others.starts_with(own))
    }

    fn pointer(&self) -> Pointer {
        match &self.target {
            Target::Value(pointer) | Target::Key(pointer) | Target::Within(pointer, _) => {
                pointer.clone()
            }
            Target::File | Target::Bytes(_) => Pointer::root(),
        }
    }
}
