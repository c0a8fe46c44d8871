//! The result on paper: two pages of A4 at most, nothing to press, readable without colour.

use digital_check::domain::id::ItemId;
use digital_check::domain::sheet::Entry;
use serde_json::json;

use super::super::support::prepared::{Prepared, business};
use super::super::support::{Page, Setup, Visitor, chromium};
use super::Findings;
use super::eyes::{Light, answer, ask, light, paper};
use super::scenes::{file_of, full, open, short};

/// A4, in points.
const A4: [f64; 2] = [595.0, 842.0];

/// The pages of a PDF by size, from the objects that stand in it uncompressed.
fn sheets(pdf: &[u8]) -> Vec<[f64; 2]> {
    let text = String::from_utf8_lossy(pdf);
    let sheet = |rest: &str| {
        let numbers = rest.split(']').next()?.trim_start().trim_start_matches('[');
        let mut numbers = numbers
            .split_whitespace()
            .skip(2)
            .map(|number| number.parse().ok());
        Some([numbers.next()??, numbers.next()??])
    };
    text.split("/MediaBox").skip(1).filter_map(sheet).collect()
}

/// Prints into a PDF, on the paper the style sheet asks for.
async fn print(page: &Page) -> Vec<u8> {
    let how = json!({ "preferCSSPageSize": true, "printBackground": true });
    let printed = chromium::tell(&page.driver, "Page.printToPDF", how).await;
    super::pictures::decode(printed["data"].as_str().expect("a PDF"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_result_is_two_sheets_at_most_with_nothing_to_press_and_readable_in_grey() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let mut findings = Findings::default();
    let good = Prepared::new(3, 3, &[]);
    let unknown = Prepared::new(4, 0, &[]);
    let nothing_known = file_of(&unknown, |assessment| {
        let rules = business().rules;
        for ix in rules.indices().skip(rules.facts + 10) {
            let id = ItemId::parse(rules.item(ix).id.as_str()).expect("an id");
            assessment.sheet.put(id, Entry::Unknown, false);
        }
    });
    let middle = Prepared::new(5, 1, &[]);
    let (short, short_file) = short();
    let levels: Vec<String> = business()
        .wording
        .whole
        .iter()
        .map(|band| band.name.text.to_string())
        .collect();
    for (name, prepared, file) in [
        ("all at 0", &full(), full().file()),
        ("all at 1", &middle, middle.file()),
        ("all at 3", &good, good.file()),
        ("much unknown", &unknown, nothing_known),
        ("short", &short, short_file),
    ] {
        light(page, Light::Night).await;
        open(&visitor, &file).await;
        page.go(&prepared.hash("ergebnis")).await;
        assert!(
            !ask(page, "on_paper_to_press()").await.is_empty(),
            "on the screen there is some"
        );
        paper(page).await;
        findings.add(name, "to press", ask(page, "on_paper_to_press()").await);
        findings.add(name, "in grey", ask(page, "bars_without_words()").await);
        let dark = answer(
            page,
            "return luminance_of(getComputedStyle(document.body).color)",
            vec![],
        );
        assert!(dark.await.as_f64() < Some(0.1), "paper is always light");
        if !["short", "much unknown"].contains(&name) {
            let words = page.text().await;
            let level = |level: &String| words.contains(&format!("Stufe „{level}“"));
            assert!(levels.iter().any(level), "{name}: no level in words");
        }
        let sheets = sheets(&print(page).await);
        eprintln!("print: {} sheet(s) with {name}", sheets.len());
        assert!((1..=2).contains(&sheets.len()), "{name}: {sheets:?}");
        let is_a4 = |sheet: &[f64; 2]| (0..2).all(|at| (sheet[at] - A4[at]).abs() < 1.0);
        assert!(sheets.iter().all(is_a4), "{name}: {sheets:?}");
    }
    findings.none();
    visitor.leave().await;
}
