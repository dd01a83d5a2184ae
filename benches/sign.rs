//! How many credentials one core signs a second, with both proofs, and what part of that is
//! Ed25519.
//!
//! ```console
//! $ cargo bench --bench sign
//! $ cargo bench --bench sign -- --awards 10000 --runs 9
//! ```
//!
//! Medians, each run followed by bare Ed25519 in the same process, for machines differ and
//! are busy with other things: what counts is the ratio.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "figures are its result")]

mod generate;

use std::hint::black_box;
use std::time::{Duration, Instant};

use laureate::credential::{Documents, Mode, SigningKey};
use laureate::model::{Award, Catalog};
use laureate::{content, model};

fn main() {
    let (mut awards, mut runs) = (2_000, 15);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--awards" => awards = words.next().unwrap().parse().unwrap(),
            "--runs" => runs = words.next().unwrap().parse().unwrap(),
            // Cargo says it to every bench.
            "--bench" => {}
            other => panic!("unknown argument `{other}`"),
        }
    }
    let catalog = catalog(awards);
    let key = || SigningKey::from_seed(&[7; 32]);
    let documents = Documents::new(&catalog, key(), Mode::Draft).unwrap();
    // Copies, for awards of the catalogue itself are signed once and remembered.
    let copies = catalog.awards().to_vec();
    let first = time(|| sign_all(&documents, &copies));

    let (mut signing, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        signing.push(time(|| sign_all(&documents, &copies)));
        bare.push(time(|| sign_bare(&key(), 2 * awards)));
    }
    let (signing, bare) = (median(signing), median(bare));
    let each = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(awards);
    println!("{awards} credentials, {} bytes each", bytes(&documents, &catalog) / awards as usize);
    println!("signed          {:>8.0} /s    at least 15000", 1e6 / each(signing));
    println!("one credential  {:>8.1} µs", each(signing));
    println!("bare Ed25519    {:>8.1} µs    two signatures", each(bare));
    println!("ratio           {:>8.2}", signing.as_secs_f64() / bare.as_secs_f64());
    println!(
        "learning shapes {:>8.1} ms    once a build",
        (first.saturating_sub(signing)).as_secs_f64() * 1e3
    );
    let [portfolios, credentials, bytes] = sign_portfolios(&documents, &catalog);
    let all = (0..runs).map(|_| {
        time(|| {
            black_box(sign_portfolios(&documents, &catalog));
        })
    });
    let all = median(all.collect()).as_secs_f64() * 1e6;
    println!(
        "{portfolios} portfolios of {credentials} credentials, {} bytes each",
        bytes / portfolios
    );
    println!("one portfolio   {:>8.1} µs", all / f64::from(portfolios));
    println!("per credential  {:>8.1} µs    in a portfolio", all / f64::from(credentials));
    let checked = time(|| documents.self_check(16).unwrap());
    println!("self-check      {:>8.1} ms    16 credentials", checked.as_secs_f64() * 1e3);
}

fn catalog(awards: u32) -> Catalog {
    let folder = tempfile::tempdir().unwrap();
    generate::generate(folder.path(), awards as usize).unwrap();
    let loaded = content::load(folder.path());
    let as_of = format!("{}T00:00:00Z", generate::AS_OF).parse().unwrap();
    model::resolve(&loaded.records, as_of).catalog.unwrap()
}

fn sign_all(documents: &Documents<'_>, awards: &[Award]) {
    for award in awards {
        black_box(documents.credential(award).unwrap());
    }
}

/// Signs the portfolio of everybody. How many there are, and credentials and bytes in them.
fn sign_portfolios(documents: &Documents<'_>, catalog: &Catalog) -> [u32; 3] {
    let as_of = format!("{}T00:00:00Z", generate::AS_OF).parse().unwrap();
    let mut sum = [0; 3];
    for earner in catalog.earners() {
        let Some(signed) = documents.portfolio(earner, as_of).unwrap() else { continue };
        let held = documents.current_awards(earner, as_of).len();
        for (sum, more) in sum.iter_mut().zip([1, held, signed.json().len()]) {
            *sum += u32::try_from(more).unwrap();
        }
    }
    sum
}

fn bytes(documents: &Documents<'_>, catalog: &Catalog) -> usize {
    let lengths = catalog.awards().iter().map(|award| documents.credential(award).unwrap());
    lengths.map(|signed| signed.json().len()).sum()
}

fn sign_bare(key: &SigningKey, signatures: u32) {
    for number in 0..signatures {
        let mut message = [0; 64];
        message[..4].copy_from_slice(&number.to_be_bytes());
        black_box(key.sign(black_box(&message)));
    }
}

fn time(what: impl FnOnce()) -> Duration {
    let start = Instant::now();
    let before = on_core();
    what();
    match (before, on_core()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => start.elapsed(),
    }
}

/// How long this thread has had a core, where the system tells: others may want it too.
fn on_core() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
