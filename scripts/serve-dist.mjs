// Serves dist/ for the browser tests under /sub/path/ only, as a static host would: a wrong absolute
// address in the site is a 404 here. Usage: node scripts/serve-dist.mjs [port]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BASE = "/sub/path/";
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const port = Number(process.argv[2] ?? process.env.PORT ?? 4173);

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const PACKED = new Set([".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest"]);

/** The file behind an address, or null for one outside the site. */
function fileOf(url) {
  const { pathname } = new URL(url, "http://localhost");
  if (!pathname.startsWith(BASE)) return null;
  const file = resolve(dist, decodeURIComponent(pathname.slice(BASE.length)) || "index.html");
  return file.startsWith(dist + sep) ? file : null;
}

async function answer(request, response) {
  const file = fileOf(request.url);
  if (!file) throw new Error("outside the site");
  const body = await readFile(file);
  const type = extname(file);
  const gzip = PACKED.has(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  response.writeHead(200, {
    "content-type": TYPES[type] ?? "application/octet-stream",
    "cache-control": "no-cache",
    ...(gzip && { "content-encoding": "gzip" }),
  });
  response.end(gzip ? gzipSync(body) : body);
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    response.writeHead(404, { "content-type": "text/plain" });
    response.end("not found\n");
  });
});
// Port 0 stands for any that is free.
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}${BASE}`));
