//! How long one core takes for a card, and how large it is.
//!
//! ```console
//! $ cargo bench --bench cards
//! $ cargo bench --bench cards -- --people 400 --runs 9
//! ```
//!
//! Medians of whole rounds, each followed by hashing 8 MiB in the same process, for machines
//! differ and are busy with other things: what counts is the ratio.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "figures are its result")]

mod generate;

use std::hint::black_box;
use std::time::{Duration, Instant};

use laureate::credential::{Documents, Mode, SigningKey};
use laureate::model::SitePath;
use laureate::site::{self, Body, Site, Theme};
use laureate::{content, model};
use sha2::{Digest, Sha256};

fn main() {
    let (mut people, mut runs) = (100, 7);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--people" => people = words.next().unwrap().parse().unwrap(),
            "--runs" => runs = words.next().unwrap().parse().unwrap(),
            // Cargo says it to every bench.
            "--bench" => {}
            other => panic!("unknown argument `{other}`"),
        }
    }
    let folder = tempfile::tempdir().unwrap();
    generate::generate(folder.path(), 2_000).unwrap();
    let loaded = content::load(folder.path());
    let as_of = model::Moment::parse(generate::AS_OF).unwrap().timestamp();
    let catalog = model::resolve(&loaded.records, as_of).catalog.unwrap();
    let documents = Documents::new(&catalog, SigningKey::from_seed(&[7; 32]), Mode::Draft).unwrap();
    let theme = Theme::embedded().unwrap();
    let site = site::plan(&catalog, &documents, &theme, as_of).unwrap();
    for (kind, folder) in [("badge", "badges/"), ("person", "people/")] {
        let cards = site.addresses().filter(|at| at.as_str().starts_with(folder));
        let cards = cards.filter(|at| at.as_str().ends_with("/card.png")).take(people);
        measure(kind, &site, &cards.collect::<Vec<_>>(), runs);
    }
}

fn measure(kind: &str, site: &Site<'_>, cards: &[&SitePath], runs: usize) {
    // The art is made with the first of them.
    let mut sizes: Vec<_> = cards.iter().map(|card| draw(site, card)).collect();
    sizes.sort_unstable();
    let (mut drawing, mut hashing) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        drawing.push(time(|| {
            cards.iter().map(|card| black_box(draw(site, card))).sum::<usize>();
        }));
        hashing.push(time(|| {
            black_box(Sha256::digest(vec![7; 8 << 20]));
        }));
    }
    let each = median(drawing) / u32::try_from(cards.len()).unwrap();
    let hash = median(hashing);
    println!(
        "{kind:<7} {:>6.2} ms a card, at most 10; {:.2} of hashing 8 MiB; {} to {} bytes ({} cards)",
        each.as_secs_f64() * 1e3,
        each.as_secs_f64() / hash.as_secs_f64(),
        sizes[0],
        sizes[sizes.len() - 1],
        sizes.len()
    );
}

/// Draws a card; how many bytes it has.
fn draw(site: &Site<'_>, card: &SitePath) -> usize {
    match site.render(card).unwrap().unwrap() {
        Body::Bytes(bytes) => bytes.len(),
        Body::Copy(_) => 0,
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
