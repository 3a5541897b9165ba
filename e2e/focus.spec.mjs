// The page Focus: three parts, estimates that refine and can be stopped, controls that change their figures.
import { above, changes, choose, enter, expect, field, fragment, notices, open, pane, settled, slider, test } from "./lab.mjs";

const part = (page, name) => page.locator("#main > nav").getByRole("button", { name, exact: true }).click();
const said = (page, view) => above(page, view).getAttribute("aria-label");
const done = (page, view) =>
  expect(pane(page, view).locator(".rounds")).toContainText(/(\d+) of \1 rounds/, { timeout: 60_000 });

test("exp can concentrate, identity cannot, and the dots lie on the lines", async ({ page }) => {
  await open(page, "#/focus?n=1024");
  await done(page, "focus_curves");
  const [, theory, drawn] = (await said(page, "focus_curves")).match(/S is (\S+) for .* and (\S+) ±/).map(Number);
  expect(Math.abs(theory - Math.exp(-0.5))).toBeLessThan(1e-3);
  // Within 3 % where γ ≤ 1 and n ≥ 1024.
  expect(Math.abs(drawn / theory - 1)).toBeLessThan(0.03);
  await choose(page, "weighing", "identity");
  await enter(page, "beta", 0);
  const least = async () => Number((await said(page, "focus_curves")).match(/S is (\S+) for/)?.[1]);
  await expect.poll(async () => Math.abs((await least()) - Math.sqrt(2 / Math.PI)) < 1e-3).toBe(true);
  await done(page, "focus_curves");
  await changes(page, ["focus_curves", "focus_row", "focus_map"], () => choose(page, "weighing", "relu2"));
  await choose(page, "weighing", "decay");
  await expect(field(page, "lambda")).toBeVisible();
  await expect(field(page, "beta")).toHaveCount(0);
  await expect.poll(() => fragment(page)).toContain("weighing=decay");
});

test("estimates refine, and can be stopped and go on", async ({ page }) => {
  await open(page, "#/focus?focus=length&dim=64");
  const rounds = pane(page, "focus_entropy").locator(".rounds");
  await slider(page, "heat").press("ArrowRight");
  await rounds.getByRole("button", { name: "Stop" }).click();
  await settled(page);
  const stopped = await rounds.innerText();
  await page.waitForTimeout(300);
  expect(await rounds.innerText()).toBe(stopped);
  await rounds.getByRole("button", { name: "Go on" }).click();
  await expect.poll(() => rounds.innerText()).not.toBe(stopped);
});

test("causal maps have full rank, and every control of the part changes them", async ({ page }) => {
  await open(page, "#/focus?focus=rank&ranktokens=24");
  const views = ["focus_spectra", "focus_masked"];
  await changes(page, views, () => enter(page, "ranktokens", 32));
  await changes(page, views, () => enter(page, "rankscale", 3));
  await changes(page, ["focus_masked"], () => enter(page, "rankprefix", 5));
  await changes(page, ["focus_spectra"], async () => {
    const list = page.locator('select[name="rankmask"]');
    const ids = await list.locator("option").evaluateAll((options) => options.map(({ value }) => value));
    const now = await list.inputValue();
    await list.selectOption(ids.find((id) => id !== now));
  });
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);
});

test("log n keeps the entropy of peaked rows", async ({ page }) => {
  await open(page, "#/focus?dim=64");
  await part(page, "Length");
  await done(page, "focus_entropy");
  const [, plain, scaled] = (await said(page, "focus_entropy"))
    .match(/changes by (\S+) without and by (\S+) with/)
    .map((text) => Number(text.replace("−", "-")));
  expect(plain).toBeGreaterThan(1);
  expect(Math.abs(scaled)).toBeLessThan(0.3);
  await changes(page, ["focus_entropy", "focus_needle"], () => enter(page, "heat", 1));
  await changes(page, ["focus_needle"], () => enter(page, "needlecos", 0.9));
  await page.reload();
  await settled(page);
  await expect(field(page, "heat")).toHaveValue("1");
});
