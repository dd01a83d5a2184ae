//! Addresses of commits and requests, as each forge writes them.

use super::message::Request;

/// Where a repository can be seen.
pub(super) struct Forge<'a> {
    /// Its page, without a `/` at the end.
    page: &'a str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// GitHub, and what is not known.
    GitHub,
    GitLab,
    Bitbucket,
    /// Gitea and Forgejo, such as Codeberg.
    Gitea,
}

impl<'a> Forge<'a> {
    /// The forge that serves the page of a repository, told by its host.
    pub(super) fn at(address: &'a str) -> Self {
        let page = address.trim_end_matches('/').trim_end_matches(".git");
        let host = page.split('/').nth(2).unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|name| host.contains(name));
        let kind = if is(&["gitlab"]) {
            Kind::GitLab
        } else if is(&["bitbucket"]) {
            Kind::Bitbucket
        } else if is(&["gitea", "forgejo", "codeberg"]) {
            Kind::Gitea
        } else {
            Kind::GitHub
        };
        Self { page, kind }
    }

    /// The page of a commit.
    pub(super) fn commit(&self, commit: &str) -> String {
        let folder = match self.kind {
            Kind::GitHub | Kind::Gitea => "commit",
            Kind::GitLab => "-/commit",
            Kind::Bitbucket => "commits",
        };
        format!("{}/{folder}/{commit}", self.page)
    }

    /// The page of a request.
    pub(super) fn request(&self, request: &Request) -> String {
        let (folder, number) = match (self.kind, request) {
            (_, Request::Merge(number)) | (Kind::GitLab, Request::Pull(number)) => {
                ("-/merge_requests", number)
            }
            (Kind::GitHub, Request::Pull(number)) => ("pull", number),
            (Kind::Bitbucket, Request::Pull(number)) => ("pull-requests", number),
            (Kind::Gitea, Request::Pull(number)) => ("pulls", number),
        };
        format!("{}/{folder}/{number}", self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_forge_has_addresses_of_its_own() {
        let check = |page, commit: &str, request: &str| {
            let forge = Forge::at(page);
            assert_eq!(forge.commit("abc"), commit);
            assert_eq!(forge.request(&Request::Pull(7)), request);
        };
        let page = "https://github.com/acme/badges";
        check(
            "https://github.com/acme/badges/",
            &format!("{page}/commit/abc"),
            &format!("{page}/pull/7"),
        );
        check(
            "https://github.com/acme/badges.git",
            &format!("{page}/commit/abc"),
            &format!("{page}/pull/7"),
        );
        let page = "https://gitlab.acme.example/a/b";
        check(page, &format!("{page}/-/commit/abc"), &format!("{page}/-/merge_requests/7"));
        let page = "https://bitbucket.org/a/b";
        check(page, &format!("{page}/commits/abc"), &format!("{page}/pull-requests/7"));
        let page = "https://codeberg.org/a/b";
        check(page, &format!("{page}/commit/abc"), &format!("{page}/pulls/7"));
    }
}
