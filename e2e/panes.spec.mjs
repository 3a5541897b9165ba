// The panes follow the controls.
import { VIEWS, base, colours, enter, expect, figures, open, pane, slider, test } from "./lab.mjs";

test("the default page shows a figure in every pane", async ({ page }) => {
  await open(page, "");
  await expect(page.getByRole("main")).toBeVisible();
  for (const view of VIEWS) {
    await expect(pane(page, view).getByRole("heading", { level: 2 })).not.toBeEmpty();
    expect(await colours(base(page, view)), view).toBeGreaterThan(8);
  }
});

const TYPED = { n: "400", rows: "9", columns: "17", base: "1e6" };

for (const [how, change] of [
  ["typed", (page, key) => enter(page, key, TYPED[key])],
  ["slid by keys", (page, key) => slider(page, key).press("PageUp")],
]) {
  test(`attention, decay and layout change after each control that is ${how}`, async ({ page }) => {
    await open(page);
    let before = await figures(page);
    for (const key of Object.keys(TYPED)) {
      await change(page, key);
      const after = await figures(page);
      for (const view of ["attention", "decay", "layout"])
        expect(after[view], `${view} after ${key}`).not.toBe(before[view]);
      if (key === "base") expect(after.spectrum, "spectrum after base").not.toBe(before.spectrum);
      before = after;
    }
  });
}

test("a slider that is dragged is followed in both directions", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  const box = await slider(page, "base").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2, { steps: 8 });
  expect((await figures(page)).attention).not.toBe(before.attention);
  await page.mouse.up();
  await page.getByRole("button", { name: /^Reset Base to/ }).click();
  expect(await figures(page)).toEqual(before);
});
