//! `site.json`: what makes this the edition of one city — names, contacts, districts, text pages,
//! and which checks are offered on the start page.

use super::Problem;
use super::date;
use super::decode::{Log, Node, flag, name as id_text, text, unique};
use crate::domain::id::CheckId;
use time::Date;

/// One city's edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// City.
    pub city: &'static str,
    /// Name of the page, in titles.
    pub name: &'static str,
    /// The line below the name.
    pub tagline: &'static str,
    /// Who answers questions.
    pub help: Contact,
    /// Who is responsible for the page.
    pub operator: Operator,
    /// The checks on the start page.
    pub checks: Vec<Offer>,
    /// Districts of the city.
    pub districts: Vec<District>,
    /// Text pages.
    pub pages: Pages,
}

/// A person or office to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Name of the office.
    pub label: &'static str,
    /// Name of the person.
    pub person: &'static str,
    /// Telephone as people read it.
    pub phone: &'static str,
    /// Telephone as devices dial it.
    pub tel: &'static str,
    /// E-mail address.
    pub mail: &'static str,
    /// When somebody checked it.
    pub stand: Date,
    /// What to know about it.
    pub note: Option<&'static str>,
}

/// Who is responsible for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Name.
    pub name: &'static str,
    /// Whether the operator confirmed the imprint; `check` reminds of it until then.
    pub confirmed: bool,
    /// What to know about it.
    pub note: Option<&'static str>,
}

/// One check on the start page. Facts about it that the start page needs before it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The check.
    pub id: CheckId,
    /// Colour of its card, progress and result.
    pub tone: Tone,
    /// Name of the check, "Check für Betriebe".
    pub name: &'static str,
    /// "Ich habe einen Betrieb".
    pub title: &'static str,
    /// Who is meant.
    pub lead: &'static str,
    /// Number of questions.
    pub questions: u32,
    /// Minutes for all of them.
    pub minutes: u32,
    /// Minutes for the short form; 0 when there is none.
    pub short_minutes: u32,
    /// Whether it has a guided look, in `looks/<id>.json`.
    pub look: bool,
    /// Whether `duties.json` concerns its people.
    pub duties: bool,
}

/// The colours and drawings of the audiences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Businesses.
    Shop,
    /// Practices.
    Care,
    /// People looking for work.
    Work,
}

/// A district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Name in saved answers.
    pub id: &'static str,
    /// What people read.
    pub name: &'static str,
    /// Whether the programme gives it priority.
    pub priority: bool,
}

/// The text pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// What this is.
    pub about: Vec<Block>,
    /// How it works.
    pub how: Vec<Block>,
    /// Privacy.
    pub privacy: Vec<Block>,
    /// Imprint.
    pub imprint: Vec<Block>,
    /// Accessibility statement.
    pub accessibility: Vec<Block>,
}

/// A piece of a text page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(&'static str),
    /// A paragraph.
    Paragraph(&'static str),
    /// A list.
    List(Vec<&'static str>),
    /// A link: address and text.
    Link(&'static str, &'static str),
}

impl Site {
    /// The districts as (id, name), for facts of kind "district".
    pub fn district_options(&self) -> Vec<(&'static str, &'static str)> {
        let option = |district: &District| (district.id, district.name);
        self.districts.iter().map(option).collect()
    }

    /// The start page's entry for a check.
    pub fn offer(&self, check: &str) -> Option<&Offer> {
        self.checks.iter().find(|offer| offer.id.as_str() == check)
    }
}

/// Reads `site.json`.
///
/// # Errors
/// All problems of the file, each with its place.
pub fn load_site(file: &str, json: &str) -> Result<Site, Vec<Problem>> {
    Log::new(file).read(json, decode)
}

/// Decodes the file; public within the layer for the schema.
pub(super) fn decode(node: &Node<'_>) -> Option<Site> {
    node.object(|fields| {
        fields.may("$schema", "Where editors find the schema.", text);
        fields.need("format", "Version of this file format.", |node| {
            node.whole(1, 1)
        });
        let city = fields.need("city", "Name of the city.", text);
        let name = fields.need("name", "Name of the page, in titles.", text);
        let tagline = fields.need("tagline", "The line below the name.", text);
        let help = fields.need("help", "Who answers questions.", contact);
        let operator = fields.need("operator", "Who is responsible for the page.", operator);
        let checks = fields.need("checks", "The checks on the start page.", |node| {
            let checks = node.list(offer)?;
            unique(node, "check", checks.iter().map(|check| check.id.as_str()));
            Some(checks)
        });
        let districts = fields.need("districts", "Districts of the city.", |node| {
            let districts = node.list(district)?;
            unique(
                node,
                "district",
                districts.iter().map(|district| district.id),
            );
            Some(districts)
        });
        let pages = fields.need("pages", "Text pages.", pages);
        let (
            Some(city),
            Some(name),
            Some(tagline),
            Some(help),
            Some(operator),
            Some(checks),
            Some(districts),
            Some(pages),
        ) = (
            city, name, tagline, help, operator, checks, districts, pages,
        )
        else {
            return None;
        };
        Some(Site {
            city,
            name,
            tagline,
            help,
            operator,
            checks,
            districts,
            pages,
        })
    })
}

fn contact(node: &Node<'_>) -> Option<Contact> {
    node.object(|fields| {
        let label = fields.need("label", "Name of the office.", text);
        let person = fields.need("person", "Name of the person.", text);
        let phone = fields.need("phone", "Telephone as people read it.", text);
        let tel = fields.need("tel", "Telephone as devices dial it, +49…", text);
        let mail = fields.need("mail", "E-mail address.", text);
        let stand = fields.need("stand", "When somebody checked it.", date::decode);
        let remark = fields.may("note", "What to know about it.", text);
        let (Some(label), Some(person), Some(phone), Some(tel), Some(mail), Some(stand)) =
            (label, person, phone, tel, mail, stand)
        else {
            return None;
        };
        Some(Contact {
            label,
            person,
            phone,
            tel,
            mail,
            stand,
            note: remark,
        })
    })
}

fn operator(node: &Node<'_>) -> Option<Operator> {
    node.object(|fields| {
        let name = fields.need("name", "Name.", text);
        let confirmed = fields.need(
            "confirmed",
            "Whether the operator confirmed the imprint.",
            flag,
        );
        let remark = fields.may("note", "What to know about it.", text);
        let (Some(name), Some(confirmed)) = (name, confirmed) else {
            return None;
        };
        Some(Operator {
            name,
            confirmed,
            note: remark,
        })
    })
}

fn offer(node: &Node<'_>) -> Option<Offer> {
    node.object(|fields| {
        let id = fields.need(
            "id",
            "The check; its file is questionnaires/<id>.json.",
            |node| node.id(CheckId::parse),
        );
        let tone = fields.need("tone", "Colour and drawing of its card.", |node| {
            node.word(&[
                ("shop", Tone::Shop),
                ("care", Tone::Care),
                ("work", Tone::Work),
            ])
        });
        let name = fields.need("name", "Name of the check.", text);
        let title = fields.need("title", "Who you are, in the first person.", text);
        let lead = fields.need("lead", "Who is meant.", text);
        let questions = fields.need("questions", "Number of questions.", |node| {
            node.whole(1, 1000)
        });
        let minutes = fields.need("minutes", "Minutes for all of them.", |node| {
            node.whole(1, 600)
        });
        let short = fields.may("short_minutes", "Minutes for the short form.", |node| {
            node.whole(1, 600)
        });
        let look = fields.may(
            "look",
            "Whether it has a guided look, in looks/<id>.json.",
            flag,
        );
        let duties = fields.may("duties", "Whether duties.json concerns its people.", flag);
        let (
            Some(id),
            Some(tone),
            Some(name),
            Some(title),
            Some(lead),
            Some(questions),
            Some(minutes),
        ) = (id, tone, name, title, lead, questions, minutes)
        else {
            return None;
        };
        Some(Offer {
            id,
            tone,
            name,
            title,
            lead,
            questions,
            minutes,
            short_minutes: short.unwrap_or(0),
            look: look.unwrap_or(false),
            duties: duties.unwrap_or(false),
        })
    })
}

fn district(node: &Node<'_>) -> Option<District> {
    node.object(|fields| {
        let id = fields.need("id", "Name in saved answers.", id_text);
        let name = fields.need("name", "What people read.", text);
        let priority = fields.need("priority", "Whether the programme gives it priority.", flag);
        let (Some(name), Some(priority)) = (name, priority) else {
            return None;
        };
        Some(District {
            id: id?,
            name,
            priority,
        })
    })
}

fn pages(node: &Node<'_>) -> Option<Pages> {
    node.object(|fields| {
        let page = |key, about| fields.need(key, about, |node| node.list(block));
        let about = page("about", "What this is.");
        let how = page("how", "How it works.");
        let privacy = page("privacy", "Privacy.");
        let imprint = page("imprint", "Imprint.");
        let accessibility = page("accessibility", "Accessibility statement.");
        let (Some(about), Some(how), Some(privacy), Some(imprint), Some(accessibility)) =
            (about, how, privacy, imprint, accessibility)
        else {
            return None;
        };
        Some(Pages {
            about,
            how,
            privacy,
            imprint,
            accessibility,
        })
    })
}

fn block(node: &Node<'_>) -> Option<Block> {
    node.object(|fields| {
        let heading = fields.may("h", "A heading.", text);
        let paragraph = fields.may("p", "A paragraph.", text);
        let list = fields.may("list", "A list.", |node| node.list(text));
        let link = fields.may("link", "An address: https:, mailto: or tel:.", address);
        let label = fields.may("text", "Text of the link.", text);
        fields.exactly_one(
            &["h", "p", "list", "link"],
            "exactly one of h, p, list, link is needed",
        )?;
        let found = [
            heading.map(Block::Heading),
            paragraph.map(Block::Paragraph),
            list.map(Block::List),
            link.map(|link| Block::Link(link, label.unwrap_or(link))),
        ];
        found.into_iter().flatten().next()
    })
}

/// Decodes an address people may follow.
pub(super) fn address(node: &Node<'_>) -> Option<&'static str> {
    let address = text(node)?;
    let safe = ["https://", "mailto:", "tel:"]
        .iter()
        .any(|start| address.starts_with(start));
    node.require(
        safe,
        "an address beginning with https://, mailto: or tel: is needed here",
    );
    Some(address)
}
