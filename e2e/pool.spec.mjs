// Where the machine has room for more than one worker, maps are shared out; nobody can tell from the picture.
import { base, busy, dies, enter, figures, notices, open, pane, pixels, settled, slider, test, expect } from "./lab.mjs";

/** A browser that tells of so many processors. */
const cores = (page, count) =>
  page.addInitScript((count) => Object.defineProperty(navigator, "hardwareConcurrency", { value: count }), count);

const LONG = "#/bench?scheme=rope&image=none&n=1500&content=gaussian";
/** States of a map, and how many of three workers make it. */
const STATES = [
  [LONG, 3],
  [`${LONG}&map=log&mask=full`, 3],
  [`${LONG}&view=200,100,900`, 3],
  ["#/bench?scheme=rope&image=none&n=90000", 1],
  ["#/bench?scheme=rope&image=none&n=300&content=gaussian", 1],
];

/** The picture of a map, what is said of it, and its numbers. */
async function shown(page, fragment) {
  await open(page, fragment);
  await pane(page, "attention").getByRole("button", { name: "Data" }).click();
  const words = await pane(page, "attention").locator(".data").innerText();
  return { picture: (await figures(page)).attention, words };
}

test("one worker and three make the same picture, words and numbers", async ({ page, browser }) => {
  test.setTimeout(90_000);
  await cores(page, 2);
  const context = await browser.newContext();
  const other = await context.newPage();
  await cores(other, 4);
  await other.addInitScript(() => {
    globalThis.heard = { flying: 0 };
  });
  for (const [state, workers] of STATES) {
    const alone = await shown(page, state);
    expect(page.workers()).toHaveLength(1);
    await other.goto("about:blank");
    await other.goto(new URL(`./${state}`, page.url()).href);
    const done = () => other.evaluate(() => document.querySelector("section.pane.attention[aria-busy=false] canvas"));
    await expect.poll(done).not.toBe(null);
    await pane(other, "attention").getByRole("button", { name: "Data" }).click();
    const found = async () => ({
      picture: await pixels(base(other, "attention")),
      words: await pane(other, "attention").locator(".data").innerText(),
    });
    await expect.poll(found, { timeout: 15_000 }).toEqual(alone);
    expect(other.workers()).toHaveLength(workers);
  }
  await context.close();
});

test("a map that a slider moves follows with several workers, and is made finer at rest", async ({ page }) => {
  await cores(page, 3);
  await open(page, LONG);
  const before = await figures(page);
  for (let press = 0; press < 12; press++) await slider(page, "base").press("ArrowRight");
  await expect(pane(page, "attention")).toHaveAttribute("aria-busy", "true");
  const after = await figures(page);
  expect(after.attention).not.toBe(before.attention);
  await expect(pane(page, "attention")).toHaveAttribute("aria-busy", "false");
  // Going back gives what was there, whoever made which rows.
  await enter(page, "base", 10000);
  expect(await figures(page)).toEqual(before);
});

for (const number of [0, 1]) {
  test(`worker ${number} of a pool that ends is replaced`, async ({ page }) => {
    await cores(page, 3);
    await open(page, LONG);
    const before = await figures(page);
    await page
      .workers()
      [number].evaluate(() => self.close())
      .catch(() => {});
    await expect(notices(page)).toContainText("was started again");
    await slider(page, "base").press("PageUp");
    await expect.poll(async () => (await figures(page)).attention).not.toBe(before.attention);
    await enter(page, "base", 10000);
    await expect.poll(async () => (await figures(page)).attention).toBe(before.attention);
  });
}

test("a worker of a pool that dies at work leaves no hole", async ({ page }) => {
  await cores(page, 3);
  await open(page, LONG);
  const before = await figures(page);
  const dead = dies(page.workers()[1], 500);
  await slider(page, "base").press("PageUp");
  await dead;
  await expect(notices(page)).toContainText("was started again");
  await expect.poll(async () => (await figures(page)).attention).not.toBe(before.attention);
  await settled(page);
  const after = await figures(page);
  await open(page, new URL(page.url()).hash);
  expect(await figures(page)).toEqual(after);
});

/** Counts how often a worker is asked to stop something, questions in each message, and maps that come. */
const counts = (page) =>
  page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    globalThis.halted = globalThis.maps = 0;
    globalThis.posts = [];
    const heard = new Set();
    Worker.prototype.postMessage = function (data, transfer) {
      if (typeof data === "number") globalThis.halted += 1;
      if (data?.[0] instanceof ArrayBuffer) globalThis.posts.push(data.length);
      // Only maps have pixels beside them, which are left when the page has read the rest.
      if (!heard.has(this)) this.addEventListener("message", ({ data }) => (globalThis.maps += data.length > 0));
      heard.add(this);
      postMessage.call(this, data, transfer);
    };
  });

test("what a step asks goes to an idle worker in one message", async ({ page }) => {
  await cores(page, 2);
  await open(page, "#/bench?scheme=rope&image=none&n=300&content=gaussian");
  await counts(page);
  await slider(page, "base").press("PageUp");
  await settled(page);
  const [first] = await page.evaluate(() => globalThis.posts);
  expect(first, "map, curve and spectrum").toBeGreaterThanOrEqual(3);
});

for (const count of [2, 3]) {
  test(`a long first picture stops when nothing moves and another one is wanted, workers: ${count - 1}`, async ({ page }) => {
    await cores(page, count);
    await open(page, "#/bench?scheme=rope&b.scheme=yarn&show=a-b&image=none&n=4096&dim=512&content=gaussian&mask=full");
    await counts(page);
    const working = page.workers().map((worker) => busy(worker, 600));
    await slider(page, "base").press("PageUp");
    await slider(page, "base").press("PageUp");
    await expect.poll(() => page.evaluate(() => globalThis.halted)).toBeGreaterThan(0);
    await Promise.all(working);
    await expect.poll(() => page.evaluate(() => globalThis.maps)).toBeGreaterThan(0);
    const first = await page.evaluate(() => globalThis.maps);
    expect(first, "strips of one map, none of the one that was given up").toBeLessThanOrEqual(count - 1);
    await settled(page);
    const after = await figures(page);
    await open(page, new URL(page.url()).hash);
    expect(await figures(page)).toEqual(after);
  });
}

test("what is only made finer gives way at once", async ({ page }) => {
  await cores(page, 2);
  await open(page, "#/bench?scheme=rope&image=none&n=4096&dim=256&content=gaussian");
  await counts(page);
  const map = pane(page, "attention");
  for (let press = 0; press < 4; press++) {
    await slider(page, "base").press("ArrowRight");
    await expect(map).toHaveAttribute("aria-busy", "true");
    await page.waitForTimeout(150);
  }
  expect(await page.evaluate(() => globalThis.halted)).toBeGreaterThan(0);
  await settled(page);
  await expect(map).toHaveAttribute("aria-busy", "false");
});
