//! From a result to somebody who helps: the offers that fit, a mail that is changed before any mail
//! program opens, and the sheet on paper.

use digital_check::exchange::code;
use digital_check::exchange::symbol::Symbol;
use digital_check::store::file;

use super::results::{controls, is_a4, paper};
use super::support::check::{open_prepared, steps};
use super::support::prepared::{Prepared, check};
use super::support::{Page, Role, Setup, Visitor, chromium};

/// Remembers where the page wanted to go outside of itself, and stays.
const STAY: &str = "navigation.addEventListener('navigate', (event) => {
    const address = event.destination.url;
    if (!/^(mailto|tel):/.test(address)) return;
    event.preventDefault();
    globalThis.went = address;
});";

/// All questions of the job seekers' check with the best answer.
const ALONE: u8 = 0;

const MAIL: &str = "E-Mail vorbereiten";
const CODE: &str = "QR-Code mit meinen Antworten drucken";

fn weak() -> Prepared {
    Prepared::new(1, 0, &[]).with("district", "brauck")
}

/// Addresses of links that begin like this.
async fn addresses(page: &Page, begin: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main a[href]')].filter(is_shown)
        .map((link) => link.getAttribute('href')).filter((href) => href.startsWith(arguments[0]))";
    page.list(script, vec![begin.into()]).await
}

/// Whether the symbol stands on the sheet: the data of its path.
async fn symbol(page: &Page) -> Option<String> {
    let script = "return [...document.querySelectorAll('.sheet svg[role=img] path')]
        .filter(is_shown).map((path) => path.getAttribute('d'))";
    page.list(script, vec![]).await.into_iter().next()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_business_sees_why_whom_to_ask_and_what_is_over() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let seen = open_prepared(&visitor, &weak(), "stellen").await;
    assert_eq!(seen.heading, "Ihre nächste Stelle");
    let offers = steps(page).await;
    assert_eq!(offers[0], "Gespräch mit der Wirtschaftsförderung");
    assert_eq!(offers.len(), 3, "the others are folded: {offers:?}");
    page.reads("„Wie sichern Sie Ihre wichtigen Daten? Gar nicht“")
        .await;
    page.reads("Die Förderphase BIWAQ IV „Aktiv und digital in Gladbeck 4.0“ endete am 31.12.2022. Fragen Sie nach dem Nachfolge-Angebot. Ansprechstelle: Wirtschaftsförderung der Stadt Gladbeck.")
        .await;
    page.reads("Diese Angabe sollte bis 01.09.2020 neu geprüft werden.")
        .await;
    assert!(page.has(Role::Link, "Anrufen: 02043 992035").await);
    let called = addresses(page, "tel:").await;
    assert!(!called.is_empty() && called.iter().all(|tel| tel == "tel:+492043992035"));

    // every answer behind it can be seen and changed
    page.unfold("Diese Antworten sind gemeint").await;
    page.reads("„Gar nicht – oder wir wissen es nicht“ Antwort ändern")
        .await;
    page.unfold("5 weitere Angebote").await;
    assert_eq!(steps(page).await.len(), 8);
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_read_and_changed_before_the_mail_program_opens() {
    let visitor = Visitor::arrive(Setup {
        before: Some(STAY),
        ..Setup::default()
    })
    .await;
    let page = &visitor.page;
    open_prepared(&visitor, &weak(), "stellen").await;
    page.unfold(MAIL).await;
    page.reads("Diese Seite verschickt nichts.").await;
    let value = "return [...document.querySelectorAll('textarea')].filter(is_shown)[0].value";
    let prepared = page.script(value, vec![]).await;
    let prepared = prepared.as_str().expect("a text");
    assert!(prepared.contains("Unser Stadtteil: Brauck."), "{prepared}");

    page.write("Text der E-Mail", &"viel zu lang ".repeat(140))
        .await;
    page.says("Manche Mail-Programme schneiden lange Texte ab.")
        .await;
    page.write("Betreff", "Frage & Bitte").await;
    page.write("Text der E-Mail", "Guten Tag,\nhier ist Öz.")
        .await;
    page.wait("the end of the warning", async || {
        let text = page.text().await;
        (!text.contains("schneiden lange Texte ab")).then_some(())
    })
    .await;

    // what was written stays, also when it is folded in between
    page.unfold(MAIL).await;
    page.unfold(MAIL).await;
    page.press("Im Mail-Programm öffnen").await;
    let went = page
        .wait("the mail program", async || {
            let went = page.script("return globalThis.went", vec![]).await;
            went.as_str().map(str::to_owned)
        })
        .await;
    assert_eq!(
        went,
        "mailto:maria.jost@stadt-gladbeck.de?subject=Frage%20%26%20Bitte\
         &body=Guten%20Tag%2C%0D%0Ahier%20ist%20%C3%96z%2E"
    );
    page.press("Text kopieren").await;
    page.says("Der Text ist ").await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_is_one_page_of_paper_with_a_code_that_can_be_left_out() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let fullest = Prepared::of("job-seeker", 2, 1, &[])
        .with("incident", "yes")
        .with("district", "rentfort-nord")
        .planned_steps(12);
    for (prepared, offer, office) in [
        (
            weak(),
            "city-talk",
            "Wirtschaftsförderung der Stadt Gladbeck",
        ),
        (weak(), "academy-security", "endete am 31.12.2022"),
        (fullest, "single", "Jobcenter Kreis Recklinghausen"),
        (
            Prepared::of("therapist", 3, 0, &[]),
            "city-talk",
            "Maria Jost",
        ),
    ] {
        let place = format!("vermittlung/{offer}");
        let seen = open_prepared(&visitor, &prepared, &place).await;
        assert_eq!(seen.heading, "Vermittlungsblatt");
        page.reads(office).await;
        let text = page.text().await;
        for word in ["Frau Beispiel", " von 100", "Prozent", "Stufe"] {
            assert!(!text.contains(word), "{word} on the sheet");
        }
        assert_eq!(symbol(page).await, Some(code_of(page, &prepared).await));
        assert!(page.has(Role::Button, "Drucken").await);
        on_one_page(page, offer).await;

        page.click(Role::Checkbox, CODE).await;
        page.wait("the sheet without a code", async || {
            symbol(page).await.is_none().then_some(())
        })
        .await;
        on_one_page(page, offer).await;
    }
    let gone = page.go(&weak().hash("vermittlung/single")).await;
    assert_eq!(gone.heading, "Dieses Angebot passt nicht mehr");
    page.follow("Ihre nächste Stelle").await;
    visitor.leave().await;
}

/// The drawing of the code that opens the answers here.
async fn code_of(page: &Page, prepared: &Prepared) -> String {
    let address = page.script("return location.href", vec![]).await;
    let read = file::read(&prepared.file()).expect("our own file");
    let read = read.first().expect("an assessment");
    let rules = check(read.check.as_str()).rules;
    let code = code::write(&rules, &read.version, &read.sheet, read.changed.day);
    let address = code::address(address.as_str().expect("an address"), &code);
    Symbol::of(&address).expect("a symbol").path()
}

async fn on_one_page(page: &Page, offer: &str) {
    chromium::show_as_print(&page.driver, true).await;
    assert_eq!(controls(page).await, Vec::<String>::new(), "{offer}");
    chromium::show_as_print(&page.driver, false).await;
    let (pages, boxes) = paper(&page.printed().await);
    assert_eq!(pages, 1, "{offer}");
    assert!(boxes.iter().all(|corners| is_a4(corners)), "A4: {boxes:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gave_away_data_gets_help_today_and_first() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let prepared = Prepared::of("job-seeker", 4, 1, &[]).with("incident", "yes");
    open_prepared(&visitor, &prepared, "stellen").await;
    let offers = steps(page).await;
    assert_eq!(
        offers[..2],
        ["Notfall-Check der Verbraucherzentrale", "Einzelberatung"],
        "what can be had today stands before what is over"
    );
    page.reads("Heute noch").await;
    page.reads("Das ist nicht Ihre Schuld. Holen Sie sich noch heute Hilfe.")
        .await;
    // nobody knows the office's telephone: somebody who can be asked is named, and by name
    page.reads("Telefon, E-Mail: Bitte erfragen").await;
    page.see(
        Role::Link,
        "Wirtschaftsförderung der Stadt Gladbeck anrufen: 02043 992035",
    )
    .await;
    page.follow("Sofort-Karte").await;
    visitor.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_for_work_nearby_is_led_over_the_bridge() {
    let visitor = Visitor::arrive(Setup::default()).await;
    let page = &visitor.page;
    let near = Prepared::of("job-seeker", 5, ALONE, &[]).with("near", "yes");
    open_prepared(&visitor, &near, "stellen").await;
    assert_eq!(steps(page).await, ["Arbeit in der Nähe"]);
    page.reads("Eine Stelle ist nicht zugesagt. Der Betrieb entscheidet.")
        .await;
    page.reads("Ihr Stadtteil in der beendeten Förderphase")
        .await;
    page.unfold(MAIL).await;
    page.reads("Eine E-Mail-Adresse ist hier nicht bekannt.")
        .await;
    assert!(!page.has(Role::Button, "Im Mail-Programm öffnen").await);
    page.press("Text kopieren").await;
    page.says("Der Text ist ").await;

    // no device is promised to anybody
    let none = Prepared::of("job-seeker", 6, ALONE, &[]).with("device", "none");
    open_prepared(&visitor, &none, "stellen").await;
    assert_eq!(steps(page).await[0], "Platz mit Internet oder Computer");
    page.reads("Ein eigenes Gerät ist nicht zugesagt, und es gibt darauf keinen Anspruch.")
        .await;

    let nothing = Prepared::of("job-seeker", 7, ALONE, &[]);
    open_prepared(&visitor, &nothing, "stellen").await;
    page.reads("Fragen dürfen Sie trotzdem.").await;
    page.see(Role::Link, "Anrufen: 02043 992035").await;
    visitor.leave().await;
}
