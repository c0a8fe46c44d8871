//! Every page is read out when it is reached, has a title of its own, and is built in order.

use std::collections::BTreeMap;

use super::Findings;
use super::eyes::ask;
use super::scenes::tour;

/// Pages that are loaded and not reached from within: the focus is the browser's business then.
/// After an error the focus is on what is missing.
const LOADED: [&str; 5] = [
    "start",
    "recovery",
    "memory only",
    "memory only, begun",
    "question, error",
];
/// States of the page before: the focus is where one has pressed.
const SAME: [&str; 5] = [
    "my data, file refused",
    "my data",
    "erase dialog",
    "result, unfolded",
    "plan, step removed",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_read_out_has_its_own_title_and_one_outline() {
    let mut findings = Findings::default();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    tour(None, async |page, scene| {
        findings.add(scene, "outline", ask(page, "built_wrong()").await);
        if !LOADED.contains(&scene) && !SAME.contains(&scene) {
            findings.add(scene, "said", ask(page, "silent()").await);
        }
        let title = page.glance().await.title;
        let first = titles.entry(title).or_insert_with(|| scene.to_owned());
        // states of a page have the title of the page
        let page_of = |scene: &str| scene.split(',').next().unwrap_or_default().to_owned();
        let begun = scene.starts_with("memory only") || scene == "erase dialog";
        if page_of(first) != page_of(scene) && !begun {
            let same = format!("the same title as „{first}“");
            findings.add(scene, "title", vec![same]);
        }
    })
    .await;
    findings.none();
}
