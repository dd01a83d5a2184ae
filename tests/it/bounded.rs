//! Files made to swell get a clear answer, in little memory and little time.
//! Only where `ulimit -v` bounds memory: on Linux.

use std::fs::{self, File};
use std::io::{Cursor, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use data_encoding::BASE64URL_NOPAD;
use flate2::{Compress, Compression, FlushCompress};
use laureate::credential::proof::Cryptosuite;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::credential::world::{DID, LIST, World, badge, key, list, sign, sign_with, signed, with};
use crate::support::{laureate, stderr, stdout};

/// What one command may take of memory, in KiB: 400 MiB, in which the program itself, its
/// threads and what they reserve are counted.
const MEMORY: usize = 400 << 10;

/// What one command may take of time, unoptimised and beside other work.
const TIME: Duration = Duration::from_secs(60);

/// Runs the program with bounded memory.
fn run(dir: &Path, arguments: &[&str]) -> Output {
    let program = laureate(dir);
    let mut command = Command::new("sh");
    command.current_dir(dir).env_clear().env("HOME", dir);
    command.env("RAYON_NUM_THREADS", "2").env("MALLOC_ARENA_MAX", "2");
    command.arg("-c").arg(format!("ulimit -v {MEMORY} && exec \"$@\"")).arg("sh");
    let began = Instant::now();
    let output = command.arg(program.get_program()).args(arguments).output().unwrap();
    assert!(began.elapsed() < TIME, "{arguments:?}: {:?}", began.elapsed());
    output
}

/// Runs the program on one file, and holds it to an exit code and to words of its answer.
#[track_caller]
fn says(dir: &Path, command: &str, file: &str, code: i32, words: &str) {
    let output = run(dir, &[command, file]);
    let told = format!("{}{}", stdout(&output), stderr(&output));
    assert_eq!(output.status.code(), Some(code), "{command} {file}: {told}");
    assert!(told.contains(words), "{command} {file}: {told}");
    assert!(told.len() < 10_000, "{command} {file} tells {} bytes", told.len());
}

fn write(dir: &Path, file: &str, bytes: impl AsRef<[u8]>) {
    let path = dir.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Raw deflate of so many MiB of zeros: one packed MiB, over and over.
fn zeros(mib: usize) -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), false);
    let zeros = vec![0; 1 << 20];
    let mut once = Vec::with_capacity(8 << 10);
    packer.compress_vec(&zeros, &mut once, FlushCompress::Full).unwrap();
    assert_eq!(packer.total_in(), 1 << 20);
    // A last block with nothing in it (RFC 1951, 3.2.3).
    [once.repeat(mib), vec![0x03, 0x00]].concat()
}

/// The same as a gzip file (RFC 1952), whose checksum nobody gets to.
fn gzip(mib: usize) -> Vec<u8> {
    [b"\x1f\x8b\x08\0\0\0\0\0\x02\xff".to_vec(), zeros(mib), vec![0; 8]].concat()
}

/// PNG chunks after the signature, with right checksums.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        let mut sum = flate2::Crc::new();
        sum.update(*name);
        sum.update(data);
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(*name);
        bytes.extend_from_slice(data);
        bytes.extend(sum.sum().to_be_bytes());
    }
    bytes
}

const IHDR: (&[u8; 4], &[u8]) = (b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);

#[test]
fn pictures() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    // 100 MB, most of it a hole.
    let mut file = File::create(dir.join("large.png")).unwrap();
    file.write_all(&png(&[IHDR])).unwrap();
    file.set_len(100_000_000).unwrap();
    says(dir, "verify", "large.png", 2, "is larger than 64 MiB");
    says(dir, "unbake", "large.png", 2, "is larger than 64 MiB");
    // As large as may be, in one chunk that is broken at its end.
    let file = File::create(dir.join("hole.png")).unwrap();
    (&file).write_all(&png(&[IHDR])).unwrap();
    (&file).write_all(&(50_u32 << 20).to_be_bytes()).unwrap();
    (&file).write_all(b"IDAT").unwrap();
    file.set_len((50 << 20) + 100).unwrap();
    says(dir, "verify", "hole.png", 1, "the PNG file is broken");
    says(dir, "unbake", "hole.png", 1, "the PNG file is broken");
    // A text that unpacks to 4 GB.
    let zlib = [vec![0x78, 0xda], zeros(4096)].concat();
    let text = [&b"openbadges\0\0"[..], &zlib].concat();
    let bomb = png(&[IHDR, (b"zTXt", &text), (b"IDAT", b""), (b"IEND", b"")]);
    write(dir, "text.png", bomb);
    says(dir, "verify", "text.png", 2, "is larger than 4 MiB");
    says(dir, "unbake", "text.png", 1, "is larger than 4 MiB");
}

#[test]
fn drawings() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let mut declared = "<!ENTITY a0 'aaaaaaaaaa'>".to_owned();
    for level in 1..12 {
        let before = format!("&a{};", level - 1).repeat(10);
        declared += &format!("<!ENTITY a{level} '{before}'>");
    }
    let head = format!("<!DOCTYPE svg [{declared}]>");
    let drawing = |inside: &str| {
        format!(
            "{head}<svg xmlns='http://www.w3.org/2000/svg' \
             xmlns:o='https://purl.imsglobal.org/ob/v3p0'>{inside}</svg>"
        )
    };
    // A trillion letters where the credential should be, and beside it.
    write(dir, "inside.svg", drawing("<o:credential>&a11;</o:credential>"));
    says(dir, "verify", "inside.svg", 1, "a11");
    says(dir, "unbake", "inside.svg", 1, "a11");
    write(dir, "beside.svg", drawing("<text>&a11;</text>"));
    says(dir, "verify", "beside.svg", 1, "holds no credential");
    says(dir, "unbake", "beside.svg", 1, "holds no credential");
    write(dir, "content/site.yaml", crate::content_load::SITE);
    write(dir, "content/badges/a.svg", drawing("<text>&a11;</text>"));
    let output = run(dir, &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("the drawing has a document type"), "{}", stdout(&output));
}

#[test]
fn documents() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        write(dir, "deep.json", format!("{}1{}", open.repeat(10_000), close.repeat(10_000)));
        says(dir, "verify", "deep.json", 1, "it nests deeper than 64");
        let inside = format!("{}1{}", open.repeat(100), close.repeat(100));
        let inside = serde_json::from_str(&inside).unwrap();
        write(dir, "deep.json", with(&signed(1), "/name", inside).to_string());
        says(dir, "verify", "deep.json", 1, "it nests deeper than 64");
    }
    write(dir, "wide.json", format!("[{}1]", "1,".repeat(4 << 20)));
    says(dir, "verify", "wide.json", 1, "it is larger than any credential");
    write(dir, "large.json", vec![b' '; (16 << 20) + 1]);
    says(dir, "verify", "large.json", 1, "it is larger than 16 MiB");
}

/// What a document comes to in statements can be far more than what it is.
#[test]
fn statements() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    write(dir, "did.json", World::new().dids[DID].to_string());
    // A long name of a thing of which much is said.
    let long = format!("https://e.example/{}", "x".repeat(500_000));
    let tags: Vec<String> = (0..50_000).map(|at| at.to_string()).collect();
    let long = with(&badge(1), "/credentialSubject/achievement/id", json!(long));
    let long = with(&long, "/credentialSubject/achievement/tag", json!(tags));
    let rdfc = &signed(1)["proof"][0];
    write(dir, "long.json", with(&long, "/proof", rdfc.clone()).to_string());
    says(dir, "verify", "long.json", 2, "it comes to too many statements");
    // The same beside a proof over its JSON that holds.
    let long = sign_with(&[Cryptosuite::EddsaJcs2022], long, DID, &key());
    let jcs = long["proof"].as_array().map_or(&long["proof"], |proofs| &proofs[0]);
    write(dir, "long.json", with(&long, "/proof", json!([jcs, rdfc])).to_string());
    says(dir, "verify", "long.json", 2, "it comes to too many statements");
    // Contexts within contexts.
    let context = signed(1)["@context"].clone();
    let inner: Vec<Value> = (0..20_000).map(|_| json!({"@context": context})).collect();
    let many = with(&badge(1), "/evidence", json!(inner));
    write(dir, "contexts.json", with(&many, "/proof", rdfc.clone()).to_string());
    says(dir, "verify", "contexts.json", 2, "names its contexts too often");
}

#[test]
fn lists() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    write(dir, "did.json", World::new().dids[DID].to_string());
    write(dir, "a.json", signed(1).to_string());
    let bomb = format!("u{}", BASE64URL_NOPAD.encode(&gzip(4096)));
    let bomb = with(&list(DID, &[]), "/credentialSubject/encodedList", json!(bomb));
    let path = LIST.rsplit("/acme/").next().unwrap();
    write(dir, path, sign(bomb, DID, &key()).to_string());
    says(dir, "verify", path, 1, "its list is longer than 16 MiB");
    says(dir, "verify", "a.json", 1, "is not genuine: its list is longer than 16 MiB");
}

/// An archive whose entries all hold so many MiB of zeros.
fn archive(names: impl Iterator<Item = String>, mib: usize) -> Vec<u8> {
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut once = zip::ZipWriter::new(Cursor::new(Vec::new()));
    once.start_file("once", packed).unwrap();
    once.write_all(&vec![0; mib << 20]).unwrap();
    let mut once = once.finish_into_readable().unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        writer.raw_copy_file_rename(once.by_index(0).unwrap(), name).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn archives() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    write(dir, "one.zip", archive(["a.json".to_owned()].into_iter(), 17));
    says(dir, "verify", "one.zip", 1, "unpacks to more than 16 MiB");
    write(dir, "many.zip", archive((0..300).map(|at| format!("{at}.json")), 16));
    says(dir, "verify", "many.zip", 1, "unpacks to more than 128 MiB");
    // A directory of a million entries that are nowhere.
    let entry = [&b"PK\x01\x02"[..], &[0; 24], &[1, 0], &[0; 16], b"a"].concat();
    let count = 1_000_000;
    let mut bytes = entry.repeat(count);
    let length = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    bytes.splice(0..0, *b"PK\x03\x04");
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff");
    bytes.extend([&length[..], &[4, 0, 0, 0, 0, 0]].concat());
    write(dir, "entries.zip", &bytes);
    says(dir, "verify", "entries.zip", 1, "the archive");
}

#[test]
fn what_lies_about_its_length() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let mut bytes = archive(["a.json".to_owned()].into_iter(), 17);
    // The directory and the entry say: one byte.
    for (head, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let found = bytes.windows(4).position(|window| window == head).unwrap();
        bytes[found + at..found + at + 4].copy_from_slice(&[1, 0, 0, 0]);
    }
    write(dir, "a.zip", &bytes);
    let output = run(dir, &["verify", "a.zip"]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    // A chunk that says it has 2 GB.
    let mut file = File::create(dir.join("a.png")).unwrap();
    file.write_all(&png(&[IHDR])).unwrap();
    file.write_all(b"\x7f\xff\xff\xffiTXtopenbadgecredential\0\0\0\0\0{}").unwrap();
    file.seek(SeekFrom::End(0)).unwrap();
    says(dir, "verify", "a.png", 1, "the PNG file is broken");
    says(dir, "unbake", "a.png", 1, "the PNG file is broken");
}
