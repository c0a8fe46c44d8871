//! Figures of the engine: time per evaluation, and that a million of them leave no memory behind.
//!
//! `cargo bench --bench evaluate`. Aims: score below 2 µs (at most 5), with advice and trace below 50.
//! The release profile is made for small files (`opt-level = "z"`), so these are the slow figures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench fails by panicking"
)]

use std::hint::black_box;
use std::io::Write;

use digital_check::content::report::evaluation;
use digital_check::content::{Check, date, load_check, load_site};
use digital_check::domain::Date;
use digital_check::domain::advice::advise;
use digital_check::domain::answer::{Answer, Answers};
use digital_check::domain::id::OptionIx;
use digital_check::domain::questionnaire::Kind;
use digital_check::domain::reach::Reach;
use digital_check::domain::score::score;
use divan::Bencher;

fn main() {
    memory();
    divan::main();
}

fn file(path: &str) -> String {
    let file = format!("{}/public/content/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(file).expect("a shipped file")
}

fn districts() -> Vec<(&'static str, &'static str)> {
    load_site("site.json", &file("site.json"))
        .expect("a good site")
        .district_options()
}

fn business() -> Check {
    load_check(
        "business.json",
        &file("questionnaires/business.json"),
        &districts(),
    )
    .expect("a good check")
}

/// Every question answered, with weak answers among them, so that there is something to advise.
fn full(check: &Check) -> Answers {
    let mut answers = Answers::empty(&check.rules);
    for ix in check.rules.indices() {
        if let Kind::Choice(options) = &check.rules.item(ix).kind {
            let at = ix.at() % options.len();
            answers.say(
                ix,
                Some(Answer::Option(OptionIx(
                    u8::try_from(at).expect("few options"),
                ))),
            );
        }
    }
    answers
}

fn today() -> Date {
    date::parse("2026-11-23").expect("a day")
}

#[divan::bench]
fn a_reach(bencher: Bencher) {
    let check = business();
    let answers = full(&check);
    bencher.bench(|| Reach::of(black_box(&check.rules), black_box(&answers)));
}

#[divan::bench]
fn b_score(bencher: Bencher) {
    let check = business();
    let answers = full(&check);
    bencher.bench(|| score(black_box(&check.rules), black_box(&answers)));
}

#[divan::bench]
fn c_score_and_advice(bencher: Bencher) {
    let check = business();
    let answers = full(&check);
    bencher.bench(|| {
        let scores = score(black_box(&check.rules), black_box(&answers));
        let advice = advise(&check.rules, &answers, &scores, today());
        (scores, advice)
    });
}

/// Only the authors' command line does this: everything as JSON.
#[divan::bench]
fn d_report(bencher: Bencher) {
    let check = business();
    let answers = full(&check);
    bencher.bench(|| evaluation(black_box(&check.rules), black_box(&answers), today()));
}

#[divan::bench]
fn e_load(bencher: Bencher) {
    let (json, districts) = (file("questionnaires/business.json"), districts());
    bencher.bench(|| load_check("business.json", black_box(&json), &districts));
}

/// Resident pages of this process, where the system tells (Linux).
fn resident_pages() -> Option<u64> {
    std::fs::read_to_string("/proc/self/statm")
        .ok()?
        .split(' ')
        .nth(1)?
        .parse()
        .ok()
}

fn memory() {
    let check = business();
    let answers = full(&check);
    let run = |times: u32| {
        for _ in 0..times {
            let scores = score(&check.rules, &answers);
            black_box(advise(&check.rules, &answers, &scores, today()));
        }
    };
    run(1_000);
    let Some(before) = resident_pages() else {
        return;
    };
    run(1_000_000);
    let grown = resident_pages().map_or(0, |after| after.saturating_sub(before));
    let _ = writeln!(
        std::io::stdout(),
        "a million evaluations with advice: memory grew by {grown} pages"
    );
    assert!(grown <= 16, "memory grew by {grown} pages");
}
