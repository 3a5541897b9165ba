// Pictures of the pages from dist/, for looking and for the README: node e2e/screenshots.mjs out-dir
// Needs ROTARIUM_CHROMIUM: scripts/env.sh node e2e/screenshots.mjs out-dir
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const out = process.argv[2];
if (!out) throw new Error("usage: node e2e/screenshots.mjs out-dir");
const port = Number(process.env.ROTARIUM_TEST_PORT ?? 4174);
const serve = fileURLToPath(new URL("../scripts/serve-dist.mjs", import.meta.url));

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Beside the default page: the real document as a difference, with a pinned cell. */
const PAGES = {
  bench: "#/bench",
  document:
    "#/bench?scheme=m-rope&base=1000000&b.scheme=rope-tv&b.base=1000000&show=a-b&image=48x64&before=64&after=64&pin=3199,1600",
  layouts: "#/layouts",
  decay: "#/decay?scheme=rope",
  clip: "#/layouts?seq=t8,v8x4x6@1,t8&scheme=m-rope&b.scheme=video-rope&c.scheme=v-rope&d.scheme=circle-rope&compare=4",
};

await mkdir(out, { recursive: true });
const server = spawn(process.execPath, [serve, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
const site = (await new Promise((resolve) => server.stdout.once("data", resolve))).toString().trim();
const browser = await chromium.launch({
  executablePath: process.env.ROTARIUM_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [language, locale] of [
        ["en", "en-US"],
        ["zh", "zh-CN"],
      ]) {
        const context = await browser.newContext({
          viewport,
          colorScheme,
          locale,
          deviceScaleFactor: size === "phone" ? 2 : 1,
        });
        for (const [name, fragment] of Object.entries(PAGES)) {
          const page = await context.newPage();
          await page.goto(site + fragment);
          await page.locator("#first-light").waitFor({ state: "detached" });
          await page.waitForTimeout(1500); // the last pane and the inspector
          const file = (kind) => join(out, `${name}-${size}-${colorScheme}-${language}${kind}.png`);
          await page.screenshot({ path: file("") });
          if (size === "phone" && ["bench", "layouts"].includes(name)) {
            await page.screenshot({ path: file("-whole"), fullPage: true });
            await page.locator("[aria-controls=controls]").click();
            await page.waitForTimeout(400);
            await page.screenshot({ path: file("-sheet") });
          }
          await page.close();
        }
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  server.kill();
}
