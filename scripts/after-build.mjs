// Trunk's hook after a build. A release gets a content security policy, and fails when its page
// holds anything inline, which the policy would block. `trunk serve` keeps its inline reload script.
// The files of the programs that are loaded later get their hash into their names, so that versions never mix.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/** What the policy would block in the page, one line each. */
function inlineParts(html) {
  const found = [];
  const tags = html.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi);
  for (const [tag, name, attributes] of tags) {
    const names = attributes.replace(/"[^"]*"|'[^']*'/g, '"" ');
    const data = /\stype\s*=\s*["']?application\/(ld\+)?json\b/i.test(attributes);
    const inline =
      /^style$/i.test(name) ||
      (/^script$/i.test(name) && !data && !/\ssrc\s*=/i.test(names)) ||
      /\s(style|on[a-z]+)\s*=/i.test(names) ||
      /=\s*["']?\s*javascript:/i.test(attributes);
    if (inline) found.push(tag);
  }
  return found;
}

/** The page with the policy as the first child of its head; a minified page may have no head tag. */
function withPolicy(html) {
  const before = html.match(/<head(\s[^>]*)?>/i) ?? html.match(/<html(\s[^>]*)?>/i);
  if (!before) throw new Error("index.html has neither a head nor an html tag");
  const at = before.index + before[0].length;
  return `${html.slice(0, at)}<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html.slice(at)}`;
}

/** Renames the files of a program after their content; the page says what they are called. */
function withProgram(html, program) {
  const attributes = [["js", `${program}.js`], ["wasm", `${program}_bg.wasm`]].map(([kind, name]) => {
    const path = join(process.env.TRUNK_STAGING_DIR, name);
    const hash = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
    const named = name.replace(program, `${program}-${hash}`);
    renameSync(path, join(process.env.TRUNK_STAGING_DIR, named));
    return ` data-${program}-${kind}="${named}"`;
  });
  const page = html.replace(/<html/i, (tag) => tag + attributes.join(""));
  if (page === html) throw new Error("index.html has no html tag to name a program in");
  return page;
}

/** The page without hints to fetch scripts that its program does not import: the bundler hints at those of all programs. */
function withoutIdleHints(html) {
  const program = html.match(/data-js="?\.?\/?([^"\s>]+)/)?.[1];
  if (!program) throw new Error("index.html does not name its program");
  const imports = readFileSync(join(process.env.TRUNK_STAGING_DIR, program), "utf8");
  const isIdle = (hint) => {
    const path = hint.match(/href="?\.?\/?([^"\s>]+)/)?.[1];
    return path !== program && !imports.includes(path);
  };
  return html.replace(/<link[^>]*rel="?modulepreload[^>]*>/gi, (hint) => (isIdle(hint) ? "" : hint));
}

if (process.env.TRUNK_PROFILE === "release") {
  const file = join(process.env.TRUNK_STAGING_DIR, "index.html");
  const html = readFileSync(file, "utf8");
  const inline = inlineParts(html);
  for (const tag of inline) console.error(`index.html: the content security policy would block ${tag}`);
  if (inline.length > 0) process.exit(1);
  const page = withPolicy(["engine", "labs", "scholar"].reduce(withProgram, withoutIdleHints(html)));
  // A browser looks for the character set in the first 1024 bytes only.
  if (!/<meta\s+charset/i.test(page.slice(0, 1024))) throw new Error("index.html: put <meta charset> first in its head");
  writeFileSync(file, page);
}
