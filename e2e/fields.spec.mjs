// Numbers typed by people.
import { VIEWS, base, choose, colours, enter, expect, figures, fragment, open, settled, test, value } from "./lab.mjs";

const NONSENSE = {
  base: ["banana", "Base: found “banana”; allowed: 10 to 1e9."],
  n: ["1e99", "Sequence length: found “1e99”; allowed: whole numbers from 60 to 1048576."],
  rows: ["0", "Image rows: found “0”; allowed: whole numbers from 1 to 128."],
  columns: ["2.5", "Image columns: found “2.5”; allowed: whole numbers from 1 to 128."],
  dim: ["127", "Head dim: found “127”; allowed: even numbers from 2 to 512."],
};

test("nonsense is named, the value stays, the picture stays", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  for (const [key, [text, sentence]] of Object.entries(NONSENSE)) {
    const held = await value(page, key);
    await enter(page, key, text);
    await expect(page.locator(`[data-key="${key}"]`).getByRole("alert")).toHaveText(sentence);
    expect(await value(page, key), key).toBe(held);
  }
  expect(await figures(page)).toEqual(before);
  await enter(page, "base", "20000");
  await expect(page.locator('[data-key="base"]').getByRole("alert")).toHaveCount(0);
});

test("numbers are understood as people write them", async ({ page }) => {
  await open(page);
  for (const [text, number] of [
    ["1e6", 1e6],
    ["32k", 32000],
    ["10^6", 1e6],
    ["10,000", 10000],
    [" 5 00 000 ", 5e5],
  ]) {
    await enter(page, "base", text);
    expect(await value(page, "base"), text).toBe(number);
  }
});

test("the extremes are drawn, with numbers on their axes", async ({ page }) => {
  await open(page);
  await choose(page, "content", "gaussian");
  for (const [key, text] of [
    ["variance", "0"],
    ["dim", "2"],
    ["dim", "512"],
    ["base", "10"],
    ["base", "1e9"],
  ]) {
    await enter(page, key, text);
    expect(await value(page, key)).toBe(Number(text));
    await drawn(page, `${key} = ${text}`);
  }
  await choose(page, "content", "ones");
  await enter(page, "n", "1e6");
  await drawn(page, "a million tokens");
  await expect.poll(() => fragment(page)).toContain("after=999916");
});

async function drawn(page, what) {
  await settled(page);
  for (const view of VIEWS) expect(await colours(base(page, view)), `${view} at ${what}`).toBeGreaterThan(4);
  const words = await page
    .locator("section.pane canvas:first-child")
    .evaluateAll((all) => all.flatMap(({ words }) => words));
  expect(
    words.filter((word) => /NaN|Infinity|inf\b/.test(word)),
    what,
  ).toEqual([]);
}
