//! A document as RDF statements, and their canonical form.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::lexicon::{Lexicon, Meaning, Node};
use super::{Tree, escape};

/// The statements of a document, one a line, blank nodes apart.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// The texts of all lines, without blank nodes.
    text: String,
    lines: Vec<Line>,
    blanks: Vec<Blank>,
}

/// The statements of an object with a name, apart from those of the document that holds it.
#[derive(Debug)]
pub(super) struct Part {
    name: String,
    statements: Statements,
    /// The hash of each blank node: nothing outside speaks of it.
    hashes: Vec<[u8; 32]>,
}

/// A blank node.
#[derive(Debug)]
enum Blank {
    /// The lines that speak of it.
    Lines(Vec<usize>),
    /// It is of a [`Part`], and that is its hash.
    Hashed([u8; 32]),
}

#[derive(Debug)]
struct Line {
    /// All that follows a blank subject and precedes a blank object.
    text: Range<usize>,
    /// The blank node that it begins with, if any.
    subject: Option<usize>,
    /// The blank node that it ends with, if any.
    object: Option<usize>,
}

/// What a line begins with.
#[derive(Clone, Copy)]
enum Subject<'t> {
    Named(&'t str),
    Blank(usize),
}

impl Statements {
    /// The statements of a document. Nothing where it holds what the lexicon does not.
    pub(super) fn of(lexicon: &Lexicon, tree: &Tree<'_>) -> Option<Self> {
        let node = lexicon.document(tree)?;
        let mut statements = Self {
            text: String::with_capacity(1 << 13),
            lines: Vec::with_capacity(96),
            blanks: Vec::with_capacity(16),
        };
        let fields = tree.fields()?;
        let subject = statements.subject(fields);
        statements.object(node, subject, fields)?;
        Some(statements)
    }

    fn subject<'t>(&mut self, fields: &'t [(&'static str, Tree<'_>)]) -> Subject<'t> {
        if let Some((_, Tree::Iri(iri))) = fields.iter().find(|(key, _)| *key == "id") {
            return Subject::Named(iri);
        }
        self.blanks.push(Blank::Lines(Vec::with_capacity(8)));
        Subject::Blank(self.blanks.len() - 1)
    }

    fn object(
        &mut self,
        node: &Node,
        subject: Subject<'_>,
        fields: &[(&'static str, Tree<'_>)],
    ) -> Option<()> {
        for (key, value) in fields.iter().filter(|(key, _)| !matches!(*key, "@context" | "id")) {
            match (node.find(key, value), value) {
                (Some(meaning), _) => self.field(meaning, subject, value)?,
                (None, Tree::List(items)) => {
                    let texts = items.iter().filter(|item| item.fields().is_none()).count();
                    if texts > 1 && matches!(subject, Subject::Blank(_)) {
                        return None; // two could come to one statement, which is hashed once
                    }
                    for item in items {
                        self.field(node.find(key, item)?, subject, item)?;
                    }
                }
                (None, _) => return None,
            }
        }
        Some(())
    }

    fn field(&mut self, meaning: &Meaning, subject: Subject<'_>, value: &Tree<'_>) -> Option<()> {
        match (meaning, value) {
            (Meaning::Words(_, lines) | Meaning::Flag(_, lines), _) => {
                for line in lines {
                    self.line(subject, None, |text| text.push_str(line));
                }
            }
            (Meaning::Iri([before, after]), Tree::Iri(iri)) => {
                self.line(subject, None, |text| text.extend([before, iri.as_ref(), after]));
            }
            (Meaning::Text([before, after]), Tree::Text(value)) => {
                self.line(subject, None, |text| {
                    text.push_str(before);
                    escape::n_quads(text, value);
                    text.push_str(after);
                });
            }
            (Meaning::Map(_, predicate, node), Tree::Map(fields)) => {
                let object = self.subject(fields);
                match object {
                    Subject::Named(iri) => self.link(subject, predicate, iri),
                    Subject::Blank(blank) => {
                        self.line(subject, Some(blank), |text| text.push_str(predicate));
                    }
                }
                self.object(node, object, fields)?;
            }
            (Meaning::Map(_, predicate, node), Tree::Known(known)) => known.part(node, |part| {
                self.link(subject, predicate, &part.name);
                self.add(part);
            })?,
            _ => return None,
        }
        Some(())
    }

    fn link(&mut self, subject: Subject<'_>, predicate: &str, iri: &str) {
        self.line(subject, None, |text| text.extend([predicate, "<", iri, "> .\n"]));
    }

    fn add(&mut self, part: &Part) {
        let (text, blank) = (self.text.len(), self.blanks.len());
        self.text.push_str(&part.statements.text);
        self.lines.extend(part.statements.lines.iter().map(|line| Line {
            text: line.text.start + text..line.text.end + text,
            subject: line.subject.map(|number| number + blank),
            object: line.object.map(|number| number + blank),
        }));
        self.blanks.extend(part.hashes.iter().map(|hash| Blank::Hashed(*hash)));
    }

    fn line(
        &mut self,
        subject: Subject<'_>,
        object: Option<usize>,
        write: impl FnOnce(&mut String),
    ) {
        let (start, at) = (self.text.len(), self.lines.len());
        let subject = match subject {
            Subject::Named(iri) => {
                self.text.extend(["<", iri, "> "]);
                None
            }
            Subject::Blank(blank) => Some(blank),
        };
        write(&mut self.text);
        for blank in subject.into_iter().chain(object) {
            if let Blank::Lines(lines) = &mut self.blanks[blank] {
                lines.push(at);
            }
        }
        self.lines.push(Line { text: start..self.text.len(), subject, object });
    }

    /// The canonical N-Quads (RDFC-1.0 with SHA-256, section 4.4.3). Nothing where two blank
    /// nodes cannot be told apart by their own statements.
    pub(super) fn canonical(&self) -> Option<String> {
        let labels = self.labels()?;
        let mut text = String::with_capacity(self.text.len() + 16 * self.lines.len());
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let start = text.len();
            self.write(&mut text, line, |blank| labels[blank].as_str());
            lines.push(start..text.len());
        }
        lines.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
        let mut sorted = String::with_capacity(text.len());
        let mut last = "";
        for line in lines {
            let line = &text[line];
            // Two fields can come to one statement: a dataset is a set.
            if line != last {
                sorted.push_str(line);
                last = line;
            }
        }
        Some(sorted)
    }

    /// The labels of the blank nodes: numbered by the hashes of what is said of each
    /// (section 4.6, Hash First Degree Quads).
    fn labels(&self) -> Option<Vec<String>> {
        let mut hashes: Vec<([u8; 32], usize)> =
            (0..self.blanks.len()).map(|blank| (self.hash(blank), blank)).collect();
        hashes.sort_unstable();
        if hashes.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return None;
        }
        let mut labels = vec![String::new(); hashes.len()];
        for (number, (_, blank)) in hashes.into_iter().enumerate() {
            labels[blank] = format!("_:c14n{number}");
        }
        Some(labels)
    }

    fn hash(&self, blank: usize) -> [u8; 32] {
        let spoken = match &self.blanks[blank] {
            Blank::Lines(lines) => lines,
            Blank::Hashed(hash) => return *hash,
        };
        let mut lines: Vec<String> = Vec::with_capacity(spoken.len());
        for at in spoken {
            let line = &self.lines[*at];
            let mut text = String::with_capacity(line.text.len() + 8);
            self.write(&mut text, line, |other| if other == blank { "_:a" } else { "_:z" });
            lines.push(text);
        }
        lines.sort_unstable();
        let mut hash = Sha256::new();
        for line in lines {
            hash.update(line);
        }
        hash.finalize().into()
    }

    fn write<'l>(&self, out: &mut String, line: &Line, label: impl Fn(usize) -> &'l str) {
        if let Some(subject) = line.subject {
            out.push_str(label(subject));
            out.push(' ');
        }
        out.push_str(&self.text[line.text.clone()]);
        if let Some(object) = line.object {
            out.push_str(label(object));
            out.push_str(" .\n");
        }
    }
}

impl Part {
    /// The statements of an object with an `id`. Nothing where it has none, or holds what
    /// `node` does not know.
    pub(super) fn of(node: &Node, fields: &[(&'static str, Tree<'_>)]) -> Option<Self> {
        let mut statements = Statements::default();
        let subject = statements.subject(fields);
        let Subject::Named(name) = subject else { return None };
        statements.object(node, subject, fields)?;
        let hashes = (0..statements.blanks.len()).map(|blank| statements.hash(blank)).collect();
        Some(Self { name: name.to_owned(), statements, hashes })
    }
}
