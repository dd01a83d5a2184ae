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
    /// For each blank node the lines that speak of it.
    blanks: Vec<Vec<usize>>,
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
        let Tree::Map(fields) = tree else { return None };
        let subject = statements.subject(fields);
        statements.object(node, subject, fields)?;
        Some(statements)
    }

    fn subject<'t>(&mut self, fields: &'t [(&'static str, Tree<'_>)]) -> Subject<'t> {
        if let Some((_, Tree::Iri(iri))) = fields.iter().find(|(key, _)| *key == "id") {
            return Subject::Named(iri);
        }
        self.blanks.push(Vec::with_capacity(8));
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
                    let texts = items.iter().filter(|item| !matches!(item, Tree::Map(_))).count();
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
                    Subject::Named(iri) => self.line(subject, None, |text| {
                        text.extend([predicate, "<", iri, "> .\n"]);
                    }),
                    Subject::Blank(blank) => {
                        self.line(subject, Some(blank), |text| text.push_str(predicate));
                    }
                }
                self.object(node, object, fields)?;
            }
            _ => return None,
        }
        Some(())
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
            self.blanks[blank].push(at);
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
        let mut lines: Vec<String> = Vec::with_capacity(self.blanks[blank].len());
        for at in &self.blanks[blank] {
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
