//! Against real repositories.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::Repository;

/// Runs git as a person would, with nothing of the machine's own settings.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Ada").env(format!("GIT_{who}_EMAIL"), "a@b.c");
    }
    let done = command.args(arguments).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A repository with one commit of `content/a.yaml`.
fn repository() -> TempDir {
    let temp = TempDir::new().unwrap();
    git(temp.path(), &["init", "--quiet", "--initial-branch=main"]);
    write(temp.path(), "content/a.yaml", "a: 1\n");
    commit(temp.path());
    temp
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message=A commit"]);
}

fn all(_: &str, _: u64) -> bool {
    true
}

#[test]
fn a_folder_without_a_repository_is_told() {
    let temp = TempDir::new().unwrap();
    assert!(Repository::find(temp.path()).unwrap().is_none());
    let stop = Repository::around(temp.path()).unwrap_err().to_string();
    assert!(stop.contains("is not in a git repository"), "{stop}");
}

#[test]
fn files_of_a_commit_are_read_as_they_were() {
    let temp = repository();
    write(temp.path(), "content/a.yaml", "a: 2\n");
    write(temp.path(), "content/b/ü \"x\".yaml", "\n\nbb\r\n");
    write(temp.path(), "outside.yaml", "no\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", temp.path().join("content/link.yaml")).unwrap();
    commit(temp.path());
    write(temp.path(), "content/a.yaml", "a: 3\n");
    let repository = Repository::around(&temp.path().join("content")).unwrap();
    assert_eq!(repository.prefix(), "content/");
    assert!(!repository.is_shallow());
    let (old, new) = (repository.commit("HEAD~1").unwrap(), repository.commit("main").unwrap());
    let files = repository.files(&old, all).unwrap();
    assert_eq!(files, [("a.yaml".to_owned(), b"a: 1\n".to_vec())].into());
    let files = repository.files(&new, all).unwrap();
    let names: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), &text[..])).collect();
    assert_eq!(names, [("a.yaml", &b"a: 2\n"[..]), ("b/ü \"x\".yaml", b"\n\nbb\r\n")]);
    assert_eq!(repository.files(&new, |_, size| size > 5).unwrap().len(), 1);
    assert_eq!(repository.merge_base(&old, &new).unwrap(), Some(old));
    let top = Repository::around(temp.path()).unwrap();
    assert!(top.files(&new, all).unwrap().contains_key("content/a.yaml"));
}

#[test]
fn a_folder_that_a_commit_lacks_has_no_files() {
    let temp = repository();
    write(temp.path(), "new/x.yaml", "x\n");
    let repository = Repository::around(&temp.path().join("new")).unwrap();
    let head = repository.commit("HEAD").unwrap();
    assert!(repository.files(&head, all).unwrap().is_empty());
}

#[test]
fn a_revision_is_never_an_option() {
    let temp = repository();
    let repository = Repository::around(temp.path()).unwrap();
    for revision in ["--all", "-h", "nowhere", "", "HEAD:content", "HEAD..main", "--help"] {
        let stop = repository.commit(revision).unwrap_err().to_string();
        assert!(stop.contains(&format!("there is no revision `{revision}`")), "{stop}");
    }
    assert_eq!(repository.commit("HEAD").unwrap().as_str().len(), 40);
}

#[test]
fn a_shallow_clone_says_so() {
    let temp = repository();
    write(temp.path(), "content/a.yaml", "a: 2\n");
    commit(temp.path());
    let source = format!("file://{}", temp.path().display());
    git(temp.path(), &["clone", "--quiet", "--depth=1", &source, "clone"]);
    let clone = Repository::around(&temp.path().join("clone/content")).unwrap();
    assert!(clone.is_shallow());
    let stop = clone.commit("HEAD~1").unwrap_err().to_string();
    assert!(stop.contains("shallow") && stop.contains("fetch-depth: 0"), "{stop}");
}

#[test]
fn what_a_partial_clone_lacks_is_told() {
    let temp = repository();
    write(temp.path(), "content/a.yaml", "a: 2\n");
    commit(temp.path());
    git(temp.path(), &["config", "uploadpack.allowFilter", "true"]);
    let source = format!("file://{}", temp.path().display());
    git(temp.path(), &["clone", "--quiet", "--filter=blob:none", &source, "clone"]);
    let clone = Repository::around(&temp.path().join("clone/content")).unwrap();
    let old = clone.commit("HEAD~1").unwrap();
    let stop = clone.files(&old, all).unwrap_err().to_string();
    assert!(stop.contains("is not in this clone") && stop.contains("partial"), "{stop}");
}

/// Who sends a pull request can put a whole repository into it, with settings that name
/// programs to run.
#[test]
fn a_repository_among_the_content_is_not_entered() {
    let temp = repository();
    let content = temp.path().join("content");
    git(&content, &["init", "--quiet", "--bare", "."]);
    let mark = temp.path().join("ran");
    let program = format!("touch '{}'; false", mark.display());
    git(temp.path(), &["config", "--file=content/config", "core.fsmonitor", &program]);
    let stop = Repository::around(&content).unwrap_err().to_string();
    assert!(stop.contains("a bare repository lies among the content"), "{stop}");
    assert!(!mark.exists());
}

#[test]
fn hooks_and_settings_start_nothing() {
    let temp = repository();
    let mark = temp.path().join("ran");
    let program = format!("touch '{}'; false", mark.display());
    write(temp.path(), ".git/hooks/post-checkout", &format!("#!/bin/sh\n{program}\n"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let hook = temp.path().join(".git/hooks/post-checkout");
        fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).unwrap();
    }
    git(temp.path(), &["config", "core.fsmonitor", &program]);
    let repository = Repository::around(temp.path()).unwrap();
    repository.run(&["status", "--porcelain"]).unwrap();
    repository.run(&["switch", "--quiet", "--create", "other"]).unwrap();
    assert!(!mark.exists());
}
