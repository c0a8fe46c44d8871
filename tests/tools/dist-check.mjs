// Looks at the built page without a browser: everything it names is there, unchanged and its own.
// Usage: node dist-check.mjs dist
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { attributes, references, tags } from "./page.mjs";

const dist = process.argv[2] ?? "dist";
const html = readFileSync(join(dist, "index.html"), "utf8");
const faults = [];
const found = tags(html);

const first = found[found.findIndex((tag) => tag.name === "head") + 1];
if (attributes(first)["http-equiv"] !== "Content-Security-Policy") faults.push("the security policy is not first in <head>");

for (const tag of found) {
  const has = attributes(tag);
  if (tag.name === "style") faults.push("inline <style>");
  if (tag.name === "script" && !has.src) faults.push("inline <script>");
  if ("style" in has) faults.push(`inline style on <${tag.name}>`);
  for (const name of Object.keys(has)) if (name.startsWith("on")) faults.push(`inline ${name} on <${tag.name}>`);
  if (has.integrity) {
    const [algorithm, wanted] = has.integrity.split(/-(.*)/s);
    const file = join(dist, has.href ?? has.src);
    const is = existsSync(file) && createHash(algorithm).update(readFileSync(file)).digest("base64");
    if (is !== wanted) faults.push(`${file} does not match its integrity value`);
  }
}
// the rest of the program is no part of the start page, so the page's references do not name it
const later = found.map(attributes).map((has) => has["data-rest"]).filter(Boolean);
if (later.length !== 1) faults.push("the page names no rest of the program: was it split?");
for (const address of [...references(html), ...later, "later.css"]) {
  if (/^([a-z]+:|\/)/i.test(address)) faults.push(`${address} is not relative to the page`);
  else if (!existsSync(join(dist, address))) faults.push(`${address} is named in index.html but missing`);
}
// A style sheet must not reach out either.
for (const file of readdirSync(dist).filter((name) => name.endsWith(".css"))) {
  const css = readFileSync(join(dist, file), "utf8");
  for (const [, address] of css.matchAll(/url\(\s*["']?([^"')]+)/g)) {
    if (address.startsWith("data:")) continue;
    if (/^([a-z]+:|\/)/i.test(address)) faults.push(`${file}: ${address} is not relative`);
    else if (!existsSync(join(dist, address.split(/[?#]/)[0]))) faults.push(`${file}: ${address} is missing`);
  }
  if (/@import/.test(css)) faults.push(`${file}: @import costs a second round trip; put the rules into one file`);
}

for (const fault of faults) console.error(`dist: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`${dist}: every file named is there and matches, nothing inline, nothing from elsewhere.`);
