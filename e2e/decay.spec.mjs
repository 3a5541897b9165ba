// The page on decay: the first zero is dragged, typed and moved by keys; nonsense and extremes give messages.
import { base, choose, colours, enter, expect, field, fragment, notices, open, pane, pixels, settled, test, value } from "./lab.mjs";

const grip = (page) => page.getByRole("slider", { name: /arrow keys move it|方向键移动/ });
const typed = (page) => page.locator(".zero input");
const zero = async (page) => Number((await typed(page).inputValue()).replace(/\s/g, ""));

test("dragging the first zero turns the base, as one step that can be undone", async ({ page }) => {
  await open(page, "#/decay?scheme=rope");
  expect(await zero(page)).toBe(1707);
  await expect(page.locator(".zero")).toContainText("below 0 at Δ = 1707");
  const box = await grip(page).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const by of [40, 90, 150]) {
    await page.mouse.move(x + by, y);
    await settled(page);
  }
  await page.mouse.up();
  await settled(page);
  const dragged = await value(page, "base");
  expect(dragged).toBeGreaterThan(1e4);
  expect(await zero(page)).toBeGreaterThan(1900);
  await page.getByRole("button", { name: "Undo" }).click();
  await settled(page);
  expect([await value(page, "base"), await zero(page)]).toEqual([1e4, 1707]);
  await page.getByRole("button", { name: "Redo" }).click();
  await settled(page);
  // The line stands at the zero of the new base, and a reload brings it back.
  const now = await zero(page);
  await expect.poll(() => fragment(page)).toContain(`base=${dragged}`);
  await page.reload();
  await settled(page);
  expect([await value(page, "base"), await zero(page)]).toEqual([dragged, now]);
});

test("the zero can be typed and moved by keys, and nonsense is named", async ({ page }) => {
  await open(page, "#/decay?scheme=rope");
  await typed(page).fill("2724");
  await typed(page).press("Enter");
  await settled(page);
  await expect(page.locator(".zero [role=status]")).toContainText("puts it at Δ = 2724");
  expect(await zero(page)).toBe(2724);
  const before = await value(page, "base");
  await grip(page).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await settled(page);
  expect(await value(page, "base")).toBeLessThan(before);
  expect(await zero(page)).toBeLessThan(2724);
  await typed(page).fill("banana");
  await typed(page).press("Enter");
  await expect(page.getByRole("alert")).toContainText("banana");
  await typed(page).fill("1");
  await typed(page).press("Enter");
  await settled(page);
  await expect(page.locator(".zero [role=status]")).toContainText("No base from 10 to");
});

test("both figures follow, and the ghosts can be put away", async ({ page }) => {
  await open(page, "#/decay?scheme=rope");
  for (const view of ["curves", "bases"]) {
    expect(await colours(pane(page, view).locator("canvas").first()), view).toBeGreaterThan(5);
    await pane(page, view).getByRole("button", { name: "Data" }).click();
    expect(await pane(page, view).getByRole("row").count(), view).toBeGreaterThan(10);
  }
  await expect(pane(page, "bases").getByRole("table")).toContainText("suffices");
  await page.getByRole("button", { name: "published bases" }).click();
  await expect.poll(() => fragment(page)).toContain("ghosts=false");
  await page.getByRole("button", { name: "bound", exact: true }).click();
  await settled(page);
  await expect(grip(page)).toBeHidden();
});

test("extremes and recipes without such a kernel give messages, and nothing hangs", async ({ page }) => {
  for (const link of ["train=16&dim=2&base=10", "train=16777216&base=1000000000", "train=16"]) {
    await open(page, `#/decay?scheme=rope&${link}`);
    await expect(page.locator(".zero")).toContainText(/With base/);
  }
  await choose(page, "scheme", "alibi");
  await settled(page);
  await expect(page.locator(".zero")).toContainText("more than turn pairs");
  await open(page, "#/decay?ghosts=banana&decay=nope");
  await expect(notices(page)).toContainText("true, false");
  await enter(page, "base", "1e12");
  await expect(field(page, "base")).toHaveValue(/10.000/);
});

test("the lesson is held here, and its line is as short as the others", async ({ page }) => {
  await open(page, "#/decay");
  await page.getByRole("button", { name: "Begin" }).click();
  await settled(page);
  await expect(page.locator("#lesson-step")).toContainText("32.5");
  await page.getByRole("button", { name: /^Yes, on .* of the steps$/ }).click();
  await settled(page);
  await expect(page.locator(".lesson [aria-live]")).toContainText("Right.");
  await expect.poll(() => fragment(page)).toContain("train=256");
  for (let step = 2; step <= 6; step += 1) {
    await page.getByRole("button", { name: "Next" }).click();
    await settled(page);
    await expect(page.locator(".lesson .count")).toContainText(`step ${step} of 6`);
  }
});

test("a small curve makes its definition the large one", async ({ page }) => {
  await open(page, "#/decay?scheme=rope");
  const small = pane(page, "definitions");
  const words = () => small.locator("canvas.above").getAttribute("aria-label");
  expect(await words()).toContain("q = k: below 0 from Δ = 1707");
  const large = () => pane(page, "curves").locator("small").textContent();
  expect(await large()).toBe("1/P Σ cos ω·Δ");
  const buttons = small.locator(".definitions button");
  await expect(buttons).toHaveCount(4);
  // Each lies over a quarter of the plot, and none over another.
  const boxes = [];
  for (const button of await buttons.all()) boxes.push(await button.boundingBox());
  for (const [at, box] of boxes.entries()) {
    expect(box.width, `${at}`).toBeGreaterThan(100);
    expect(box.height, `${at}`).toBeGreaterThan(80);
    const next = boxes[at + 1];
    if (next) expect(next.x >= box.x + box.width - 1 || next.y >= box.y + box.height - 1).toBe(true);
  }
  await buttons.nth(2).click();
  await settled(page);
  expect(await large()).toBe("1/P Σ |S_j|");
  await expect(buttons.nth(2)).toHaveAttribute("aria-pressed", "true");
  await buttons.nth(1).focus();
  await page.keyboard.press("Enter");
  await settled(page);
  await expect(buttons.nth(1)).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => fragment(page)).toContain("decay=");
});

test("a profile of one's own is made straight, dragged and moved by keys, and the curves follow", async ({ page }) => {
  await open(page, "#/decay?scheme=rope");
  const points = page.locator(".heights .height:visible");
  await expect(points).toHaveCount(0);
  const summary = (view) => pane(page, view).locator("canvas.above").getAttribute("aria-label");
  expect(await summary("profile")).toContain("64 of 64 pairs turn, from 0 to −3.938");
  await page.getByRole("button", { name: "Make it a power" }).click();
  await settled(page);
  await expect(points).toHaveCount(5);
  expect(await fragment(page)).toContain("scheme=profile");
  // 64^a = 10^−4: a power falls first.
  const power = (share) => (-4 * Math.log(1 + share * 63)) / Math.log(64);
  const height = async (at) => Number(await points.nth(at).getAttribute("aria-valuenow"));
  for (const at of [0, 1, 2, 3, 4]) expect(await height(at)).toBeCloseTo(power(at / 4), 3);
  const curves = () => pixels(base(page, "curves"));
  const before = await curves();
  const box = await points.nth(2).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 20, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  const dragged = await height(2);
  expect(dragged).toBeGreaterThan(power(0.5) + 0.3);
  await expect.poll(curves).not.toBe(before);
  // The point stands where the pointer left it.
  const after = await points.nth(2).boundingBox();
  expect(Math.abs(after.y + after.height / 2 - (y - 20))).toBeLessThan(2);
  await points.nth(2).focus();
  await page.keyboard.press("ArrowDown");
  expect(await height(2)).toBeCloseTo(dragged - 0.05, 6);
  await page.keyboard.press("Shift+ArrowUp");
  expect(await height(2)).toBeCloseTo(dragged + 0.45, 6);
  await page.getByRole("button", { name: "Make it exponential" }).click();
  for (const at of [0, 1, 2, 3, 4]) expect(await height(at)).toBeCloseTo(-at, 6);
});
