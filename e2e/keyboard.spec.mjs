// Everything without a mouse.
import { above, base, expect, figures, fragment, open, pixels, settled, slider, test, value } from "./lab.mjs";

const option = (page, which = {}) => page.getByRole("dialog").getByRole("option", which);

test("the first Tab offers to skip to the panes", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the panes" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(fragment(page)).toMatch(/^(#\/bench)?$/);
});

test("Tab reaches every control, and one sees where it is", async ({ page }) => {
  await open(page);
  const number = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    const free = all.filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }));
    free.forEach((element, index) => (element.dataset.stop = index));
    return free.length;
  });
  const reached = new Set();
  const unseen = [];
  for (let press = 0; press < number; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const seen = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
      return { index: element.dataset.stop, seen, html: element.outerHTML.slice(0, 80) };
    });
    if (stop.index !== undefined) reached.add(stop.index);
    if (!stop.seen) unseen.push(stop.html);
  }
  expect(reached.size).toBe(number);
  expect(unseen).toEqual([]);
});

test("arrows turn a slider, with Shift or Page keys further", async ({ page }) => {
  await open(page);
  await slider(page, "rows").focus();
  for (const [key, rows] of [
    ["ArrowRight", 7],
    ["ArrowUp", 8],
    ["ArrowLeft", 7],
    ["Shift+ArrowRight", 17],
    ["PageDown", 7],
    ["PageDown", 1],
  ]) {
    await page.keyboard.press(key);
    expect(await value(page, "rows"), key).toBe(rows);
  }
});

test("Home and End go to the ends of a slider", async ({ page }) => {
  await open(page);
  await slider(page, "rows").press("End");
  expect(await value(page, "rows")).toBe(128);
  await slider(page, "rows").press("Home");
  expect(await value(page, "rows")).toBe(1);
});

test("the palette finds a scheme by typing", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Scheme, model or action …" })).toBeFocused();
  await page.keyboard.type("rope-tie");
  await expect(option(page, { selected: true })).toHaveText(/RoPE-Tie/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(fragment(page)).toContain("scheme=rope-tie");
  expect((await figures(page)).layout).not.toBe(before.layout);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing is called like this");
  await expect(page.getByText("Nothing fits.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the palette finds by sources, which the engine tells", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("2104.09864");
  await expect(option(page).filter({ hasText: "RoPE-1D" })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.locator("select[name=model]").selectOption("kimi-k2");
  await expect(page.locator("p.sentence").filter({ hasText: "maxtext config. The head is shown" })).toHaveCount(1);
  await expect(page.locator("select[name=model] option[value=kimi-k2]")).toHaveAttribute("title", "maxtext config");
});

test("the palette walks with arrows and knows models, pages and actions", async ({ page }) => {
  await open(page);
  for (const [words, check] of [
    ["qwen2-vl-7b", () => expect(page.locator("select[name=model]")).toHaveValue("qwen2-vl-7b")],
    ["switch theme", () => expect(page.locator("html")).toHaveAttribute("data-theme", "dark")],
    ["undo", () => expect(page.locator("select[name=model]")).toHaveValue("")],
  ]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await check();
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.press("ArrowDown");
  await expect(option(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(option(page).first()).toHaveAttribute("aria-selected", "true");
});

test("arrows move the cursor on a canvas, Enter pins, Esc frees", async ({ page }) => {
  await open(page);
  const canvas = above(page, "attention");
  const empty = await pixels(canvas);
  await canvas.focus();
  await page.keyboard.press("Enter");
  const read = async () =>
    (await page.locator('[data-fact="query"], [data-fact="key"]').allInnerTexts()).map((text) =>
      Number(text.match(/= (\d+)/)[1]),
    );
  await expect.poll(read).toHaveLength(2);
  const [query, key] = await read();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(read).toEqual([query - 1, key - 10]);
  await expect.poll(() => fragment(page)).toContain(`pin=${query - 1},${key - 10}`);
  await expect(page.locator('[data-fact="score"]')).toHaveAttribute("data-exact", /^-?\d/);
  await settled(page);
  expect(await pixels(canvas)).not.toBe(empty);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-fact]")).toHaveCount(0);
  await expect.poll(() => fragment(page)).not.toContain("pin=");
  await settled(page);
  expect(await pixels(canvas)).toBe(empty);
  expect(await base(page, "attention").isVisible()).toBe(true);
});
