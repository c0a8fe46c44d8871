// Shows a folder as a plain static host would: right media types, no caching, no fallback page.
// Usage: node serve.mjs FOLDER [PORT] [BASE], e.g. node serve.mjs dist 8080 /check/
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

const [folder = "dist", port = "8080", base = "/"] = process.argv.slice(2);
const root = resolve(folder);
if (!/^\/(.*\/)?$/.test(base)) {
  console.error(`Stopped: BASE must begin and end with a slash, like /check/; it is ${base}`);
  process.exit(1);
}

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

// The file behind an address, or undefined. Never one outside the folder.
function file_for(address) {
  const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  if (!path.startsWith(base)) return undefined;
  const file = resolve(join(root, path.slice(base.length)));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return file;
  const index = join(file, "index.html");
  return found?.isDirectory() && statSync(index, { throwIfNoEntry: false }) ? index : undefined;
}

const server = createServer((request, response) => {
  let file;
  try {
    file = file_for(request.url);
  } catch {
    // an address that cannot be decoded names no file
  }
  if (!file) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  createReadStream(file).pipe(response);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`http://localhost:${server.address().port}${base}`));
