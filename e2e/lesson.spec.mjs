// A lesson: by keys, in both languages, with its state in the address.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, fragment, notices, open, settled, test } from "./lab.mjs";

const lesson = (page) => page.locator("section.lesson");
const step = (page) => page.locator("#lesson-step");
/** An option by its words; once answered, a sign before it joins its name. */
const option = (page, words) => {
  const pattern = words.replace(/[()[\].]/g, "\\$&").replace(/ /g, "\\s");
  return lesson(page).locator(".options button").filter({ hasText: new RegExp(`^${pattern}$`) });
};
const verdict = (page) => lesson(page).locator("[aria-live]");
/** The names of the recipes whose planes are shown. */
const planes = (page) => page.locator(".planes .pane");

/** Presses Tab, forwards or back, until something has the focus, then Enter. */
async function press(page, target) {
  for (let tab = 0; tab < 20; tab += 1) {
    const way = await target.evaluate((element) => {
      const from = document.activeElement;
      if (element === from) return "";
      const isBefore = from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
      return isBefore ? "Shift+Tab" : "Tab";
    });
    await page.keyboard.press(way || "Enter");
    if (!way) return;
  }
  throw new Error("Tab does not reach it");
}

test("a lesson by keyboard: predict, be wrong, be right, go on, come back", async ({ page }) => {
  await open(page, "#/layouts");
  await expect(step(page)).toHaveCount(0);
  const button = (name) => lesson(page).getByRole("button", { name, exact: true });
  await button("Begin").focus();
  await page.keyboard.press("Enter");
  await expect(step(page)).toBeFocused();
  await expect(step(page)).toContainText("A picture in a line of words");
  await expect(step(page)).toHaveAccessibleName("A picture in a line of words");
  await expect(planes(page)).toHaveCount(1);
  expect(fragment(page)).toContain("scheme=rope&");
  expect(fragment(page)).toContain("lesson=where.1");

  await press(page, option(page, "6"));
  await expect(verdict(page)).toContainText("Not so. That is the whole picture.");
  await press(page, option(page, "1"));
  await expect(verdict(page)).toContainText("Not so.");

  await press(page, button("Next"));
  await expect(step(page)).toBeFocused();
  await expect(verdict(page)).toBeEmpty();
  expect(fragment(page)).toContain("lesson=where.2");
  await press(page, button("Next"));
  await expect(step(page)).toContainText("RoPE-Tie: stretch the picture");
  expect(fragment(page)).not.toContain("rope-tie");
  await press(page, option(page, "11"));
  await expect(verdict(page)).toContainText("Right.");
  await expect(option(page, "11")).toHaveAttribute("aria-pressed", "true");
  // The answer is shown: the other recipe joins.
  await expect(planes(page)).toHaveCount(2);
  await expect.poll(() => fragment(page)).toContain("b.scheme=rope-tie");
  await settled(page);
  const taken = page.locator('.verdicts tr[data-id="consumed"]');
  await expect(taken).toContainText("11");

  await press(page, button("Reset this step"));
  await expect(planes(page)).toHaveCount(1);
  await expect(verdict(page)).toBeEmpty();
  await press(page, button("Back"));
  await expect(step(page)).toContainText("Two numbers for each token");

  await press(page, button("Close"));
  await expect(step(page)).toHaveCount(0);
  await expect(button("Begin")).toBeFocused();
  expect(fragment(page)).not.toContain("lesson=");
});

test.describe("中文", () => {
  test.use({ locale: "zh-CN" });
  test("一课：预测、揭示、重新加载", async ({ page }) => {
    await open(page, "#/layouts");
    const button = (name) => lesson(page).getByRole("button", { name, exact: true });
    await button("开始").focus();
    await page.keyboard.press("Enter");
    await expect(step(page)).toContainText("一行文字中的图像");
    for (let turn = 0; turn < 4; turn += 1) await press(page, button("下一步"));
    await expect(step(page)).toContainText("RoPE-TV：让图像浮在中间");
    await press(page, option(page, "(1, 1)"));
    await expect(verdict(page)).toContainText("不对。");
    await expect(verdict(page)).toContainText("(3, 2.5)");
    await press(page, option(page, "(3, 2.5)"));
    await expect(verdict(page)).toContainText("正确。");
    await expect(planes(page)).toHaveCount(2);

    await expect.poll(() => fragment(page)).toContain("b.scheme=rope-tv");
    await page.reload();
    await settled(page);
    await expect(step(page)).toContainText("RoPE-TV：让图像浮在中间");
    await expect(verdict(page)).toBeEmpty();
    await expect(planes(page)).toHaveCount(2);
  });
});

test("the browser goes back step by step, and undo works", async ({ page }) => {
  await open(page, "#/layouts");
  const button = (name) => lesson(page).getByRole("button", { name, exact: true });
  await button("Begin").click();
  await expect(step(page)).toContainText("A picture in a line of words");
  await button("Next").click();
  await button("Show the answer").click();
  await expect(verdict(page)).toContainText("(5, 6)");
  await button("Next").click();
  await expect(step(page)).toContainText("RoPE-Tie");
  await page.goBack();
  await expect(step(page)).toContainText("Two numbers for each token");
  await page.goBack();
  await expect(step(page)).toContainText("A picture in a line of words");
  await page.goBack();
  await expect(step(page)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(step(page)).toContainText("A picture in a line of words");
});

test("a link to a step brings its state; an unknown one gives a notice", async ({ page }) => {
  await open(page, "#/layouts?lesson=where.6");
  await expect(step(page)).toContainText("M-RoPE: save positions");
  await expect.poll(() => fragment(page)).toContain("v8x2x2");
  await expect(planes(page)).toHaveCount(1);
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);

  await open(page, "#/layouts?lesson=where.99");
  await expect(step(page)).toHaveCount(0);
  await expect(notices(page)).toContainText(/lesson: found “where.99”; allowed: one of where.1–where.9/);
});

test("the table of requirements follows one's own picture", async ({ page }) => {
  await open(page, "#/layouts?lesson=where.9");
  const line = step(page).locator("tr", { hasText: "asymmetry" });
  await expect(line.getByRole("img")).toHaveCount(6);
  // VideoRoPE is symmetric where both sides are odd.
  await expect(line.getByRole("img").last()).not.toHaveText("✓");
  for (const at of [0, 1]) {
    const field = page.locator(".details .number input").nth(at);
    await field.fill("7");
    await field.press("Enter");
  }
  await expect(line.getByRole("img").last()).toHaveText("✓");
  await expect(line.getByRole("img").last()).toHaveAccessibleName("good: 0");
});

test("the line of a lesson costs no shift of the layout", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.sources.some(({ node }) => node?.parentElement?.closest?.("section.lesson"))) globalThis.shifts.push(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, "#/layouts");
  await expect(lesson(page)).toContainText("Where should an image stand?");
  expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("axe finds nothing serious in a lesson", async ({ page }) => {
      for (const [at, answer] of [
        [3, "12"],
        [9, ""],
      ]) {
        await open(page, `#/layouts?lesson=where.${at}`);
        await expect(step(page).locator("h3")).not.toBeEmpty();
        if (answer) await option(page, answer).click();
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).include("section.lesson").analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      }
    });
  });
}
