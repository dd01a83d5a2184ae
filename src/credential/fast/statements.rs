//! A document as RDF statements, and their canonical form.

mod around;

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::lexicon::{Lexicon, Meaning, Node};
use super::{Tree, escape};

/// The statements of a document, one a line, blank nodes apart.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// The names of subjects and the texts of all lines, without blank nodes.
    text: String,
    /// Each subject with a name, as lines begin with it: `<name> `. One may be there twice.
    names: Vec<Range<usize>>,
    lines: Vec<Line>,
    blanks: Vec<Blank>,
    /// The graph that lines are added to, where it is not that of the document.
    graph: Option<usize>,
}

/// The statements of an object with a name, apart from those of the document that holds it.
#[derive(Debug)]
pub(super) struct Part {
    /// The first of its names is that of the object.
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
    /// What it begins with.
    subject: Subject,
    /// All that follows the subject and precedes a blank object.
    text: Range<usize>,
    /// The blank node that it is about, if any.
    object: Option<usize>,
    /// The graph that it stands in, if not in that of the document. It is a blank node too.
    graph: Option<usize>,
}

impl Line {
    /// The blank nodes that it speaks of.
    fn blanks(&self) -> impl Iterator<Item = usize> {
        self.subject.blank().into_iter().chain(self.object).chain(self.graph)
    }
}

/// What a line ends with.
const END: &str = " .\n";

/// What a line begins with.
#[derive(Debug, Clone, Copy)]
enum Subject {
    /// The name at that place.
    Named(usize),
    /// That blank node.
    Blank(usize),
}

impl Subject {
    fn blank(self) -> Option<usize> {
        match self {
            Self::Named(_) => None,
            Self::Blank(blank) => Some(blank),
        }
    }
}

impl Statements {
    /// The statements of a document. Nothing where it holds what the lexicon does not.
    pub(super) fn of(lexicon: &Lexicon, tree: &Tree<'_>) -> Option<Self> {
        let node = lexicon.document(tree)?;
        let mut statements = Self {
            text: String::with_capacity(1 << 13),
            names: Vec::with_capacity(16),
            lines: Vec::with_capacity(96),
            blanks: Vec::with_capacity(16),
            graph: None,
        };
        let fields = tree.fields()?;
        let subject = statements.subject(fields);
        statements.object(node, subject, fields)?;
        Some(statements)
    }

    fn subject(&mut self, fields: &[(&'static str, Tree<'_>)]) -> Subject {
        if let Some((_, Tree::Iri(iri))) = fields.iter().find(|(key, _)| *key == "id") {
            return self.named(iri);
        }
        Subject::Blank(self.blank())
    }

    fn named(&mut self, iri: &str) -> Subject {
        let start = self.text.len();
        self.text.extend(["<", iri, "> "]);
        self.names.push(start..self.text.len());
        Subject::Named(self.names.len() - 1)
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
        let mut statements = Self::default();
        let somebody = statements.named("urn:somebody");
        meaning.is_some_and(|meaning| statements.field(meaning, somebody, item).is_some())
    }

    fn object(
        &mut self,
        node: &Node,
        subject: Subject,
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

    fn field(&mut self, meaning: &Meaning, subject: Subject, value: &Tree<'_>) -> Option<()> {
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
                    Subject::Named(name) => self.link(subject, predicate, name),
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
                    let name = self.names.len();
                    self.add(part);
                    self.link(subject, predicate, name);
                })?,
            _ => return None,
        }
        Some(())
    }

    fn link(&mut self, subject: Subject, predicate: &str, name: usize) {
        let name = self.names[name].clone();
        self.line(subject, None, |text| {
            text.push_str(predicate);
            text.extend_from_within(name);
            text.push_str(".\n");
        });
    }

    fn add(&mut self, part: &Part) {
        let (text, name, blank) = (self.text.len(), self.names.len(), self.blanks.len());
        let moved = |range: &Range<usize>| range.start + text..range.end + text;
        self.text.push_str(&part.statements.text);
        self.names.extend(part.statements.names.iter().map(moved));
        self.lines.extend(part.statements.lines.iter().map(|line| Line {
            text: moved(&line.text),
            subject: match line.subject {
                Subject::Named(number) => Subject::Named(number + name),
                Subject::Blank(number) => Subject::Blank(number + blank),
            },
            object: line.object.map(|number| number + blank),
            graph: line.graph.map(|number| number + blank),
        }));
        self.blanks.extend(part.hashes.iter().map(|hash| Blank::Hashed(*hash)));
    }

    fn line(&mut self, subject: Subject, object: Option<usize>, write: impl FnOnce(&mut String)) {
        let (start, at) = (self.text.len(), self.lines.len());
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
        let label = |blank: usize| labels[blank].as_str();
        let ranks = self.ranks(label);
        let mut text = String::with_capacity(self.text.len() + 16 * self.lines.len());
        let mut places = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let start = text.len();
            self.write_rest(&mut text, line, label);
            let rank = match line.subject {
                Subject::Named(name) => ranks[name],
                Subject::Blank(blank) => ranks[self.names.len() + blank],
            };
            places.push((rank, start..text.len(), line.subject));
        }
        let mut lines: Vec<_> =
            places.into_iter().map(|(rank, rest, of)| (rank, &text[rest], of)).collect();
        lines.sort_unstable_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
        // Two fields can come to one statement: a dataset is a set.
        lines.dedup_by(|one, other| (one.0, one.1) == (other.0, other.1));
        let mut sorted = String::with_capacity(text.len() + 80 * lines.len());
        for (_, rest, subject) in lines {
            self.write_subject(&mut sorted, subject, label);
            sorted.push_str(rest);
        }
        Some(sorted)
    }

    /// The places of subjects among one another, those with a name before the blank ones. No
    /// subject begins with all of another and the space after it, so lines stand in the order
    /// of their subjects, and most comparisons are of two numbers.
    fn ranks<'s>(&'s self, label: impl Fn(usize) -> &'s str) -> Vec<u32> {
        let names = self.names.iter().map(|name| &self.text[name.start..name.end - 1]);
        let blanks = (0..self.blanks.len()).map(label);
        let mut subjects: Vec<(&str, usize)> =
            names.chain(blanks).enumerate().map(|(at, subject)| (subject, at)).collect();
        subjects.sort_unstable();
        let mut ranks = vec![0; subjects.len()];
        for (rank, same) in (0..).zip(subjects.chunk_by(|one, other| one.0 == other.0)) {
            same.iter().for_each(|(_, at)| ranks[*at] = rank);
        }
        ranks
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
        let label = |other: usize| if other == blank { "_:a" } else { "_:z" };
        let mut text = String::with_capacity(96 * spoken.len());
        let mut places = Vec::with_capacity(spoken.len());
        for at in spoken {
            let (start, line) = (text.len(), &self.lines[*at]);
            self.write_subject(&mut text, line.subject, label);
            self.write_rest(&mut text, line, label);
            places.push(start..text.len());
        }
        let mut lines: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
        lines.sort_unstable();
        let mut hash = Sha256::new();
        for line in lines {
            hash.update(line);
        }
        hash.finalize().into()
    }

    fn write_subject<'l>(
        &self,
        out: &mut String,
        subject: Subject,
        label: impl Fn(usize) -> &'l str,
    ) {
        match subject {
            Subject::Named(name) => out.push_str(&self.text[self.names[name].clone()]),
            Subject::Blank(blank) => out.extend([label(blank), " "]),
        }
    }

    /// Writes what follows the subject.
    fn write_rest<'l>(&self, out: &mut String, line: &Line, label: impl Fn(usize) -> &'l str) {
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
        subject.blank().is_none().then_some(())?;
        statements.object(node, subject, fields)?;
        let hashes = (0..statements.blanks.len()).map(|blank| statements.hash(blank)).collect();
        Some(Self { statements, hashes })
    }
}
