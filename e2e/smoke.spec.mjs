import { expect, test } from "@playwright/test";

test("the page opens without an error and asks no other host", async ({ page, baseURL }) => {
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== new URL(baseURL).origin) {
      complaints.push(`another host: ${request.url()}`);
    }
  });

  await page.goto("./");
  await expect(page.locator("main")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
});
