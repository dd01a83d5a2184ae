//! What templates see, read off the types of the views: names, kinds, and their comments.

use std::collections::BTreeMap;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::BuiltIn;
use super::view::{
    BadgeView, BadgesView, CredentialView, FooterView, FrameView, FreeView, Head, HeaderView,
    Holders, HomeView, MovedView, PathwayMark, PathwayView, PeopleView, PersonView, SiteView,
    SkillView, SkillsView, VersionView,
};

/// Something that a template can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// How a template says it. `[]` stands for each entry of a list.
    pub path: String,
    /// `text`, `number`, `yes or no`, `markup`, `list`, `parts`, or where else the parts of
    /// the same kind are told.
    pub kind: String,
    /// What it is.
    pub about: String,
}

/// A template that becomes a page, and what it sees beside `site`, `page` and `frame`.
#[derive(Debug, Clone)]
pub struct PageTemplate {
    /// Its file.
    pub name: &'static str,
    /// What it sees.
    pub variables: Vec<Variable>,
}

/// What templates see of the site, also those that stand around pages.
pub fn of_site() -> Vec<Variable> {
    read::<SiteView>("site", Repeats::Named)
}

/// What the template of every page sees.
pub fn everywhere() -> Vec<Variable> {
    let mut all = of_site();
    all.extend(read::<Head>("page", Repeats::Named));
    all.extend(read::<FrameView>("frame", Repeats::Named));
    all
}

/// The templates that stand around pages. Of a page they see this alone.
pub fn around_pages() -> Vec<PageTemplate> {
    vec![
        page::<HeaderView>("header.html", "page", Repeats::Named),
        page::<FooterView>("footer.html", "page", Repeats::Named),
    ]
}

/// Every template that becomes a page.
pub fn page_templates() -> Vec<PageTemplate> {
    pages(Repeats::Named)
}

fn pages(repeats: Repeats) -> Vec<PageTemplate> {
    let none = |name| PageTemplate { name, variables: Vec::new() };
    vec![
        none("404.html"),
        none("search.html"),
        none("verify.html"),
        page::<HomeView>("home.html", "home", repeats),
        page::<BadgesView>("badges.html", "badges", repeats),
        page::<BadgeView>("badge.html", "badge", repeats),
        page::<VersionView>("version.html", "version", repeats),
        page::<Holders>("holders.html", "holders", repeats),
        page::<PeopleView>("people.html", "people", repeats),
        page::<PersonView>("person.html", "person", repeats),
        page::<MovedView<'static>>("moved.html", "moved", repeats),
        page::<CredentialView>("credential.html", "credential", repeats),
        page::<Vec<PathwayMark>>("pathways.html", "pathways", repeats),
        page::<PathwayView>("pathway.html", "pathway", repeats),
        page::<SkillsView>("skills.html", "skills", repeats),
        page::<SkillView>("skill.html", "skill", repeats),
        page::<FreeView>("page.html", "free", repeats),
    ]
}

fn page<View: JsonSchema>(name: &'static str, root: &str, repeats: Repeats) -> PageTemplate {
    PageTemplate { name, variables: read::<View>(root, repeats) }
}

/// Components that templates may use: their files, and how each is said.
pub fn components() -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (file, bytes) in BuiltIn::lowest().files() {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let heads = text.split("{% component ").skip(1);
        let heads = heads.filter_map(|rest| Some(rest.split_once(" %}")?.0.to_owned()));
        found.extend(heads.map(|head| (file, head)));
    }
    found
}

/// What is done with a type whose parts were told already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repeats {
    /// It is said where.
    Named,
    /// They are told again.
    #[cfg(test)]
    Told,
}

/// The variables of a view that stands under `root`.
fn read<View: JsonSchema>(root: &str, repeats: Repeats) -> Vec<Variable> {
    let schema = schema_for!(View).to_value();
    let mut reader = Reader { schema: &schema, repeats, told: BTreeMap::new(), found: Vec::new() };
    reader.value(root, &schema, "");
    reader.found
}

struct Reader<'s> {
    schema: &'s Value,
    repeats: Repeats,
    /// Where the parts of each type were told.
    told: BTreeMap<&'s str, String>,
    found: Vec<Variable>,
}

impl<'s> Reader<'s> {
    /// Tells of the value at `path`, and of what is in it.
    fn value(&mut self, path: &str, schema: &'s Value, about: &str) {
        let (schema, or_none) = without_null(schema);
        let name = schema["$ref"].as_str().and_then(|way| way.strip_prefix("#/$defs/"));
        let whole = name.map_or(schema, |name| &self.schema["$defs"][name]);
        let mut kind = kind_of(whole);
        let told = name.and_then(|name| self.told.get(name)).cloned();
        let told = told.filter(|_| self.repeats == Repeats::Named && kind == "parts");
        if let Some(told) = &told {
            kind = format!("as {told}");
        }
        if or_none {
            kind.push_str(" or none");
        }
        // A list without a comment is told of by its entries.
        let entry = whole["items"]["$ref"].as_str().and_then(|way| way.strip_prefix("#/$defs/"));
        let of_entry = entry.map(|name| &self.schema["$defs"][name]["description"]);
        let of_type = whole["description"].as_str().or_else(|| of_entry?.as_str());
        let of_type = of_type.unwrap_or_default();
        let about = sentence(if about.is_empty() { of_type } else { about });
        self.found.push(Variable { path: path.to_owned(), kind, about });
        if told.is_some() {
            return;
        }
        if let Some(name) = name {
            self.told.insert(name, path.to_owned());
        }
        if whole["type"] == "array" {
            let (items, _) = without_null(&whole["items"]);
            let entry = format!("{path}[]");
            if !items["$ref"].is_null() {
                self.entry(&entry, items);
            }
        }
        self.parts(path, whole);
    }

    /// Tells of the entries of a list. Their type needs no line where its parts follow.
    fn entry(&mut self, path: &str, items: &'s Value) {
        let before = self.found.len();
        self.value(path, items, "");
        if self.found.len() > before + 1 {
            self.found.remove(before);
        }
    }

    fn parts(&mut self, path: &str, whole: &'s Value) {
        let parts = whole["properties"].as_object().into_iter().flatten();
        for (key, part) in parts {
            let about = part["description"].as_str().unwrap_or_default();
            self.value(&format!("{path}.{key}"), part, about);
        }
    }
}

/// The schema of what is there, and whether there may be nothing.
fn without_null(schema: &Value) -> (&Value, bool) {
    if let Some(ways) = schema["anyOf"].as_array() {
        let real = ways.iter().find(|way| way["type"] != "null");
        return (real.unwrap_or(schema), true);
    }
    let is_null = |types: &Vec<Value>| types.iter().any(|one| one == "null");
    (schema, schema["type"].as_array().is_some_and(is_null))
}

fn kind_of(schema: &Value) -> String {
    let first = schema["type"].as_array().and_then(|types| types.first());
    let word = match first.unwrap_or(&schema["type"]).as_str() {
        Some("string") if schema["format"] == "markup" => "markup",
        Some("string") => "text",
        Some("integer" | "number") => "number",
        Some("boolean") => "yes or no",
        Some("array") if schema["items"]["$ref"].is_null() => {
            return format!("list of {}", kind_of(&schema["items"]));
        }
        Some("array") => "list",
        _ => "parts",
    };
    word.to_owned()
}

/// A comment as a line, without links into the source.
fn sentence(comment: &str) -> String {
    let mut line = comment.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(start) = line.find(" ([`") {
        let Some(length) = line[start..].find("`])") else { break };
        line.replace_range(start..start + length + "`])".len(), "");
    }
    line
}

#[cfg(test)]
mod tests;
