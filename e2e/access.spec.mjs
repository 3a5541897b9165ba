// For everyone: axe, phone, reduced motion, names of figures.
import { AxeBuilder } from "@axe-core/playwright";
import { VIEWS, above, expect, figures, open, pane, settled, slider, test } from "./lab.mjs";

const PLACES = ["bench", "layouts", "rotation", "decay", "images", "length", "focus", "linear", "recurrence", "masks"].map(
  (page) => `#/${page}`,
);

/** What axe finds serious, one line each. */
async function barriers(page, part = "body") {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return serious.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

for (const locale of ["en-US", "zh-CN"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("axe finds no serious barrier", async ({ page }) => {
        await open(page, "#/bench?base=banana&pin=90,40&show=a-b&content=gaussian");
        expect.soft(await barriers(page), "a pinned difference with notices").toEqual([]);
        await pane(page, "layout").locator(".menu button").first().click();
        await pane(page, "layout").locator("summary").click();
        expect.soft(await barriers(page, "section.pane.layout"), "numbers and menu of a pane").toEqual([]);
        await page.keyboard.press("Control+k");
        await expect(page.getByRole("dialog")).toBeVisible();
        expect.soft(await barriers(page, "dialog"), "palette").toEqual([]);
        await open(page, "#/layouts?seq=t8,v2x4x6@0.5,t8,i3x3&pin=20,3");
        await page.locator(".verdicts td button").first().click();
        expect.soft(await barriers(page), "layouts").toEqual([]);
        await open(page, "#/decay?scheme=rope&train=1024");
        await pane(page, "bases").locator(".menu button").first().click();
        expect.soft(await barriers(page), "decay").toEqual([]);
        for (const mechanisms of ["focus", "linear", "recurrence", "masks"]) {
          await open(page, `#/${mechanisms}`);
          expect.soft(await barriers(page), mechanisms).toEqual([]);
        }
        await open(page, "#/speed?only=W2&n=4096");
        expect.soft(await barriers(page), "speed").toEqual([]);
      });
    });
  }

  test.describe(`a phone in ${locale}`, () => {
    test.use({ locale, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test("nothing scrolls sideways, and the controls are a sheet that works", async ({ page }) => {
      await open(page);
      const width = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await width()).toBeLessThanOrEqual(0);
      const before = await figures(page);
      const sheet = page.locator("#controls");
      const toggle = page.locator("[aria-controls=controls]");
      await expect(sheet).toBeHidden();
      await toggle.tap();
      await expect(sheet).toBeVisible();
      await expect(toggle).toHaveAttribute("aria-expanded", "true");
      expect(await width()).toBeLessThanOrEqual(0);
      await slider(page, "base").scrollIntoViewIfNeeded();
      await slider(page, "base").tap({ position: { x: 250, y: 10 } });
      expect((await figures(page)).attention).not.toBe(before.attention);
      await toggle.tap();
      await expect(sheet).toBeHidden();
      // Below the diagonal, where there is a weight.
      await above(page, "attention").tap({ position: { x: 120, y: 200 } });
      await expect(page.locator('[data-fact="weight"]')).toBeAttached();
      expect(await width()).toBeLessThanOrEqual(0);
    });

    for (const place of PLACES) {
      test(`everything that is tapped on ${place} is large enough to hit, and stays on the screen`, async ({ page }) => {
        await open(page, place);
        // The tabs scroll; the one that is open is in view.
        const scrolled = '.top nav a:not([aria-current])';
        const outside = await page.locator("button:visible, a:visible, summary:visible").evaluateAll((all, scrolled) =>
          all
            .filter((element) => !element.matches(scrolled))
            .map((element) => [element.getBoundingClientRect(), element.getAttribute("aria-label") ?? element.innerText])
            .filter(
              ([box]) =>
                box.right > innerWidth + 0.5 || (box.left < 0 && box.right > 0) || box.width < 24 || box.height < 24,
            )
            .map(
              ([box, name]) =>
                `${name}: ${Math.round(box.left)}…${Math.round(box.right)}, ${Math.round(box.width)}×${Math.round(box.height)}`,
            ),
          scrolled,
        );
        expect(outside).toEqual([]);
      });
    }
  });
}

for (const place of PLACES) {
  test(`a narrow window of 360 px does not scroll sideways on ${place}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await open(page, place);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test.describe("reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 390, height: 844 } });

  test("nothing moves", async ({ page }) => {
    await open(page);
    await page.locator("[aria-controls=controls]").click();
    expect(
      await page.evaluate(
        () => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().activeDuration > 1).length,
      ),
    ).toBe(0);
    await expect(page.locator("#controls")).toBeVisible();
  });
});

test("every figure is told in words that change with it", async ({ page }) => {
  await open(page);
  const words = async () =>
    Object.fromEntries(
      await Promise.all(VIEWS.map(async (view) => [view, await above(page, view).getAttribute("aria-label")])),
    );
  const before = await words();
  for (const view of VIEWS) expect(before[view].length, view).toBeGreaterThan(40);
  await page.locator("select[name=scheme]").selectOption("alibi");
  await settled(page);
  const after = await words();
  for (const view of VIEWS) expect(after[view], view).not.toBe(before[view]);
});

test("every figure has its numbers as a table", async ({ page }) => {
  await open(page);
  for (const view of VIEWS) {
    const button = pane(page, view).getByRole("button", { name: "Data" });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    expect(await pane(page, view).getByRole("row").count(), view).toBeGreaterThan(4);
    await button.click();
    await expect(pane(page, view).getByRole("table")).toHaveCount(0);
  }
});
