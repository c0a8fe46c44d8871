//! The shipped content loads, without a single problem.

use digital_check::content::{Check, Problem, Site, load_check, load_site};

fn read(path: &str) -> String {
    let file = format!("{}/public/content/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn show(problems: Vec<Problem>) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

fn site() -> Site {
    load_site("site.json", &read("site.json")).unwrap_or_else(|problems| panic!("{}", show(problems)))
}

fn business() -> Check {
    load_check("business.json", &read("questionnaires/business.json"), &site().district_options())
        .unwrap_or_else(|problems| panic!("{}", show(problems)))
}

#[test]
fn the_business_check_loads() {
    let check = business();
    assert_eq!(check.rules.items.len() - check.rules.facts, 29);
}
