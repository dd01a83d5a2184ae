//! What the git repository around a folder tells: where it will be published, and by whom.

use std::path::Path;

use super::forge::Forge;
use crate::cli::git::Repository;

/// What is known before anybody is asked. Every part may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// Host and path of the remote `origin`, such as `github.com` and `acme/badges`.
    remote: Option<(String, String)>,
    /// The branch that is published.
    pub(super) branch: String,
    /// Whether the folder lies in a repository at all.
    pub(super) is_repository: bool,
    /// Whether the folder lies below the top of its repository.
    pub(super) is_inside: bool,
}

impl Surroundings {
    /// Looks at the repository of a folder, which need not be there yet.
    pub(super) fn of(folder: &Path) -> Self {
        let there = folder.ancestors().find(|folder| folder.is_dir());
        let there = there.unwrap_or(Path::new("."));
        // Without git, or with a repository that it refuses, nothing is known.
        let repository = Repository::find(there).ok().flatten();
        let asked = |arguments: &[&str]| {
            let text = repository.as_ref()?.run(arguments).ok()?;
            Some(String::from_utf8(text).ok()?.trim().to_owned())
        };
        let remote = asked(&["remote", "get-url", "origin"]).and_then(|url| host_and_path(&url));
        let head = asked(&["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"]);
        let head =
            head.and_then(|name| Some(name.strip_prefix("refs/remotes/origin/")?.to_owned()));
        let own = asked(&["symbolic-ref", "--quiet", "--short", "HEAD"]);
        let branch = head.or(own.filter(|name| name == "master")).filter(|name| is_plain(name));
        let is_repository = repository.is_some();
        let is_inside =
            repository.is_some_and(|repository| !repository.prefix().is_empty() || there != folder);
        let branch = branch.unwrap_or_else(|| "main".to_owned());
        Self { remote, branch, is_repository, is_inside }
    }

    /// The forge of the remote, or of the address that a site will have.
    pub(super) fn forge(&self, base_url: &str) -> Forge {
        let host = self.remote.as_ref().map(|(host, _)| host.as_str());
        let is_gitlab = match host {
            Some(host) => host == "gitlab.com" || host.starts_with("gitlab."),
            None => base_url.contains(".gitlab.io/"),
        };
        if is_gitlab { Forge::Gitlab } else { Forge::Github }
    }

    /// The address that the forge publishes the repository at.
    pub(super) fn base_url(&self) -> Option<String> {
        let (host, path) = self.remote.as_ref()?;
        let pages = match host.as_str() {
            "github.com" => "github.io",
            "gitlab.com" => "gitlab.io",
            _ => return None,
        };
        let (owner, rest) = path.split_once('/')?;
        let domain = format!("{}.{pages}", owner.to_ascii_lowercase());
        Some(if rest.eq_ignore_ascii_case(&domain) {
            format!("https://{domain}/")
        } else {
            format!("https://{domain}/{rest}/")
        })
    }

    /// The owner of the repository, as a name.
    pub(super) fn name(&self) -> Option<String> {
        let (_, path) = self.remote.as_ref()?;
        Some(as_name(path.split('/').next()?)).filter(|name| !name.is_empty())
    }

    /// A team of the owner, to show how reviewers are named.
    pub(super) fn handle(&self) -> String {
        let owner = self.remote.as_ref().and_then(|(_, path)| path.split('/').next());
        format!("@{}/reviewers", owner.unwrap_or("acme"))
    }

    /// The page of the repository: the remote's, else what the address of the site lies at.
    pub(super) fn page(&self, base_url: &str) -> Option<String> {
        let remote = self.remote.as_ref().map(|(host, path)| format!("https://{host}/{path}"));
        remote.or_else(|| page_of(base_url))
    }
}

/// A name out of the name of a folder or an account: `acme-corp` is Acme Corp.
pub(super) fn as_name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    words.map(capital).collect::<Vec<_>>().join(" ")
}

/// The page of the repository that GitHub or GitLab publishes at an address of theirs.
fn page_of(base_url: &str) -> Option<String> {
    let (domain, path) = base_url.strip_prefix("https://")?.split_once('/')?;
    let (owner, pages) = domain.split_once('.')?;
    let host = match pages {
        "github.io" => "github.com",
        "gitlab.io" => "gitlab.com",
        _ => return None,
    };
    let name = Some(path.trim_matches('/')).filter(|name| !name.is_empty()).unwrap_or(domain);
    (is_plain(owner) && is_plain(name)).then(|| format!("https://{host}/{owner}/{name}"))
}

/// Host and path of a remote's address, in any of the forms that git takes.
fn host_and_path(url: &str) -> Option<(String, String)> {
    let (host, path) = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?,
        // user@host:path
        None => url.split_once(':')?,
    };
    let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let fine = is_plain(&host) && is_plain(path) && path.contains('/') && host.contains('.');
    fine.then(|| (host, path.to_owned()))
}

/// Whether a text can stand in an address, a workflow or a shell as it is.
fn is_plain(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-/".contains(&b);
    !text.is_empty() && !text.contains("..") && !text.starts_with('-') && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(remote: &str) -> Surroundings {
        let remote = host_and_path(remote);
        Surroundings { remote, branch: "main".into(), is_repository: true, is_inside: false }
    }

    #[test]
    fn a_remote_tells_where_the_site_will_be() {
        for (remote, expected) in [
            ("https://github.com/Acme/badges.git", Some("https://acme.github.io/badges/")),
            ("git@github.com:acme/badges.git", Some("https://acme.github.io/badges/")),
            ("ssh://git@github.com:22/acme/acme.github.io", Some("https://acme.github.io/")),
            ("https://u:p@gitlab.com/acme/hr/badges/", Some("https://acme.gitlab.io/hr/badges/")),
            ("https://git.example/acme/badges", None),
            ("../badges.git", None),
            ("https://github.com/acme/$(id)", None),
            ("git@github.com:badges", None),
            ("C:\\badges", None),
        ] {
            assert_eq!(at(remote).base_url().as_deref(), expected, "{remote}");
        }
    }

    #[test]
    fn the_address_of_a_site_tells_its_repository() {
        let nowhere = Surroundings { remote: None, ..at("") };
        for (base_url, expected) in [
            ("https://acme.github.io/badges/", Some("https://github.com/acme/badges")),
            ("https://acme.github.io/", Some("https://github.com/acme/acme.github.io")),
            ("https://acme.gitlab.io/hr/badges/", Some("https://gitlab.com/acme/hr/badges")),
            ("https://badges.acme.example/", None),
            ("https://acme.github.io/$(id)/", None),
        ] {
            assert_eq!(nowhere.page(base_url).as_deref(), expected, "{base_url}");
        }
        let remote = at("git@git.acme.example:hr/badges.git");
        assert_eq!(remote.page("").as_deref(), Some("https://git.acme.example/hr/badges"));
    }

    #[test]
    fn a_remote_tells_the_forge_and_the_name() {
        assert_eq!(at("git@gitlab.acme.example:a/b.git").forge(""), Forge::Gitlab);
        assert_eq!(at("git@git.acme.example:a/b.git").forge(""), Forge::Github);
        assert_eq!(at("nowhere").forge("https://acme.gitlab.io/b/"), Forge::Gitlab);
        assert_eq!(at("git@github.com:acme-corp/b").name().as_deref(), Some("Acme Corp"));
        assert_eq!(as_name("élan_vital.2"), "Élan Vital 2");
    }
}
