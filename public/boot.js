// Starts the app and talks to the person while that takes time or when it fails.
// An own file, because the page's security policy allows no inline script. Trunk writes the script tag with the
// names of the compiled files (pattern_script in Trunk.toml).
// Syntax of 2018 at most: a browser that cannot run the app must still be able to say so.

const SLOW_AFTER_MS = 8000;

const SLOW = "Das dauert länger als sonst. Ihre Internet-Verbindung ist vielleicht langsam. Bitte warten Sie noch einen Moment.";

const UNREACHABLE = {
  title: "Der Check konnte nicht geladen werden",
  steps: [
    "Bitte prüfen Sie Ihre Internet-Verbindung.",
    "Laden Sie dann die Seite neu.",
    "Es geht immer noch nicht? Bitte nehmen Sie einen anderen Browser, zum Beispiel Firefox oder Chrome.",
  ],
};

const TOO_OLD = {
  title: "Ihr Browser kann diese Seite nicht zeigen",
  steps: [
    "Vielleicht ist Ihr Browser zu alt. Oder eine Einstellung sperrt einen Teil dieser Seite.",
    "Bitte aktualisieren Sie Ihren Browser. Laden Sie dann die Seite neu.",
    "Es geht immer noch nicht? Bitte nehmen Sie einen anderen Browser, zum Beispiel Firefox oder Chrome. Oder nehmen Sie ein anderes Gerät.",
  ],
};

const BROKEN = {
  title: "Beim Start ist ein Fehler passiert",
  steps: [
    "Bitte laden Sie die Seite neu.",
    "Es geht immer noch nicht? Bitte nehmen Sie einen anderen Browser, zum Beispiel Firefox oder Chrome.",
  ],
};

const KEPT = "Haben Sie hier schon etwas gespeichert? Dieser Fehler löscht nichts davon.";

// The program comes in two files: what the start page needs, and the rest. A build for development has only one; then
// the rest is there from the start. Set here, called by the program (`src/web/program.rs`).
let exports_came;
const first = new Promise((resolve) => (exports_came = resolve));
let rest_coming;

function rest_address() {
  const { rest } = document.querySelector("script[data-wasm]").dataset;
  return rest && new URL(rest, document.baseURI);
}

// The styles of its pages. Without them everything still works, so a failure is none.
function fetch_styles() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "./later.css";
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
}

// Running it puts its functions where the first half looks for them.
async function fetch_rest() {
  const styles = fetch_styles();
  await fetch_program();
  await styles;
}

async function fetch_program() {
  const address = rest_address();
  if (!address) return;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  await WebAssembly.instantiate(module, { first: await first });
}

window.loadRest = () => {
  if (!rest_coming) {
    rest_coming = fetch_rest();
    // after a failure it may be tried again
    rest_coming.catch(() => (rest_coming = undefined));
  }
  return rest_coming;
};

// The first half called a function of the rest too early: better a moment's standstill than an error. A blocking
// request can only bring text, so each byte comes as a character.
window.loadRestNow = (first) => {
  console.error("A function of the rest was called before it came: see START in .ci/split.mjs.");
  const request = new XMLHttpRequest();
  request.open("GET", rest_address(), false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${rest_address()}: ${request.status}`);
  const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 255);
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { first });
};

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function say_slow() {
  const boot = document.getElementById("boot");
  if (boot) boot.append(element("p", SLOW));
}

function say_failed({ title, steps }) {
  const app = document.getElementById("app");
  // The app itself got far enough to say what is wrong: its words are better than ours.
  if (app.querySelector("[role=alert]")) return;
  const reload = element("button", "Seite neu laden");
  reload.type = "button";
  reload.className = "btn main";
  reload.addEventListener("click", () => location.reload());
  const alert = element("div", "");
  alert.setAttribute("role", "alert");
  alert.className = "stack";
  alert.append(element("h1", title), ...steps.map((step) => element("p", step)), element("p", KEPT), reload);
  const main = element("main", "");
  main.className = "wrap stack";
  main.append(alert);
  app.textContent = "";
  app.append(main);
}

function words_for(error) {
  const unknown_to_browser = [WebAssembly.CompileError, WebAssembly.LinkError, SyntaxError];
  if (unknown_to_browser.some((kind) => error instanceof kind)) return TOO_OLD;
  // Thrown by the app while it started; everything else is a file that did not arrive.
  if (error instanceof WebAssembly.RuntimeError) return BROKEN;
  return UNREACHABLE;
}

async function start() {
  if (typeof WebAssembly !== "object") return say_failed(TOO_OLD);
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const slow = setTimeout(say_slow, SLOW_AFTER_MS);
  try {
    const { default: init } = await import(new URL(js, document.baseURI));
    exports_came(await init({ module_or_path: new URL(wasm, document.baseURI) }));
  } catch (error) {
    console.error(error);
    say_failed(words_for(error));
  } finally {
    clearTimeout(slow);
  }
}

start();
