// The page Linear: five parts, each with controls that change its figures; estimates in rounds, the path, the cache that fills, a lesson.
import { above, base, changes, choose, colours, enter, exact, expect, field, fragment, notices, open, pane, pixels, settled, slider, test, value } from "./lab.mjs";

const part = (page, name) => page.locator("#main > nav").getByRole("button", { name, exact: true }).click();
const press = (page, name) => page.locator(".topic").getByRole("button", { name, exact: true }).first().click();
const said = (page, view) => above(page, view).getAttribute("aria-label");

test("maps stand side by side, and every control changes them", async ({ page }) => {
  await open(page, "#/linear");
  const maps = ["linear_maps", "linear_apart", "linear_rows"];
  for (const view of maps) expect(await colours(base(page, view))).toBeGreaterThan(5);
  expect(await said(page, "linear_maps")).toContain("Transformer-VQ");
  await changes(page, maps, () => press(page, "Performer"));
  expect(await said(page, "linear_maps")).not.toContain("Performer");
  await expect.poll(() => fragment(page)).toContain("performer=false");
  await changes(page, maps, () => press(page, "Performer"));
  await changes(page, maps, () => choose(page, "reads", "full"));
  await changes(page, maps, () => choose(page, "directions", "orthogonal"));
  for (const [key, number] of [["features", 16], ["codes", 20], ["order", 4], ["omega", 7]]) {
    await changes(page, maps, () => enter(page, key, number));
  }
  await changes(page, ["linear_rows"], () => press(page, "S"));
  await changes(page, maps, () => choose(page, "feature", "trig"));
  await changes(page, maps, () => choose(page, "source", "clustered"));
  await changes(page, maps, () => enter(page, "n", 24));
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);
});

test("a cursor in the maps reads every weight, by keys, too", async ({ page }) => {
  await open(page, "#/linear");
  const plot = above(page, "linear_maps");
  await plot.focus();
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowUp"]) await plot.press(key);
  await expect(page.locator('[data-fact="softmax"]')).toHaveAttribute("data-exact", /\d/);
  const weight = await exact(page, "softmax");
  expect(weight).toBeGreaterThan(0);
  expect(await exact(page, "Transformer-VQ")).not.toBe(weight);
});

test("one path leads from Performer to full attention", async ({ page }) => {
  await open(page, "#/linear?linear=path");
  const views = ["linear_path_map", "linear_path"];
  expect(await said(page, "linear_path_map")).toMatch(/the place \(Performer\)/);
  await changes(page, views, () => press(page, "hard codes"));
  expect(await value(page, "path")).toBe(2);
  expect(await said(page, "linear_path_map")).toMatch(/the place \(hard codes\)/);
  await changes(page, views, () => slider(page, "path").press("ArrowRight"));
  expect(await said(page, "linear_path_map")).toMatch(/between hard codes and means of keys/);
  await changes(page, views, () => press(page, "exact: Z and norms"));
  await changes(page, views, () => press(page, "as on the path"));
  for (const [key, number] of [["codes", 16], ["norm", 8], ["omega", 3]]) {
    await changes(page, views, () => enter(page, key, number));
  }
  await press(page, "full attention");
  await settled(page);
  expect(await said(page, "linear_path_map")).toMatch(/output error 0\./);
  // The link brings all of it back.
  await expect.poll(() => fragment(page)).toContain("path=4");
  const shown = await pixels(base(page, "linear_path"));
  await open(page, fragment(page));
  expect(await pixels(base(page, "linear_path"))).toBe(shown);
});

test("a codebook fills as tokens are read, and counts its keys", async ({ page }) => {
  await open(page, "#/linear?linear=codebook&filled=4");
  const views = ["linear_plane", "linear_cache"];
  expect(await said(page, "linear_cache")).toContain("After 4 tokens");
  await changes(page, views, () => page.getByRole("button", { name: "One step on" }).click());
  expect(await value(page, "filled")).toBe(5);
  // The browser of the tests asks for less motion: there are steps, no playing.
  await expect(page.locator(".stepper .play")).toBeDisabled();
  await changes(page, views, () => slider(page, "filled").press("ArrowRight"));
  await changes(page, ["linear_codes"], () => choose(page, "counted", "false"));
  expect(await said(page, "linear_codes")).toContain("without the count");
  for (const shade of ["nothing", "shares"]) await changes(page, ["linear_plane"], () => choose(page, "shade", shade));
  await changes(page, ["linear_plane"], () => enter(page, "tau", 2));
  for (const origin of ["grid", "keys", "random"]) {
    await changes(page, [...views, "linear_codes", "linear_blocks"], () => choose(page, "origin", origin));
  }
  await changes(page, ["linear_plane"], () => choose(page, "directions", "equal"));
  for (const [key, number] of [["biasslope", 0.5], ["biaswindow", 12], ["vqblock", 5]]) {
    await changes(page, ["linear_blocks"], () => enter(page, key, number));
  }
});

test("errors are estimated in rounds that can be stopped", async ({ page }) => {
  test.slow();
  await open(page, "#/linear?linear=error");
  const estimate = pane(page, "linear_estimate");
  await expect(estimate.locator(".rounds")).toContainText("of 64 rounds");
  await expect(estimate.locator(".rounds")).toContainText("64 of 64 rounds", { timeout: 30_000 });
  // −1/2, as far as chance allows.
  const slope = Number(/slope (−0\.\d+)/.exec(await said(page, "linear_estimate"))[1].replace("−", "-"));
  expect(Math.abs(slope + 0.5)).toBeLessThan(0.06);
  await expect(pane(page, "linear_coded").locator(".rounds")).toContainText("7 of 7 rounds");
  for (const [key, number] of [["norm", 12], ["omega", 2], ["features", 4]]) {
    const views = key === "features" ? ["linear_running", "linear_scatter"] : ["linear_estimate", "linear_output", "linear_scatter"];
    await changes(page, views, () => enter(page, key, number));
  }
  await changes(page, ["linear_scatter", "linear_estimate"], () => choose(page, "feature", "trig"));
  await expect.poll(() => said(page, "linear_scatter")).not.toContain("; 0 are negative");
  await changes(page, ["linear_scatter"], () => choose(page, "directions", "quantile"));
  await changes(page, ["linear_coded"], () => choose(page, "origin", "keys"));
  const stop = estimate.getByRole("button", { name: "Stop" });
  await enter(page, "omega", 5);
  await stop.click();
  await expect(estimate.getByRole("button", { name: "Go on" })).toBeVisible();
  await estimate.getByRole("button", { name: "Go on" }).click();
  await expect(estimate.locator(".rounds")).toContainText("64 of 64 rounds", { timeout: 30_000 });
});

test("costs cross where they must", async ({ page }) => {
  await open(page, "#/linear?linear=cost");
  for (const n of ["n = 4²d = 1024", "n = 2hd = 1536", "n = 6hd = 4608"]) {
    expect(await said(page, "linear_pays")).toContain(n);
  }
  for (const [key, number] of [["layerheads", 32], ["layerwidth", 128], ["times", 2]]) {
    await changes(page, ["linear_pays"], () => enter(page, key, number));
  }
  for (const [key, number] of [["features", 256], ["codes", 128], ["vqblock", 32]]) {
    await changes(page, ["linear_flops", "linear_state"].slice(0, key === "features" ? 2 : 1), () => enter(page, key, number));
  }
  expect(await said(page, "linear_flops")).toContain("Performer from");
});

test("the lesson asks, is answered, and walks the path", async ({ page }) => {
  await open(page, "#/linear?lesson=codes.4&linear=path");
  const lesson = page.locator("section.lesson");
  await lesson.locator(".options button").filter({ hasText: "Better" }).click();
  await expect(lesson.locator("[aria-live]")).toContainText("Better here: 0.2");
  await expect.poll(() => value(page, "path")).toBe(1);
  await lesson.getByRole("button", { name: "Next", exact: true }).click();
  await expect(lesson).toContainText("Cooling down");
});

test("parts are chosen by keys and the page speaks 中文", async ({ page }) => {
  await open(page, "#/linear");
  const button = page.locator("#main > nav").getByRole("button", { name: "Error", exact: true });
  await button.focus();
  await button.press("Enter");
  await expect(pane(page, "linear_estimate")).toBeVisible();
  await expect.poll(() => fragment(page)).toContain("linear=error");
  await part(page, "Cost");
  await expect(field(page, "times")).toBeVisible();
  await page.getByRole("button", { name: "中文" }).first().click();
  await settled(page);
  await expect(page.locator("#main > nav")).toContainText("码本");
  expect(await said(page, "linear_pays")).toContain("平方项");
});
