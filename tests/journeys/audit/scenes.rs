//! All pages there are, in all states worth a look.

use digital_check::domain::id::ItemId;
use digital_check::domain::look::Mark;
use digital_check::domain::questionnaire::Form;
use digital_check::domain::sheet::Entry;
use digital_check::store::{Assessment, file};

use super::super::support::check::{begin, open_prepared};
use super::super::support::prepared::{Prepared, business};
use super::super::support::{Page, Role, Setup, Visitor};
use super::eyes::answer;

const UNFOLD: &str =
    "document.querySelectorAll('details').forEach((part) => { part.open = true; })";

/// An assessment with everything a result can show: all answers at the bottom, so that all
/// warnings are there, two that are not known, one that is open.
pub fn full() -> Prepared {
    Prepared::new(1, 0, &[]).named("Bäckerei am Markt mit einem langen Namen")
}

/// The file of [`full`], and of the others.
pub fn file_of(prepared: &Prepared, change: impl FnOnce(&mut Assessment)) -> String {
    let mut read = file::read(&prepared.file()).expect("our own file");
    let assessment = read.first_mut().expect("an assessment");
    change(assessment);
    file::write(&[assessment])
}

fn full_file() -> String {
    let rules = business().rules;
    file_of(&full(), |assessment| {
        for id in ["b2", "c3"] {
            let id = ItemId::parse(id).expect("an id");
            assessment.sheet.put(id, Entry::Unknown, false);
        }
        assessment
            .sheet
            .say(&rules, rules.find("a2").expect("an item"), None);
    })
}

/// An assessment in the short form.
pub fn short() -> (Prepared, String) {
    let prepared = Prepared::new(2, 1, &[]);
    let file = file_of(&prepared, |assessment| assessment.sheet.form = Form::Short);
    (prepared, file)
}

/// Opens a file, from any page but "Meine Daten".
pub async fn open(visitor: &Visitor, text: &str) {
    visitor.page.go("#/daten").await;
    bring(visitor, text).await;
}

/// Opens a file in "Meine Daten".
async fn bring(visitor: &Visitor, text: &str) {
    let page = &visitor.page;
    page.open_file(visitor.put_file("vorbereitet.json", text))
        .await;
    page.says("Ein Check wurde aus der Datei geholt.").await;
}

/// Goes everywhere and looks. `before` is a script that runs before those of the page.
pub async fn tour(before: Option<&'static str>, mut look: impl AsyncFnMut(&Page, &str)) {
    let setup = Setup {
        before,
        ..Setup::default()
    };
    let visitor = Visitor::arrive(setup.clone()).await;
    let page = &visitor.page;
    look(page, "start").await;
    for (hash, name) in [
        ("#/info", "about"),
        ("#/hilfe", "how"),
        ("#/datenschutz", "privacy"),
        ("#/impressum", "imprint"),
        ("#/barrierefreiheit", "accessibility"),
        ("#/einstellungen", "settings"),
        ("#/daten", "my data, empty"),
        ("#/neu/business", "begin"),
        ("#/nichts", "unknown"),
        ("#/check/aaaaaaaaaaaa/ergebnis", "gone"),
    ] {
        page.go(hash).await;
        look(page, name).await;
    }
    my_data(&visitor, &mut look).await;
    check(page, &mut look).await;
    taking(&visitor, &mut look).await;
    let (prepared, file) = short();
    open(&visitor, &file).await;
    page.go(&prepared.hash("ergebnis")).await;
    look(page, "result, short").await;
    let urgent = Prepared::of("job-seeker", 4, 1, &[]).with("incident", "yes");
    open(&visitor, &urgent.file()).await;
    page.go(&urgent.hash("stellen")).await;
    look(page, "offices, urgent").await;
    others(&visitor, &mut look).await;
    lose_database(page).await;
    page.reload().await;
    page.see(Role::Heading, "Die Daten dieses Browsers fehlen")
        .await;
    look(page, "recovery").await;
    visitor.leave().await;

    let storage_blocked = true;
    let visitor = Visitor::arrive(Setup {
        storage_blocked,
        ..setup
    })
    .await;
    let page = &visitor.page;
    page.reads("Nichts wird gespeichert").await;
    look(page, "memory only").await;
    begin(page).await;
    page.see(Role::Button, "Als Datei sichern").await;
    look(page, "memory only, begun").await;
    visitor.leave().await;
}

async fn my_data(visitor: &Visitor, look: &mut impl AsyncFnMut(&Page, &str)) {
    let page = &visitor.page;
    open_prepared(visitor, &Prepared::new(3, 3, &[]), "ergebnis").await;
    page.go("#/daten").await;
    page.open_file(visitor.put_file("fremd.json", "{}")).await;
    page.says("Diese Datei gehört nicht zum Digital-Check.")
        .await;
    look(page, "my data, file refused").await;
    page.press("Schließen").await;
    bring(visitor, &full_file()).await;
    answer(page, UNFOLD, vec![]).await;
    look(page, "my data").await;
    page.press("Alle Daten löschen …").await;
    page.see(Role::Heading, "Wirklich alles löschen?").await;
    look(page, "erase dialog").await;
    page.press("Nein, behalten").await;
    page.go("#/").await;
    page.see(Role::Button, "Ergebnis ansehen").await;
    look(page, "start, saved").await;
}

async fn check(page: &Page, look: &mut impl AsyncFnMut(&Page, &str)) {
    let full = full();
    for (place, name) in [
        ("angaben", "facts"),
        ("frage/e2", "question"),
        ("bereich/a", "done"),
        ("antworten", "review"),
        ("rechnung", "calculation"),
        ("stellen", "offices"),
        ("vermittlung/city-talk", "sheet for an office"),
        ("vermittlung/single", "sheet, gone"),
        ("ergebnis", "result"),
    ] {
        page.go(&full.hash(place)).await;
        look(page, name).await;
    }
    page.press("Passt nicht zu mir").await;
    page.see(Role::Fold, "Ein Schritt zur Seite gelegt").await;
    answer(page, UNFOLD, vec![]).await;
    look(page, "result, unfolded").await;
    page.go(&full.hash("stellen")).await;
    answer(page, UNFOLD, vec![]).await;
    look(page, "offices, unfolded").await;
    page.go(&full.hash("frage/a2")).await;
    answer(page, UNFOLD, vec![]).await;
    page.wait_for_guard().await;
    page.press("Weiter").await;
    page.see(Role::Heading, "Eine Antwort fehlt noch").await;
    look(page, "question, error").await;
}

/// Plan, taking along, then and now, a code.
async fn taking(visitor: &Visitor, look: &mut impl AsyncFnMut(&Page, &str)) {
    let page = &visitor.page;
    let steps = [
        ("e2-backup", Some((2031, 126)), "Frau Ay, im Laden"),
        ("a-step-of-an-older-check", None, ""),
    ];
    let planned = Prepared::new(6, 1, &[("e2", 0)]).planned(&steps);
    page.go(&full().hash("plan")).await;
    look(page, "plan, empty").await;
    open(visitor, &planned.file()).await;
    page.go(&planned.hash("plan")).await;
    answer(page, UNFOLD, vec![]).await;
    look(page, "plan").await;
    page.press_like("Aus dem Plan nehmen: ").await;
    page.says("Der Schritt ist nicht mehr im Plan.").await;
    look(page, "plan, step removed").await;
    page.go(&planned.hash("mitnehmen")).await;
    look(page, "take").await;
    let code = answer(
        page,
        "return document.getElementById('address').textContent",
        vec![],
    )
    .await;
    let code = code.as_str().unwrap_or_default().to_owned();
    page.follow_like("Vergleichen mit: Bäckerei").await;
    look(page, "compare").await;
    page.go(&planned.hash("vergleich/aaaaaaaaaaaa")).await;
    look(page, "compare, missing").await;
    let (_, hash) = code.split_once('#').expect("an address");
    page.go(&["#", hash].concat()).await;
    look(page, "code").await;
    page.go("#/code/AAAA").await;
    look(page, "code, damaged").await;
}

/// The other checks, and what stands beside a result.
async fn others(visitor: &Visitor, look: &mut impl AsyncFnMut(&Page, &str)) {
    let page = &visitor.page;
    let urgent = [("incident", 1), ("language", 2), ("d1", 2)];
    let seeking = Prepared::of("job-seeker", 4, 1, &urgent);
    open(visitor, &seeking.file()).await;
    for (place, name) in [
        ("ergebnis", "result in words, with a card"),
        ("karte/emergency", "card"),
        ("angaben", "facts, in other languages"),
        ("frage/d1", "question that explains itself"),
        ("rechnung", "calculation, in words"),
    ] {
        page.go(&seeking.hash(place)).await;
        look(page, name).await;
    }
    let marks = ["name-search", "map", "phone", "way", "cancel", "reply"];
    let marks = marks.map(|point| (point, Mark::Open));
    let practice = Prepared::of("therapist", 5, 1, &[("website", 0)]).looked(&marks);
    open(visitor, &practice.file()).await;
    for (place, name) in [
        ("ergebnis", "result with a look"),
        ("pflichten", "duties"),
        ("blick", "look"),
    ] {
        page.go(&practice.hash(place)).await;
        answer(page, UNFOLD, vec![]).await;
        look(page, name).await;
    }
}

/// Loses the database as a clean-up program would.
async fn lose_database(page: &Page) {
    let lose = "return new Promise((done, failed) => {
        const losing = indexedDB.deleteDatabase('digital-check');
        losing.onsuccess = () => done(true);
        losing.onerror = failed;
    })";
    answer(page, lose, vec![]).await;
}
