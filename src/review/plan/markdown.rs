//! A plan as a comment on a pull request.

use super::change::{BadgeChange, Credential, Person, Piece, PieceKind, Plan, Was, Why};
use super::escape::{html, line, markdown as said, word};
use super::groups::{by_badge, by_what, days};
use super::summary::summary;
use crate::review::find::count;

/// The most bytes of a comment. GitHub takes 65,536 characters.
const MOST_BYTES: usize = 60_000;
/// How much of each kind is told, the more the better: that comment counts which is first
/// within the bounds.
const MEASURES: [usize; 6] = [1000, 200, 50, 10, 3, 0];
/// The most credentials of a kind that have a row each. More are put together by badge.
const MOST_ROWS: usize = 50;
/// The most characters of a name.
const NAME: usize = 80;

/// The same for a change that cannot be planned: a comment that is updated in place must not
/// go on telling what an earlier one would do.
pub fn markdown_of_faults(errors: usize) -> String {
    let errors = count(errors, "error", "errors");
    format!(
        "### The content is at fault\n\n{errors}: `laureate check` says where, and what to do.\n"
    )
}

/// The plan in GitHub's Markdown, which GitLab reads as well.
pub fn markdown(plan: &Plan) -> String {
    let mut told = String::new();
    for most in MEASURES {
        told = Comment { plan, most, out: String::new() }.tell();
        if told.len() <= MOST_BYTES {
            break;
        }
    }
    told
}

struct Comment<'a> {
    plan: &'a Plan,
    /// The most rows, names and lines of a kind.
    most: usize,
    out: String,
}

impl Comment<'_> {
    fn tell(mut self) -> String {
        self.put(&format!("### {}\n", summary(self.plan)));
        self.warnings();
        let credentials = &self.plan.credentials;
        self.credentials("Issued", &credentials.issued);
        self.credentials("Published: no longer private", &credentials.published);
        self.revoked();
        self.changed();
        self.vanished();
        self.badges();
        self.people();
        self.addresses();
        self.expiring();
        let Plan { base, as_of, .. } = self.plan;
        self.put(&format!("\n<sub>Compared with {}, as of {as_of}.</sub>\n", word(base)));
        self.out
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn title(&mut self, title: &str, number: usize) {
        self.put(&format!("\n**{title}** ({number})\n\n"));
    }

    fn warnings(&mut self) {
        let warnings = &self.plan.warnings;
        // Everything that is issued is published: no reason to be alarmed.
        let is_usual = warnings.iter().all(|warning| warning.kind == "issued");
        if let Some(first) = warnings.first() {
            let kind = if is_usual { "NOTE" } else { "WARNING" };
            self.put(&format!("\n> [!{kind}]\n"));
            if warnings.len() == 1 {
                self.put(&format!("> {}.\n", capital(&first.message)));
                return;
            }
        }
        for warning in warnings.iter().take(self.most.max(20)) {
            self.put(&format!("> - {}.\n", capital(&warning.message)));
        }
    }

    /// A badge as people know it, with its picture where one is published.
    fn badge(&self, credential: &Credential) -> String {
        let picture = self.plan.pictures.get(&credential.badge);
        let picture = picture.map(|url| format!("<img src=\"{url}\" width=\"32\" alt=\"\"> "));
        picture.unwrap_or_default() + &said(&credential.badge_name, NAME)
    }

    fn earner(credential: &Credential) -> String {
        format!("{} `{}`", said(&credential.earner_name, NAME), credential.earner)
    }

    /// A row each, or put together by badge where there are many.
    fn credentials(&mut self, title: &str, all: &[Credential]) {
        if all.is_empty() {
            return;
        }
        self.title(title, all.len());
        if all.len() > MOST_ROWS {
            return self.groups(all);
        }
        self.put("| badge | earner | awarded | until | approved by |\n");
        self.put("| --- | --- | --- | --- | --- |\n");
        for one in all.iter().take(self.most) {
            let approved: Vec<_> = one.approved_by.iter().map(|by| format!("`{by}`")).collect();
            let hidden = if one.address.is_none() { " (private: no page)" } else { "" };
            let row = format!(
                "| {} | {}{hidden} | {} | {} | {} |\n",
                self.badge(one),
                Self::earner(one),
                one.awarded,
                one.expires.as_deref().unwrap_or("for good"),
                approved.join(", ")
            );
            self.put(&row);
        }
        self.more(all.len());
    }

    /// How many are not told.
    fn more(&mut self, all: usize) {
        if all > self.most {
            self.put(&format!("\n… and {} more.\n", all - self.most));
        }
    }

    fn groups(&mut self, all: &[Credential]) {
        let groups = by_badge(all);
        let number = groups.len();
        for (slug, group) in groups.into_iter().take(self.most) {
            let picture = self.plan.pictures.get(slug);
            let picture = picture.map(|url| format!("<img src=\"{url}\" width=\"32\" alt=\"\"> "));
            let summary = format!(
                "{}<b>{}</b>: {}, awarded {}",
                picture.unwrap_or_default(),
                html(&line(&group[0].badge_name, NAME)),
                count(group.len(), "credential", "credentials"),
                days(group.iter().map(|one| one.awarded.as_str())),
            );
            let names = self.names(&group);
            self.details(&summary, &names);
        }
        self.more(number);
    }

    fn names(&self, group: &[&Credential]) -> String {
        let names: Vec<_> =
            group.iter().take(self.most).map(|one| said(&one.earner_name, NAME)).collect();
        let more = group.len().saturating_sub(self.most);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        names.join(", ") + &more
    }

    /// Something to unfold. `summary` is HTML, `text` is Markdown.
    fn details(&mut self, summary: &str, text: &str) {
        if !self.out.ends_with("\n\n") && !self.out.ends_with("</details>\n") {
            self.put("\n");
        }
        self.put(&format!(
            "<details><summary>{summary}</summary>\n\n{}\n\n</details>\n",
            text.trim_end()
        ));
    }

    fn revoked(&mut self) {
        let all = &self.plan.credentials.revoked;
        if all.is_empty() {
            return;
        }
        self.title("Revoked", all.len());
        self.put(
            "| badge | earner | awarded | revoked | reason |\n| --- | --- | --- | --- | --- |\n",
        );
        for one in all.iter().take(self.most) {
            let row = format!(
                "| {} | {} | {} | {} | {} |\n",
                self.badge(&one.credential),
                Self::earner(&one.credential),
                one.credential.awarded,
                one.on,
                said(one.reason.as_deref().unwrap_or_default(), 200)
            );
            self.put(&row);
        }
        self.more(all.len());
    }

    /// Put together by what is another: mostly one cause changes many.
    fn changed(&mut self) {
        let all = &self.plan.credentials.changed;
        if all.is_empty() {
            return;
        }
        self.title("Changed", all.len());
        let groups = by_what(all);
        let number = groups.len();
        for (what, group) in groups.into_iter().take(self.most) {
            if let [only] = group[..] {
                let text = format!(
                    "- {}, {}: {}\n",
                    self.badge(only),
                    Self::earner(only),
                    said(&what, 200)
                );
                self.put(&text);
            } else {
                let number = count(group.len(), "credential", "credentials");
                let names = self.names(&group);
                self.details(&format!("{number}: {}", html(&what)), &names);
            }
        }
        self.more(number);
    }

    fn vanished(&mut self) {
        let all = &self.plan.credentials.vanished;
        if all.is_empty() {
            return;
        }
        self.title("Vanished", all.len());
        for one in all.iter().take(self.most) {
            let why = match one.why {
                Why::Removed => "the award is gone",
                Why::Replaced => "the award is another now",
                Why::Private => "the earner is private now",
            };
            let Credential { awarded, .. } = &one.credential;
            let (badge, earner) = (self.badge(&one.credential), Self::earner(&one.credential));
            self.put(&format!("- {badge}, {earner}, {awarded}: {why}\n"));
        }
        self.more(all.len());
    }

    fn badges(&mut self) {
        let badges = &self.plan.badges;
        let kinds = [
            ("New", &badges.added),
            ("Retired", &badges.retired),
            ("Awarded again", &badges.resumed),
            ("Vanished", &badges.vanished),
            ("Changed", &badges.changed),
        ];
        let number: usize = kinds.iter().map(|(_, list)| list.len()).sum();
        if number == 0 {
            return;
        }
        self.title("Badges", number);
        for (kind, list) in kinds {
            for badge in list.iter().take(self.most) {
                self.one_badge(kind, badge);
            }
            self.more(list.len());
        }
        for badge in badges.changed.iter().filter(|badge| !badge.criteria.is_empty()) {
            self.criteria(badge);
        }
    }

    fn one_badge(&mut self, kind: &str, badge: &BadgeChange) {
        let held = match badge.credentials {
            0 => String::new(),
            number => format!(", {}", count(number, "credential", "credentials")),
        };
        let what = match &badge.what[..] {
            [] => String::new(),
            what => format!(": {}", what.join(", ").replace('_', "\\_")),
        };
        let name = said(&badge.name, NAME);
        self.put(&format!("- {kind}: {name} `{}`{held}{what}\n", badge.badge));
    }

    fn criteria(&mut self, badge: &BadgeChange) {
        if self.most == 0 {
            return;
        }
        let name = html(&line(&badge.name, NAME));
        let summary = format!("What changes in the criteria of <b>{name}</b>");
        let words = words(&badge.criteria, 20 * self.most.min(200));
        self.details(&summary, &format!("<blockquote>{words}</blockquote>"));
    }

    fn people(&mut self) {
        let people = &self.plan.people;
        let mut list = |title: &str, all: &[Person], word: fn(Was) -> &'static str| {
            if all.is_empty() {
                return;
            }
            self.title(title, all.len());
            for one in all.iter().take(self.most) {
                let (name, slug) = (said(&one.name, NAME), &one.slug);
                self.put(&format!("- {name} `{slug}`, {}\n", word(one.other)));
            }
            self.more(all.len());
        };
        list("People who become public", &people.public, |other| match other {
            Was::Absent => "new",
            Was::Unlisted => "was unlisted",
            Was::Private => "was private",
        });
        list("People who are no longer public", &people.hidden, |other| match other {
            Was::Absent => "gone",
            Was::Unlisted => "unlisted now",
            Was::Private => "private now",
        });
    }

    fn addresses(&mut self) {
        let Plan { addresses, base_url, .. } = self.plan;
        let pages = addresses.vanished.iter().filter_map(|path| path.strip_suffix("index.html"));
        let pages: Vec<_> = pages.collect();
        if pages.is_empty() || self.most == 0 {
            return;
        }
        let mut some = String::new();
        for page in pages.iter().take(self.most) {
            some.extend(["- `", base_url, page, "`\n"]);
        }
        let more = pages.len().saturating_sub(self.most);
        let more = if more == 0 { String::new() } else { format!("\n… and {more} more.") };
        let summary = count(pages.len(), "page vanishes", "pages vanish");
        self.details(&summary, &(some + &more));
    }

    fn expiring(&mut self) {
        let all = &self.plan.credentials.expiring;
        if all.is_empty() || self.most == 0 {
            return;
        }
        let mut table = "| badge | credentials | expire |\n| --- | --- | --- |\n".to_owned();
        for (_, group) in by_badge(all).into_iter().take(self.most) {
            let names = match group.len() {
                1..=5 => self.names(&group),
                number => number.to_string(),
            };
            let when = days(group.iter().filter_map(|one| one.expires.as_deref()));
            table.extend(["| ", &self.badge(group[0]), " | ", &names, " | ", &when, " |\n"]);
        }
        let summary = count(all.len(), "credential expires", "credentials expire");
        let summary = format!("{summary} within 90 days, with or without this");
        self.details(&summary, &table);
    }
}

/// Words that come and go, in HTML. Of what stays, only what is near is told.
fn words(pieces: &[Piece], most: usize) -> String {
    let mut told = String::new();
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter().enumerate() {
        if told.len() > most * 8 {
            told.push_str(" …");
            break;
        }
        let tag = match piece.kind {
            PieceKind::Removed => "del",
            PieceKind::Added => "ins",
            PieceKind::Same => {
                told.push_str(&html(&near(&piece.text, at > 0, at < last)));
                continue;
            }
        };
        let (text, after) = piece.text.split_at(piece.text.trim_end().len());
        let words = html(&shortened(text, most));
        told.extend(["<", tag, ">", &words, "</", tag, ">", &html(after)]);
    }
    told
}

fn shortened(text: &str, most: usize) -> String {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    if end == text.len() { text.to_owned() } else { format!("{} …", &text[..end]) }
}

/// The beginning of a text that follows a change, the end of one that comes before one.
fn near(text: &str, after: bool, before: bool) -> String {
    const NEAR: usize = 160;
    let characters: Vec<char> = text.chars().collect();
    let keep = usize::from(after) * NEAR + usize::from(before) * NEAR;
    if characters.len() <= keep + NEAR {
        return text.to_owned();
    }
    let head: String = characters[..if after { NEAR } else { 0 }].iter().collect();
    let tail = characters.len() - if before { NEAR } else { 0 };
    let tail: String = characters[tail..].iter().collect();
    // No word is cut in two.
    let head = head.rfind(char::is_whitespace).map_or("", |at| &head[..at]);
    let tail = tail.find(char::is_whitespace).map_or("", |at| &tail[at..]);
    format!("{head} … {tail}")
}

/// With a capital at its beginning, as a sentence.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
