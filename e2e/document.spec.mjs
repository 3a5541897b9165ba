// The main job on real input: a page of text with a 1344×1792 picture (48×64 merged patches) in Qwen2-VL-7B, against
// RoPE-TV and flattened RoPE-1D. Everything that is expected here is computed here.
import { choose, enter, exact, expect, figures, fragment, open, pane, settled, show, test } from "./lab.mjs";

const [BEFORE, ROWS, COLUMNS, AFTER] = [64, 48, 64, 64];
const [DIM, BASE] = [128, 1e6];
const TOKENS = BEFORE + ROWS * COLUMNS + AFTER;
const theta = (pair) => BASE ** ((-2 * pair) / DIM);

/** What stands at a token: text, or a patch with its row and column; `at` counts within the segment. */
function token(index) {
  const patch = index - BEFORE;
  if (patch < 0) return { text: index };
  if (patch < ROWS * COLUMNS) return { row: Math.floor(patch / COLUMNS), column: patch % COLUMNS };
  return { tail: patch - ROWS * COLUMNS };
}

/** Per scheme: the coordinates of a token, and the axis that each pair of channels reads. */
const SCHEMES = {
  "m-rope": {
    axis: (pair) => (pair < 16 ? 0 : pair < 40 ? 1 : 2),
    place({ text, row, column, tail }) {
      if (text !== undefined) return [text, text, text];
      if (row !== undefined) return [BEFORE, BEFORE + row, BEFORE + column];
      return Array(3).fill(BEFORE + Math.max(1, ROWS, COLUMNS) + tail);
    },
  },
  "rope-tv": {
    axis: (pair) => pair % 2,
    place({ text, row, column, tail }) {
      if (text !== undefined) return [text + 1, text + 1];
      const patches = ROWS * COLUMNS;
      if (row !== undefined)
        return [BEFORE + (patches - ROWS) / 2 + row + 1, BEFORE + (patches - COLUMNS) / 2 + column + 1];
      return Array(2).fill(BEFORE + patches + tail + 1);
    },
  },
  rope: {
    axis: () => 0,
    place: ({ text, row, column, tail }) => [
      text ?? (row === undefined ? BEFORE + ROWS * COLUMNS + tail : BEFORE + row * COLUMNS + column),
    ],
  },
};

function expected(id, query, key) {
  const { axis, place } = SCHEMES[id];
  const from = place(token(query));
  const kernel = (key) => {
    const to = place(token(key));
    let sum = 0;
    for (let pair = 0; pair < DIM / 2; pair += 1) sum += Math.cos(theta(pair) * (from[axis(pair)] - to[axis(pair)]));
    return sum / (DIM / 2);
  };
  // q = k = 1: every pair gives 2 cos ω·Δ.
  const score = (key) => (DIM * kernel(key)) / Math.sqrt(DIM);
  let sum = 0;
  for (let key = 0; key <= query; key += 1) sum += Math.exp(score(key) - score(query));
  return { kernel: kernel(key), score: score(key), weight: Math.exp(score(key) - score(query)) / sum };
}

const LINK = `image=${ROWS}x${COLUMNS}&before=${BEFORE}&after=${AFTER}&base=${BASE}&b.base=${BASE}`;
const PINS = [
  [TOKENS - 1, 1600],
  [3000, 3],
];

test("built by hand: model, document, RoPE-TV and RoPE-1D beside it, ids as the rule says", async ({ page }) => {
  test.slow();
  await open(page);
  await page.locator('select[name="model"]').selectOption({ label: "Qwen2-VL-7B" });
  for (const [key, number] of Object.entries({ before: BEFORE, rows: ROWS, columns: COLUMNS, after: AFTER }))
    await enter(page, key, number);
  await expect.poll(() => fragment(page)).toContain("scheme=m-rope");
  const a = await figures(page);

  const layout = pane(page, "layout");
  await layout.getByRole("button", { name: "Data" }).click();
  const rows = await layout
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => Number(cell.innerText))));
  const ends = (from, to) => [0, 1, 2].map((step) => from + step).concat([2, 1, 0].map((step) => to - 1 - step));
  const image = BEFORE + ROWS * COLUMNS;
  const wanted = [...ends(0, BEFORE), ...ends(BEFORE, image), ...ends(image, TOKENS)];
  expect(rows).toEqual(wanted.map((index) => [index, ...SCHEMES["m-rope"].place(token(index))]));
  await layout.getByRole("button", { name: "Data" }).click();

  await show(page, "B");
  for (const id of ["rope-tv", "rope"]) {
    await choose(page, "scheme", id);
    await enter(page, "base", "10^6");
    const b = await figures(page);
    await show(page, "A − B");
    const difference = await figures(page);
    for (const view of ["attention", "decay", "layout"]) {
      expect(b[view], `${id} ${view}`).not.toBe(a[view]);
      expect(difference[view], `A − ${id} ${view}`).not.toBe(a[view]);
      if (view !== "layout") expect(difference[view], `A − ${id} ${view}`).not.toBe(b[view]);
    }
    await show(page, "B");
  }
});

for (const id of Object.keys(SCHEMES)) {
  test(`cell values of ${id} equal a computation in f64`, async ({ page }) => {
    for (const [query, key] of PINS) {
      await open(page, `#/bench?scheme=${id}&${LINK}&pin=${query},${key}`);
      const wanted = expected(id, query, key);
      for (const fact of ["kernel", "score", "weight"]) {
        const found = await exact(page, fact);
        expect(
          Math.abs(found - wanted[fact]) / Math.abs(wanted[fact]),
          `${fact} at ${query}, ${key}: ${found}, ${wanted[fact]}`,
        ).toBeLessThan(1e-9);
      }
    }
  });
}

test("A − B of two cells equals the computation too", async ({ page }) => {
  const [query, key] = PINS[0];
  await open(page, `#/bench?scheme=m-rope&b.scheme=rope-tv&show=a-b&${LINK}&pin=${query},${key}`);
  await settled(page);
  const [a, b] = [expected("m-rope", query, key), expected("rope-tv", query, key)];
  for (const fact of ["score", "weight"]) {
    expect(Math.abs((await exact(page, `${fact}-difference`)) - (a[fact] - b[fact]))).toBeLessThan(
      1e-9 * Math.abs(a[fact]),
    );
  }
});
