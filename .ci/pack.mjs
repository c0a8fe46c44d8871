// Last step of the release build: makes scripts and styles smaller, names program and bridge after their last bytes, and
// renews the integrity values in the page, which Trunk made before the files were changed.
// Usage: node pack.mjs dist
import { transformSync, buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2] ?? "dist";
const names = readdirSync(dist);
const index = join(dist, "index.html");

// The bridge between Rust and JavaScript also exports classes that nobody uses; told so, esbuild leaves them out.
function pack_bridge(name) {
  const file = join(dist, name);
  const known = readFileSync(file, "utf8")
    .replace(/^if \(Symbol\.dispose\).*$/gm, "")
    .replaceAll("new FinalizationRegistry", "/* @__PURE__ */ new FinalizationRegistry");
  writeFileSync(file, known);
  const packed = buildSync({
    stdin: { contents: `export { default } from "./${name}";`, resolveDir: dist },
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2020",
    write: false,
  });
  writeFileSync(file, packed.outputFiles[0].contents);
}

function pack(name, loader) {
  const file = join(dist, name);
  const { code } = transformSync(readFileSync(file, "utf8"), { loader, minify: true, target: "es2018" });
  writeFileSync(file, code);
}

function sealed(html, name) {
  const value = createHash("sha384").update(readFileSync(join(dist, name))).digest("base64");
  return html.replace(new RegExp(`<link[^>]*${name.replaceAll(".", "\\.")}[^>]*>`, "g"), (tag) =>
    tag.replace(/integrity="[^"]*"/, `integrity="sha384-${value}"`),
  );
}

for (const name of names.filter((name) => name.startsWith("digital-check-") && name.endsWith(".js"))) pack_bridge(name);
pack("boot.js", "js");
for (const name of names.filter((name) => name.endsWith(".css"))) pack(name, "css");

// Trunk named program and bridge after what they were before they were split and packed. A cache that keeps files for
// long would mix halves of two builds, so all three are named after what they are now.
function rename(html) {
  const parts = names.filter((name) => /^digital-check-[0-9a-f]+(_bg\.wasm|_rest\.wasm|\.js)$/.test(name));
  const sum = parts.reduce((hash, name) => hash.update(readFileSync(join(dist, name))), createHash("sha256"));
  const mark = sum.digest("hex").slice(0, 16);
  return parts.reduce((text, name) => {
    const renamed = name.replace(/^digital-check-[0-9a-f]+/, `digital-check-${mark}`);
    renameSync(join(dist, name), join(dist, renamed));
    return text.replaceAll(name, renamed);
  }, html);
}

const html = rename(readFileSync(index, "utf8").replace(/\n?<!--[\s\S]*?-->/g, ""));
writeFileSync(index, readdirSync(dist).filter((name) => /\.(js|css|wasm)$/.test(name)).reduce(sealed, html));
