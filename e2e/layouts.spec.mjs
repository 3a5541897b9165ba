// The Layouts: sequences built by hand, the published coordinates in the id table, diagnostics, bad input, the keyboard.
import { choose, colours, expect, fragment, open, settled, test } from "./lab.mjs";

const block = (page, index) => page.locator(`#block-${index}`);
const number = (page, name) => page.locator(`.editor .number input[name="${name}"]`);

/** Types a number of a block. */
async function size(page, index, name, value) {
  await block(page, index).click();
  await number(page, name).fill(String(value));
  await number(page, name).press("Enter");
}

/** Builds text 3, image 2×3, text 2 from the default sequence. */
async function running(page) {
  await open(page, "#/layouts?compare=1");
  await size(page, 0, "tokens", 3);
  await size(page, 1, "rows", 2);
  await size(page, 1, "columns", 3);
  await size(page, 2, "tokens", 2);
  await settled(page);
  await expect(page.locator(".editor output")).toContainText("11");
}

/** The ids of the table, a list per token. */
async function ids(page) {
  await settled(page);
  const rows = page.locator(".ids tbody tr:not(.gap)");
  return rows.evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].slice(1).map((cell) => Number(cell.textContent))),
  );
}

const on = (axes, from, count) => Array.from({ length: count }, (_, i) => Array(axes).fill(from + i));
const grid = (place) => [0, 1].flatMap((i) => [0, 1, 2].map((j) => place(i, j)));

// Su, kexue.fm 10040 and 10352; released code of M-RoPE, VideoRoPE, V2PE and Circle-RoPE.
const EXAMPLES = {
  "rope-tie": [...on(2, 1, 3), ...grid((i, j) => [3 + 4 * (i + 1), 3 + 3 * (j + 1)]), ...on(2, 15, 2)],
  "rope-tv": [...on(2, 1, 3), ...grid((i, j) => [6 + i, 5.5 + j]), ...on(2, 10, 2)],
  "m-rope": [...on(3, 0, 3), ...grid((i, j) => [3, 3 + i, 3 + j]), ...on(3, 6, 2)],
  "video-rope": [...on(3, 0, 3), ...grid((i, j) => [3, 3 + i, 2 + j]), ...on(3, 4, 2)],
  v2pe: [[0], [1], [2], [2.25], [2.5], [2.75], [3], [3.25], [3.5], [5], [6]],
  "circle-rope": [
    ...on(3, 0, 3),
    [3, 10.071, -4.071],
    [10.527, 1.975, -3.503],
    [8.832, -4.865, 5.033],
    [-5.165, 7.082, 7.082],
    [-5.1, 6.163, 7.937],
    [-4.908, 5.193, 8.715],
    ...on(3, 11.527, 2),
  ],
};

for (const [scheme, wanted] of Object.entries(EXAMPLES)) {
  test(`the published coordinates of ${scheme} stand in the table of a sequence typed by hand`, async ({ page }) => {
    await running(page);
    await choose(page, "scheme", scheme);
    if (scheme === "v2pe") await expect(page.locator('[data-key="stride"] input, [data-key="delta"] input').first()).toBeVisible();
    const found = await ids(page);
    expect(found.length).toBe(wanted.length);
    for (const [token, place] of wanted.entries()) {
      expect(found[token].length).toBe(place.length);
      for (const [axis, id] of place.entries()) expect(Math.abs(found[token][axis] - id)).toBeLessThan(6e-4);
    }
  });
}

test("the diagnostics print the published table, and a finding leads to its tokens", async ({ page }) => {
  await open(page, "#/layouts?seq=t16,i24x32,t16&scheme=rope-tv&b.scheme=m-rope&c.scheme=v-rope&compare=3");
  const row = (id) => page.locator(`.verdicts tr[data-id="${id}"] td`).allInnerTexts();
  const plain = (texts) => texts.map((text) => text.replace(/^[✓∼✗] /, ""));
  expect(plain(await row("consumed"))).toEqual(["768", "32", "55"]);
  expect(plain(await row("gap-in"))).toEqual(["(373, 369)", "(1, 1, 1)", "(1, 32, 24, 55)"]);
  expect(plain(await row("gap-out"))).toEqual(["(373, 369)", "(32, 9, 1)", "(1, 32, 24, 55)"]);
  expect(Number(plain(await row("ptd"))[0])).toBeCloseTo(4.746, 3);
  const finding = page.locator('.verdicts tr[data-id="gap-out"] td button').nth(1);
  await finding.click();
  await expect(page.locator(".verdicts .why")).toContainText("M-RoPE");
  expect(fragment(page)).toContain("pin=784");
  // Sorting puts the smallest first.
  await page.locator('.verdicts tr[data-id="consumed"] th button').click();
  const names = await page.locator(".verdicts thead th").allInnerTexts();
  expect(names).toEqual(["B M-RoPE", "C VRoPE", "A RoPE-TV"]);
});

test("releases of transformers stand side by side, and what differs is marked", async ({ page }) => {
  await open(page, "#/layouts?seq=t2,v4x1x2@1,t2&scheme=m-rope&compare=1");
  await page.locator(".ids .choices button").nth(1).click();
  await settled(page);
  await expect(page.locator(".ids .differs")).not.toHaveCount(0);
  await expect(page.locator(".ids .note")).toContainText("10");
  await expect(page.locator('.ids th[scope="colgroup"]')).toHaveCount(3);
});

test("bad numbers are named beside their field, and the last good layout stays", async ({ page }) => {
  await open(page, "#/layouts?seq=t3,v2x2x3@0.5,t2&compare=1");
  const before = await ids(page);
  for (const [name, text, allowed] of [
    ["rows", "0", "1"],
    ["columns", "1000000000", "1024"],
    ["seconds", "-2", "0.01"],
    ["frames", "banana", "4096"],
    ["merge", "1.5", "8"],
  ]) {
    await block(page, 1).click();
    await number(page, name).fill(text);
    await number(page, name).press("Enter");
    const error = page.locator(".editor .error");
    await expect(error).toContainText(allowed);
    await expect(error).toContainText(text);
    await block(page, 0).click();
  }
  expect(await ids(page)).toEqual(before);
  // The last block cannot be taken away.
  await open(page, "#/layouts?seq=t3&compare=1");
  await expect(page.locator(".details .acts button").last()).toBeDisabled();
  await size(page, 0, "tokens", 0);
  await settled(page);
  expect((await ids(page)).length).toBe(1);
});

test("a link that cannot be a sequence is named, and the rest is shown", async ({ page }) => {
  await open(page, "#/layouts?seq=t3,i0x5&scheme=m-rope");
  await expect(page.locator(".notices")).toContainText("i0x5");
  await expect(page.locator(".editor output")).toContainText("108");
});

test("blocks are chosen, moved, sized, copied and removed by keyboard", async ({ page }) => {
  await open(page, "#/layouts");
  const sequence = () => new URLSearchParams(fragment(page).split("?")[1]).get("seq");
  await block(page, 1).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect.poll(sequence).toBe("i6x10,t24,t24");
  await expect(block(page, 0)).toBeFocused();
  await page.keyboard.press("+");
  await page.keyboard.press("d");
  await expect.poll(sequence).toBe("i6x11,i6x11,t24,t24");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect.poll(sequence).toBe("i6x11,i6x11,t24");
  await page.keyboard.press("Control+z");
  await expect.poll(sequence).toBe("i6x11,i6x11,t24,t24");
});

test("blocks are dragged to another place and by their edges", async ({ page }) => {
  await open(page, "#/layouts");
  const sequence = () => new URLSearchParams(fragment(page).split("?")[1]).get("seq") ?? fragment(page);
  const drag = async (from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 6 });
    await page.mouse.up();
  };
  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  await drag(await middle(block(page, 1)), await middle(block(page, 2)));
  await expect.poll(sequence).toBe("t24,t24,i6x10");
  const [x, y] = await middle(block(page, 2).locator(".edge.right"));
  await drag([x, y], [x - 90, y]);
  await expect.poll(async () => Number((await sequence()).split("x")[1])).toBeLessThan(10);
});

test("recipes join and leave the comparison, and each has its pane", async ({ page }) => {
  await open(page, "#/layouts");
  const panes = page.locator("section.pane.layout");
  await expect(panes).toHaveCount(3);
  await page.getByRole("button", { name: "Add a recipe" }).click();
  await settled(page);
  await expect(panes).toHaveCount(4);
  expect(fragment(page)).toContain("compare=4");
  // One cursor for all of them, also for those that were there before.
  const { x, y, width, height } = await panes.first().locator("canvas").first().boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await settled(page);
  for (const above of await panes.locator("canvas.above").all()) expect(await colours(above)).toBeGreaterThan(1);
  await page.getByRole("button", { name: /^Take .* out of the comparison/ }).click();
  await settled(page);
  await expect(panes).toHaveCount(3);
});

test("twenty thousand tokens are placed, and an edit is answered", async ({ page }) => {
  await open(page, "#/layouts");
  await choose(page, "sequence", "twenty-thousand");
  await settled(page);
  await expect(page.locator(".ids table")).toHaveAttribute("aria-rowcount", "20000");
  await size(page, 1, "columns", 127);
  await settled(page);
  await expect(page.locator(".ids table")).toHaveAttribute("aria-rowcount", String(20_000 - 128));
  // Only the rows in sight exist.
  expect(await page.locator(".ids tbody tr").count()).toBeLessThan(120);
  await page.locator(".ids .rows").evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await settled(page);
  await expect(page.locator('.ids th[scope="row"]').last()).toHaveText(String(20_000 - 128 - 1));
});

test("every scheme places text, images and clips beside the others", async ({ page }) => {
  test.setTimeout(240_000);
  await open(page, "#/layouts?seq=t6,i3x4,v3x2x3@0.5,t6&compare=2");
  const all = await page
    .locator("select[name=scheme] option")
    .evaluateAll((options) => options.map((option) => option.value));
  expect(all.length).toBeGreaterThan(85);
  for (const scheme of all) {
    await choose(page, "scheme", scheme);
    await settled(page);
    const drawn = page.locator("section.pane canvas:first-child");
    for (const canvas of await drawn.all()) expect(await colours(canvas), scheme).toBeGreaterThan(1);
    await expect(page.locator(".verdicts thead th").first()).toContainText("A ");
    await expect(page.locator(".notices li")).toHaveCount(0);
  }
});

test("what was changed on the Bench can be undone in the Layouts", async ({ page }) => {
  await open(page);
  await page.locator('input[name="rows"]').fill("7");
  await page.locator('input[name="rows"]').press("Enter");
  await page.getByRole("navigation").getByRole("link", { name: "Layouts" }).click();
  await page.locator(".editor").waitFor();
  await settled(page);
  await expect(block(page, 1)).toContainText("7×10");
  await page.keyboard.press("Control+z");
  await expect(block(page, 1)).toContainText("6×10");
});
