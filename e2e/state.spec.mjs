// The state is in the address: reload, back, forward, links, undo.
import {
  choose,
  enter,
  expect,
  field,
  figures,
  fragment,
  open,
  settled,
  show,
  slider,
  state,
  test,
  value,
} from "./lab.mjs";

const written = (page, part) => expect.poll(() => fragment(page)).toContain(part);

async function change(page) {
  await choose(page, "scheme", "rope-tie");
  await enter(page, "base", "1e6");
  await enter(page, "rows", "9");
  await page.getByRole("button", { name: "log", exact: true }).click();
  await show(page, "B");
  await choose(page, "content", "gaussian");
  await enter(page, "seed", "7");
  await written(page, "seed=7");
}

test("a reload and a link restore everything", async ({ page, context }) => {
  await open(page);
  await change(page);
  const before = await state(page);
  await page.reload();
  expect(await state(page)).toEqual(before);

  const other = await context.newPage();
  await open(other, before.fragment);
  expect(await state(other)).toEqual(before);
});

test("the shared link is the state, even just after a change", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await enter(page, "base", "5e5");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText("The link is in the clipboard.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${baseURL}#/bench?v=1&base=500000`);
});

test("back and forward cross schemes and models exactly", async ({ page }) => {
  await open(page);
  const visited = [await state(page)];
  for (const step of [
    () => choose(page, "scheme", "m-rope"),
    () => choose(page, "model", "llama-3-8b"),
    () => page.getByRole("button", { name: "full", exact: true }).click(),
  ]) {
    await step();
    visited.push(await state(page));
  }
  expect(new Set(visited.map(({ fragment }) => fragment)).size).toBe(visited.length);
  for (const wanted of visited.slice(0, -1).reverse()) {
    await page.goBack();
    expect(await state(page)).toEqual(wanted);
  }
  for (const wanted of visited.slice(1)) {
    await page.goForward();
    expect(await state(page)).toEqual(wanted);
  }
});

test("going back right after a slider does not mix two states", async ({ page }) => {
  await open(page);
  const before = await state(page);
  await choose(page, "scheme", "m-rope");
  await slider(page, "base").press("PageUp");
  await page.goBack();
  await page.waitForTimeout(800); // longer than the pause of the address
  expect(await state(page)).toEqual(before);
});

test("a reload right after a change keeps it", async ({ page }) => {
  await open(page);
  await enter(page, "base", "5e5");
  await page.reload();
  await settled(page);
  expect(await value(page, "base")).toBe(500000);
});

test("undo and redo by keys", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await slider(page, "base").press("PageUp");
  await slider(page, "base").press("PageUp"); // one movement, one step
  const after = await figures(page);
  await page.keyboard.press("Control+z");
  expect(await figures(page)).toEqual(before);
  await expect(field(page, "base")).toHaveValue(/^10\s?000$/);
  await page.keyboard.press("Control+Shift+z");
  expect(await figures(page)).toEqual(after);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  expect(await figures(page)).toEqual(after);
});
