//! How soon a page that is open hears of a change, and what each step of that takes.
//!
//! ```console
//! $ cargo bench --bench serve                      # 10,000 awards
//! $ cargo bench --bench serve -- 1000
//! ```
//!
//! Times are medians. What counts is the ratio of a reload to the first load, both of one
//! run: machines differ. The reload also has to be felt as at once, within 300 ms.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "figures are its result")]

mod generate;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use laureate::content::{self, Reader};
use laureate::credential::{Documents, Mode, SigningKey, endorsement};
use laureate::diagnostic::Place;
use laureate::model::{self, LeftOut, Moment};
use laureate::site::{self, Theme, links};

const RUNS: usize = 9;
const CHANGED: &str = "awards/2024/2024-05.yaml";

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let awards = words.next_back().map_or(10_000, |word| word.parse().unwrap());
    let ram = PathBuf::from("/dev/shm");
    let folder = if ram.exists() { ram } else { std::env::temp_dir() }.join("laureate-serve");
    generate::generate(&folder.join("content"), awards).unwrap();
    println!("{awards} awards, one file of them changed");
    steps(&folder.join("content"));
    whole(&folder);
    fs::remove_dir_all(&folder).unwrap();
}

/// Each step by itself.
fn steps(content: &Path) {
    let as_of = Moment::parse(generate::AS_OF).unwrap().timestamp();
    let mut took: Vec<(&str, Vec<Duration>)> = Vec::new();
    let mut note = |name, start: Instant| match took.iter_mut().find(|(known, _)| *known == name) {
        Some((_, times)) => times.push(start.elapsed()),
        None => took.push((name, vec![start.elapsed()])),
    };
    let mut reader = Reader::new(content);
    reader.read(&BTreeSet::new());
    for run in 0..RUNS {
        let start = Instant::now();
        drop(content::load(content));
        note("(read it all, for comparison)", start);
        change(content, run);
        let start = Instant::now();
        let reread = reader.read(&BTreeSet::from([CHANGED.to_owned()]));
        note("read what changed", start);
        assert_eq!(reread.changed, 1);
        let start = Instant::now();
        let resolved = model::resolve(&reread.loaded.records, as_of);
        note("resolve", start);
        let catalog = resolved.catalog.unwrap();
        let start = Instant::now();
        endorsement::check(&catalog);
        note("endorsements", start);
        let start = Instant::now();
        let named = Place::file(&"site.yaml".into());
        let theme = Theme::load(Path::new("none"), "default", &named).unwrap();
        note("(theme, only where it changed)", start);
        let start = Instant::now();
        let key = SigningKey::from_seed(&[1; 32]);
        let documents = Documents::new(&catalog, key, Mode::Draft).unwrap();
        note("documents", start);
        let start = Instant::now();
        let site = site::plan(&catalog, &documents, &theme, as_of).unwrap_or_default();
        note("plan", start);
        let start = Instant::now();
        links::check(&catalog, &LeftOut::default(), &site);
        note("links", start);
        let start = Instant::now();
        drop(site);
        drop(documents);
        drop(catalog);
        drop(reread.loaded);
        note("(drop, beside)", start);
    }
    for (name, times) in &mut took {
        println!("  {name:<32} {:>7.1} ms", 1000.0 * median(times).as_secs_f64());
    }
}

/// From the change of a file to the event that a page hears.
fn whole(folder: &Path) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_laureate"))
        .args(["serve", "--port", "0", "--as-of", generate::AS_OF])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = said.by_ref().map(Result::unwrap).find(|line| line.contains("http://")).unwrap();
    let first = start.elapsed();
    std::thread::spawn(move || said.for_each(drop));
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /__laureate/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let mut next = || lines.find(|line| line.starts_with("data: ")).unwrap();
    next();
    let (mut times, mut work) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let before = busy(child.id());
        let start = Instant::now();
        change(&folder.join("content"), RUNS + run);
        assert!(next().contains("\"faults\":[]"));
        times.push(start.elapsed());
        work.push(busy(child.id()).saturating_sub(before));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let (reload, work) = (median(&mut times), median(&mut work));
    println!(
        "change to event {:.0} ms (40 of them waiting; {:.0} of processors), at most 300",
        1000.0 * reload.as_secs_f64(),
        1000.0 * work.as_secs_f64()
    );
    println!(
        "… = {:.2} × the start of the server, {:.0} ms",
        reload.as_secs_f64() / first.as_secs_f64(),
        1000.0 * first.as_secs_f64()
    );
}

/// The time that a process has kept processors busy (`proc_pid_stat(5)`, in hundredths of a
/// second). Nothing where the system does not tell.
fn busy(process: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

/// Changes the message of one award.
fn change(content: &Path, run: usize) {
    let file = content.join(CHANGED);
    let text = fs::read_to_string(&file).unwrap();
    let (start, end) = text.split_once("message: ").unwrap();
    let (_, end) = end.split_once('\n').unwrap();
    fs::write(&file, format!("{start}message: Thank you for run {run}.\n{end}")).unwrap();
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
