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
    await init({ module_or_path: new URL(wasm, document.baseURI) });
  } catch (error) {
    console.error(error);
    say_failed(words_for(error));
  } finally {
    clearTimeout(slow);
  }
}

start();
