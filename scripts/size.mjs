// The size gate: what the first load fetches from dist/, each file as gzip -9, in KB of 1024 bytes.
// A file counts when a file that counts names it, so a file loaded later is counted too, not missed.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 300;
const dist = fileURLToPath(new URL("../dist/", import.meta.url));

function readDist() {
  const files = new Map();
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(relative(dist, path).split(sep).join("/"), readFileSync(path));
  }
  return files;
}

/** A reader loads the pictures of one theme: of `x-light.png` and `x-dark.png` the larger one counts. */
function otherTheme(name, files) {
  const twin = name.replace(/-(light|dark)(?=[-.])/, (_, theme) => (theme === "light" ? "-dark" : "-light"));
  if (twin === name || !files.has(twin)) return false;
  const [mine, its] = [files.get(name).length, files.get(twin).length];
  return mine < its || (mine === its && name > twin);
}

function firstLoad(files) {
  const counted = new Set(["index.html"]);
  for (const reader of counted) {
    // A set also visits what is added on the way.
    for (const name of files.keys()) {
      if (!counted.has(name) && files.get(reader).includes(basename(name)) && !otherTheme(name, files)) {
        counted.add(name);
      }
    }
  }
  return counted;
}

const files = readDist();
if (!files.has("index.html")) throw new Error("dist/index.html is missing: run `make build` first");
const counted = firstLoad(files);
const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
const rows = [...counted]
  .map((name) => ({ name, raw: files.get(name).length, packed: gzipSync(files.get(name), { level: 9 }).length }))
  .sort((a, b) => b.packed - a.packed);
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);

console.log(" gzip KB   raw KB  file of the first load");
for (const { name, raw, packed } of rows) console.log(`${kb(packed)} ${kb(raw)}  ${name}`);
console.log(`${kb(total("packed"))} ${kb(total("raw"))}  in all; the limit is ${LIMIT_KB} KB as gzip`);
const later = [...files.keys()].filter((name) => !counted.has(name) && !name.startsWith("."));
if (later.length > 0) console.log(`not in the first load: ${later.join(", ")}`);
if (total("packed") > LIMIT_KB * 1024) {
  console.error("the first load is too large");
  process.exit(1);
}
