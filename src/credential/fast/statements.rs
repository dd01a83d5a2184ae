//! A document as RDF statements, and their canonical form.

mod around;

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
    /// The graph that lines are added to, where it is not that of the document.
    graph: Option<usize>,
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
    /// The blank node that it is about, if any.
    object: Option<usize>,
    /// The graph that it stands in, if not in that of the document. It is a blank node too.
    graph: Option<usize>,
}

impl Line {
    /// The blank nodes that it speaks of.
    fn blanks(&self) -> impl Iterator<Item = usize> {
        self.subject.into_iter().chain(self.object).chain(self.graph)
    }
}

/// What a line ends with.
const END: &str = " .\n";

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
            graph: None,
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
        Subject::Blank(self.blank())
    }

    fn blank(&mut self) -> usize {
        self.blanks.push(Blank::Lines(Vec::with_capacity(8)));
        self.blanks.len() - 1
    }

    /// How many statements there are, told more than once or not.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether an object under `key` of that node is known to the last field.
    pub(super) fn knows(node: &Node, key: &str, item: &Tree<'_>) -> bool {
        let meaning = node.find(key, item);
        let somebody = Subject::Named("urn:somebody");
        meaning.is_some_and(|meaning| Self::default().field(meaning, somebody, item).is_some())
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
            (Meaning::Graph(_, predicate, node), Tree::Map(fields)) if self.graph.is_none() => {
                let graph = self.blank();
                self.line(subject, Some(graph), |text| text.push_str(predicate));
                self.graph = Some(graph);
                let object = self.subject(fields);
                self.object(node, object, fields)?;
                self.graph = None;
            }
            (Meaning::Map(_, predicate, node), Tree::Known(known)) if self.graph.is_none() => known
                .part(node, |part| {
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
            graph: line.graph.map(|number| number + blank),
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
        let mut end = self.text.len();
        if self.graph.is_some() && object.is_none() {
            end -= END.len(); // the graph comes before it
        }
        let line = Line { text: start..end, subject, object, graph: self.graph };
        for blank in line.blanks() {
            if let Blank::Lines(lines) = &mut self.blanks[blank] {
                lines.push(at);
            }
        }
        self.lines.push(line);
    }

    /// The canonical N-Quads (RDFC-1.0 with SHA-256, section 4.4.3). Nothing where telling
    /// two blank nodes apart needs a search.
    pub(super) fn canonical(&self) -> Option<String> {
        let labels = self.labels()?;
        let mut text = String::with_capacity(self.text.len() + 16 * self.lines.len());
        let mut ends = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            self.write(&mut text, line, |blank| labels[blank].as_str());
            ends.push(text.len());
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let mut lines: Vec<&str> =
            starts.zip(&ends).map(|(start, end)| &text[start..*end]).collect();
        lines.sort_unstable();
        // Two fields can come to one statement: a dataset is a set.
        lines.dedup();
        let mut sorted = String::with_capacity(text.len());
        sorted.extend(lines);
        Some(sorted)
    }

    /// The labels of the blank nodes: numbered by the hashes of what is said of each
    /// (section 4.6, Hash First Degree Quads), then, where that is the same of several, by
    /// what is said of those around them.
    fn labels(&self) -> Option<Vec<String>> {
        let mut hashes: Vec<([u8; 32], usize)> =
            (0..self.blanks.len()).map(|blank| (self.hash(blank), blank)).collect();
        hashes.sort_unstable();
        let mut labels = Labels::of(self.blanks.len());
        let (alone, alike): (Vec<_>, Vec<_>) =
            hashes.chunk_by(|a, b| a.0 == b.0).partition(|group| group.len() == 1);
        alone.into_iter().flatten().for_each(|(_, blank)| labels.issue(*blank));
        if !alike.is_empty() {
            around::label(&self.text, &self.lines, &alike, &mut labels)?;
        }
        Some(labels.texts)
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
        }
        if let Some(graph) = line.graph {
            out.push(' ');
            out.push_str(label(graph));
        }
        if line.object.or(line.graph).is_some() {
            out.push_str(END);
        }
    }
}

/// The labels of blank nodes, issued in an order.
struct Labels {
    texts: Vec<String>,
    issued: usize,
}

impl Labels {
    fn of(blanks: usize) -> Self {
        Self { texts: vec![String::new(); blanks], issued: 0 }
    }

    /// Gives a node the next label.
    fn issue(&mut self, blank: usize) {
        self.texts[blank] = format!("_:c14n{}", self.issued);
        self.issued += 1;
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
