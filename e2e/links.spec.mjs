// Links made by hand, damaged or hostile: the page says what it did not understand, and works.
import { VIEWS, base, colours, expect, figures, notices, open, slider, test, value } from "./lab.mjs";

async function works(page) {
  const before = await figures(page);
  await slider(page, "base").press("PageUp");
  expect((await figures(page)).attention).not.toBe(before.attention);
  await expect(page.locator("#failed")).toBeHidden();
}

test("a bad link names field, what was found and what is allowed", async ({ page }) => {
  await open(page, "#/bench?base=banana&n=1e99&scheme=nope2");
  const words = notices(page);
  await expect(words).toContainText(/base: found “banana”; allowed: 10 to 1e9/);
  await expect(words).toContainText(/n: found “1e99”; allowed: whole numbers from 60 to 1048576/);
  await expect(words).toContainText(/scheme: found “nope2”; allowed: one of .*rope-tv/);
  expect([await value(page, "base"), await value(page, "n")]).toEqual([10000, 108]);
  await works(page);
  for (const close of (await words.getByRole("button").all()).reverse()) await close.click();
  await expect(words.getByRole("listitem")).toHaveCount(0);
});

const ODD = {
  "30 kB of garbage": `#/bench?${"x!%&=;".repeat(5000)}`,
  "a broken escape": "#/bench?base=%E0%A4%A&%E0%A4%A=1",
  "an unknown page": "#/no-such-page?base=20000",
  "names of the prototype": "#/bench?__proto__=1&constructor=2&toString=3&b.__proto__=4&hasOwnProperty=5",
  "numbers that are none": "#/bench?base=NaN&n=-1&dim=1e400&image=0x0&pin=-1,2&seed=1.5&q=1,x",
  "a later version": "#/bench?v=2&base=20000",
  markup: "#/bench?scheme=<img src=x onerror=alert(1)>&base=<script>",
};
for (const [name, link] of Object.entries(ODD)) {
  test(`a link with ${name}`, async ({ page }) => {
    await open(page, link);
    await expect(notices(page).getByRole("listitem").first()).toBeVisible();
    await works(page);
  });
}

/** Links that are legal and very large, with their number of tokens. */
const HUGE = {
  "1 048 576 tokens of text": ["#/bench?image=none&before=1048576&after=0", 1048576],
  "a text that leaves no room for the usual end": ["#/bench?image=none&before=1048576", undefined],
  "a great picture in a million tokens": ["#/bench?image=128x128&before=1000000", 1016408],
};
for (const [name, [link, tokens]] of Object.entries(HUGE)) {
  test(`${name}: painted within 10 s`, async ({ page }) => {
    const start = Date.now();
    await open(page, link);
    expect(Date.now() - start).toBeLessThan(10_000);
    for (const view of VIEWS) expect(await colours(base(page, view)), view).toBeGreaterThan(8);
    await works(page);
    if (tokens) {
      expect(await value(page, "n")).toBe(tokens);
      await expect(notices(page).getByRole("listitem")).toHaveCount(0);
    }
  });
}
