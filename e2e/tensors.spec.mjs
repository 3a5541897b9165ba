// Queries, keys and values from files: dropped or chosen, read by the worker, and never sent anywhere.
import { AxeBuilder } from "@axe-core/playwright";
import { choose, expect, figures, fragment, notices, open, pixels, settled, test, value } from "./lab.mjs";

/** A `.npy` file of f32 numbers, made by a rule. */
function npy(name, shape, number) {
  const count = shape.reduce((all, size) => all * size, 1);
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(", ")},), }`;
  const header = dictionary.padEnd(117) + "\n";
  const start = Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, header.length, 0]);
  const numbers = Buffer.from(Float32Array.from({ length: count }, (_, at) => number(at)).buffer);
  return { name, mimeType: "", buffer: Buffer.concat([start, Buffer.from(header), numbers]) };
}

/** A `.safetensors` file of f32 tensors. */
function safetensors(name, tensors) {
  const [header, parts] = [{}, []];
  let from = 0;
  for (const [title, shape, number] of tensors) {
    const count = shape.reduce((all, size) => all * size, 1);
    parts.push(Buffer.from(Float32Array.from({ length: count }, (_, at) => number(at)).buffer));
    header[title] = { dtype: "F32", shape, data_offsets: [from, (from += 4 * count)] };
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return { name, mimeType: "", buffer: Buffer.concat([length, text, ...parts]) };
}

const wave = (at) => 3 * Math.sin(at * at);
const q = npy("q.npy", [12, 8], wave);
const k = npy("k.npy", [12, 8], (at) => 3 * Math.cos(at));
const panel = (page) => page.locator(".tensors");
const field = (page) => page.locator("input[name=tensors]");

/** Lets files fall onto the page, wherever the pointer is. */
const drop = (page, files) =>
  page.evaluate(
    (files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, bytes } of files) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    files.map(({ name, buffer }) => ({ name, bytes: [...buffer] })),
  );

test("files that are chosen become the content, and links name them", async ({ page }) => {
  await open(page, "#/bench?image=none&before=8&after=8");
  await choose(page, "content", "file");
  const ones = await figures(page);
  await field(page).setInputFiles([q, k]);
  await expect(panel(page).getByRole("status")).toContainText("Read: q = q, k = k. Row by row");
  const read = await figures(page);
  expect(read.attention).not.toBe(ones.attention);
  expect([await value(page, "dim"), await value(page, "n")]).toEqual([8, 12]);
  await expect.poll(() => fragment(page)).toMatch(/content=file&file=c-8-0-0-0-0-[0-9a-f-]+/);
  const link = fragment(page);

  // The state forgets nothing and can be undone.
  await page.getByRole("button", { name: /undo/i }).click();
  expect(await figures(page)).toEqual(ones);
  await page.getByRole("button", { name: /redo/i }).click();
  expect(await figures(page)).toEqual(read);

  // A reload has no files: it says so, and they can come back.
  await expect.poll(() => fragment(page)).toBe(link);
  await open(page, link);
  await expect(notices(page)).toContainText("not on this machine");
  expect((await figures(page)).attention).not.toBe(read.attention);
  await drop(page, [q, k]);
  await expect(panel(page).getByRole("status")).toContainText("Read: q = q");
  await expect.poll(async () => (await figures(page)).attention).toBe(read.attention);
  expect(fragment(page)).toBe(link);
});

test("one file after the other, dropped anywhere", async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await drop(page, [q]);
  await expect(notices(page)).toContainText("Still missing: k");
  expect(await figures(page)).toEqual(before);
  await drop(page, [k]);
  await expect(page.locator("select[name=content]")).toHaveValue("file");
  expect((await figures(page)).attention).not.toBe(before.attention);
  await page.getByRole("button", { name: "Forget the files" }).click();
  await expect(panel(page).getByRole("status")).toHaveText("");
  await settled(page);
});

test("heads of a layer are chosen from lists, by keys alone", async ({ page }) => {
  await open(page, "#/bench?content=file&image=none");
  const layer = safetensors("layer.safetensors", [
    ["attn.q_proj.out", [2, 12, 8], wave],
    ["attn.k_proj.out", [1, 12, 8], Math.cos],
    ["norm", [8], () => 1],
  ]);
  await field(page).setInputFiles(layer);
  await expect(panel(page).getByRole("status")).toContainText("1 more that cannot be q, k or v");
  const first = await figures(page);
  const head = panel(page).getByLabel("Head");
  await head.focus();
  await page.keyboard.press("ArrowDown");
  await expect(head).toHaveValue("1");
  expect((await figures(page)).attention).not.toBe(first.attention);
});

test("a bad file gives one sentence and changes nothing", async ({ page }) => {
  await open(page, "#/bench?content=file&image=none");
  await field(page).setInputFiles([q, k]);
  await expect(panel(page).getByRole("status")).toContainText("Read: q = q");
  const before = await figures(page);
  await expect.poll(() => fragment(page)).toMatch(/file=c-8/);
  const link = fragment(page);
  const bad = [
    [npy("q.npy", [12, 8], (at) => (at === 9 ? Number.NaN : 1)), "first NaN at [1, 1]"],
    [npy("k.npy", [5], wave), "[n, d]"],
    [{ name: "q.npy", mimeType: "", buffer: q.buffer.subarray(0, 100) }, "header"],
    [{ name: "q.npz", mimeType: "", buffer: q.buffer }, "found “npz”"],
    [{ name: "a.safetensors", mimeType: "", buffer: Buffer.from("{}") }, "8 bytes"],
  ];
  for (const [file, words] of bad) {
    await drop(page, [file]);
    await expect(notices(page)).toContainText(words);
    expect(await figures(page)).toEqual(before);
    expect(fragment(page)).toBe(link);
  }
});

test("a worker that takes the place of another has the files", async ({ page }) => {
  await open(page, "#/bench?content=file&image=none");
  await field(page).setInputFiles([q, k]);
  await expect(panel(page).getByRole("status")).toContainText("Read: q = q");
  const read = await figures(page);
  await page.locator('[data-key="base"] input[type=range]').press("PageUp");
  const turned = await figures(page);
  expect(turned.attention).not.toBe(read.attention);
  await page
    .workers()[0]
    .evaluate(() => self.close())
    .catch(() => {});
  await expect(notices(page)).toContainText("started again");
  await page.getByRole("button", { name: /undo/i }).click();
  expect((await figures(page)).attention).toBe(read.attention);
});

test("the pages on mechanisms mix what the Bench was given", async ({ page }) => {
  await open(page, "#/bench?content=file&image=none");
  await field(page).setInputFiles([q, k]);
  await expect(panel(page).getByRole("status")).toContainText("Read: q = q");
  await page.getByRole("link", { name: "Linear", exact: true }).or(page.getByRole("button", { name: "Linear", exact: true })).first().click();
  await settled(page);
  const canvas = page.locator("section.pane canvas").first();
  const before = await pixels(canvas);
  await choose(page, "source", "file");
  await settled(page);
  await expect(panel(page).getByRole("status")).toContainText("Read: q = q");
  expect(await pixels(canvas)).not.toBe(before);
});

test("files dropped on a page on mechanisms are its inputs", async ({ page }) => {
  await open(page, "#/linear");
  const canvas = page.locator("section.pane canvas").first();
  const before = await pixels(canvas);
  await drop(page, [q, k, npy("v.npy", [12, 3], Math.sin)]);
  await expect(panel(page).getByRole("status")).toContainText("v = v, 12 rows, d = 8");
  await settled(page);
  expect(await pixels(canvas)).not.toBe(before);
  expect(fragment(page)).toMatch(/source=file/);
});

test.describe("in Chinese, in the dark", () => {
  test.use({ locale: "zh-CN", colorScheme: "dark" });

  test("the panel speaks Chinese, and axe finds nothing", async ({ page }) => {
    await open(page, "#/linear?source=file");
    await field(page).setInputFiles([q, k, npy("v.npy", [12, 3], Math.sin)]);
    await expect(panel(page).getByRole("status")).toContainText("已读取：q = q，k = k，v = v，12 行，d = 8。");
    expect(await value(page, "values")).toBe(3);
    await drop(page, [npy("q.npy", [12, 8, 1, 1, 1], wave)]);
    await expect(notices(page)).toContainText("q.npy, shape：得到“[12, 8, 1, 1, 1]”；允许：[n, d]");
    const { violations } = await new AxeBuilder({ page }).include(".tensors").analyze();
    expect(violations).toEqual([]);
  });
});
