// The default figures are there before the wasm.
import { expect, settled, test } from "./lab.mjs";

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the first pictures stand before the wasm arrives, and go when the live ones do", async ({ page }) => {
      let release;
      const held = new Promise((resolve) => (release = resolve));
      await page.route("**/*.wasm", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto("./", { waitUntil: "commit" });
      const pictures = page.locator(`#first-light img.${colorScheme}`);
      await expect(pictures).toHaveCount(4);
      for (const picture of await pictures.all()) {
        await expect(picture).toBeVisible();
        await expect.poll(() => picture.evaluate(({ naturalWidth }) => naturalWidth)).toBeGreaterThan(0);
      }
      await expect(page.locator("section.pane")).toHaveCount(0);
      release();
      await expect(page.locator("#first-light")).toHaveCount(0);
      await settled(page);
    });
  });
}

test("nothing jumps when the live panes take over", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "domcontentloaded" });
  const boxes = (selector) =>
    page.locator(selector).evaluateAll((all) => all.map((element) => element.getBoundingClientRect().toJSON()));
  const before = await boxes("#first-light .pane");
  release();
  await settled(page);
  const after = await boxes("main .pane");
  expect(before).toHaveLength(after.length);
  for (const [index, box] of after.entries()) {
    for (const side of ["left", "top", "width", "height"])
      expect(Math.abs(box[side] - before[index][side]), `pane ${index} ${side}`).toBeLessThan(8);
  }
});
