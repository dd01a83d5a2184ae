//! A forge for tests: it runs the shell steps of a generated workflow as GitHub would, on a real
//! checkout, with a `gh` that only writes down what it was asked for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::world::isolated;
use crate::support::{stderr, stdout};

/// What `gh` does: it says what a test has laid out for it, and keeps what it was given.
const GH: &str = r#"#!/bin/bash
printf '%q ' "$@" >> "$FORGE/asked"
echo >> "$FORGE/asked"
for word in "$@"; do
  case "$word" in
    body=@*) cp "${word#body=@}" "$FORGE/body" ;;
    */body.md|*/comment.md) cp "$word" "$FORGE/body" ;;
  esac
done
case "$1 $2" in
  'pr view') cat "$FORGE/reviews.json" ;;
  'pr list') echo 0 ;;
  'issue list') cat "$FORGE/issues" 2>/dev/null || true ;;
  'api --paginate') cat "$FORGE/comments" 2>/dev/null || true ;;
esac
"#;

/// What `curl` does: it gives what GitLab would, and keeps what it was asked for.
const CURL: &str = r#"#!/bin/bash
printf '%q ' "$@" >> "$FORGE/asked"
echo >> "$FORGE/asked"
for word in "$@"; do
  case "$word" in
    */approvals) cat "$FORGE/approvals.json" ;;
    */notes\?*) cat "$FORGE/notes.json" ;;
    body@*) cp "${word#body@}" "$FORGE/body" ;;
  esac
done
"#;

/// The folders of a forge, gone when dropped.
pub(super) struct Forge {
    folder: TempDir,
    /// What stands for each expression between `${{` and `}}`.
    pub(super) expressions: BTreeMap<String, String>,
}

impl Forge {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bin", "temp", "artifacts"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let forge = Self { folder, expressions: BTreeMap::new() };
        forge.install("gh", GH);
        forge.install("curl", CURL);
        // The number of the comment: what the real one finds is checked by hand.
        forge.install("jq", "#!/bin/bash\ncat \"$FORGE/comments\" 2>/dev/null || true\n");
        #[cfg(unix)]
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_laureate"), forge.path("bin/laureate"))
            .unwrap();
        forge
    }

    /// Puts a tool on the path.
    fn install(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, script).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn say(&mut self, expression: &str, value: &str) {
        self.expressions.insert(expression.to_owned(), value.to_owned());
    }

    /// A file that the forge keeps, or nothing.
    pub(super) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Runs a job of a workflow in a checkout, step by step. Ends with the first step that
    /// fails, but for those that run all the same.
    pub(super) fn run(&self, checkout: &Path, workflow: &str, job: &str) -> Run {
        let text = fs::read_to_string(checkout.join(workflow)).unwrap();
        let workflow: Value = serde_yaml::from_str(&text).unwrap();
        let job = &workflow["jobs"][job];
        let mut run = Run::default();
        for step in job["steps"].as_array().unwrap() {
            let condition = step["if"].as_str().unwrap_or_default();
            if run.failed.is_some() && !condition.contains("!cancelled()") {
                continue;
            }
            if let Some(action) = step["uses"].as_str() {
                self.act(checkout, action, &step["with"]);
                continue;
            }
            let output = self.shell(checkout, &[&workflow["env"], &job["env"], &step["env"]], step);
            run.said += &format!("{}{}", stdout(&output), stderr(&output));
            if !output.status.success() {
                run.failed.get_or_insert(step["name"].as_str().unwrap().to_owned());
            }
        }
        run
    }

    fn shell(&self, checkout: &Path, settings: &[&Value], step: &Value) -> Output {
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "what stands in an expression is code: {script}");
        let mut command = self.bash(checkout, script);
        command.env("RUNNER_TEMP", self.path("temp"));
        command.env("GITHUB_STEP_SUMMARY", self.path("summary"));
        for (name, value) in settings.iter().filter_map(|value| value.as_object()).flatten() {
            command.env(name, self.valued(value.as_str().unwrap()));
        }
        command.output().unwrap()
    }

    /// Runs a job of GitLab CI in a checkout: what comes before it and its script, as one.
    pub(super) fn run_job(&self, checkout: &Path, job: &str, before: bool) -> Run {
        let text = fs::read_to_string(checkout.join(".gitlab-ci.yml")).unwrap();
        let pipeline: Value = serde_yaml::from_str(&text).unwrap();
        let lines = |value: &Value| -> Vec<String> {
            let lines = value.as_array().cloned().unwrap_or_default();
            lines.iter().map(|line| line.as_str().unwrap().to_owned()).collect()
        };
        let base = pipeline[job]["extends"].as_str().unwrap_or(job);
        let mut script = if before { lines(&pipeline[base]["before_script"]) } else { Vec::new() };
        script.extend(lines(&pipeline[job]["script"]));
        let script = script.join("\n");
        let mut command = self.bash(checkout, &script);
        for (name, value) in &self.expressions {
            command.env(name, value);
        }
        let output = command.output().unwrap();
        let failed = (!output.status.success()).then(|| job.to_owned());
        Run { failed, said: format!("{}{}", stdout(&output), stderr(&output)) }
    }

    /// A shell that stops at the first fault, with nothing of the machine's own but the tools.
    fn bash(&self, checkout: &Path, script: &str) -> Command {
        let mut command = Command::new("bash");
        command.args(["-e", "-c", script]).current_dir(checkout).env_clear();
        isolated(&mut command);
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{}:{path}", self.path("bin").display()));
        command.env("HOME", self.path("temp")).env("FORGE", self.folder.path());
        command
    }

    /// A value with what stands for its expressions.
    fn valued(&self, text: &str) -> String {
        let Some((before, rest)) = text.split_once("${{") else { return text.to_owned() };
        let (expression, after) = rest.split_once("}}").unwrap();
        let expression = expression.trim();
        let known = match expression {
            "runner.temp" => Some(self.path("temp").display().to_string()),
            other => self.expressions.get(other).cloned(),
        };
        let value = known.unwrap_or_else(|| panic!("nothing is said of `{expression}`"));
        format!("{before}{value}{}", self.valued(after))
    }

    /// The actions of others, as far as they matter here: artifacts are kept.
    fn act(&self, checkout: &Path, action: &str, with: &Value) {
        let name = action.split('@').next().unwrap();
        let said = |key: &str| self.valued(with[key].as_str().unwrap());
        match name {
            "actions/checkout" | "./.github/actions/laureate" => {}
            "actions/upload-artifact" => {
                let from = PathBuf::from(said("path"));
                if from.is_file() {
                    fs::copy(from, self.path("artifacts").join(said("name"))).unwrap();
                }
            }
            "actions/download-artifact" => {
                // It has but one file.
                let to = checkout.join("plan.md");
                fs::copy(self.path("artifacts").join(said("name")), to).unwrap();
            }
            "actions/upload-pages-artifact" => assert!(checkout.join(said("path")).is_dir()),
            other => panic!("unknown action {other}"),
        }
    }
}

/// What a job came to.
#[derive(Default)]
pub(super) struct Run {
    /// The first step that failed.
    pub(super) failed: Option<String>,
    /// What all steps said.
    pub(super) said: String,
}

impl Run {
    /// The same, where nothing failed.
    pub(super) fn fine(self) -> Self {
        assert_eq!(self.failed, None, "{}", self.said);
        self
    }
}
