// The speed page measures and says so in JSON.
import { expect, notices, open, test } from "./lab.mjs";

async function report(page, fragment) {
  await open(page, fragment);
  const output = page.locator("output#speed-json");
  await expect(output, "the speed page is being built").toBeAttached({ timeout: 2000 });
  await expect.poll(async () => JSON.parse((await output.textContent()) || "{}").done, { timeout: 60_000 }).toBe(true);
  return JSON.parse(await output.textContent());
}

test("one workload is measured in this browser", { tag: "@speed" }, async ({ page }) => {
  test.setTimeout(90_000);
  const { done, ...found } = await report(page, "#/speed?only=W1&n=256&d=64");
  expect(done).toBe(true);
  expect(JSON.stringify(found)).toContain("W1");
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);
  await expect(page.getByRole("table")).toBeVisible();
});

test("curves are drawn, bases are swept and a million positions are painted, each measured", { tag: "@speed" }, async ({ page }) => {
  test.setTimeout(120_000);
  const { results } = await report(page, "#/speed?only=W4,W7&n=65536");
  expect(results.map(({ workload, n }) => [workload, n])).toEqual([
    ["W4", 65_536],
    ["W7", 65_536],
  ]);
  const [drawn, long] = results;
  for (const side of [drawn.kernel, drawn.plain, long.kernel]) {
    expect(side.median_ms).toBeGreaterThan(0);
    expect(side.p95_ms).toBeGreaterThanOrEqual(side.median_ms);
  }
  expect(drawn.ratio).toBeCloseTo(drawn.plain.median_ms / drawn.kernel.median_ms, 1);
  expect([long.plain, drawn.fps, long.fps]).toEqual([null, null, null]);
});

test("a sweep says how many frames per second there were, in both languages", { tag: "@speed" }, async ({ page }) => {
  test.setTimeout(120_000);
  const { results } = await report(page, "#/speed?only=W6&n=64");
  expect(results).toHaveLength(1);
  const [{ workload, runs, fps, kernel, plain }] = results;
  expect(workload).toBe("W6");
  expect(runs).toBeGreaterThan(0);
  for (const [side, spread] of [[fps.kernel, kernel], [fps.plain, plain]]) {
    expect(side).toBeGreaterThan(0);
    // No picture comes later than the one after it.
    expect(spread.p95_ms).toBeGreaterThanOrEqual(spread.median_ms);
  }
  await expect(page.getByRole("columnheader", { name: "frames per second while sweeping" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^W6 / })).toContainText(/\d \(\d[\d.]*\)/);
  await page.getByRole("button", { name: /中文/ }).click();
  await expect(page.getByRole("columnheader", { name: "连续拖动时每秒帧数" })).toBeVisible();
});

test("a run is cancelled, and can be run again", { tag: "@speed" }, async ({ page }) => {
  await open(page, "#/speed?only=W6&n=512");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Stopped before the end." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Run" })).toBeEnabled();
});

test("the pages are reached by their tabs, and the bench keeps its state", { tag: "@speed" }, async ({ page }) => {
  await open(page, "#/bench?base=500000");
  await page.getByRole("navigation").getByRole("link", { name: "Speed" }).click();
  await expect(page).toHaveURL(/#\/speed/);
  await expect(page.locator("section.pane")).toHaveCount(0);
  await page.goBack();
  await expect(page.locator(".dial input[name=base]")).toHaveValue(/^500\s000$/);
});
