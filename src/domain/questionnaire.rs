//! What a check *is*: items, groups, bands, caps, steps. Structure only, no wording.
//!
//! Values of these types come from [`crate::content::load`], which refuses anything that the
//! functions of this layer could stumble over: every index is in range, bands cover 0 to 100
//! without gaps, an item refers only to items before it.

use super::Date;
use super::band::Bands;
use super::card::Card;
use super::condition::Condition;
use super::id::{CheckId, GroupId, GroupIx, ItemId, ItemIx, OptionId, OptionIx, StepId, TopicId};
use super::number::{Points, Ratio};

pub use super::order::{AdviceRule, OrderKey};

/// One check with all its rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Name in files and addresses.
    pub id: CheckId,
    /// The authors' version of the content, for "then and now".
    pub version: Box<str>,
    /// Facts first, then the items of each group, in the order they are asked.
    pub items: Vec<Item>,
    /// How many of [`items`](Self::items) are facts (unscored, asked first).
    pub facts: usize,
    /// The Bereiche, in order.
    pub groups: Vec<Group>,
    /// Further scores over the same items; they have no page of their own.
    pub subscores: Vec<Group>,
    /// How the whole is rated; `None` when a check has no overall score on purpose.
    pub whole: Option<Whole>,
    /// Limits set by open critical warnings.
    pub caps: Vec<Cap>,
    /// The short form, if there is one.
    pub short: Option<ShortForm>,
    /// How many steps are shown, and in which order.
    pub advice: AdviceRule,
    /// Help for situations that cannot wait.
    pub cards: Vec<Card>,
}

/// One question or fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Name in files and addresses.
    pub id: ItemId,
    /// What can be answered.
    pub kind: Kind,
    /// Weight within its group, 1 to 100.
    pub weight: u32,
    /// Whether "weiß ich nicht" is offered and what it means.
    pub unknown: Option<UnknownMeans>,
    /// Whether "trifft nicht zu" is offered; it leaves the maximum.
    pub not_applicable: bool,
    /// Shown only if this is true; unknown hides.
    pub when: Option<Condition>,
    /// Hidden only if this is true; unknown does not hide.
    pub unless: Option<Condition>,
    /// What deserves a warning.
    pub flags: Vec<Flag>,
    /// First steps, at most one per answer.
    pub steps: Vec<Step>,
    /// The group it belongs to; facts have none.
    pub group: Option<GroupIx>,
}

/// What "weiß ich nicht" does to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownMeans {
    /// Counts as an answer worth nothing.
    Zero,
    /// Leaves the maximum; the item is only listed as to be cleared up.
    Leave,
}

/// The kinds of items.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of several options.
    Choice(Vec<Choice>),
    /// Any number of ticks; none at all is an answer too.
    Checklist(Checklist),
    /// Several rows answered on one scale.
    Rows(Rows),
}

/// One option of a choice or one mark of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Name in saved answers.
    pub id: OptionId,
    /// Points it earns; facts earn none.
    pub points: Points,
}

/// A list of ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// At most 64 ticks.
    pub ticks: Vec<Tick>,
    /// How ticks become points.
    pub count: Counting,
}

/// One tick of a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Name in saved answers.
    pub id: OptionId,
    /// Points if ticked; negative for something that speaks against.
    pub on: Points,
    /// Points if not ticked.
    pub off: Points,
    /// Counts and is shown only if this is true.
    pub when: Option<Condition>,
}

/// How the ticks of a checklist become points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Points are added up.
    Sum,
    /// All ticks that apply are needed: `met` points, otherwise `unmet`.
    All {
        /// Points when every tick that applies is set.
        met: Points,
        /// Points otherwise.
        unmet: Points,
    },
}

/// Rows on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// What is asked, row by row.
    pub rows: Vec<Row>,
    /// The scale every row is answered on.
    pub scale: Vec<Choice>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name in saved answers.
    pub id: OptionId,
    /// Counts and is shown only if this is true.
    pub when: Option<Condition>,
}

/// When a flag or a step fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Which given answers fire it.
    pub on: Fires,
    /// Whether "weiß ich nicht" fires it too.
    pub unknown: bool,
}

/// The answers a trigger fires at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fires {
    /// At these options of a choice.
    Options(Vec<OptionIx>),
    /// When less than this share of the item's maximum is earned, in thousandths of a per cent.
    Below(i32),
}

/// A warning waiting in an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// When it fires.
    pub trigger: Trigger,
    /// How serious it is.
    pub level: Level,
    /// Fires only if this is true as well.
    pub when: Option<Condition>,
    /// The day a legal duty behind it begins or began.
    pub due: Option<Date>,
}

/// How serious a warning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth a mark; never limits a band.
    Important,
    /// Comes first and may limit a band.
    Critical,
}

/// A recommendation: the first step at a weak answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Name in saved plans.
    pub id: StepId,
    /// When it is recommended.
    pub trigger: Trigger,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it costs.
    pub cost: Cost,
    /// Who does it.
    pub who: Who,
    /// How much it brings.
    pub impact: Impact,
    /// Where it leads.
    pub topic: Option<TopicId>,
}

/// Cost class of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Nothing.
    Free,
    /// Below 100 euros.
    Low,
    /// More than that.
    More,
}

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The person or the team.
    Oneself,
    /// A paid service.
    Provider,
    /// With a counsellor.
    Advice,
}

/// What a step brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impact {
    /// A little.
    Low,
    /// Noticeable.
    Medium,
    /// A lot.
    High,
}

/// A Bereich or a subscore: items with a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name in files.
    pub id: GroupId,
    /// The items it is made of.
    pub items: Vec<ItemIx>,
    /// Weight in the whole, 1 to 100.
    pub weight: u32,
    /// How items become a value.
    pub rule: Rule,
    /// Least share of the applicable weight that must be answered before a value is shown.
    pub min_answered: Ratio,
    /// Names for the value.
    pub bands: Option<Bands>,
}

/// How the items of a group become its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Mean of the items' shares of their maximum, by weight.
    Mean,
    /// Sum of points over the maximum of what applies; not below the floor, if there is one.
    Points {
        /// Lowest sum that is shown.
        floor: Option<Points>,
    },
    /// Reached or not: each part asks for all, or for at least some, of its items.
    Gate {
        /// Share of an item's maximum from which it counts as met, in thousandths of a per cent.
        met: i32,
        /// All parts must hold.
        parts: Vec<GatePart>,
    },
}

/// One part of a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatePart {
    /// The items looked at.
    pub of: Vec<ItemIx>,
    /// How many of them must be met; `None` means all that apply.
    pub at_least: Option<usize>,
}

/// How groups become the whole: their mean by weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// Names for the value.
    pub bands: Option<Bands>,
}

/// While a warning is open, a band is not shown higher than this. The number stays.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Least seriousness of the warnings that count.
    pub level: Level,
    /// The groups whose warnings count; empty means all.
    pub within: Vec<GroupIx>,
    /// The groups whose band is limited.
    pub groups: Vec<GroupIx>,
    /// Whether the whole is limited as well.
    pub whole: bool,
    /// Highest band shown, as a position in the band list of each limited score.
    pub at_most: super::id::BandIx,
}

/// The short form: some items, no whole, each item with a word of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortForm {
    /// The questions asked.
    pub items: Vec<ItemIx>,
    /// The facts asked.
    pub facts: Vec<ItemIx>,
    /// The words for each item.
    pub lights: Bands,
}

/// Whether the whole check is asked or its short form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Every item.
    #[default]
    Full,
    /// Only the items of the short form.
    Short,
}

impl Questionnaire {
    /// The item with this id.
    pub fn find(&self, id: &str) -> Option<ItemIx> {
        let at = self.items.iter().position(|item| item.id.as_str() == id)?;
        u16::try_from(at).ok().map(ItemIx)
    }

    /// The item at an index of this questionnaire.
    ///
    /// # Panics
    /// Never for indices this questionnaire gave out; mixing questionnaires is a mistake in code.
    pub fn item(&self, ix: ItemIx) -> &Item {
        &self.items[ix.at()]
    }

    /// Indices of all items, in order.
    pub fn indices(&self) -> impl Iterator<Item = ItemIx> + use<> {
        (0..u16::try_from(self.items.len()).unwrap_or(u16::MAX)).map(ItemIx)
    }

    /// How many questions the short form has. Facts it picks belong to it; where it asks them all,
    /// they come first as in the whole check, and do not count there either.
    pub fn short_count(&self, short: &ShortForm) -> usize {
        if short.facts.len() < self.facts {
            return short.items.len() + short.facts.len();
        }
        short.items.len()
    }

    /// Whether an item is asked in this form.
    pub fn asked_in(&self, ix: ItemIx, form: Form) -> bool {
        match (form, &self.short) {
            (Form::Short, Some(short)) if ix.at() < self.facts => short.facts.contains(&ix),
            (Form::Short, Some(short)) => short.items.contains(&ix),
            _ => true,
        }
    }
}

impl Item {
    /// The step with this position, if the item has one.
    pub fn step(&self, at: usize) -> Option<&Step> {
        self.steps.get(at)
    }

    /// Position of the option, tick or scale mark with this id.
    pub fn option(&self, id: &str) -> Option<OptionIx> {
        let at = match &self.kind {
            Kind::Choice(options) => options.iter().position(|option| option.id.as_str() == id),
            Kind::Checklist(list) => list.ticks.iter().position(|tick| tick.id.as_str() == id),
            Kind::Rows(rows) => rows.scale.iter().position(|mark| mark.id.as_str() == id),
        }?;
        u8::try_from(at).ok().map(OptionIx)
    }
}
