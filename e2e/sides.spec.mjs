// From which side coordinates are seen: choices, turning by hand and by keys, gliding.
import { base, expect, open, pane, pixels, settled, test } from "./lab.mjs";

const first = (page) => pane(page, "layout").first();
const CLIP = "#/layouts?scheme=m-rope&b.scheme=rope&compare=2&seq=t8,v4x4x6@1,t8";
/** How far the three axes are turned. */
const turned = (page) =>
  first(page)
    .locator("header small")
    .textContent()
    .then((words) => words.match(/-?\d+(?=°)/g)?.map(Number));

test("each side is another figure, and a scheme without the axes says so", async ({ page }) => {
  await open(page, CLIP);
  const seen = new Set([await pixels(base(page, "layout").first())]);
  for (const side of ["t × row", "t × col", "3-D", "maps"]) {
    await first(page).getByRole("button", { name: side }).click();
    await settled(page);
    seen.add(await pixels(base(page, "layout").first()));
  }
  expect(seen.size).toBe(5);
  const other = pane(page, "layout").nth(1);
  await expect(other.locator("header small")).toContainText("no “maps” here");
  await expect(other.getByRole("button", { name: "maps" })).toHaveCount(0);
});

test("three axes are turned by dragging and by keys, which pins nothing", async ({ page }) => {
  await open(page, `${CLIP}&plane=3d`);
  expect(await turned(page)).toEqual([35, 20]);
  const canvas = first(page).getByRole("img");
  await canvas.scrollIntoViewIfNeeded();
  const { x, y } = await canvas.boundingBox();
  await page.mouse.move(x + 120, y + 90);
  await page.mouse.down();
  await page.mouse.move(x + 150, y + 100, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  expect(await turned(page)).toEqual([5, 30]);
  await canvas.focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowUp");
  await settled(page);
  expect(await turned(page)).toEqual([10, 25]);
  await expect.poll(() => page.url()).toContain("turn=10,25");
  expect(page.url()).not.toContain("pin=");
});

test("a figure glides to the next one unless less motion is wanted", async ({ page }) => {
  const painted = () => first(page).locator("canvas").first().evaluate((canvas) => canvas.paintings);
  const paints = async () => {
    await open(page, CLIP);
    await page.waitForTimeout(700);
    const before = await painted();
    await page.getByRole("combobox", { name: "Scheme" }).selectOption("video-rope");
    await settled(page);
    await page.waitForTimeout(500);
    return (await painted()) - before;
  };
  expect(await paints()).toBeLessThan(3);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await paints()).toBeGreaterThan(3);
});
