// One cursor for all panes.
import {
  VIEWS,
  above,
  choose,
  exact,
  expect,
  figures,
  fragment,
  open,
  paintings,
  pixels,
  settled,
  show,
  test,
} from "./lab.mjs";

const facts = (page) => page.locator("[data-fact]");

test("hovering shows numbers and moves the cursor everywhere without painting a figure again", async ({ page }) => {
  await open(page);
  const [before, painted] = [await figures(page), await paintings(page)];
  const clear = {};
  for (const view of VIEWS) clear[view] = await pixels(above(page, view));

  const box = await above(page, "attention").boundingBox();
  for (const share of [0.6, 0.65, 0.7]) await page.mouse.move(box.x + 0.4 * box.width, box.y + share * box.height);
  for (const id of ["query", "key", "delta", "kernel", "score", "weight"]) {
    await expect(page.locator(`[data-fact="${id}"]`)).toBeVisible();
  }
  expect(Math.abs(await exact(page, "kernel"))).toBeLessThanOrEqual(1);
  await settled(page);
  for (const view of ["attention", "decay", "layout"])
    expect(await pixels(above(page, view)), view).not.toBe(clear[view]);
  expect(await figures(page)).toEqual(before);
  expect(await paintings(page)).toEqual(painted);

  await page.mouse.move(5, 5);
  await expect(facts(page)).toHaveCount(0);
});

test("hovering in any pane reaches the inspector and the other panes", async ({ page }) => {
  await open(page);
  for (const [view, other, fact] of [
    ["attention", "decay", "key"],
    ["decay", "attention", "key"],
    ["layout", "attention", "key"],
    ["spectrum", "spectrum", "pair"],
  ]) {
    await page.mouse.move(5, 5);
    await expect(facts(page)).toHaveCount(0);
    await settled(page);
    const clear = await pixels(above(page, other));
    const box = await above(page, view).boundingBox();
    for (const share of [0.4, 0.45, 0.5]) await page.mouse.move(box.x + share * box.width, box.y + 0.6 * box.height);
    await expect(page.locator(`[data-fact="${fact}"]`), view).toBeVisible();
    await settled(page);
    expect(await pixels(above(page, other)), `${other} under ${view}`).not.toBe(clear);
  }
});

test("a click pins, and Esc frees", async ({ page }) => {
  await open(page);
  const box = await above(page, "attention").boundingBox();
  await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.7 * box.height);
  await expect.poll(() => fragment(page)).toMatch(/pin=\d+,\d+$/);
  await page.mouse.move(5, 5);
  await expect(page.locator('[data-fact="weight"]')).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(facts(page)).toHaveCount(0);
  await expect.poll(() => fragment(page)).not.toContain("pin=");
});

test("every digit can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#/bench?pin=90,40");
  const score = await exact(page, "score");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(String(score));
});

test("A − B shows the difference, and the inspector says how large it is", async ({ page }) => {
  await open(page);
  const a = await figures(page);
  await show(page, "B");
  await choose(page, "scheme", "rope-2d");
  const b = await figures(page);
  await show(page, "A − B");
  const difference = await figures(page);
  for (const view of VIEWS) {
    expect(b[view], view).not.toBe(a[view]);
    expect(difference[view], view).not.toBe(a[view]);
    // Layouts cannot be subtracted: B is drawn, over the outlines of A where both have rows and columns.
    if (view !== "layout") expect(difference[view], view).not.toBe(b[view]);
  }

  const box = await above(page, "attention").boundingBox();
  await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.7 * box.height);
  const [sa, sb, wa, wb] = [
    await exact(page, "score", 0),
    await exact(page, "score", 1),
    await exact(page, "weight", 0),
    await exact(page, "weight", 1),
  ];
  expect(await exact(page, "score-difference")).toBe(sa - sb);
  expect(await exact(page, "weight-difference")).toBe(wa - wb);
  expect(sa).not.toBe(sb);

  await page.getByRole("button", { name: "Swap A and B" }).click();
  await expect.poll(() => exact(page, "score", 0)).toBe(sb);
});
