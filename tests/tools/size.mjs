// Bytes of the built page.
// Usage: node size.mjs files dist    every file
//        node size.mjs start dist    what the start page loads; fails above the budget
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, normalize } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { attributes, references, tags } from "./page.mjs";

// The budget of the start page, in bytes after brotli. Here and nowhere else.
const BUDGET = {
  code: 100_000, // html, js, wasm, css
  total: 140_000, // with fonts and the content the start page asks for
};

// Loaded by the page itself, whether index.html preloads them or not.
const FONTS = /^fonts\/.*-latin-(400|700)-[a-z]+\.woff2$/;
const CONTENT = ["content/site.json", "content/interface/de.json"];

// The rest of the program, and what a check asks for.
const LATER = /^later\.css$|_rest\.wasm$|^content\/(questionnaires|looks)\/|^content\/(duties|referrals)\.json$/;

const [mode, dist = "dist"] = process.argv.slice(2);

function fail(sentence) {
  console.error(`Stopped: ${sentence}`);
  process.exit(1);
}

function all_files(folder, prefix = "") {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? all_files(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]))
    .sort();
}

function measure(name) {
  const bytes = readFileSync(join(dist, name));
  const text = !/\.(woff2|png|wasm)$/.test(name);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_MODE]: text ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
  };
  // A font is compressed already; hosts send it as it is.
  const packed = name.endsWith(".woff2");
  return {
    name,
    raw: bytes.length,
    gzip: packed ? bytes.length : gzipSync(bytes, { level: 9 }).length,
    brotli: packed ? bytes.length : brotliCompressSync(bytes, { params }).length,
  };
}

function sum(name, rows) {
  const add = (column) => rows.reduce((total, row) => total + row[column], 0);
  return { name, raw: add("raw"), gzip: add("gzip"), brotli: add("brotli") };
}

function print(rows) {
  const width = Math.max(...rows.map((row) => row.name.length));
  const line = (name, ...cells) => console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(11)));
  const number = (value) => value.toLocaleString("en-US");
  line("", "raw", "gzip", "brotli");
  for (const row of rows) line(row.name, number(row.raw), number(row.gzip), number(row.brotli));
}

function print_files() {
  const rows = all_files(dist).map(measure);
  print([...rows, sum("sum", rows)]);
}

function print_start() {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  // Only browsers too old for the app load these.
  const unused = tags(html).map(attributes).filter((has) => "nomodule" in has).map((has) => has.src);
  const named = references(html).filter((address) => !unused.includes(address)).map((address) => normalize(address));
  const fonts = all_files(dist).filter((name) => FONTS.test(name));
  if (fonts.length < 2) fail(`${dist}/fonts/ lacks the regular or the bold font of the start page.`);
  const missing = CONTENT.find((name) => !existsSync(join(dist, name)));
  if (missing) fail(`${dist}/${missing} is missing; the start page asks for it.`);

  const names = [...new Set(["index.html", ...named, ...fonts, ...CONTENT])];
  const code = names.filter((name) => /\.(html|js|wasm|css)$/.test(name)).map(measure);
  const other = names.filter((name) => !/\.(html|js|wasm|css)$/.test(name)).map(measure);
  const code_sum = sum("code", code);
  const total = sum("code, fonts and content", [...code, ...other]);
  print([...code, code_sum, ...other, total]);
  console.log("\nNot part of the start page, loaded when a check is begun:");
  print(all_files(dist).filter((name) => LATER.test(name)).map(measure));
  console.log();

  const over = [
    ["code", code_sum.brotli, BUDGET.code],
    ["code, fonts and content", total.brotli, BUDGET.total],
  ].map(([what, is, limit]) => {
    const verdict = is > limit ? `${is - limit} TOO MUCH` : `${limit - is} left`;
    console.log(`${what}: ${is} of ${limit} bytes brotli, ${verdict}`);
    return is > limit;
  });
  if (over.includes(true)) fail("the start page is above its budget (BUDGET in tests/tools/size.mjs).");
}

if (!existsSync(join(dist, "index.html"))) fail(`${dist}/index.html is missing. Run 'make build' first.`);
if (mode === "files") print_files();
else if (mode === "start") print_start();
else fail("say what to print: files or start");
