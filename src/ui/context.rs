//! What every view gets: the model to read, texts to show, one way to send messages. Also the
//! start of the page, because that is where these three come from.

use std::cell::{Cell, RefCell};
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
    /// Views read it; only [`Ui::send`] changes it.
    model: RwSignal<Model, LocalStorage>,
}

/// What stays the same as long as the page is open.
struct Fixed {
    texts: Texts,
    send: web::Dispatch,
}

thread_local! {
    /// Set once, by [`mount`]. Not in [`Ui`], so that views hand on one number and not three.
    static FIXED: Cell<Option<&'static Fixed>> = const { Cell::new(None) };
}

#[allow(
    clippy::unused_self,
    reason = "what is fixed can be had only after the start, which a `Ui` stands for"
)]
impl Ui {
    /// A text.
    #[inline(never)]
    pub fn t(self, key: Key) -> String {
        FIXED
            .get()
            .map_or_else(String::new, |fixed| fixed.texts.get(key).to_owned())
    }

    /// A text with placeholders filled.
    #[inline(never)]
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        FIXED
            .get()
            .map_or_else(String::new, |fixed| fixed.texts.fill(key, values))
    }

    /// A text that depends on a number.
    #[inline(never)]
    pub fn count(self, key: Key, n: usize) -> String {
        FIXED
            .get()
            .map_or_else(String::new, |fixed| fixed.texts.count(key, n))
    }

    /// All texts, for what is put into words elsewhere; `None` before the start.
    pub fn texts(self) -> Option<&'static Texts> {
        FIXED.get().map(|fixed| &fixed.texts)
    }

    /// Sends a message.
    #[inline(never)]
    pub fn send(self, message: Message) {
        if let Some(fixed) = FIXED.get() {
            (fixed.send)(message);
        }
    }

    /// A part of the model, without following its changes.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Follows every change of the model.
    pub fn track(self) {
        self.model.track();
    }

    /// Follows what `mark` makes of the model: 0 or 1, a number, or a [`Mark`](super::mark::Mark)
    /// of all that is shown. This is the only kind of memo, because each further one costs 1 kB.
    pub fn watch(self, mark: impl Fn(&Model) -> u32 + Send + Sync + 'static) -> Watch {
        self.watch_boxed(Box::new(mark))
    }

    #[inline(never)]
    fn watch_boxed(self, mark: Box<dyn Fn(&Model) -> u32 + Send + Sync>) -> Watch {
        Watch(Memo::new(move |_| self.model.with(|model| mark(model))))
    }
}

/// Something of the model that can be followed, see [`Ui::watch`].
#[derive(Clone, Copy)]
pub struct Watch(Memo<u32>);

impl Watch {
    /// Follows it, and says whether it is something else than 0.
    #[inline(never)]
    pub fn on(self) -> bool {
        self.0.get() > 0
    }

    /// Whether it is something else than 0, without following it.
    pub fn peek(self) -> bool {
        self.0.get_untracked() > 0
    }

    /// Follows it. By reading it: a memo that was never read knows of no changes.
    pub fn track(self) {
        self.on();
    }
}

/// Starts the page: texts and site first, then everything else.
pub fn start() {
    web::panic::install();
    spawn_local(async {
        let texts = web::fetch::text("content/interface/de.json").await;
        let site = web::fetch::text("content/site.json").await;
        let texts = texts
            .ok()
            .and_then(|json| Texts::load("de.json", &json).ok());
        let site = site
            .ok()
            .and_then(|json| load_site("site.json", &json).ok());
        match (texts, site) {
            (Some(texts), Some(site)) => mount(texts, Arc::new(site)),
            _ => web::panic::show_broken(),
        }
    });
}

fn mount(texts: Texts, site: Arc<crate::content::Site>) {
    let settings = web::settings::load();
    web::settings::apply(settings);
    let now = web::clock::now();
    let first = Model::new(Arc::clone(&site), web::page::route(), settings, &now);
    let Some(app) = web::page::clear_app() else {
        return;
    };
    let handle = leptos::mount::mount_to(app, move || {
        let model = RwSignal::new_local(first);
        let late: Rc<RefCell<Option<web::Outside>>> = Rc::default();
        let outside = Rc::clone(&late);
        let send: web::Dispatch = Rc::new(move |message| {
            let now = web::clock::now();
            let effects = model.try_update(|model| update(model, message, &now));
            let outside = outside.borrow().clone();
            if let (Some(effects), Some(outside)) = (effects, outside) {
                for effect in effects {
                    web::run(effect, &outside);
                }
            }
        });
        let outside = web::Outside::new(site, Rc::clone(&send));
        *late.borrow_mut() = Some(outside.clone());
        FIXED.set(Some(Box::leak(Box::new(Fixed { texts, send }))));
        let view = shell::shell(Ui { model }).contents();
        web::listen(&outside);
        outside.open();
        view
    });
    handle.forget();
}
