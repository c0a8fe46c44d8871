//! What every view gets: the model to read, texts to show, one way to send messages. Also the
//! start of the page, because that is where these three come from.

use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::shell;
use crate::app::{Message, Model, update};
use crate::content::load_site;
use crate::text::{Key, Texts};
use crate::web;

/// Handed to every view; copying it is free.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The model. Views read it; only [`Ui::send`] changes it.
    pub model: RwSignal<Model, LocalStorage>,
    texts: StoredValue<Arc<Texts>, LocalStorage>,
    send: StoredValue<web::Dispatch, LocalStorage>,
}

impl Ui {
    /// A text.
    pub fn t(self, key: Key) -> String {
        self.texts.with_value(|texts| texts.get(key).to_owned())
    }

    /// A text with placeholders filled.
    pub fn fill(self, key: Key, values: &[(&str, &dyn Display)]) -> String {
        self.texts.with_value(|texts| texts.fill(key, values))
    }

    /// A text that depends on a number.
    pub fn count(self, key: Key, n: usize) -> String {
        self.texts.with_value(|texts| texts.count(key, n))
    }

    /// Sends a message.
    pub fn send(self, message: Message) {
        // the copy of the Rc lets handlers run while the stored value is free
        let send = self.send.with_value(Rc::clone);
        send(message);
    }

    /// A part of the model, without following its changes.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }
}

/// Starts the page: texts and site first, then everything else.
pub fn start() {
    web::panic::install();
    spawn_local(async {
        let texts = web::fetch::text("content/interface/de.json").await;
        let site = web::fetch::text("content/site.json").await;
        let texts = texts.ok().and_then(|json| Texts::load("de.json", &json).ok());
        let site = site.ok().and_then(|json| load_site("site.json", &json).ok());
        match (texts, site) {
            (Some(texts), Some(site)) => mount(Arc::new(texts), Arc::new(site)),
            _ => web::panic::show_broken(),
        }
    });
}

fn mount(texts: Arc<Texts>, site: Arc<crate::content::Site>) {
    let settings = web::settings::load();
    web::settings::apply(settings);
    let outside: Rc<RefCell<Option<web::Outside>>> = Rc::default();
    let now = web::clock::now();
    let model = Model::new(Arc::clone(&site), web::page::route(), settings, &now);
    let late = Rc::clone(&outside);
    let app = web::page::clear_app();
    let Some(app) = app else {
        return;
    };
    let handle = leptos::mount::mount_to(app, move || {
        let model = RwSignal::new_local(model);
        let send: web::Dispatch = Rc::new(move |message| {
            let now = web::clock::now();
            let effects = model.try_update(|model| update(model, message, &now));
            let outside = late.borrow().clone();
            if let (Some(effects), Some(outside)) = (effects, outside) {
                for effect in effects {
                    web::run(effect, &outside);
                }
            }
        });
        *late_outside(&outside) = Some(web::Outside::new(site, Rc::clone(&send)));
        let ui = Ui {
            model,
            texts: StoredValue::new_local(texts),
            send: StoredValue::new_local(send),
        };
        let view = shell::shell(ui);
        if let Some(outside) = outside.borrow().clone() {
            web::listen(&outside);
            outside.open();
        }
        view
    });
    handle.forget();
}

fn late_outside(
    outside: &Rc<RefCell<Option<web::Outside>>>,
) -> std::cell::RefMut<'_, Option<web::Outside>> {
    outside.borrow_mut()
}
