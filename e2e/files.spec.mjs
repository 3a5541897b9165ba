// What leaves the page: SVG, PNG, CSV.
import { readFile } from "node:fs/promises";
import { VIEWS, base, expect, open, pane, test } from "./lab.mjs";

async function save(page, view, kind) {
  const menu = pane(page, view).locator("details");
  if ((await menu.getAttribute("open")) === null) await menu.locator("summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    menu.getByRole("button", { name: kind }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`rotarium-${view}.${kind.toLowerCase()}`);
  return readFile(await download.path());
}

test("every pane as SVG, PNG and CSV", async ({ page }) => {
  for (const view of VIEWS) {
    await open(page, "#/bench?base=500000"); // anew: a browser drops the eleventh file of one page
    const size = await base(page, view).evaluate((canvas) => [canvas.clientWidth, canvas.clientHeight]);

    const svg = (await save(page, view, "SVG")).toString();
    const parsed = await page.evaluate((svg) => {
      const document = new DOMParser().parseFromString(svg, "image/svg+xml");
      const root = document.documentElement;
      return {
        root: root.localName,
        error: document.querySelector("parsererror")?.textContent,
        size: [root.width?.baseVal.value, root.height?.baseVal.value],
        texts: root.querySelectorAll("text").length,
        shapes: root.querySelectorAll("path, rect, line, polyline, polygon, circle, image").length,
      };
    }, svg);
    expect(parsed).toMatchObject({ root: "svg", error: undefined, size });
    expect(parsed.texts).toBeGreaterThan(3);
    expect(parsed.shapes).toBeGreaterThan(5);
    expect(svg).not.toMatch(/NaN|\binf\b|<script|https?:\/\/(?!www\.w3\.org)/);

    const png = await save(page, view, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size.map((side) => 2 * side));
    expect(png.length).toBeGreaterThan(5000);

    const lines = (await save(page, view, "CSV")).toString().trim().split("\n");
    expect(lines.length).toBeGreaterThan(4);
    expect(new Set(lines.map((line) => line.match(/"(?:[^"]|"")*"/g).length)).size).toBe(1);
  }
});

test("the menu of a pane closes after a choice, by Esc, and by a click elsewhere", async ({ page }) => {
  await open(page);
  const menu = pane(page, "decay").locator("details");
  const choices = menu.getByRole("button");
  await save(page, "decay", "CSV");
  await expect(choices).toHaveCount(0);
  for (const close of [
    () => page.keyboard.press("Escape"),
    () => page.getByRole("heading", { name: "Attention" }).click(),
  ]) {
    await menu.locator("summary").click();
    await expect(choices).toHaveCount(3);
    await close();
    await expect(choices).toHaveCount(0);
  }
});
