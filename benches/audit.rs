//! Speed and memory of `moongate-cli audit`, compared with a loop that only reads lines and calls
//! `url` and `psl`.
//!
//! `cargo bench --bench audit` measures 1,000,000 and 10,000,000 lines; `cargo bench --bench audit
//! -- 200000` measures other counts. Both sides are programs that read the same file one after the
//! other, so that both include their start and the reading.

#![allow(clippy::print_stdout, reason = "a bench prints its table")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs of each side, of which the median counts.
const RUNS: usize = 5;
/// Argument that makes this program the loop to compare with.
const BASELINE: &str = "--baseline";
const HOSTS: [&str; 12] = [
    "item.taobao.com",
    "detail.tmall.com",
    "m.tb.cn",
    "v.douyin.com",
    "www.youku.com",
    "item.jd.com",
    "mobile.yangkeduo.com",
    "mp.weixin.qq.com",
    "y.qq.com",
    "www.bbc.co.uk",
    "en.wikipedia.org",
    "a-shop.example.com.cn",
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [word, file] = arguments.as_slice()
        && word == BASELINE
    {
        return run_baseline(Path::new(file));
    }
    let counts: Vec<u64> = arguments
        .iter()
        .map(|count| count.replace(['_', ','], "").parse())
        .collect::<Result<_, _>>()?;
    let counts = if counts.is_empty() {
        vec![1_000_000, 10_000_000]
    } else {
        counts
    };
    let folder = tempfile::tempdir()?;
    println!(
        "{:>12}  {:>14}  {:>14}  {:>6}  {:>12}  {:>12}",
        "lines", "audit lines/s", "loop lines/s", "ratio", "audit peak", "loop peak"
    );
    for count in counts {
        let file = folder.path().join("links.txt");
        write_links(&file, count)?;
        let sides = measure(&file)?;
        let speed = |side: &Measured| count as f64 / side.time.as_secs_f64();
        let [audit, plain] = &sides;
        println!(
            "{count:>12}  {:>14.0}  {:>14.0}  {:>6.2}  {:>12}  {:>12}",
            speed(audit),
            speed(plain),
            speed(audit) / speed(plain),
            format_peak(audit),
            format_peak(plain)
        );
        fs::remove_file(&file)?;
    }
    println!(
        "medians of {RUNS} runs, the two sides in turn; the goal is a ratio of 0.4 and a peak that does not grow"
    );
    Ok(())
}

/// Runs the loop to compare with: reads lines, parses the address, finds the registrable domain.
fn run_baseline(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut reader = BufReader::with_capacity(256 * 1024, File::open(file)?);
    let (mut line, mut domains) = (Vec::new(), 0_u64);
    while reader.read_until(b'\n', &mut line)? > 0 {
        let text = std::str::from_utf8(&line)?.trim_end();
        if let Ok(url) = url::Url::parse(text)
            && let Some(domain) = url.host_str().and_then(psl::domain_str)
        {
            domains += domain.len() as u64;
        }
        line.clear();
    }
    println!("{domains}");
    Ok(())
}

/// Writes a list of links as a log has them: many platforms, paths and queries of different length.
fn write_links(file: &Path, count: u64) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    for number in 0..count {
        // A fixed mix of the number, so that every run measures the same file.
        let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let host = HOSTS[(mixed % HOSTS.len() as u64) as usize];
        match mixed % 3 {
            0 => writeln!(out, "https://{host}/item.htm?id={mixed}")?,
            1 => writeln!(out, "https://{host}/s/{mixed:x}/")?,
            _ => writeln!(
                out,
                "https://{host}/products/detail.html?spm=a21.{mixed}.0&id={number}&from=share"
            )?,
        }
    }
    out.flush()
}

/// Time and memory of a program.
struct Measured {
    time: Duration,
    /// Kilobytes; `None` if the system does not report it.
    peak: Option<u64>,
}

fn format_peak(side: &Measured) -> String {
    side.peak.map_or_else(
        || "unknown".to_owned(),
        |kilobytes| format!("{:.1} MB", kilobytes as f64 / 1024.0),
    )
}

/// Measures the audit and the loop in turn.
fn measure(file: &Path) -> Result<[Measured; 2], Box<dyn Error>> {
    let this = std::env::current_exe()?;
    let mut runs: [Vec<Measured>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        let mut audit = Command::new(env!("CARGO_BIN_EXE_moongate-cli"));
        audit.arg("audit").arg(file).args(["--surface", "group"]);
        runs[0].push(run_measured(&mut audit)?);
        runs[1].push(run_measured(Command::new(&this).arg(BASELINE).arg(file))?);
    }
    Ok(runs.map(|mut runs| {
        runs.sort_by_key(|run| run.time);
        runs.swap_remove(RUNS / 2)
    }))
}

/// Runs a program to its end. Reads the peak while it runs, since it is lost at the end.
fn run_measured(command: &mut Command) -> Result<Measured, Box<dyn Error>> {
    let started = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut peak = None;
    let status = loop {
        peak = peak_of(child.id()).or(peak);
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let time = started.elapsed();
    if status.success() {
        Ok(Measured { time, peak })
    } else {
        Err(format!("{command:?} ended with {status}").into())
    }
}

/// The peak memory of a process in kilobytes, if the system reports it in `/proc`.
fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?
        .trim()
        .strip_suffix(" kB")?
        .trim()
        .parse()
        .ok()
}
