// Splits the compiled program in two, after everything else was done to it: what the start page runs, and the rest,
// which the page loads when somebody begins a check (see `public/boot.js`, `loadRest`).
// Usage: node split.mjs dist
//
// How: both halves share memory and tables. A function of the rest leaves a stub behind, which calls it through the table
// `rest`; the rest fills that table when it is loaded. A stub that is called too early loads the rest on the spot, so a
// wrong guess here costs a moment (and needs a network). What belongs to the start is said by module, in START below;
// everything else of ours goes to the rest by itself. Works on the text form of WebAssembly, as Binaryen writes it:
// one form a line, indented by one space.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Modules that the start page runs for somebody who has nothing saved here.
const START = [
  "app::(effect|message|model|route)",
  "app::update::(arrived|foreign|opened|reached|settle|settle_check|update)",
  "app::update::saving::(flush|opened)",
  // the compiler made one of this and of alike readers in `site`
  "content::kind::row",
  "content::(date|decode|fields|site|Problem|keep)",
  "domain::(id|table)",
  "json",
  "store::(assessment::(AssessmentId|Moment)|row::Row|AssessmentId|Moment|Row)",
  "text",
  "ui::(context|el|mark|shell|start)",
  "ui::pages::(mark|page|start|state|states|text|tone_of|Page|State)",
  "ui::parts::(art|block|icon|link)",
  "web::(clock|database|fetch|history|listen|page|panic|program|run|settings|tabs|wait|Outside)",
  "main",
];
// Exceptions, by name: what these modules do for a check that is open, and what only a broken file needs.
const LATER = [
  "digital_check::store::row::Row>::(open|seal)",
  "digital_check::ui::shell::(say|save_failed)",
  "digital_check::json::(write_text|Json>::write)",
  "digital_check::web::run::(erase_all|fetch_extras|read_extras|remove|save)",
  "serde_json::error::Error as (serde_core|core::fmt)",
  "JsonUnexpected",
  "wasm_streams",
  "escape_debug",
  "core::(str::slice_error_fail_rt|unicode)",
  " as core::fmt::Debug>::fmt",
];
// Exported by a dependency of the framework (streams between server and page); nobody here calls them.
const DEAD = /\(export "(__wbg_)?intounderlying/;

// Functions with less text than this stay where they are: a stub would be hardly smaller. The compiler makes one of small
// functions alike, so their names say little.
const SMALL = 800;

const OWN = /\bdigital_check::(?!main$)/;
const IS_START = new RegExp(`\\bdigital_check::(?:${START.join("|")})\\b`, "g");
const IS_LATER = new RegExp(LATER.join("|"));
// What rustc emits. With more, the tools would use what browsers do not have yet.
const FEATURES = ["bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types"]
  .concat(["multivalue", "call-indirect-overlong"])
  .map((feature) => `--enable-${feature}`);
const OPTIONS = ["-Oz", ...FEATURES, "--one-caller-inline-max-function-size=0"];

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const TYPE = String.raw`(?:\w+|\((?:[^()]|\([^()]*\))*\))`;
const matches = (text, pattern) => [...text.matchAll(new RegExp(pattern, "g"))].map((match) => match[1]);

function run(tool, ...args) {
  return execFileSync(tool, args, { encoding: "utf8", maxBuffer: 2 ** 30 });
}

// The module's forms: { kind, name, text }.
function forms_of(wat) {
  const inner = wat.slice(wat.indexOf("\n") + 1, wat.lastIndexOf("\n)"));
  const texts = inner.replace(/^ ;;.*\n?/gm, "").split(/\n(?= \()/);
  return texts.filter((text) => !DEAD.test(text)).map((text) => {
    const [, kind, name] = text.match(new RegExp(`^ \\((\\w+)(?: (${NAME}))?`));
    const imported = kind === "import" && text.match(new RegExp(`\\(func (${NAME})`));
    return { kind: imported ? "import func" : kind, name: imported ? imported[1] : name, text };
  });
}

// Parameters and results of a function, as types.
function signature({ text, kind }) {
  const start = text.slice(text.indexOf("(func"));
  const header = start.match(new RegExp(`^\\(func ${NAME}((?: \\((?:type|param|result) [^()]*(?:\\((?:[^()]|\\([^()]*\\))*\\)[^()]*)*\\))*)`))[1];
  const types = (what) =>
    matches(header, `\\(${what} ((?:${NAME} )?(?:${TYPE}(?: (?=[\\w(]))?)+)\\)`).flatMap((list) =>
      [...list.replace(new RegExp(`^${NAME} `), "").matchAll(new RegExp(TYPE, "g"))].map(([type]) => type),
    );
  if (kind === "import func" && /\(type \$/.test(header) && !/\((param|result)/.test(header)) {
    // a signature without parameters and results is written by its type alone
    return { params: [], results: [] };
  }
  return { params: types("param"), results: types("result") };
}

const written = ({ params, results }) =>
  [...params.map((type) => ` (param ${type})`), ...results.map((type) => ` (result ${type})`)].join("");

// Whether a function belongs to the rest by its name: it names a module of ours that is not of the start.
function named_later(name) {
  const bare = name.replace(/\[[0-9a-f]{12,16}\]/g, "");
  return IS_LATER.test(bare) || OWN.test(bare.replace(IS_START, ""));
}

// Which functions go to the rest: by name, and those that nobody else calls.
function choose(functions, calls, pinned) {
  const worth_it = (name) => functions.get(name).text.length > SMALL;
  const later = new Set([...functions.keys()].filter((name) => named_later(name) && worth_it(name)));
  const callers = new Map([...functions.keys()].map((name) => [name, []]));
  for (const [name, called] of calls) for (const other of called) callers.get(other)?.push(name);
  for (let before = -1; before !== later.size; ) {
    before = later.size;
    for (const [name, by] of callers) {
      if (!pinned.has(name) && by.length > 0 && by.every((caller) => later.has(caller))) later.add(name);
    }
  }
  return { later, callers };
}

function stub(form, slot) {
  const type = signature(form);
  const given = type.params.map((_, at) => ` (local.get ${at})`).join("");
  return ` (func ${form.name}${written(type)} (call_indirect $rest${written(type)}${given} (call $rest_at (i32.const ${slot}))))`;
}

// The two halves as text.
function split(forms) {
  const functions = new Map(forms.filter(({ kind }) => kind === "func").map((form) => [form.name, form]));
  const imported = new Map(forms.filter(({ kind }) => kind === "import func").map((form) => [form.name, form]));
  const calls = new Map(
    [...functions].map(([name, { text }]) => [name, new Set(matches(text, `\\((?:call|return_call|ref\\.func) (${NAME})`))]),
  );
  // callable from outside or through the table: something must stay in the first half
  const pinned = new Set(
    forms.flatMap(({ kind, text }) => {
      if (kind === "elem") return matches(text.slice(text.indexOf("func")), `(${NAME})`);
      return kind === "export" || kind === "start" ? matches(text, `\\(func (${NAME})\\)`) : [];
    }),
  );
  const { later, callers } = choose(functions, calls, pinned);

  const stubs = [...later].filter((name) => pinned.has(name) || callers.get(name).some((caller) => !later.has(caller)));
  const slots = new Map(stubs.map((name, at) => [name, at]));
  const needed = new Set([...later].flatMap((name) => [...calls.get(name)]).filter((name) => !later.has(name)));

  const first = [];
  const rest = [];
  for (const form of forms) {
    if (later.has(form.name)) {
      rest.push(form.text);
      if (slots.has(form.name)) first.push(stub(form, slots.get(form.name)));
    } else {
      first.push(form.text);
      if (form.kind === "type") rest.push(form.text);
    }
  }
  const shared = share(forms, needed, functions, imported);
  const table = `(table $rest ${slots.size} funcref)`;
  return {
    first: [
      ` (import "rest" "now" (func $rest_now))`,
      ...first,
      ...shared.exports,
      ` ${table}`,
      ` (export "rest" (table $rest))`,
      ` (func $rest_at (param i32) (result i32) (if (ref.is_null (table.get $rest (i32.const 0))) (then (call $rest_now))) (local.get 0))`,
    ],
    rest: [
      ...shared.imports,
      ` (import "first" "rest" ${table})`,
      ...rest,
      ` (elem (table $rest) (i32.const 0) func ${stubs.join(" ")})`,
    ],
    counts: { functions: functions.size, later: later.size, stubs: stubs.length, shared: needed.size },
  };
}

// Exports of the first half and imports of the rest for everything both need.
function share(forms, needed, functions, imported) {
  const exports = [];
  const imports = [];
  const add = (short, what, type) => {
    exports.push(` (export "${short}" (${what}))`);
    imports.push(` (import "first" "${short}" (${what} ${type}))`);
  };
  [...needed].forEach((name, at) => {
    add(`f${at.toString(36)}`, `func ${name}`, written(signature(functions.get(name) ?? imported.get(name))));
  });
  for (const { kind, name, text } of forms) {
    if (kind === "global") add(`g${exports.length}`, `global ${name}`, text.match(new RegExp(`${NAME} (\\(mut \\w+\\)|\\w+)`))[1]);
    if (kind === "memory") add("m", `memory ${name}`, "1");
    if (kind === "table") {
      const [, least, type] = text.match(new RegExp(`${NAME} (\\d+)(?: \\d+)? (\\w+)`));
      add(`t${exports.length}`, `table ${name}`, `${least} ${type}`);
    }
  }
  return { exports, imports };
}

// Imports must come first in a module.
function assemble(forms, file) {
  const is_import = (form) => form.startsWith(" (import");
  const text = `(module\n${[...forms.filter(is_import), ...forms.filter((form) => !is_import(form))].join("\n")}\n)\n`;
  writeFileSync(`${file}.wat`, text);
  run("wasm-as", ...FEATURES, "-g", `${file}.wat`, "-o", `${file}.named`);
  run("wasm-opt", ...OPTIONS, `${file}.named`, "-o", file);
  if (process.env.KEEP_NAMES) return;
  rmSync(`${file}.wat`);
  rmSync(`${file}.named`);
}

// The names that program and bridge know each other's functions by are long; nobody reads them. `names` maps old to new.
function shorten(forms) {
  const names = new Map();
  const short = (all, quoted) => {
    if (!names.has(quoted)) names.set(quoted, `_${names.size.toString(36)}`);
    return all.replace(`"${quoted}"`, `"${names.get(quoted)}"`);
  };
  const texts = forms.map((form) => {
    const own = form.kind === "export" || form.kind === "import func";
    const text = own ? form.text.replace(/"([^"]*(?:wbg|wbindgen|wasm_bindgen|externref)[^"]*)"(?= \()/, short) : form.text;
    return { ...form, text };
  });
  return { forms: texts, names };
}

// The bridge learns the short names and gives the program one function more; the page names the rest.
function connect(dist, program, rest, names) {
  const file = join(dist, program.replace("_bg.wasm", ".js"));
  const bridge = readFileSync(file, "utf8").replace(/\b\w+\b/g, (word) => names.get(word) ?? word);
  const place = /(function __wbg_get_imports\([^)]*\) \{[\s\S]*?\n {4}return \{\n)/;
  if (!place.test(bridge)) throw new Error(`${file}: the bridge looks different from what split.mjs knows`);
  writeFileSync(file, bridge.replace(place, `$1        "rest": { now: () => window.loadRestNow(wasm) },\n`));

  const index = join(dist, "index.html");
  const html = readFileSync(index, "utf8").replace(/(data-wasm="[^"]*)"/, `$1" data-rest="./${rest}"`);
  if (!html.includes("data-rest=")) throw new Error(`${index}: no place to name the rest`);
  writeFileSync(index, html);
}

const dist = process.argv[2] ?? "dist";
const program = readdirSync(dist).find((name) => name.endsWith("_bg.wasm"));
const rest = program.replace("_bg.wasm", "_rest.wasm");
const whole = join(dist, `${program}.whole`);
renameSync(join(dist, program), whole);
// Functions alike are not made one yet: the one would have the name of either half.
run("wasm-opt", ...OPTIONS, "--skip-pass=duplicate-function-elimination", "-g", whole, "-o", whole);
const { forms, names } = shorten(forms_of(run("wasm-dis", ...FEATURES, whole)));
const halves = split(forms);
assemble(halves.first, join(dist, program));
assemble(halves.rest, join(dist, rest));
rmSync(whole);
connect(dist, program, rest, names);
const { functions, later, stubs, shared } = halves.counts;
console.log(`split: ${later} of ${functions} functions come later, through ${stubs} stubs; they use ${shared} of the first half.`);
