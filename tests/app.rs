//! Journeys without a browser: messages in, model and effects out. A small "outside" keeps rows as
//! the database would.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use digital_check::app::message::{Opening, Planning};
use digital_check::app::model::{
    LoadFailure, Notice, Now, Program, SaveFailure, Saving, Settings, Storage,
};
use digital_check::app::route::{After, Place};
use digital_check::app::{Effect, Message, Model, Route, Run, update};
use digital_check::content::{ExtraFiles, load_check, load_extras, load_site};
use digital_check::domain::Date;
use digital_check::domain::answer::Answer;
use digital_check::domain::id::{CheckId, ItemId, ItemIx, OptionIx, PointId, StepId};
use digital_check::domain::look::Mark;
use digital_check::domain::plan;
use digital_check::domain::questionnaire::Form;
use digital_check::exchange::code;
use digital_check::store::{Assessment, AssessmentId, Moment, Row};
use time::Month;

fn read(path: &str) -> String {
    let file = format!("{}/public/content/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A page with its outside: clock, database, history.
struct Page {
    model: Model,
    rows: BTreeMap<AssessmentId, Row>,
    history: Vec<Route>,
    tick: f64,
    ids: u8,
    /// Whether saves reach the database.
    disk: Disk,
    /// Whether the host gives what is asked for, and how often the rest of the program was.
    network: bool,
    programs: u8,
    downloads: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Disk {
    Works,
    Full,
}

impl Page {
    fn open(rows: BTreeMap<AssessmentId, Row>) -> Self {
        let site = load_site("site.json", &read("site.json")).expect("a good site");
        let now = now(0.0, 0);
        let mut page = Self {
            model: Model::new(Arc::new(site), Route::Start, Settings::default(), &now),
            rows: BTreeMap::new(),
            history: vec![Route::Start],
            tick: 0.0,
            ids: 0,
            disk: Disk::Works,
            network: true,
            programs: 0,
            downloads: Vec::new(),
        };
        page.rows = rows.clone();
        page.send(Message::Opened(Opening::Rows(rows.into_values().collect())));
        page
    }

    /// Sends a message a second after the last one, and carries out all effects.
    fn send(&mut self, message: Message) {
        self.tick += 1000.0;
        self.send_at_once(message);
    }

    fn send_at_once(&mut self, message: Message) {
        self.ids += 1;
        let effects = update(&mut self.model, message, &now(self.tick, self.ids));
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Go(route) => {
                self.history.push(route.clone());
                self.send_at_once(Message::Reached(route));
            }
            Effect::Replace(route) => {
                self.history.pop();
                self.history.push(route.clone());
                self.send_at_once(Message::Reached(route));
            }
            Effect::FetchProgram => {
                self.programs += 1;
                let arrived = self.network.then_some(());
                self.send_at_once(Message::Arrived(arrived.ok_or(LoadFailure::Unreachable)));
            }
            Effect::Fetch(check) if !self.network => {
                self.send_at_once(Message::Loaded(check, Err(LoadFailure::Unreachable)));
            }
            Effect::Fetch(check) => {
                let districts = self.model.site.district_options();
                let json = read(&format!("questionnaires/{check}.json"));
                let loaded = load_check("check", &json, &districts).expect("a good check");
                self.send_at_once(Message::Loaded(check, Ok(Arc::new(loaded))));
            }
            Effect::FetchExtras(check, look) => {
                let id = check.rules.id.clone();
                let look = look.then(|| read(&format!("looks/{id}.json")));
                let files = ExtraFiles {
                    duties: &read("duties.json"),
                    referrals: &read("referrals.json"),
                    look: look.as_deref(),
                };
                let extras = load_extras(&files, &check).expect("good files");
                self.send_at_once(Message::Extras(id, Ok(Arc::new(extras))));
            }
            Effect::Save { row, .. } if self.disk == Disk::Full => {
                self.send_at_once(Message::SaveFailed(row.id, row.revision, SaveFailure::Full));
            }
            Effect::Save { row, expected } => {
                let stored = self.rows.get(&row.id);
                // a save may only replace the revision it builds on
                let message = if stored.map(|row| row.revision) == expected {
                    Message::Saved(row.id.clone(), row.revision)
                } else {
                    Message::Conflict(row.id.clone(), stored.cloned())
                };
                if matches!(message, Message::Saved(..)) {
                    self.rows.insert(row.id.clone(), row);
                }
                self.send_at_once(message);
            }
            Effect::Remove(id) => {
                self.rows.remove(&id);
            }
            Effect::EraseAll => self.rows.clear(),
            Effect::Download { text, .. } => self.downloads.push(text),
            Effect::Remember { .. }
            | Effect::Keep(_)
            | Effect::Print
            | Effect::Open(_)
            | Effect::Share { .. }
            | Effect::FocusErrors => {}
        }
    }

    fn back(&mut self) {
        self.history.pop();
        let route = self.history.last().cloned().unwrap_or(Route::Start);
        self.send(Message::Reached(route));
    }

    /// Goes to the check and begins it.
    fn begin(&mut self, form: Form) {
        let check = CheckId::parse("business").expect("an id");
        self.carry_out(Effect::Go(Route::Begin(check.clone())));
        self.send(Message::Begin(check, form));
    }

    fn place(&self) -> Place {
        match &self.model.route {
            Route::Within(_, place) => place.clone(),
            other => panic!("not within an assessment: {other:?}"),
        }
    }

    fn run(&self) -> Run {
        Run::current(&self.model).expect("an open assessment")
    }

    fn assessment(&self) -> Assessment {
        self.run().assessment
    }

    /// Answers the question of the current page with an option and goes on.
    fn answer(&mut self, option: u8) {
        let Place::Question(item, _) = self.place() else {
            panic!("not at a question: {:?}", self.place());
        };
        let ix = self
            .run()
            .rules()
            .find(item.as_str())
            .expect("a known item");
        self.send(Message::Answer(ix, Some(Answer::Option(OptionIx(option)))));
        self.send(Message::Continue);
    }

    /// Answers everything with one option, up to the review.
    fn answer_all(&mut self, option: u8) {
        for _ in 0..100 {
            match self.place() {
                Place::Question(..) => self.answer(option),
                Place::Facts(_) | Place::Done(_) => self.send(Message::Continue),
                Place::Review => return,
                other => panic!("unexpected page {other:?}"),
            }
        }
        panic!("the check does not end");
    }

    fn go(&mut self, place: Place) {
        let id = self.assessment().id;
        self.carry_out(Effect::Go(Route::Within(id, place)));
    }
}

fn now(tick: f64, id: u8) -> Now {
    let day = Date::from_calendar_date(2026, Month::November, 23).expect("a day");
    let mut bytes = [0; AssessmentId::LENGTH];
    bytes[0] = id;
    bytes[1] = id / 32;
    Now {
        moment: Moment {
            day,
            minute: 14 * 60 + 32,
        },
        tick,
        fresh: AssessmentId::from_random(bytes),
    }
}

#[test]
fn a_whole_check_from_the_first_click_to_the_result() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    assert_eq!(page.place(), Place::Facts(After::Next));
    page.answer_all(2);
    page.go(Place::Result);
    assert!(page.assessment().finished);
    let whole = page.run().scores().whole.expect("a whole");
    assert!(matches!(
        whole.outcome,
        digital_check::domain::score::Outcome::Rated(_)
    ));
    assert_eq!(page.model.saving, Saving::Saved(now(0.0, 0).moment));
}

#[test]
fn everything_acknowledged_is_there_after_a_restart() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.send(Message::Continue);
    page.answer(1);
    page.answer(3);
    let before = page.assessment();
    let again = Page::open(page.rows.clone());
    let after = again
        .model
        .shelf
        .get(&before.id)
        .map(|volume| volume.assessment.clone());
    assert_eq!(after, Some(before));
}

#[test]
fn resuming_leads_to_the_question_left_or_to_the_result() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.send(Message::Continue);
    page.answer(1);
    let here = page.place();
    let id = page.assessment().id;
    page.carry_out(Effect::Go(Route::Start));
    page.send(Message::Resume(id.clone()));
    assert_eq!(page.place(), here);
    page.answer_all(2);
    page.go(Place::Result);
    page.carry_out(Effect::Go(Route::Start));
    page.send(Message::Resume(id));
    assert_eq!(page.place(), Place::Result);
}

#[test]
fn an_empty_continue_is_an_error_and_skipping_is_not() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.send(Message::Continue);
    let here = page.place();
    page.send(Message::Continue);
    assert_eq!(page.place(), here);
    assert!(page.model.missing.is_some());
    page.send(Message::Skip);
    assert_ne!(page.place(), here);
    assert!(page.model.missing.is_none());
}

#[test]
fn a_double_tap_moves_one_page() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.send(Message::Continue);
    page.send(Message::Skip);
    let here = page.place();
    page.send_at_once(Message::Skip);
    page.send_at_once(Message::Continue);
    assert_eq!(page.place(), here);
    assert!(page.model.missing.is_none());
}

#[test]
fn back_keeps_answers_and_changing_from_the_result_returns_there() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.answer_all(2);
    page.go(Place::Result);
    let before = page.assessment().sheet;
    page.back();
    page.back();
    assert_eq!(page.assessment().sheet, before);
    let item = ItemId::parse("e2").expect("an id");
    page.go(Place::Question(item.clone(), After::Result));
    page.answer(0);
    assert_eq!(page.place(), Place::Result);
    let ix = page.run().rules().find("e2").expect("a known item");
    assert_eq!(
        page.run().answers.get(ix),
        Some(&Answer::Option(OptionIx(0)))
    );
}

#[test]
fn a_hidden_question_is_not_a_page() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    let website = page.run().rules().find("website").expect("a known item");
    let no = page
        .run()
        .rules()
        .item(website)
        .option("no")
        .expect("a known option");
    page.send(Message::Answer(website, Some(Answer::Option(no))));
    let a2 = ItemId::parse("a2").expect("an id");
    page.go(Place::Question(a2, After::Next));
    assert_eq!(
        page.place(),
        Place::Question(ItemId::parse("a3").expect("an id"), After::Next)
    );
}

#[test]
fn deleting_can_be_undone_and_nothing_is_lost() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.answer_all(1);
    let before = page.assessment();
    page.carry_out(Effect::Go(Route::MyData));
    page.send(Message::Delete(before.id.clone()));
    assert!(page.rows.is_empty() && page.model.shelf.is_empty());
    page.send(Message::Undo);
    let back = page.model.recent().first().map(|back| back.sheet.clone());
    assert_eq!(back, Some(before.sheet));
    assert_eq!(page.rows.len(), 1);
}

#[test]
fn two_windows_lose_nothing() {
    let mut one = Page::open(BTreeMap::new());
    one.begin(Form::Full);
    one.send(Message::Continue);
    let mut two = Page::open(one.rows.clone());
    two.carry_out(Effect::Go(one.model.route.clone()));
    one.answer(1);
    two.rows = one.rows.clone();
    two.answer(3);
    assert_eq!(two.model.notice, Some(Notice::BothKept));
    assert_ne!(
        two.assessment().id,
        one.assessment().id,
        "the person goes on in the copy"
    );
    assert_eq!(two.model.shelf.len(), 2, "both versions are kept");
    assert_eq!(two.rows.len(), 2);
}

#[test]
fn a_full_disk_is_said_and_the_next_try_saves_everything() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.send(Message::Continue);
    page.disk = Disk::Full;
    page.answer(1);
    page.answer(2);
    assert_eq!(page.model.saving, Saving::Failed(SaveFailure::Full));
    let before = page.assessment();
    page.disk = Disk::Works;
    page.send(Message::Flush);
    assert!(matches!(page.model.saving, Saving::Saved(_)));
    assert_eq!(page.rows[&before.id].open(), Ok(before));
}

#[test]
fn blocked_storage_works_from_memory_and_gives_a_file() {
    let mut page = Page::open(BTreeMap::new());
    page.send(Message::Opened(Opening::Blocked));
    assert_eq!(page.model.storage, Storage::MemoryOnly);
    page.begin(Form::Short);
    page.answer_all(1);
    assert!(page.rows.is_empty());
    page.send(Message::Export(None));
    let mut other = Page::open(BTreeMap::new());
    other.send(Message::Reached(Route::MyData));
    other.send(Message::Import(Ok(page.downloads[0].clone())));
    assert_eq!(other.model.notice, Some(Notice::Opened(1)));
    assert_eq!(other.model.recent()[0].sheet, page.assessment().sheet);
    other.send(Message::Import(Ok(page.downloads[0].clone())));
    assert_eq!(
        other.model.shelf.len(),
        1,
        "opening the same file twice changes nothing"
    );
}

#[test]
fn missing_data_are_never_taken_for_a_first_visit() {
    let mut page = Page::open(BTreeMap::new());
    page.send(Message::Opened(Opening::Missing));
    assert_eq!(page.model.storage, Storage::Missing);
    page.send(Message::StartAfresh);
    assert_eq!(page.model.storage, Storage::Durable);
}

#[test]
fn a_flipped_bit_is_named_and_the_row_stays() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.answer_all(1);
    let (id, good) = page
        .rows
        .iter()
        .next()
        .map(|(id, row)| (id.clone(), row.clone()))
        .expect("a row");
    for at in 0..good.body.len() {
        let mut bytes = good.body.as_bytes().to_vec();
        bytes[at] ^= 1;
        let Ok(body) = String::from_utf8(bytes) else {
            continue;
        };
        let row = Row {
            body: body.into(),
            ..good.clone()
        };
        assert!(row.open().is_err(), "byte {at}");
    }
    let row = Row {
        sum: good.sum ^ 1,
        ..good
    };
    let again = Page::open(BTreeMap::from([(id, row.clone())]));
    assert_eq!(again.model.damaged.len(), 1);
    assert_eq!(again.rows.values().next(), Some(&row));
}

#[test]
fn a_database_that_answers_late_gets_what_was_entered_meanwhile() {
    let mut page = Page::open(BTreeMap::new());
    page.send(Message::Opened(Opening::Blocked));
    page.begin(Form::Full);
    page.answer_all(1);
    page.send(Message::Opened(Opening::Rows(Vec::new())));
    assert_eq!(page.rows.len(), 1);
    assert!(matches!(page.model.saving, Saving::Saved(_)));
}

#[test]
fn the_start_page_and_the_text_pages_do_without_the_rest_of_the_program() {
    let mut page = Page::open(BTreeMap::new());
    for route in [
        Route::Start,
        Route::About,
        Route::How,
        Route::Privacy,
        Route::Imprint,
        Route::Accessibility,
        Route::Unknown,
    ] {
        page.send(Message::Reached(route.clone()));
        assert_eq!(page.programs, 0, "{route:?}");
    }
    for route in [Route::MyData, Route::Settings, Route::MyData, Route::Start] {
        page.send(Message::Reached(route));
        assert_eq!(page.programs, 1, "asked for once");
    }
    assert_eq!(page.model.program, Program::Whole);
}

#[test]
fn a_program_that_did_not_come_can_be_asked_for_again_with_the_content() {
    let check = CheckId::parse("business").expect("an id");
    let mut page = Page::open(BTreeMap::new());
    page.network = false;
    page.carry_out(Effect::Go(Route::Begin(check.clone())));
    assert_eq!(page.model.program, Program::Failed);
    page.network = true;
    page.send(Message::FetchProgram);
    assert_eq!(page.model.program, Program::Whole);
    assert!(page.model.check(&check).is_some(), "its content came too");
}

#[test]
fn a_page_reached_before_the_program_came_is_remembered_when_it_comes() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.send(Message::Continue);
    let question = page.model.route.clone();
    let rows = page.rows.clone();
    let first = page.model.current().and_then(|open| open.place.clone());
    assert!(first.is_some(), "the first question is where to go on");

    let mut again = Page::open(rows);
    // straight to a later question, with a host that is slow
    let Route::Within(id, _) = question else {
        panic!("not within an assessment")
    };
    let later = ItemId::parse("b1").expect("an id");
    let route = Route::Within(id, Place::Question(later.clone(), After::Next));
    again.model.program = Program::Coming;
    again.send(Message::Reached(route));
    assert_eq!(
        again.model.current().and_then(|open| open.place.clone()),
        first
    );
    again.send(Message::Arrived(Ok(())));
    assert_eq!(
        again.model.current().and_then(|open| open.place.clone()),
        Some(later)
    );
}

#[test]
fn what_stands_beside_a_check_is_fetched_once_somebody_is_within_it() {
    let mut page = Page::open(BTreeMap::new());
    let check = CheckId::parse("business").expect("an id");
    page.carry_out(Effect::Go(Route::Begin(check.clone())));
    assert!(!page.model.extras.has(&check), "not before it is begun");
    page.send(Message::Begin(check.clone(), Form::Full));
    assert!(page.model.extras(&check).is_some());
}

#[test]
fn a_check_begun_again_keeps_facts_and_leaves_the_first_run_as_it_was() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    let fact = ItemIx(0);
    page.send(Message::Answer(fact, Some(Answer::Option(OptionIx(1)))));
    page.send(Message::Continue);
    let question = page
        .model
        .check(&CheckId::parse("business").expect("an id"));
    let first = question.expect("the check").rules.facts;
    let first = ItemIx(u16::try_from(first).expect("small"));
    page.send(Message::Answer(first, Some(Answer::Option(OptionIx(2)))));
    let before = page.model.current().expect("open").clone();
    assert_eq!(before.sheet.lines.iter().count(), 2);

    page.send(Message::Repeat(before.id.clone()));
    let again = page.model.current().expect("open");
    assert_ne!(again.id, before.id);
    assert_eq!(again.sheet.lines.iter().count(), 1, "only the fact");
    assert_eq!(
        page.model
            .shelf
            .get(&before.id)
            .map(|volume| volume.assessment.sheet.clone()),
        Some(before.sheet)
    );
    assert!(matches!(page.place(), Place::Facts(After::Next)));
}

#[test]
fn a_code_in_the_address_becomes_an_assessment_only_when_taken_over() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Short);
    page.send(Message::Answer(
        ItemIx(0),
        Some(Answer::Option(OptionIx(1))),
    ));
    let open = page.model.current().expect("open").clone();
    let check = Arc::clone(page.model.check(&open.check).expect("the check"));
    let day = page.model.today;
    let text = code::write(&check.rules, &open.version, &open.sheet, day);

    let mut other = Page::open(BTreeMap::new());
    other.send(Message::Reached(Route::Code(text.clone())));
    assert!(other.model.shelf.is_empty(), "looking takes nothing over");
    assert!(
        other.model.check(&open.check).is_some(),
        "but its check comes"
    );
    other.send(Message::TakeCode);
    let taken = other.model.current().expect("open");
    assert_eq!((&taken.sheet, &taken.check), (&open.sheet, &open.check));
    assert_eq!(other.place(), Place::Result);

    let damaged = Route::Code(text[..text.len() - 1].to_owned());
    let mut third = Page::open(BTreeMap::new());
    third.send(Message::Reached(damaged));
    third.send(Message::TakeCode);
    assert!(
        third.model.shelf.is_empty(),
        "a damaged code takes nothing over"
    );
}

#[test]
fn plan_and_look_are_saved_with_the_assessment() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    let step = StepId::parse("a-step").expect("an id");
    let point = PointId::parse("phone").expect("an id");
    page.send(Message::Plan(Planning::Add(step.clone())));
    let with = plan::Change::With("Frau Jost".into());
    page.send(Message::Plan(Planning::Edit(step.clone(), with)));
    page.send(Message::Look(point.clone(), Some(Mark::Open)));
    let mut again = Page::open(page.rows.clone());
    let id = page.model.current().expect("open").id.clone();
    again.send(Message::Reached(Route::Within(id, Place::Plan)));
    let open = again.model.current().expect("open");
    assert_eq!(
        open.plan.get(&step).map(|entry| &*entry.with),
        Some("Frau Jost")
    );
    assert_eq!(open.look.get(&point), Some(&Mark::Open));
    again.send(Message::Plan(Planning::Remove(step)));
    again.send(Message::Look(point, None));
    let open = again.model.current().expect("open");
    assert!(open.plan.is_empty() && open.look.is_empty());
}

#[test]
fn rows_wait_for_the_whole_program_and_none_does_not_ask_for_it() {
    assert_eq!(Page::open(BTreeMap::new()).programs, 0);
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    let (id, rows) = (
        page.model.current().expect("open").id.clone(),
        page.rows.clone(),
    );
    let again = Page::open(rows.clone());
    assert_eq!(again.programs, 1, "somebody who comes back goes on");
    assert_eq!(again.model.storage, Storage::Durable);
    assert!(again.model.shelf.has(&id));

    // somebody begins in another window
    let mut beside = Page::open(BTreeMap::new());
    beside.send(Message::Foreign(Vec::new()));
    assert_eq!(
        (beside.programs, &beside.model.storage),
        (0, &Storage::Durable)
    );
    beside.send(Message::Foreign(rows.into_values().collect()));
    assert_eq!(beside.programs, 1);
    assert!(beside.model.shelf.has(&id));
}

#[test]
fn a_step_taken_out_of_the_plan_can_be_put_back_with_all_that_was_noted() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.go(Place::Plan);
    let step = StepId::parse("a-step").expect("an id");
    page.send(Message::Plan(Planning::Add(step.clone())));
    let with = plan::Change::With("Frau Jost".into());
    page.send(Message::Plan(Planning::Edit(step.clone(), with.clone())));
    let noted = page.assessment().plan;
    let rows = page.rows.clone();
    page.send(Message::Plan(Planning::Edit(step.clone(), with)));
    assert_eq!(page.rows, rows, "what changes nothing is not saved");

    page.send(Message::Plan(Planning::Remove(step.clone())));
    assert!(page.assessment().plan.is_empty());
    page.send(Message::Undo);
    assert_eq!(page.assessment().plan, noted);
    assert_eq!(page.model.notice, None);

    // what was noted is worth a word everywhere; a bare step on the result has its button
    for (place, noted, said) in [
        (Place::Plan, false, true),
        (Place::Result, false, false),
        (Place::Result, true, true),
    ] {
        page.go(place);
        page.send(Message::Plan(Planning::Remove(step.clone())));
        page.send(Message::CloseNotice);
        page.send(Message::Plan(Planning::Add(step.clone())));
        if noted {
            let done = plan::Change::Done(Some(page.model.today));
            page.send(Message::Plan(Planning::Edit(step.clone(), done)));
        }
        page.send(Message::Plan(Planning::Remove(step.clone())));
        assert_eq!(page.model.notice.is_some(), said, "{noted}");
    }
}

#[test]
fn a_check_is_repeated_as_soon_as_its_questions_have_come() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    page.answer_all(1);
    let id = page.assessment().id;

    // opened again at the saved data: no check is loaded
    let mut again = Page::open(page.rows.clone());
    again.ids = 100;
    again.send(Message::Reached(Route::MyData));
    again.send(Message::Repeat(id.clone()));
    assert_eq!(again.place(), Place::Facts(After::Next));
    assert_ne!(again.assessment().id, id);

    let mut offline = Page::open(page.rows.clone());
    offline.ids = 100;
    offline.send(Message::Reached(Route::MyData));
    offline.network = false;
    offline.send(Message::Repeat(id.clone()));
    assert_eq!(offline.model.notice, Some(Notice::NotLoaded));
    assert_eq!(offline.model.shelf.len(), 1);
    // and it can be tried again
    offline.network = true;
    offline.send(Message::Repeat(id));
    assert_eq!(offline.place(), Place::Facts(After::Next));
}

#[test]
fn answers_from_a_code_keep_their_day() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Short);
    let open = page.assessment();
    let check = Arc::clone(page.model.check(&open.check).expect("the check"));
    let today = page.model.today;
    for (ahead, kept) in [(-90, true), (0, true), (30, false)] {
        let day = Date::from_julian_day(today.to_julian_day() + ahead).expect("a day");
        let text = code::write(&check.rules, &open.version, &open.sheet, day);
        let mut other = Page::open(BTreeMap::new());
        other.send(Message::Reached(Route::Code(text)));
        other.send(Message::TakeCode);
        let created = other.assessment().created.day;
        // no clock is so far ahead that "then" would come after "now"
        assert_eq!(created, if kept { day } else { today }, "{ahead}");
    }
}

#[test]
fn whoever_comes_from_duties_offices_or_the_look_goes_back_there() {
    for (after, place) in [
        (After::Review, Place::Review),
        (After::Result, Place::Result),
        (After::Duties, Place::Duties),
        (After::Offices, Place::Offices),
        (After::Look, Place::Look),
    ] {
        let mut page = Page::open(BTreeMap::new());
        page.begin(Form::Full);
        let item = ItemId::parse("e2").expect("an id");
        for from in [Place::Facts(after), Place::Question(item.clone(), after)] {
            page.go(from);
            page.send(Message::Skip);
            assert_eq!(page.place(), place);
        }
    }
}

#[test]
fn two_windows_that_only_plan_lose_nothing() {
    let step = |id| StepId::parse(id).expect("an id");
    let mut one = Page::open(BTreeMap::new());
    one.begin(Form::Full);
    one.go(Place::Plan);
    let mut two = Page::open(one.rows.clone());
    two.carry_out(Effect::Go(one.model.route.clone()));
    one.send(Message::Plan(Planning::Add(step("first"))));
    two.rows = one.rows.clone();
    two.send(Message::Plan(Planning::Add(step("second"))));
    assert_eq!(two.model.notice, Some(Notice::BothKept));
    let plans: Vec<bool> = two
        .model
        .recent()
        .iter()
        .map(|kept| kept.plan.has(&step("first")) != kept.plan.has(&step("second")))
        .collect();
    assert_eq!(plans, [true, true], "each version has its step");
}

#[test]
fn a_code_whose_program_did_not_come_can_be_tried_again() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Short);
    let open = page.assessment();
    let check = Arc::clone(page.model.check(&open.check).expect("the check"));
    let text = code::write(&check.rules, &open.version, &open.sheet, page.model.today);

    let mut other = Page::open(BTreeMap::new());
    other.network = false;
    other.send(Message::Reached(Route::Code(text)));
    assert_eq!(other.model.program, Program::Failed);
    other.send(Message::FetchProgram);
    assert_eq!(other.model.program, Program::Failed, "still no network");
    other.network = true;
    other.send(Message::FetchProgram);
    other.send(Message::TakeCode);
    assert_eq!(other.place(), Place::Result);
}

#[test]
fn what_another_window_erases_before_it_was_read_stays_erased() {
    let mut page = Page::open(BTreeMap::new());
    page.begin(Form::Full);
    let rows: Vec<Row> = page.rows.values().cloned().collect();
    let mut beside = Page::open(BTreeMap::new());
    beside.network = false;
    beside.send(Message::Foreign(rows));
    assert!(matches!(beside.model.storage, Storage::Found(_)));
    beside.send(Message::Foreign(Vec::new()));
    assert_eq!(beside.model.storage, Storage::Durable);
    beside.network = true;
    beside.send(Message::Reached(Route::MyData));
    beside.send(Message::FetchProgram);
    assert!(beside.model.shelf.is_empty());
}
