// Language and theme.
import { readFileSync, readdirSync } from "node:fs";
import { expect, figures, open, pane, settled, show, slider, test } from "./lab.mjs";

const TABLES = ["messages", "diagnostics"].map((name) => new URL(`../crates/lab/src/${name}/`, import.meta.url));
const source = TABLES.flatMap((table) =>
  readdirSync(table)
    .filter((name) => name.endsWith(".rs"))
    .map((name) => readFileSync(new URL(name, table), "utf8")),
).join("\n");
const STRING = '"((?:[^"\\\\]|\\\\.)+)"';
const found = [...source.matchAll(new RegExp(`${STRING},\\s*(?:zh: )?${STRING}`, "g"))];
/** The English sentences that differ in Chinese, as patterns for a whole text. */
const ENGLISH = found
  .filter(([, en, zh]) => en !== zh && /[\u4e00-\u9fff]/.test(zh) && /[a-z]{3}/i.test(en.replace(/\{\w+\}/g, "")))
  .map(([, en]) => new RegExp(`^${en.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".+")}$`));

/** Every text that is on the page, drawn on a canvas, or told to a screen reader. */
const texts = (page) =>
  page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (!parentElement.closest("#failed, noscript, [lang=en]")) found.push(data);
    }
    for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
    }
    for (const canvas of document.querySelectorAll("canvas")) found.push(...(canvas.words ?? []));
    return found.map((text) => text.trim()).filter(Boolean);
  });

const english = async (page) => (await texts(page)).filter((text) => ENGLISH.some((pattern) => pattern.test(text)));

test("the message table is read", () => {
  expect(ENGLISH.length).toBeGreaterThan(80);
});

test("every text changes its language and comes back after a reload", async ({ page }) => {
  await open(page, "#/bench?pin=90,40&base=banana");
  expect((await english(page)).length).toBeGreaterThan(30);
  const before = await figures(page);
  await page.getByRole("button", { name: "中文" }).click();
  await page.reload();
  await settled(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  expect((await figures(page)).attention).not.toBe(before.attention);
  expect.soft(await english(page), "pinned").toEqual([]);

  await pane(page, "layout").locator(".menu button").first().click();
  await slider(page, "base").locator("xpath=..").locator("input[type=text]").fill("banana");
  await page.keyboard.press("Tab");
  await page.locator("select[name=content]").selectOption("gaussian");
  await page.locator("select[name=model]").selectOption("qwen2-vl-7b");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await settled(page);
  expect.soft(await english(page), "everything open").toEqual([]);
  await page.keyboard.press("Escape");
  for (const scheme of ["none", "alibi", "rope-tie", "sinusoidal"]) {
    await page.locator("select[name=scheme]").selectOption(scheme);
    await settled(page);
    expect.soft(await english(page), scheme).toEqual([]);
  }
  await show(page, "A − B");
  await settled(page);
  expect.soft(await english(page), "difference").toEqual([]);
});

test.describe("the Layouts in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("have no English text, whatever is chosen", async ({ page }) => {
    await open(page, "#/layouts?seq=t8,v2x3x4@0.5,i3x5m2,t8&scheme=m-rope&pin=30,5");
    await page.locator(".ids .choices button").nth(1).click();
    await page.locator(".editor .number input").first().fill("banana");
    await page.keyboard.press("Tab");
    for (const finding of ["gap-out", "kernel-spread", "prefix"]) {
      await page.locator(`.verdicts tr[data-id="${finding}"] td button`).first().click();
      await settled(page);
      expect.soft(await english(page), finding).toEqual([]);
    }
  });
});

test.describe("the Rotation page in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("has no English text, whatever is muted, still or refused", async ({ page }) => {
    await open(page, "#/rotation?mute=0-3&still=50-63&shift=20&pin=90,10,5");
    await pane(page, "mixer").locator(".menu button").first().click();
    await page.locator("input[name=mute]").fill("banana");
    await page.keyboard.press("Tab");
    await settled(page);
    expect.soft(await english(page), "mixed").toEqual([]);
    for (const scheme of ["none", "sinusoidal", "fire"]) {
      await page.locator("select[name=scheme]").selectOption(scheme);
      await settled(page);
      expect.soft(await english(page), scheme).toEqual([]);
    }
  });
});

test.describe("the page on decay in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("has no English text, whatever is asked", async ({ page }) => {
    await open(page, "#/decay?scheme=rope&train=1024&lesson=rises.1");
    for (const wanted of ["361", "1", "banana"]) {
      await page.locator(".zero input").fill(wanted);
      await page.locator(".zero input").press("Enter");
      await settled(page);
      expect.soft(await english(page), wanted).toEqual([]);
    }
    await pane(page, "curves").locator(".menu button").first().click();
    await pane(page, "bases").locator(".menu button").first().click();
    await page.locator("select[name=scheme]").selectOption("alibi");
    await settled(page);
    expect.soft(await english(page), "no kernel of a base").toEqual([]);
  });
});

test("the language changes live, without a reload", async ({ page }) => {
  await open(page, "#/bench?pin=90,40");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator('[data-fact="query"]')).toContainText("查询");
  await settled(page);
  expect(await english(page)).toEqual([]);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Attention" })).toBeVisible();
});

test("the theme is remembered, and both are drawn", async ({ page }) => {
  await open(page);
  const light = await figures(page);
  await page.getByRole("button", { name: "Theme: light or dark" }).click();
  const dark = await figures(page);
  for (const view of Object.keys(light)) expect(dark[view], view).not.toBe(light[view]);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await figures(page)).toEqual(dark);
});

test.describe("a reader whose browser speaks Chinese and is dark", () => {
  test.use({ locale: "zh-CN", colorScheme: "dark" });

  test("begins so", async ({ page }) => {
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    expect(await english(page)).toEqual([]);
  });
});
