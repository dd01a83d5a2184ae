//! How long a build takes, against copying its own output, and how much memory.
//!
//! ```console
//! $ cargo bench --bench build                                    # 10,000 awards
//! $ cargo bench --bench build -- --awards 1000 --runs 9
//! $ cargo bench --bench build -- --generate DIR --awards 10000   # only make the content
//! ```
//!
//! It works in `/dev/shm`, for ordinary disks are too noisy, or in `--folder`. Times are
//! medians. What counts are the ratios, each of figures taken in turn: machines differ.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "figures are its result")]

mod generate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Arguments {
    awards: usize,
    runs: usize,
    folder: PathBuf,
    generate: Option<PathBuf>,
}

fn main() {
    let arguments = arguments();
    if let Some(folder) = &arguments.generate {
        generate::generate(folder, arguments.awards).unwrap();
        return println!("{} awards as of {}", folder.display(), generate::AS_OF);
    }
    let bench = Bench { folder: arguments.folder.join("laureate-bench") };
    generate::generate(&bench.content(), arguments.awards).unwrap();
    bench.run(&arguments);
    fs::remove_dir_all(&bench.folder).unwrap();
}

fn arguments() -> Arguments {
    let (mut awards, mut runs, mut generate) = (10_000, 5, None);
    let mut folder = PathBuf::from("/dev/shm");
    if !folder.exists() {
        folder = std::env::temp_dir();
    }
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--awards" => awards = words.next().unwrap().parse().unwrap(),
            "--runs" => runs = words.next().unwrap().parse().unwrap(),
            "--folder" => folder = words.next().unwrap().into(),
            "--generate" => generate = words.next().map(PathBuf::from),
            // Cargo says it to every bench.
            "--bench" => {}
            other => panic!("unknown argument `{other}`"),
        }
    }
    Arguments { awards, runs, folder, generate }
}

struct Bench {
    folder: PathBuf,
}

/// What a build took.
struct Took {
    time: Duration,
    /// Peak of its resident memory in KiB, as far as the system tells.
    memory: Option<u64>,
}

impl Bench {
    fn content(&self) -> PathBuf {
        self.folder.join("content")
    }

    fn out(&self) -> PathBuf {
        self.folder.join("public")
    }

    fn run(&self, arguments: &Arguments) {
        // Makes the development key, and warms what can be warmed.
        self.build();
        let (mut first, mut copy, mut memory) = (Vec::new(), Vec::new(), None);
        for _ in 0..arguments.runs {
            fs::remove_dir_all(self.out()).unwrap();
            let took = self.build();
            first.push(took.time);
            memory = memory.max(took.memory);
            copy.push(self.copy());
        }
        let nothing: Vec<_> = (0..arguments.runs).map(|_| self.build().time).collect();
        let one: Vec<_> = (0..arguments.runs).map(|run| self.change_one(run)).collect();

        let (first, copy) = (median(first), median(copy));
        let (files, bytes) = size(&self.out());
        let (sources, _) = size(&self.content());
        println!(
            "{} awards in {sources} files → {files} files, {} MB",
            arguments.awards,
            bytes / 1_000_000
        );
        println!("build         {}", figure(first, copy, "cp -r of its output, at most 1.5"));
        println!("… cp -r       {:.3} s", copy.as_secs_f64());
        println!("nothing new   {}", figure(median(nothing), first, "build, at most 0.2"));
        println!("one award new {}", figure(median(one), first, "build"));
        if let Some(memory) = memory {
            println!("peak memory   {} MB, at most 150", memory / 1000);
        }
    }

    fn build(&self) -> Took {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_laureate"))
            .args(["--quiet", "--content"])
            .arg(self.content())
            .args(["build", "--as-of", generate::AS_OF, "--out"])
            .arg(self.out())
            .env_remove("LAUREATE_SIGNING_KEY")
            .env_remove("SOURCE_DATE_EPOCH")
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut memory = None;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            memory = memory.max(peak(&child));
            std::thread::sleep(Duration::from_millis(1));
        };
        assert!(status.success(), "the build failed");
        Took { time: start.elapsed(), memory }
    }

    fn copy(&self) -> Duration {
        let to = self.folder.join("copy");
        let start = Instant::now();
        let status = Command::new("cp").arg("-r").arg(self.out()).arg(&to).status().unwrap();
        let time = start.elapsed();
        assert!(status.success(), "cp failed");
        fs::remove_dir_all(&to).unwrap();
        time
    }

    /// Changes the message of one award, and builds.
    fn change_one(&self, run: usize) -> Duration {
        let file = self.content().join("awards/2024/2024-05.yaml");
        let text = fs::read_to_string(&file).unwrap();
        let (start, end) = text.split_once("message: ").unwrap();
        let (_, end) = end.split_once('\n').unwrap();
        fs::write(&file, format!("{start}message: Thank you for run {run}.\n{end}")).unwrap();
        self.build().time
    }
}

/// The peak of a process's resident memory so far, in KiB (`proc_pid_status(5)`).
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn figure(time: Duration, by: Duration, what: &str) -> String {
    let (time, by) = (time.as_secs_f64(), by.as_secs_f64());
    format!("{time:.3} s = {:.2} × {what}", time / by)
}

/// Files below a folder, and their bytes.
fn size(folder: &Path) -> (usize, u64) {
    let (mut files, mut bytes) = (0, 0);
    for entry in walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            files += 1;
            bytes += entry.metadata().unwrap().len();
        }
    }
    (files, bytes)
}
