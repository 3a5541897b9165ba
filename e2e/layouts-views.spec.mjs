// The strip of pairs and axes, its borders and its switch, and the heat: what a pointer and the keys do to them.
import { base, expect, fragment, open, pane, pixels, settled, test, value } from "./lab.mjs";

const borders = (page) => pane(page, "allocation").getByRole("slider");

test("a border is moved by keys and by the pointer, and undo takes back one drag", async ({ page }) => {
  await open(page, "#/layouts?scheme=m-rope");
  await expect(borders(page)).toHaveCount(2);
  const time = borders(page).first();
  await time.focus();
  await page.keyboard.press("ArrowRight");
  expect(await value(page, "section-t")).toBe(17);
  await expect(time).toHaveAttribute("aria-valuetext", "17 of 64 pairs");
  await page.keyboard.press("Shift+ArrowLeft");
  expect(await value(page, "section-t")).toBe(7);
  await expect(time).toBeFocused();
  await settled(page);

  await time.scrollIntoViewIfNeeded();
  for (const way of [60, -25]) {
    const from = await value(page, "section-t");
    const { x, y, width, height } = await time.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + way, y + height / 2, { steps: 6 });
    await page.mouse.up();
    const to = await value(page, "section-t");
    expect(Math.sign(to - from), `from ${from} to ${to}`).toBe(Math.sign(way));
    await settled(page);
    const after = await time.boundingBox();
    expect(Math.abs(after.x - x - way)).toBeLessThan(16);
  }
  const last = await value(page, "section-t");
  await page.keyboard.press("Control+z");
  expect(await value(page, "section-t")).not.toBe(last);
  await page.keyboard.press("Control+z");
  expect(await value(page, "section-t")).toBe(7);
});

test("sections are interleaved and keep their sizes", async ({ page }) => {
  await open(page, "#/layouts?scheme=m-rope&section-t=20&base=1000000");
  const strip = pane(page, "allocation").getByRole("img");
  await expect(strip).toHaveAttribute("aria-label", /time: 20 pairs/);
  const before = await strip.getAttribute("aria-label");
  await pane(page, "allocation").getByRole("button", { name: "interleaved" }).click();
  await settled(page);
  expect(await value(page, "section-t")).toBe(20);
  expect(await value(page, "section-h")).toBe(24);
  expect(await value(page, "base")).toBe(1e6);
  await expect(page.locator('select[name="scheme"]')).toHaveValue("m-rope-i");
  await expect(strip).not.toHaveAttribute("aria-label", before);
  await pane(page, "allocation").getByRole("button", { name: "consecutive" }).click();
  await expect(strip).toHaveAttribute("aria-label", before);
});

test("a patch that is picked tints everything else, and keys walk on from it", async ({ page }) => {
  await open(page, "#/layouts?scheme=m-rope");
  const heat = pane(page, "heat");
  const before = await pixels(base(page, "heat"));
  const plot = heat.getByRole("img");
  await plot.scrollIntoViewIfNeeded();
  const { width, height } = await plot.boundingBox();
  // Somewhere in the picture; which patch it is, the link says.
  await plot.click({ position: { x: width * 0.78, y: height * 0.48 } });
  await expect.poll(() => fragment(page)).toMatch(/pin=\d+/);
  await settled(page);
  const picked = Number(fragment(page).match(/pin=(\d+)/)[1]);
  expect(picked).toBeGreaterThanOrEqual(24);
  expect(picked).toBeLessThan(84);
  expect(await pixels(base(page, "heat"))).not.toBe(before);
  await expect(plot).toHaveAttribute("aria-label", new RegExp(`seen from token ${picked}`));
  await plot.focus();
  await page.keyboard.press("ArrowLeft");
  await settled(page);
  await expect(plot).toHaveAttribute("aria-label", new RegExp(`seen from token ${Math.max(picked - 1, 0)}`));
});
