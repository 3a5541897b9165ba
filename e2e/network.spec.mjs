// Static files under any path, no other host, nothing inline.
import { expect, open, test } from "./lab.mjs";

test("everything comes from under the site's path, and each program once", async ({ page, baseURL }) => {
  const urls = [];
  page.on("request", (request) => urls.push(request.url()));
  await open(page);
  await page.waitForLoadState("networkidle");
  const asked = urls.filter((url) => url !== "about:blank");
  expect(asked.filter((url) => !url.startsWith(baseURL))).toEqual([]);
  const programs = asked.filter((url) => url.endsWith(".wasm")).map((url) => url.split("/").pop().split("-")[0]);
  expect(programs).toEqual(["rotarium", "engine"]);
});

test("the policy stands in the page and forbids what is not its own", async ({ request }) => {
  const html = await (await request.get("./")).text();
  const policy = html.match(/http-equiv="?Content-Security-Policy"? content="([^"]+)"/)?.[1];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'? *'unsafe|https?:|\*/);
});

test.describe("a script from elsewhere", () => {
  test.use({ provoked: /Content Security Policy/i });

  test("inline does not run", async ({ page, complaints }) => {
    await open(page);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.head.append(script);
      document.body.setAttribute("onclick", "window.intruder = true");
      document.body.click();
    });
    expect(await page.evaluate(() => window.intruder)).toBeUndefined();
    expect(complaints).toEqual([]);
  });
});

test.describe("without the wasm", () => {
  test.use({ provoked: /wasm|TypeError|ERR_FAILED/ });

  test("the page says so in both languages and offers a reload", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    await expect(page.locator("#failed")).toBeVisible();
    await expect(page.locator("#failed").getByRole("link").first()).toBeVisible();
  });
});
