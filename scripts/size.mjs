// The size gates, each file as gzip -9, in KB of 1024 bytes: what the first load fetches from dist/, what the engine
// adds when the first question is asked, and what the labs and their engine, the scholar, add when another page is opened. A file counts when a file that counts names it, so none is missed.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMITS_KB = { "first load": 300, engine: 350, labs: 450, scholar: 830 };
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

const isEngine = (name) => /^(engine|worker)\b/.test(name);
// The start-up script names these sheets, but fetches them with the labs only.
const isLabs = (name) => /^(labs\b|(layouts|decay|lesson)\.css$)/.test(name);
const isScholar = (name) => /^scholar\b/.test(name);

/** The files that `roots` name, themselves included, without those for which `skip` holds. */
function reached(files, roots, skip) {
  const counted = new Set(roots);
  for (const reader of counted) {
    // A set also visits what is added on the way.
    for (const name of files.keys()) {
      if (skip(name) || otherTheme(name, files)) continue;
      if (files.get(reader).includes(basename(name))) counted.add(name);
    }
  }
  return counted;
}

const files = readDist();
if (!files.has("index.html")) throw new Error("dist/index.html is missing: run `make build` first");
const first = reached(files, ["index.html"], (name) => isEngine(name) || isLabs(name) || isScholar(name));
const engine = reached(files, [...files.keys()].filter(isEngine), (name) => first.has(name) || isLabs(name) || isScholar(name));
const labs = reached(files, [...files.keys()].filter(isLabs), (name) => first.has(name) || engine.has(name) || isScholar(name));
const scholar = reached(files, [...files.keys()].filter(isScholar), (name) => [first, engine, labs].some((part) => part.has(name)));
const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);

/** Prints a part of the site; whether it is within its limit. */
function fits(title, names) {
  const rows = [...names]
    .map((name) => ({ name, raw: files.get(name).length, packed: gzipSync(files.get(name), { level: 9 }).length }))
    .sort((a, b) => b.packed - a.packed);
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(` gzip KB   raw KB  file of the ${title}`);
  for (const { name, raw, packed } of rows) console.log(`${kb(packed)} ${kb(raw)}  ${name}`);
  console.log(`${kb(total("packed"))} ${kb(total("raw"))}  in all; the limit is ${LIMITS_KB[title]} KB as gzip`);
  return total("packed") <= LIMITS_KB[title] * 1024;
}

const small = [fits("first load", first), fits("engine", engine), fits("labs", labs), fits("scholar", scholar)];
const counted = (name) => [first, engine, labs, scholar].some((part) => part.has(name)) || name.startsWith(".");
const later = [...files.keys()].filter((name) => !counted(name));
if (later.length > 0) console.log(`in none: ${later.join(", ")}`);
if (small.includes(false)) {
  console.error("too large");
  process.exit(1);
}
