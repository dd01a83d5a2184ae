//! Secret keys: where they are kept, which one signs.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Console, Stop};
use crate::credential::{Mode, PublicKey, SigningKey};
use crate::model::Settings;

/// The variable of the environment that carries the secret.
pub(crate) const VARIABLE: &str = "LAUREATE_SIGNING_KEY";

/// The file of the development key.
const DEVELOPMENT: &str = "development.key";

/// The largest file that is read as a key.
const MAX_BYTES: u64 = 64 << 10;

/// A key, and whether what it signs is the real thing.
pub(crate) struct Signer {
    /// The key.
    pub(crate) key: SigningKey,
    /// Draft where it is a development key.
    pub(crate) mode: Mode,
}

/// A secret and where it was found, in words.
pub(crate) struct Found {
    /// The secret.
    pub(crate) key: SigningKey,
    /// Such as "`LAUREATE_SIGNING_KEY`".
    pub(crate) source: String,
}

/// The key that a build signs with: the secret of the newest unrevoked key of `site.yaml`,
/// as [`given`] by the user or from `.laureate/keys/`. A development key where a draft is
/// asked for, or `site.yaml` lists no key.
///
/// # Errors
/// No secret is found, or one of another key; every key is revoked; a file cannot be read
/// or written.
pub(crate) fn signer(
    settings: &Settings,
    content: &Path,
    given: Option<Found>,
    draft: bool,
    console: &Console,
) -> Result<Signer, Stop> {
    let store = Store::beside(content)?;
    if draft {
        return store.development_key(console);
    }
    let Some(wanted) = settings.signing_key() else {
        return match given {
            _ if !settings.keys.is_empty() => Err(all_revoked()),
            Some(found) => Err(unlisted(&found)),
            None => store.development_key(console),
        };
    };
    let found = match given {
        Some(found) => found,
        None => store.kept(&wanted.id, console)?.ok_or_else(|| missing(&wanted.id, &store))?,
    };
    if store.development_public().is_some_and(|draft| draft == found.key.multikey()) {
        return Err(development(&found));
    }
    if found.key.multikey() == wanted.multikey {
        return Ok(Signer { key: found.key, mode: Mode::Production });
    }
    Err(mismatch(settings, &wanted.id, &found))
}

/// The secret that was handed over: from `--key`, else from the environment.
///
/// # Errors
/// The file cannot be read, or the text is no secret key.
pub(crate) fn given(file: Option<&Path>, console: &Console) -> Result<Option<Found>, Stop> {
    given_as(VARIABLE, file, console)
}

/// The same, from another variable of the environment.
///
/// # Errors
/// As for [`given`].
pub(crate) fn given_as(
    variable: &str,
    file: Option<&Path>,
    console: &Console,
) -> Result<Option<Found>, Stop> {
    if let Some(path) = file {
        let source = format!("`{}`", path.display());
        return Ok(Some(Found { key: read(path, console)?, source }));
    }
    let Some(text) = std::env::var_os(variable).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let text = text.into_string().map(Zeroizing::new);
    let text = text.map_err(|_| Stop::new(format!("`{variable}` is not UTF-8")))?;
    let source = format!("`{variable}`");
    let key = SigningKey::from_text(&text)
        .map_err(|fault| Stop::new(format!("{source} holds no secret key: {fault}")))?;
    Ok(Some(Found { key, source }))
}

/// `.laureate/`, beside the content folder, kept out of git.
pub(crate) struct Store(PathBuf);

impl Store {
    /// The store of a content folder.
    ///
    /// # Errors
    /// The folder is not there.
    pub(crate) fn beside(content: &Path) -> Result<Self, Stop> {
        let full = content.canonicalize().map_err(|error| {
            Stop::new(format!("cannot open the content folder `{}`: {error}", content.display()))
        })?;
        let Some(root) = full.parent() else {
            return Err(Stop::new("the content folder is the root of the machine"));
        };
        // What people read and type is the path as they gave it.
        let shown = match content.parent() {
            Some(parent) if content.file_name().is_some() => parent.to_owned(),
            _ => root.to_owned(),
        };
        Ok(Self(shown.join(".laureate")))
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// Where the secret of the key `id` is kept.
    pub(crate) fn path(&self, id: &str) -> PathBuf {
        self.0.join("keys").join(format!("{id}.key"))
    }

    /// The folder of what is dear to make, kept out of git. Nothing where it cannot be made:
    /// then nothing is kept.
    pub(crate) fn cache(&self, of: &str) -> Option<PathBuf> {
        make_folder(&self.0).and_then(|()| ignore_in_git(&self.0)).ok()?;
        let folder = self.0.join("cache").join(of);
        make_folder(&folder).ok()?;
        Some(folder)
    }

    /// Where a reviewer's own secret is kept.
    pub(crate) fn reviewer_key(&self) -> PathBuf {
        self.0.join("reviewer.key")
    }

    /// The public halves of all keys that are kept here, sorted.
    pub(crate) fn public_keys(&self) -> Vec<String> {
        let listed = fs::read_dir(self.0.join("keys")).into_iter().flatten().flatten();
        let files = listed.map(|entry| entry.path()).chain([self.0.join(DEVELOPMENT)]);
        let public = |file: PathBuf| Some(public_of(&file)?.to_multikey());
        let mut keys: Vec<_> = files.filter_map(public).collect();
        keys.sort();
        keys
    }

    /// The keys under `keys/` by the names of their files, sorted. Files that hold no key,
    /// and files whose names no key can have, are left out.
    pub(crate) fn kept_keys(&self) -> Vec<(String, PublicKey)> {
        let listed = fs::read_dir(self.0.join("keys")).into_iter().flatten().flatten();
        let key = |file: PathBuf| {
            let id = file.file_name()?.to_str()?.strip_suffix(".key")?.to_owned();
            is_name(&id).then_some(())?;
            Some((id, public_of(&file)?))
        };
        let mut keys: Vec<_> = listed.filter_map(|entry| key(entry.path())).collect();
        keys.sort_by(|(a, _), (b, _)| a.cmp(b));
        keys
    }

    /// The secret of the key `id`, if it is kept here.
    ///
    /// # Errors
    /// The file cannot be read, or holds no secret key.
    pub(crate) fn kept(&self, id: &str, console: &Console) -> Result<Option<Found>, Stop> {
        // The id comes from `site.yaml`: it must not lead out of the folder.
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
        if id.starts_with('.') || !id.bytes().all(plain) {
            return Ok(None);
        }
        let path = self.path(id);
        if !path.exists() {
            return Ok(None);
        }
        let source = format!("`{}`", path.display());
        Ok(Some(Found { key: read(&path, console)?, source }))
    }

    /// Keeps the secret of the key `id` in a new file.
    ///
    /// # Errors
    /// The file is there already, or cannot be written.
    pub(crate) fn keep(&self, path: &Path, key: &SigningKey) -> Result<(), Stop> {
        if path.starts_with(&self.0) {
            make_folder(&self.0)?;
            ignore_in_git(&self.0)?;
        }
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            make_folder(parent)?;
        }
        create(path, key).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Stop::new(format!("`{}` is there already", path.display()))
                .help("a secret key is never overwritten; choose another id or file"),
            _ => Stop::new(format!("cannot write `{}`: {error}", path.display())),
        })
    }

    /// The public half of the key that signs drafts, where there is one.
    fn development_public(&self) -> Option<String> {
        Some(public_of(&self.0.join(DEVELOPMENT))?.to_multikey())
    }

    /// The key that signs drafts, which is made where there is none.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub(crate) fn development_key(&self, console: &Console) -> Result<Signer, Stop> {
        let path = self.0.join(DEVELOPMENT);
        if !path.exists() {
            make_folder(&self.0)?;
            ignore_in_git(&self.0)?;
            match create(&path, &generate()?) {
                // Another build was faster.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    return Err(Stop::new(format!("cannot write `{}`: {error}", path.display())));
                }
                Ok(()) => {
                    console.say_more(&format!("made a development key, `{}`", path.display()));
                }
            }
        }
        Ok(Signer { key: read(&path, console)?, mode: Mode::Draft })
    }
}

/// Whether a key can be called so: a word that is safe as the name of a file.
pub(crate) fn is_name(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    let starts_well = id.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    starts_well && id.len() <= 64 && id.bytes().all(plain)
}

/// The public half of the key in a file, if it holds one.
pub(crate) fn public_of(file: &Path) -> Option<PublicKey> {
    let mut text = Zeroizing::new(String::with_capacity(4096));
    File::open(file).ok()?.take(MAX_BYTES).read_to_string(&mut text).ok()?;
    Some(SigningKey::from_text(&text).ok()?.public())
}

/// A new key, from the random numbers of the machine.
///
/// # Errors
/// The machine has none.
pub(crate) fn generate() -> Result<SigningKey, Stop> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut_slice())
        .map_err(|error| Stop::new(format!("the machine gives no random numbers: {error}")))?;
    Ok(SigningKey::from_seed(&seed))
}

fn read(path: &Path, console: &Console) -> Result<SigningKey, Stop> {
    let failed = |error| Stop::new(format!("cannot read the key `{}`: {error}", path.display()));
    let file = File::open(path).map_err(failed)?;
    let is_open = is_open_to_others(&file);
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(failed)?;
    let none = |why: &str| Stop::new(format!("`{}` holds no secret key: {why}", path.display()));
    let text = std::str::from_utf8(&bytes).map_err(|_| {
        none("it is no text").help(format!(
            "a key is a Multikey `z3u2…` or a PKCS#8 PEM; `openssl pkey -inform DER -in {0} -out \
             {0}.pem` makes a PEM of DER",
            path.display()
        ))
    })?;
    let key = SigningKey::from_text(text).map_err(|fault| none(&fault.to_string()))?;
    // Only of what is a secret: devices and other files are nobody's to lock.
    if is_open {
        console.warn(&format!(
            "warning: others on this machine can read `{0}`\nhelp: chmod 600 {0}",
            path.display()
        ));
    }
    Ok(key)
}

/// Writes the secret into a new file that only its owner can read.
fn create(path: &Path, key: &SigningKey) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.to_multikey().as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

fn make_folder(path: &Path) -> Result<(), Stop> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(|error| Stop::new(format!("cannot make `{}`: {error}", path.display())))
}

fn ignore_in_git(folder: &Path) -> Result<(), Stop> {
    let path = folder.join(".gitignore");
    match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut file) => file.write_all(b"*\n").map_err(Stop::from),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Stop::new(format!("cannot write `{}`: {error}", path.display()))),
    }
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_file: &File) -> bool {
    false
}

fn all_revoked() -> Stop {
    Stop::new("every key of `site.yaml` is revoked")
        .help("`laureate key new` makes another; `--draft` builds with a development key")
}

fn unlisted(found: &Found) -> Stop {
    let public = found.key.public();
    Stop::new(format!("{} is given, and `site.yaml` lists no key", found.source))
        .help(format!("list it under `keys:` as `public_key: {public}`, or build with `--draft`"))
}

fn missing(id: &str, store: &Store) -> Stop {
    Stop::new(format!("no secret is found for the key `{id}`, which signs now")).help(format!(
        "set `{VARIABLE}`, or give `--key FILE`, or put it at `{}`; `--draft` builds with a \
         development key",
        store.path(id).display()
    ))
}

fn development(found: &Found) -> Stop {
    Stop::new(format!("{} is the development key, which signs drafts only", found.source))
        .help("make one for the real thing with `laureate key new`, or build with `--draft`")
}

fn mismatch(settings: &Settings, wanted: &str, found: &Found) -> Stop {
    let public: PublicKey = found.key.public();
    let listed = settings.keys.iter().find(|key| key.multikey == public.to_multikey());
    let what = match listed {
        Some(key) if key.revoked.is_some() => format!("the revoked key `{}`", key.id),
        Some(key) => format!("the older key `{}`", key.id),
        None => format!("a key that `site.yaml` does not list, `{public}`"),
    };
    Stop::new(format!("{} is {what}, and `{wanted}` signs now", found.source))
        .help(format!("give the secret of `{wanted}`, or build with `--draft`"))
}
