// The map from a million tokens down to single cells: wheel, drag, small map, keys, buttons, two fingers.
import { above, base, exact, expect, fragment, notices, open, pane, pixels, settled, test } from "./lab.mjs";

const LONG = "#/bench?v=1&scheme=rope&image=none&before=1048576&after=0&dim=64";

/** The window in the address: first query, first key, tokens a side; null for the whole map. */
async function seen(page) {
  await page.waitForTimeout(1200); // the address is written twice a second at most
  await settled(page);
  const view = new URLSearchParams(fragment(page).split("?")[1]).get("view");
  return view && view.split(",").map(Number);
}

/** The point at shares of the canvas, which is about that of the plot. */
async function point(page, right, down) {
  const box = await above(page, "attention").boundingBox();
  return [box.x + right * box.width, box.y + down * box.height];
}

/** Score and weight of plain RoPE with ones everywhere, from their definition. */
function rope(query, key, dim = 64) {
  const thetas = Array.from({ length: dim / 2 }, (_, pair) => 10000 ** ((-2 * pair) / dim));
  const score = (back) => thetas.reduce((sum, theta) => sum + 2 * Math.cos(back * theta), 0) / Math.sqrt(dim);
  let sum = 0;
  for (let back = 0; back <= query; back += 1) sum += Math.exp(score(back));
  return { score: score(query - key), weight: Math.exp(score(query - key)) / sum };
}

test("the wheel goes from a million tokens to single cells, whose values are exact", async ({ page }) => {
  await open(page, LONG);
  const whole = await pixels(base(page, "attention"));
  await page.mouse.move(...(await point(page, 0.4, 0.6)));
  for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await seen(page))?.[2]).toBe(2);
  const [query, key] = await seen(page);
  expect(query).toBeGreaterThan(key);
  expect(await pixels(base(page, "attention"))).not.toBe(whole);

  await page.mouse.move(...(await point(page, 0.42, 0.58)));
  await page.mouse.move(...(await point(page, 0.4, 0.6)));
  const label = (id) => page.locator(`[data-fact="${id}"]`).first().innerText();
  await expect(page.locator('[data-fact="weight"]')).toBeVisible();
  const token = async (id) => Number((await label(id)).replace(/[\s,\u2009]/g, "").match(/\d+/)[0]);
  await expect.poll(async () => Math.abs((await token("query")) - query)).toBeLessThanOrEqual(3);
  const [m, n] = [await token("query"), await token("key")];
  expect(Math.abs(n - key)).toBeLessThanOrEqual(3);
  const wanted = rope(m, n);
  expect(Math.abs((await exact(page, "score")) - wanted.score)).toBeLessThan(1e-9);
  expect(Math.abs((await exact(page, "weight")) / wanted.weight - 1)).toBeLessThan(1e-9);

  // The picture and the window come back with the link.
  const close = await pixels(base(page, "attention"));
  await page.mouse.move(5, 5);
  await page.reload();
  await settled(page);
  expect(await pixels(base(page, "attention"))).toBe(close);
  await expect(above(page, "attention")).toHaveAttribute("aria-label", /In view: queries/);
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);

  await above(page, "attention").dblclick({ position: { x: 200, y: 300 } });
  expect(await seen(page)).toBeNull();
});

test("keys zoom, move and reset, and undo takes a whole gesture back", async ({ page }) => {
  await open(page, LONG);
  await above(page, "attention").focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("+");
  const [query, key, span] = await seen(page);
  expect([query, key, span]).toEqual([523776, 523776, 1024]);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowDown");
  expect(await seen(page)).toEqual([524032, 523520, 1024]);
  await page.keyboard.press("-");
  expect((await seen(page))[2]).toBe(2048);
  await page.keyboard.press("Control+z");
  expect(await seen(page)).toBeNull();
  await page.keyboard.press("Control+Shift+z");
  expect((await seen(page))[2]).toBe(2048);
  await page.keyboard.press("0");
  expect(await seen(page)).toBeNull();
  // An arrow pins a cell; the window follows it.
  await page.goto("about:blank");
  await open(page, "#/bench?view=0,0,10&pin=9,9");
  await above(page, "attention").focus();
  await page.keyboard.press("ArrowDown");
  expect(await seen(page)).toEqual([1, 0, 10]);
});

test("dragging moves the window, the small map jumps, buttons do without a wheel", async ({ page }) => {
  await open(page, LONG);
  const zoom = pane(page, "attention").locator(".zoom");
  await expect(zoom.getByRole("button").first()).toBeDisabled();
  for (let step = 0; step < 5; step += 1) await zoom.getByRole("button", { name: /in/ }).click();
  const before = await seen(page);
  expect(before[2]).toBe(32768);
  await page.mouse.move(...(await point(page, 0.5, 0.6)));
  await page.mouse.down();
  await page.mouse.move(...(await point(page, 0.6, 0.5)), { steps: 8 });
  await page.mouse.up();
  const after = await seen(page);
  expect(after[0]).toBeGreaterThan(before[0] + 1000);
  expect(after[1]).toBeLessThan(before[1] - 1000);
  await expect(page.locator(".inspector button", { hasText: "×" }), "a drag pins nothing").toHaveCount(0);
  // Upper right: the whole map in small. A press there puts the window there, and pins nothing.
  await page.mouse.click(...(await point(page, 0.7, 0.24)));
  const jumped = await seen(page);
  expect(jumped[2]).toBe(before[2]);
  expect(jumped[0] / 1_048_576).toBeGreaterThan(0.52);
  expect(jumped[0] / 1_048_576).toBeLessThan(0.8);
  expect(jumped[1] / 1_048_576).toBeGreaterThan(0.2);
  expect(jumped[1] / 1_048_576).toBeLessThan(0.47);
  await expect(page.locator(".inspector button", { hasText: "×" })).toHaveCount(0);
  await zoom.getByRole("button", { name: /whole/ }).click();
  expect(await seen(page)).toBeNull();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("two fingers zoom and one moves the window", async ({ page }) => {
    await open(page, LONG);
    await above(page, "attention").scrollIntoViewIfNeeded();
    const touch = await page.context().newCDPSession(page);
    const send = (type, points) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const [x, y] = await point(page, 0.45, 0.5);
    await send("touchStart", [[x - 20, y]]);
    await send("touchStart", [[x - 20, y], [x + 20, y]]);
    for (let step = 1; step <= 8; step += 1) await send("touchMove", [[x - 20 - 8 * step, y], [x + 20 + 8 * step, y]]);
    await send("touchEnd", []);
    const first = await seen(page);
    expect(first[2]).toBeLessThan(400_000);
    await send("touchStart", [[x, y]]);
    for (let step = 1; step <= 8; step += 1) await send("touchMove", [[x - 6 * step, y - 6 * step]]);
    await send("touchEnd", []);
    const second = await seen(page);
    expect(second[2]).toBe(first[2]);
    expect(second[0]).toBeGreaterThan(first[0]);
    expect(second[1]).toBeGreaterThan(first[1]);
  });
});
