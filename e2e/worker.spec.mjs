// The worker may die, hang or never come; the page goes on.
import { busy, dies, expect, figures, notices, open, settled, slider, test } from "./lab.mjs";

const DIED = "The computation stopped unexpectedly and was started again.";

async function paintsAgain(page) {
  const before = await figures(page);
  await slider(page, "base").press("PageUp");
  expect((await figures(page)).attention).not.toBe(before.attention);
}

test("a worker that ends is replaced", async ({ page }) => {
  await open(page);
  await page
    .workers()[0]
    .evaluate(() => self.close())
    .catch(() => {});
  await expect(notices(page)).toContainText(DIED);
  await paintsAgain(page);
  await expect(page.locator("#failed")).toBeHidden();
});

test.describe("an error", () => {
  test.use({ provoked: /provoked/ });

  test("in the worker gives a new worker", async ({ page }) => {
    await open(page);
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        throw new Error("provoked");
      });
    });
    await expect(notices(page)).toContainText(DIED);
    await paintsAgain(page);
    await paintsAgain(page);
  });
});

test("a worker that dies with a question is asked it again", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  const dead = dies(page.workers()[0], 700);
  await slider(page, "base").press("PageUp");
  await dead;
  await expect(notices(page)).toContainText(DIED);
  await expect.poll(async () => (await figures(page)).attention).not.toBe(before.attention);
});

test("work that takes long can be cancelled", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  busy(page.workers()[0], 20_000).catch(() => {});
  await slider(page, "base").press("PageUp");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(notices(page)).toContainText("Cancelled");
  expect(await figures(page)).toEqual(before);
  await paintsAgain(page);
});

test.describe("a worker that never starts", () => {
  test.use({ provoked: /worker|ERR_FAILED/ });

  test("is not started again and again", async ({ page }) => {
    let tries = 0;
    await page.route("**/worker.js", (route) => {
      tries += 1;
      return route.abort();
    });
    await page.goto("./");
    await page.waitForTimeout(2000);
    expect(tries).toBeGreaterThan(0);
    expect(tries).toBeLessThan(10);
    await expect(notices(page)).toContainText("cannot be started");
  });
});

test("the words for a crash of the page are ready and hidden", async ({ page }) => {
  await open(page);
  await expect(page.locator("#failed")).toBeHidden();
  await expect(page.locator("#failed")).toHaveAttribute("role", "alert");
  await settled(page);
});
