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

test("the pages are reached by their tabs, and the bench keeps its state", { tag: "@speed" }, async ({ page }) => {
  await open(page, "#/bench?base=500000");
  await page.getByRole("navigation").getByRole("link", { name: "Speed" }).click();
  await expect(page).toHaveURL(/#\/speed/);
  await expect(page.locator("section.pane")).toHaveCount(0);
  await page.goBack();
  await expect(page.locator(".dial input[name=base]")).toHaveValue(/^500\s000$/);
});
