// Everything that can be chosen opens, draws, and complains about nothing.
import { base, colours, expect, open, settled, test, VIEWS } from "./lab.mjs";

const values = (page, list) =>
  page.locator(`select[name=${list}] option`).evaluateAll((options) => options.map((option) => option.value).filter(Boolean));

/** Chooses an entry and looks at the panes; a notice would mean that something was refused. */
async function choose(page, list, value) {
  await page.locator(`select[name=${list}]`).selectOption(value);
  await settled(page);
  await expect(page.locator(`select[name=${list}]`)).toHaveValue(value);
  for (const view of VIEWS) expect(await colours(base(page, view)), `${value}: ${view}`).toBeGreaterThan(1);
  await expect(page.locator(".notices li")).toHaveCount(0);
}

for (const list of ["scheme", "model"]) {
  test(`every ${list} opens with one click`, async ({ page }) => {
    test.setTimeout(240_000);
    await open(page);
    const all = await values(page, list);
    expect(all.length).toBeGreaterThan(list === "scheme" ? 85 : 99);
    for (const value of all) await choose(page, list, value);
  });
}

test("a scheme is put over another, turned, linked and taken away", async ({ page }) => {
  await open(page, "#/bench?scheme=m-rope");
  await page.locator("select[name=with]").selectOption("yarn");
  await settled(page);
  const layer = page.locator("section.layer");
  await expect(layer).toHaveCount(1);
  const factor = layer.locator("input[name=factor]").first();
  await factor.fill("8");
  await factor.press("Enter");
  await expect(page).toHaveURL(/with=yarn.*yarn\.factor=8/);
  await page.reload();
  await settled(page);
  await expect(layer.locator("input[name=factor]").first()).toHaveValue("8");
  await layer.getByRole("button", { name: /take yarn away/i }).click();
  await expect(layer).toHaveCount(0);
});

test("what does not go together says why", async ({ page }) => {
  await open(page, "#/bench?scheme=m-rope");
  const refused = page.locator("select[name=with] option[value=rope-tv]");
  await expect(refused).toBeDisabled();
  await expect(refused).toContainText("already sets its placement");
  await open(page, "#/bench?scheme=m-rope&with=rope-tv");
  await expect(page.locator(".notices li").first()).toContainText("rope-tv");
});

test("a recipe with a mask of its own says so", async ({ page }) => {
  await open(page, "#/bench?scheme=window");
  const mask = page.locator('.pick[title="The recipe has a mask of its own."]');
  await expect(mask.getByRole("button", { name: "causal" })).toBeDisabled();
  await page.locator("select[name=scheme]").selectOption("rope");
  await settled(page);
  await expect(page.getByRole("button", { name: "causal" })).toBeEnabled();
});
