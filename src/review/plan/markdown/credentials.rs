//! Credentials in a comment.

use super::super::change::{Credential, Why};
use super::super::escape::{html, line, markdown as said};
use super::super::groups::{by_badge, by_what, days};
use super::comment::{Comment, NAME, date, earner, row};
use crate::review::find::count;

/// The most credentials of a kind that have a row each. More are put together by badge.
const MOST_ROWS: usize = 50;
/// The most credentials of a badge that are named where they expire. More are counted.
const MOST_EXPIRING: usize = 5;

impl Comment<'_> {
    pub(super) fn credentials(&mut self) {
        let credentials = &self.plan.credentials;
        self.listed("Issued", &credentials.issued);
        self.listed("Published: no longer private", &credentials.published);
        self.revoked();
        self.changed();
        self.vanished();
    }

    /// A row each, or put together by badge where there are many.
    fn listed(&mut self, title: &str, all: &[Credential]) {
        if all.is_empty() {
            return;
        }
        self.title(title, all.len());
        if all.len() > MOST_ROWS { self.groups(all) } else { self.table(all) }
    }

    fn table(&mut self, all: &[Credential]) {
        // A column in which nothing stands tells nothing.
        let ends = all.iter().any(|one| one.expires.is_some());
        let is_approved = all.iter().any(|one| !one.approved_by.is_empty());
        let mut head = vec!["badge", "earner", "awarded"];
        head.extend(ends.then_some("until"));
        head.extend(is_approved.then_some("approved by"));
        self.row(&head);
        self.row(&vec!["---"; head.len()]);
        for one in all.iter().take(self.most) {
            let hidden = if one.address.is_none() { " (private: no page)" } else { "" };
            let mut cells = vec![self.badge(one), earner(one) + hidden, date(&one.awarded)];
            if ends {
                cells.push(one.expires.as_deref().map_or("for good".to_owned(), date));
            }
            if is_approved {
                let approved: Vec<_> = one.approved_by.iter().map(|by| format!("`{by}`")).collect();
                cells.push(approved.join(", "));
            }
            self.row(&cells);
        }
        self.more(all.len());
    }

    fn groups(&mut self, all: &[Credential]) {
        let groups = by_badge(all);
        let number = groups.len();
        for (slug, group) in groups.into_iter().take(self.most) {
            let summary = format!(
                "{}<b>{}</b>: {}, awarded {}",
                self.picture(slug),
                html(&line(&group[0].badge_name, NAME)),
                count(group.len(), "credential", "credentials"),
                days(group.iter().map(|one| one.awarded.as_str())),
            );
            let names = self.names(&group);
            self.details(&summary, &names);
        }
        self.more(number);
    }

    fn revoked(&mut self) {
        let all = &self.plan.credentials.revoked;
        if all.is_empty() {
            return;
        }
        self.title("Revoked", all.len());
        self.row(&["badge", "earner", "awarded", "revoked", "reason"]);
        self.row(&["---"; 5]);
        for one in all.iter().take(self.most) {
            let cells = [
                self.badge(&one.credential),
                earner(&one.credential),
                date(&one.credential.awarded),
                date(&one.on),
                said(one.reason.as_deref().unwrap_or_default(), 200),
            ];
            self.row(&cells);
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
                let (badge, what) = (self.badge(only), said(&what, 200));
                self.put(&format!("- {badge}, {}: {what}\n", earner(only)));
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
            let one = &one.credential;
            let badge = self.badge(one);
            self.put(&format!("- {badge}, {}, {}: {why}\n", earner(one), one.awarded));
        }
        self.more(all.len());
    }

    pub(super) fn expiring(&mut self) {
        let all = &self.plan.credentials.expiring;
        if all.is_empty() || self.most == 0 {
            return;
        }
        let mut table = row(&["badge", "credentials", "expire"]) + &row(&["---"; 3]);
        for (_, group) in by_badge(all).into_iter().take(self.most) {
            let names = if group.len() > MOST_EXPIRING {
                group.len().to_string()
            } else {
                self.names(&group)
            };
            let when = days(group.iter().filter_map(|one| one.expires.as_deref()));
            table.push_str(&row(&[self.badge(group[0]), names, date(&when)]));
        }
        let summary = count(all.len(), "credential expires", "credentials expire");
        let summary = format!("{summary} within 90 days, with or without this");
        self.details(&summary, &table);
    }
}
