// Last step of the release build: makes scripts and styles smaller, and renews the integrity values in the page, which
// Trunk made before the files were changed.
// Usage: node pack.mjs dist
import { transformSync, buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
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

const html = readFileSync(index, "utf8").replace(/\n?<!--[\s\S]*?-->/g, "");
writeFileSync(index, names.filter((name) => /\.(js|css|wasm)$/.test(name)).reduce(sealed, html));
