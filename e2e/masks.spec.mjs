// Mixed masks: every scheme is drawn and counted, a token is looked at by pointer and keys, targets, cache and two layers.
import { above, choose, colours, base, enter, exact, expect, fragment, notices, open, pane, settled, test, value } from "./lab.mjs";

const said = (page, view) => above(page, view).getAttribute("aria-label");
const shows = (page, name) =>
  page.getByRole("group", { name: "Show", exact: true }).first().getByRole("button", { name, exact: true }).click();

test("the golden layout has the counts of the notes under each scheme", async ({ page }) => {
  await open(page, "#/masks");
  expect(await said(page, "mask_map")).toMatch(/^Transfusion: 72 of 121 pairs.* a causal mask of as many tokens has 66\./);
  expect(await said(page, "mask_other")).toMatch(/^Chameleon: 66 of 121 pairs/);
  expect(await colours(base(page, "mask_map"))).toBeGreaterThan(3);
  await choose(page, "mixed", "show-o");
  await settled(page);
  await choose(page, "beside", "none");
  await expect(pane(page, "mask_other")).toHaveCount(0);
  const ids = await page.locator('select[name="mixed"] option').evaluateAll((options) => options.map(({ value }) => value));
  expect(ids).toHaveLength(17);
  for (const id of ids) {
    await choose(page, "mixed", id);
    await settled(page);
    const [, pairs, all, causal] = (await said(page, "mask_map")).match(/: (\d+) of (\d+) pairs .* has (\d+)\./).map(Number);
    const tokens = Math.sqrt(all);
    expect(causal, id).toBe((tokens * (tokens + 1)) / 2);
    expect(pairs, id).toBeGreaterThanOrEqual(tokens);
    expect(pairs, id).toBeLessThanOrEqual(all);
  }
  for (const id of ["unifluid", "mar-causal"]) {
    await choose(page, "mixed", id);
    await expect(pane(page, "mask_map").locator("small")).toContainText("not verified");
  }
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);
});

test("noised copies follow the formula, and its dials", async ({ page }) => {
  const pairs = async () => (await settled(page), Number((await said(page, "mask_map")).match(/: (\d+) of/)[1]));
  // a texts, P patches, T copies of each, b texts.
  const formula = (a, P, T, b) => (a * (a + 1)) / 2 + T * (a * P + (P * (P + 1)) / 2) + b * (a + P) + (b * (b + 1)) / 2;
  await open(page, "#/masks?mixed=su-copies&seq=t2,i1x3,t2");
  expect(await pairs()).toBe(52);
  expect(formula(2, 3, 3, 2)).toBe(52);
  await enter(page, "copies", 5);
  await expect.poll(pairs).toBe(formula(2, 3, 5, 2));
  await enter(page, "copies", 1);
  await expect.poll(pairs).toBe((7 * 8) / 2);
  await open(page, "#/masks?mixed=su-copies&seq=t2,i1x3,t2&noised=behind");
  expect(await pairs()).toBe(52);
});

test("a token is looked at by keys, pointer and number, in the mask and on the picture", async ({ page }) => {
  await open(page, "#/masks?looker=4");
  expect(await said(page, "mask_grid")).toMatch(/patch with noise 1, number 4: it reads 8 of 11 tokens and is read by 7\./);
  await above(page, "mask_map").focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => fragment(page)).toContain("looker=5");
  await settled(page);
  expect(await said(page, "mask_grid")).toMatch(/number 5:/);
  await enter(page, "looker", 0);
  await settled(page);
  expect(await said(page, "mask_grid")).toMatch(/text, number 0: it reads 1 of 11 tokens and is read by 11\./);
  const box = await above(page, "mask_map").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75);
  await expect(page.locator('[data-fact="reads"]')).toHaveAttribute("data-exact", /\d/);
  const reads = await exact(page, "reads");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.75);
  await expect.poll(() => value(page, "looker")).toBeGreaterThan(3);
  await settled(page);
  expect(await said(page, "mask_grid")).toContain(`it reads ${reads} of`);
});

test("targets cannot be read, noise is never kept, and two layers see no more", async ({ page }) => {
  await open(page, "#/masks?mixed=bagel&beside=none");
  await shows(page, "targets");
  await settled(page);
  expect(await said(page, "mask_map")).toMatch(/\d+ predictions; no answer can be read\./);
  await shows(page, "cache");
  await settled(page);
  expect(await said(page, "mask_map")).toMatch(/\d+ keys are worth keeping, \d+ are never read later, [1-9]\d* belong to noise\./);
  await shows(page, "two layers");
  await settled(page);
  expect(await said(page, "mask_map")).toContain("M·M = M");
  await page.reload();
  await settled(page);
  expect(await said(page, "mask_map")).toMatch(/^BAGEL.*M·M = M/);
});

test("a sequence that is too long says so, and a shorter one is drawn again", async ({ page }) => {
  await open(page, "#/masks?seq=t3,i24x24,t2");
  expect(await said(page, "mask_map")).toMatch(/581 tokens are too many to draw: at most 512\./);
  await open(page, "#/masks?seq=t3,i4x4,t2&mixed=nonsense");
  await expect(notices(page)).toContainText("mixed");
  expect(await said(page, "mask_map")).toMatch(/^Transfusion: /);
});

test("a preset opens its state, says that it is open, and can be gone back from", async ({ page }) => {
  await open(page, "#/masks");
  const tried = page.getByRole("group", { name: "To try" }).getByRole("button", { name: "Noised copies" });
  await tried.click();
  await settled(page);
  expect(await said(page, "mask_map")).toMatch(/^Su 2024-07 .*no answer can be read/);
  await expect(tried).toHaveAttribute("aria-pressed", "true");
  await page.goBack();
  await settled(page);
  expect(await said(page, "mask_map")).toMatch(/^Transfusion: /);
});
