// The Images: one patch asks in all maps, by pointer and by keys; what the maps say is worked out here anew.
import { AxeBuilder } from "@axe-core/playwright";
import { enter, expect, fragment, notices, open, pixels, settled, test } from "./lab.mjs";

const map = (page, at) => page.locator("section.pane.patch").nth(at);
const base = (page, at) => map(page, at).locator("canvas").first();
const above = (page, at) => map(page, at).locator("canvas.above");
const summary = (page, view) => page.locator(`section.pane.${view} canvas.above`).first().getAttribute("aria-label");
const pictures = async (page) => {
  await settled(page);
  return Promise.all([...Array(6).keys()].map((at) => pixels(base(page, at))));
};

/** The middle of a patch of the first map, whose cells fill a square of the plot. */
async function patch(page, at, row, column) {
  const words = await above(page, at).getAttribute("aria-label");
  const [, rows, columns] = words.match(/on image (\d+)×(\d+)/).map(Number);
  const box = await above(page, at).boundingBox();
  // Where the map stands is found by its colours: the framed patch does not tell.
  const found = await base(page, at).evaluate((canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    const coloured = (x, y) => {
      const [r, g, b] = data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3);
      return Math.max(r, g, b) - Math.min(r, g, b) > 40;
    };
    const columns = [...Array(width).keys()].filter((x) => {
      let count = 0;
      for (let y = 0; y < height; y += 1) count += coloured(x, y);
      return count > height / 2;
    });
    const middle = columns[columns.length >> 1];
    const rows = [...Array(height).keys()].filter((y) => coloured(middle + 3, y));
    return [columns[0], columns.at(-1), rows[0], rows.at(-1)].map((at) => at / devicePixelRatio);
  });
  const [left, right, top, bottom] = found;
  return {
    x: box.x + left + ((column + 0.5) * (right - left)) / columns,
    y: box.y + top + ((row + 0.5) * (bottom - top)) / rows,
  };
}

/** The table of a map as numbers, by row and column. */
async function table(page, at) {
  await map(page, at).getByRole("button", { name: "Data" }).click();
  const data = map(page, at).locator(".data");
  await settled(page);
  const rows = await data.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.cells].map((cell) => Number(cell.textContent.replace("−", "-")))),
  );
  return rows.map((row) => row.slice(1));
}

test("pressing and dragging a patch in one map moves it in all", async ({ page }) => {
  await open(page, "#/images");
  const before = await pictures(page);
  expect(new Set(before).size).toBeGreaterThan(4);
  const [from, over] = [await patch(page, 1, 3, 4), await patch(page, 1, 10, 12)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await expect.poll(() => fragment(page)).toContain("pin=52");
  const pressed = await pictures(page);
  await page.mouse.move(over.x, over.y, { steps: 4 });
  await expect.poll(() => fragment(page)).toContain("pin=172");
  await page.mouse.up();
  const dragged = await pictures(page);
  for (let at = 0; at < 6; at += 1) {
    expect(pressed[at]).not.toBe(before[at]);
    expect(dragged[at]).not.toBe(pressed[at]);
  }
  await page.keyboard.press("Escape");
  await expect.poll(() => fragment(page)).not.toContain("pin");
  expect(await pictures(page)).toEqual(before);
});

test("arrow keys move the patch and stop at the border", async ({ page }) => {
  await open(page, "#/images");
  await above(page, 3).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => fragment(page)).toContain("pin=137");
  await page.keyboard.press("Shift+ArrowUp");
  await expect.poll(() => fragment(page)).toContain("pin=9");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => fragment(page)).toContain("pin=8");
  await expect(above(page, 5)).toHaveAccessibleName(/seen from row 0, column 8/);
});

test("what the axial map says is the mean of cosines on two axes", async ({ page }) => {
  await open(page, "#/images?pin=53,53");
  const found = await table(page, 1);
  expect(found).toHaveLength(16);
  const along = (offset) => {
    let sum = 0;
    for (let t = 0; t < 32; t += 1) sum += Math.cos(offset * 100 ** (-t / 32)); // d = 128: θ_t = 100^(−4t/128)
    return sum / 64;
  };
  for (let row = 0; row < 16; row += 1) {
    for (let column = 0; column < 16; column += 1) {
      expect(found[row][column]).toBeCloseTo(along(row - 3) + along(column - 5), 4);
    }
  }
  // On a circle of radius 6, cross = axes − diagonals.
  const cross = along(6) + along(0) - 2 * along(6 / Math.SQRT2);
  const said = (await summary(page, "directions")).match(/RoPE-ViT axial: cross (−?[\d.]+)/)[1];
  expect(Number(said.replace("−", "-"))).toBeCloseTo(cross, 3);
});

test("a smaller training grid leaves offsets that it never showed", async ({ page }) => {
  await open(page, "#/images?train-grid=16");
  const full = await pictures(page);
  await expect(above(page, 1)).toHaveAccessibleName(/Of all offsets of the grid, 0 % are larger/);
  await enter(page, "train-grid", 6);
  const fewer = await pictures(page);
  // 31² offsets, 11² of them shown; seen from row 8, column 8, rows and columns 3 to 13 are.
  const share = (100 * (31 ** 2 - 11 ** 2)) / 31 ** 2;
  await expect(above(page, 1)).toHaveAccessibleName(new RegExp(`${share.toPrecision(3)} % are larger`));
  await expect(above(page, 1)).toHaveAccessibleName(new RegExp(`${256 - 121} of 256 drawn patches are beyond`));
  await expect(above(page, 3)).toHaveAccessibleName(/grid, 0 % are larger/);
  expect(fewer[1]).not.toBe(full[1]);
  await enter(page, "ring", 3);
  await expect.poll(() => fragment(page)).toContain("ring=3");
  await expect.poll(() => summary(page, "directions")).toContain("circle of 3 patches");
});

test("a bad link is told, and a sequence without a picture shows words", async ({ page }) => {
  await open(page, "#/images?train-grid=0&ring=banana");
  await expect(notices(page)).toContainText("train-grid");
  await expect(notices(page)).toContainText("ring");
  await open(page, "#/images?seq=t9");
  await expect(above(page, 0)).toHaveAccessibleName("There is no picture in the sequence.");
});

test("the lesson states what is measured", async ({ page }) => {
  await open(page, "#/images");
  await page.getByRole("button", { name: "Begin" }).click();
  await settled(page);
  // Flattened, the patch below comes 16 tokens later: the mean of cos(16·θ_p).
  let below = 0;
  for (let p = 0; p < 64; p += 1) below += Math.cos(16 * 10000 ** (-p / 64)) / 64;
  await page.locator(".lesson").getByRole("button", { name: below.toPrecision(3).replace(/0+$/, ""), exact: true }).click();
  await settled(page);
  await expect(page.locator(".lesson [aria-live]")).toContainText("Right.");
  for (let step = 2; step <= 5; step += 1) {
    await page.getByRole("button", { name: "Next" }).click();
    await settled(page);
    await expect(page.locator(".lesson .count")).toContainText(`step ${step} of 5`);
  }
  await expect(page.locator("#lesson-step")).toContainText("28 by 28");
});

/** A picture whose left half is red and whose right half is blue, as a file. */
const png = (page, width, height) =>
  page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context.fillStyle = "#f00";
      context.fillRect(0, 0, width, height);
      context.fillStyle = "#00f";
      context.fillRect(width / 2, 0, width / 2, height);
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    },
    [width, height],
  );

test("a picture of one's own tints patches and nothing else", async ({ page }) => {
  await open(page, "#/images");
  const before = await pictures(page);
  const buffer = Buffer.from(await png(page, 320, 200));
  const input = page.locator("input[name=picture]");
  const own = page.locator(".picker canvas");
  await expect(own).toHaveCount(0);
  await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
  await expect(page.locator(".picker [role=alert]")).toContainText("notes.txt cannot be read as a picture");
  await input.setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: buffer.subarray(0, 40) });
  await expect(page.locator(".picker [role=alert]")).toContainText("broken.png cannot be read as a picture");
  const large = Buffer.alloc(17 * 2 ** 20);
  await input.setInputFiles({ name: "large.png", mimeType: "image/png", buffer: large });
  await expect(page.locator(".picker [role=alert]")).toContainText("large.png has 17.0 MiB");
  await expect(own).toHaveCount(0);
  expect(await pictures(page)).toEqual(before);

  await input.setInputFiles({ name: "halves.png", mimeType: "image/png", buffer });
  await expect(own).toBeVisible();
  await expect(page.locator(".picker [role=alert]")).toBeEmpty();
  const colours = () =>
    own.evaluate((canvas) => {
      const at = (column) => [...canvas.getContext("2d").getImageData(column, 3, 1, 1).data];
      return [canvas.width, canvas.height, at(1), at(canvas.width - 2)];
    });
  await expect.poll(colours).toEqual([16, 16, [255, 0, 0, 255], [0, 0, 255, 255]]);
  const link = fragment(page);
  expect(await pictures(page)).toEqual(before);

  const box = await own.boundingBox();
  await page.mouse.click(box.x + (2.5 * box.width) / 16, box.y + (4.5 * box.height) / 16);
  await expect.poll(() => fragment(page)).toContain(`pin=${4 * 16 + 2}`);
  await own.press("ArrowLeft");
  await expect.poll(() => fragment(page)).toContain(`pin=${4 * 16 + 1}`);
  await expect(own).toHaveAccessibleName(/row 4, column 1/);
  await enter(page, "rows", 8);
  await expect.poll(async () => (await colours()).slice(0, 2)).toEqual([16, 8]);

  // A bad file leaves the picture where it is.
  await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
  await expect(page.locator(".picker [role=alert]")).toContainText("notes.txt");
  await expect(own).toBeVisible();
  await page.getByRole("button", { name: "Remove the picture" }).click();
  await expect(own).toHaveCount(0);
  expect(link).not.toMatch(/halves|data:/);
});

test("a picture can be dropped on the page", async ({ page }) => {
  await open(page, "#/images");
  const bytes = await png(page, 64, 64);
  await page.evaluate((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "dropped.png", { type: "image/png" }));
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(page.locator(".picker canvas")).toBeVisible();
});

test("the page is accessible in both themes and fits a phone", async ({ page }) => {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, "#/images");
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    expect(violations.map((found) => `${found.id}: ${found.nodes[0].html}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
