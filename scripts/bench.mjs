// The table at the end of `make bench`: the speed page of dist/, measured now in a headless browser, beside what `cargo bench`
// measured before. Usage: node scripts/bench.mjs [fragment], as in `node scripts/bench.mjs "only=W1,W6&n=512"`.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const LONGEST_MS = 900_000;
const root = fileURLToPath(new URL("..", import.meta.url));

const WORKLOADS = {
  W1: "attention map, all weights",
  W2: "decay curve",
  W3: "slider to painted frame",
  W4: "base to drawn decay curve",
  W6: "sweep: from picture to picture",
  W7: "picture of a long map",
  W8: "layouts after an edit",
};
// Which benchmark does natively what a row does in the browser, and nothing of the page.
const NATIVE = {
  W1: ({ n, d }) => ["W1 map", `${n}_${d}`],
  W2: ({ n }) => ["W2 decay", `${n}`],
  W6: ({ n }) => ["W6 base to picture", `${n}`],
  W7: ({ n }) => ["W7 long map", `${n}`],
};

/** The median in milliseconds of a native benchmark, or null where it has not run. */
function native(result) {
  const place = NATIVE[result.workload]?.(result);
  const file = place && join(root, "target/criterion", ...place, "new/estimates.json");
  if (!file || !existsSync(file)) return null;
  return JSON.parse(readFileSync(file, "utf8")).median.point_estimate / 1e6;
}

/** Serves dist/ on a free port; answers the address and how to stop. */
async function serve() {
  const server = spawn(process.execPath, [join(root, "scripts/serve-dist.mjs"), "0"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: server.stdout })) return { site: line, stop: () => server.kill() };
  throw new Error("dist/ could not be served");
}

/** What the speed page reports. */
async function measured(site, fragment) {
  const browser = await chromium.launch({
    executablePath: process.env.ROTARIUM_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site}#/speed${fragment && `?${fragment}`}`);
    const status = page.locator(".speed [role=status]");
    const output = page.locator("output#speed-json");
    await output.waitFor({ state: "attached" });
    const report = async () => JSON.parse((await output.textContent()) || "{}");
    const end = Date.now() + LONGEST_MS;
    let told = "";
    while (!(await report()).done) {
      if (Date.now() > end) throw new Error("the speed page did not come to its end");
      const words = await status.textContent();
      if (words !== told) console.error((told = words));
      await page.waitForTimeout(500);
    }
    return await report();
  } finally {
    await browser.close();
  }
}

/** Three digits; more where there are more before the point. */
function short(value) {
  if (value === null || value === undefined) return "–";
  const whole = Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.max(0, (value < 1 ? 3 : 2) - whole));
}

function row(result) {
  const { workload, n, d, kernel, plain, ratio, fps } = result;
  return [
    `${workload} ${WORKLOADS[workload] ?? ""}`,
    ["W1", "W3", "W6", "W8"].includes(workload) ? `N ${n}, d ${d}` : `L ${n}, d ${d}`,
    short(native(result)),
    short(kernel.median_ms),
    short(plain?.median_ms),
    ratio === null ? "–" : `${short(ratio)}×`,
    fps ? `${short(fps.kernel)} / ${short(fps.plain)}` : "–",
  ];
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const pad = (cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  for (const cells of rows) console.log(cells.map(pad).join("  "));
}

if (!existsSync(join(root, "dist/index.html"))) throw new Error("dist/index.html is missing: run `make build` first");
const { site, stop } = await serve();
try {
  const { results, userAgent, cores } = await measured(site, process.argv[2] ?? "");
  console.log(`\nMedians in milliseconds, native without page or screen; ${userAgent}, ${cores} cores`);
  const head = ["workload", "size", "native", "browser", "plain JavaScript", "ratio", "fps / plain"];
  print([head, ...results.map(row)]);
} finally {
  stop();
}
