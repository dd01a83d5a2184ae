//! An account on a forge is one person's.

use std::collections::HashMap;

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Earner;
use crate::model::resolve::Faults;

/// Two people with one account would approve twice with one click.
pub(super) fn check(faults: &mut Faults, view: &View) {
    let mut first: HashMap<&str, &Earner> = HashMap::new();
    for person in &view.draft.earners {
        let Some(account) = &person.account else { continue };
        let Some(other) = first.insert(account, person) else { continue };
        let message = format!("`{}` and `{}` have one account", other.slug, person.slug);
        faults.push(
            Diagnostic::error(Code::DuplicateAccount, person.place.at("account"), message)
                .help("an account is one person's: correct one of them, or leave it out")
                .related(other.place.at("account"), "the other"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    #[test]
    fn an_account_is_one_persons() {
        let codes = |account: &str| {
            let person = |name: &str, account: &str| format!("name: {name}\naccount: {account}\n");
            let folder = Folder::new().person("grace", &person("Grace", "Grace-H"));
            folder.person("joan", &person("Joan", account)).codes()
        };
        assert_eq!(codes("joan"), [""; 0]);
        assert_eq!(codes("grace-h"), ["duplicate-account"], "forges do not tell case apart");
        assert_eq!(codes("'@grace-h'"), ["duplicate-account"]);
        assert_eq!(codes("'grace h'"), ["bad-value"]);
        assert_eq!(codes("'@acme/grace'"), ["bad-value"]);
    }
}
