//! axe-core finds nothing on any page, by day, by night and in forced colours, on a phone and on a
//! computer.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::super::support::Page;
use super::Findings;
use super::eyes::{Light, WINDOWS, answer, light, window};
use super::scenes::tour;

/// The engine's source, as npm brings it; AXE names another place.
pub fn engine() -> &'static str {
    static ENGINE: OnceLock<String> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let usual = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/node_modules/axe-core/axe.min.js"
        );
        let file = std::env::var_os("AXE").map_or_else(|| PathBuf::from(usual), PathBuf::from);
        std::fs::read_to_string(&file).unwrap_or_else(|error| {
            panic!(
                "{}: {error}. Run `npm ci` to fetch axe-core.",
                file.display()
            )
        })
    })
}

/// What breaks a rule: those of WCAG 2.2 A and AA, and good practice.
pub async fn violations(page: &Page) -> Vec<String> {
    let run = "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const options = { runOnly: tags, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], preload: false };
        const node = (found) => found.target.join(' ') + ': ' + words(found.failureSummary).slice(0, 300);
        const rule = (broken) => broken.id + ', ' + broken.help + ': ' + broken.nodes.map(node).join('; ');
        return axe.run(document, options).then(({ violations, passes }) => [String(passes.length), ...violations.map(rule)])";
    let found = answer(page, run, vec![]).await;
    let found = found.as_array().expect("a list");
    let mut found = found
        .iter()
        .map(|line| line.as_str().unwrap_or_default().to_owned());
    let passed: u32 = found
        .next()
        .and_then(|count| count.parse().ok())
        .expect("a number");
    assert!(passed >= 15, "axe ran only {passed} rules");
    found.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_page_in_any_light() {
    let mut findings = Findings::default();
    let mut runs = 0;
    tour(Some(engine()), async |page, scene| {
        for width in WINDOWS {
            window(page, width).await;
            for seen in Light::ALL {
                light(page, seen).await;
                let way = format!("{width} px, {seen:?}");
                findings.add(scene, &way, violations(page).await);
                runs += 1;
            }
        }
    })
    .await;
    eprintln!("axe: {runs} runs, {} violations", findings.0.len());
    findings.none();
}
