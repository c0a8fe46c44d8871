//! A guided look: points a person goes through with their own things in hand, one mark each.
//!
//! It has no points and no bands, and no check's score knows of it. Marks are kept by the id of a
//! point, so that a list with new points still finds the old marks.

use super::condition::{Condition, Seen};
use super::id::{CheckId, GroupId, GroupIx, ItemIx, PointId, PointIx};
use super::table::Table;

/// What there is to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The check it belongs to.
    pub check: CheckId,
    /// Its parts, in order.
    pub groups: Vec<GroupId>,
    /// All points, part by part.
    pub points: Vec<Point>,
}

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Name in kept marks.
    pub id: PointId,
    /// The part it belongs to.
    pub group: GroupIx,
    /// Whether it comes first while it is open.
    pub first: bool,
    /// Whether it is beyond what anybody needs ("Kür").
    pub optional: bool,
    /// The question it helps to answer.
    pub relates: Option<ItemIx>,
    /// Applies only if this is true; unknown leaves it out.
    pub when: Option<Condition>,
    /// Left out only if this is true; unknown does not.
    pub unless: Option<Condition>,
}

/// What a person found at a point. A point without a mark was not looked at yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is in order.
    Fine,
    /// Something is to be done.
    Open,
    /// It does not concern this person.
    NotApplicable,
}

/// The marks of one look.
pub type Marks = Table<PointId, Mark>;

/// How far one is, in a part or in all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Points in order.
    pub fine: usize,
    /// Points at which something is to be done.
    pub open: usize,
    /// Points that apply: everything but what the conditions or the person left out.
    pub applicable: usize,
}

impl Count {
    /// Points not looked at yet.
    pub const fn unseen(self) -> usize {
        self.applicable.saturating_sub(self.fine + self.open)
    }

    fn add(&mut self, mark: Option<Mark>) {
        self.applicable += usize::from(mark != Some(Mark::NotApplicable));
        self.fine += usize::from(mark == Some(Mark::Fine));
        self.open += usize::from(mark == Some(Mark::Open));
    }
}

/// Progress and result of a look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// One per part.
    pub groups: Vec<Count>,
    /// All parts together.
    pub all: Count,
}

impl Look {
    /// The point with this id.
    pub fn find(&self, id: &str) -> Option<PointIx> {
        let at = self.points.iter().position(|point| point.id.as_str() == id);
        at.and_then(|at| u16::try_from(at).ok()).map(PointIx)
    }

    /// The points that apply to a person, in order.
    pub fn applying<'l>(&'l self, seen: Seen<'l>) -> impl Iterator<Item = (PointIx, &'l Point)> {
        let points = (0..).map(PointIx).zip(&self.points);
        points.filter(move |(_, point)| applies(point, seen))
    }

    /// How far somebody with these marks is.
    pub fn standing(&self, marks: &Marks, seen: Seen<'_>) -> Standing {
        let mut standing = Standing {
            groups: vec![Count::default(); self.groups.len()],
            all: Count::default(),
        };
        for (_, point) in self.applying(seen) {
            let mark = marks.get(&point.id).copied();
            standing.all.add(mark);
            if let Some(group) = standing.groups.get_mut(point.group.at()) {
                group.add(mark);
            }
        }
        standing
    }

    /// What is to be done: the points that come first, then the others, each in their order.
    pub fn open(&self, marks: &Marks, seen: Seen<'_>) -> Vec<PointIx> {
        let open = |first: bool| {
            let points = self.applying(seen);
            points.filter(move |(_, point)| {
                point.first == first && marks.get(&point.id) == Some(&Mark::Open)
            })
        };
        open(true).chain(open(false)).map(|(at, _)| at).collect()
    }

    /// The first point that applies and has no mark.
    pub fn next_unseen(&self, marks: &Marks, seen: Seen<'_>) -> Option<PointIx> {
        let mut points = self.applying(seen);
        points
            .find(|(_, point)| !marks.has(&point.id))
            .map(|(at, _)| at)
    }
}

/// Whether a point concerns a person.
fn applies(point: &Point, seen: Seen<'_>) -> bool {
    let spared = point
        .unless
        .as_ref()
        .is_some_and(|rule| seen.holds(Some(rule)));
    seen.holds(point.when.as_ref()) && !spared
}
