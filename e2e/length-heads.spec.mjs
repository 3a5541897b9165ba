// The Length: two heads, many tokens, printed results: the numbers that stand in the notes stand on the page, and the lesson leads.
import { expect, fragment, notices, open, settled, test } from "./lab.mjs";

const row = (page, view, name) => page.locator(`.numbers.${view} tbody tr`).filter({ hasText: name });
const cells = async (page, view, name) => {
  const line = row(page, view, name);
  await expect(line).toHaveCount(1);
  return line.locator("td").allTextContents();
};

test("the two heads say what the notes print, and the ridge changes it", async ({ page }) => {
  await open(page, "#/length?topic=heads");
  await expect.poll(() => cells(page, "fitted", "RoPE-1D")).toEqual(["0.065", "0.80", "0.951", "0.004", "0.000"]);
  expect((await cells(page, "fitted", "Position interpolation")).slice(0, 4)).toEqual(["2.861", "−5.67", "0.692", "0.656"]);
  expect((await cells(page, "fitted", "E ReRoPE")).slice(0, 4)).toEqual(["0.065", "−7.03", "0.897", "0.523"]);
  expect((await cells(page, "backward", "Position interpolation")).slice(0, 2)).toEqual(["0.000", "128"]);
  // All recipes that stand side by side are in the figures.
  const plot = page.locator(".pane.fitted canvas.above");
  await expect(plot).toHaveAttribute("aria-label", /A RoPE-1D: .*E ReRoPE: /);
  await open(page, "#/length?topic=heads&ridge=0.001&back=1");
  await expect.poll(async () => (await cells(page, "fitted", "RoPE-1D"))[1]).toBe("6.28");
  await expect.poll(async () => (await cells(page, "backward", "Position interpolation")).slice(0, 2)).toEqual(["0.036", "8"]);
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);
});

test("the crowd: the needle under each temperature, and sinks that the window hides", async ({ page }) => {
  await open(page, "#/length?topic=crowd");
  await expect.poll(async () => (await cells(page, "needle", "τ = 1")).slice(0, 3)).toEqual(["0.779", "0.306", "0.052"]);
  expect((await cells(page, "needle", "max(1, ln n/ln L)")).slice(0, 3)).toEqual(["0.779", "0.812", "0.825"]);
  expect((await cells(page, "needle", "YaRN")).slice(0, 3)).toEqual(["0.779", "0.908", "0.974"]);
  const entropy = page.locator(".pane.crowd_entropy");
  await entropy.getByRole("button", { name: /effective tokens/ }).click();
  await settled(page);
  await expect.poll(() => fragment(page)).toContain("count=effective");
  const window = await row(page, "sinks", "window").first().locator("td").allTextContents();
  expect(window.slice(0, 3)).toEqual(["0.000", "1.000", "0.000"]);
  await expect.poll(() => cells(page, "key_norms", "k → k/‖k‖")).toEqual(["0.000", "1.000", "0.000"]);
});

test("printed results have their sources, their doubts, and our geometry beside them", async ({ page }) => {
  await open(page, "#/length?topic=results");
  await expect.poll(() => cells(page, "published", "NTK-mixed")).toEqual(["49.41", "53.09", "40.12"]);
  const said = page.locator(".numbers.published .note");
  await expect(said).toContainText("kexue.fm 9675");
  await page.locator(".pick").getByRole("button", { name: "KeyNorm", exact: true }).click();
  await settled(page);
  await expect(said).toContainText("[≠]");
  await expect.poll(() => cells(page, "published", "CosA-logn")).toContain("48.39");
  const ours = await cells(page, "geometry", "NTK-mixed");
  expect(ours.slice(0, 2)).toEqual(["0.053", "1.941"]);
  expect(ours.slice(3)).toEqual(["53.09", "40.12"]);
  await expect(page.locator(".results")).toContainText("Geometry is not perplexity");
  await expect.poll(() => fragment(page)).toContain("table=keynorm");
});

test("the lesson asks, is answered, and turns the ridge itself", async ({ page }) => {
  await open(page, "#/length?topic=heads");
  const lesson = page.locator("section.lesson");
  const begin = lesson.getByRole("button", { name: "Begin", exact: true });
  await begin.first().click();
  const next = lesson.getByRole("button", { name: "Next", exact: true });
  await expect(lesson).toContainText("A head that looks back");
  await lesson.locator(".options button").filter({ hasText: "Further back" }).click();
  await expect(lesson.locator("[aria-live]")).toContainText("128 tokens back");
  await next.click();
  await lesson.locator(".options button").filter({ hasText: "Next to nothing" }).click();
  await expect(lesson.locator("[aria-live]")).toContainText("0.004");
  await next.click();
  await lesson.locator(".options button").filter({ hasText: "Worse" }).click();
  await expect(lesson.locator("[aria-live]")).toContainText("0.80 to 6.28");
  await expect.poll(() => fragment(page)).toContain("ridge=0.001");
});
