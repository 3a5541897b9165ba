// The positions of the Length: what the page says is what the notes say, for every recipe, length and language.
import { AxeBuilder } from "@axe-core/playwright";
import { base, colours, expect, enter, fragment, open, pixels, settled, test } from "./lab.mjs";

const of = (page, view, at) => page.locator(`section.pane.${view}`).nth(at);
const canvas = (page, view, at) => of(page, view, at).locator("canvas.above");
/** What is said of a figure, with plain spaces in numbers. */
const summary = async (page, view, at = 0) =>
  (await canvas(page, view, at).getAttribute("aria-label")).replaceAll("\u202f", " ");
const subtitle = (page, view, at) => of(page, view, at).locator("header small");
const RECIPES = ["rope", "pi", "ntk", "yarn"];

test("the page opens with the numbers of the notes", async ({ page }) => {
  await open(page, "#/length");
  await expect(page.locator("section.pane.rho")).toHaveCount(6);
  await expect(page.locator("section.pane.arcs")).toHaveCount(6);
  // Trained on 512, read at 4096: pairs with unseen arc and mean unseen share; 31 pairs complete a turn, 33 do not.
  const arcs = [
    ["33 pairs meet", "0.22 of a turn", "33 pairs, 0.22."],
    ["0 pairs meet", "0 of a turn", "33 pairs, 0.000186."],
    ["32 pairs meet", "0.0746 of a turn", "33 pairs, 0.0746."],
    ["0 pairs meet", "0 of a turn", "33 pairs, 0.000186."],
  ];
  for (const [at, words] of arcs.entries()) {
    const said = await summary(page, "arcs", at);
    expect(said, RECIPES[at]).toContain("33 of 64 pairs make no full turn in 512 tokens");
    expect(said, RECIPES[at]).toContain("number 30.58");
    for (const word of words) expect(said, RECIPES[at]).toContain(word);
  }
  // Of 4096·4097/2 pairs of tokens, those with a distance below 512: 512·4096 − 511·512/2.
  expect(await summary(page, "rho", 0)).toContain("8 390 656 pairs");
  expect(await summary(page, "rho", 0)).toContain("1 966 336 have a distance that training showed");
  await expect(subtitle(page, "rho", 1)).toHaveText("ρ = Δ/8");
  await expect(subtitle(page, "rho", 2)).toHaveText("angles to 0.359·Δ");
  for (const view of ["rho", "arcs"]) {
    for (let at = 0; at < 4; at += 1) expect(await colours(of(page, view, at).locator("canvas").first())).toBeGreaterThan(20);
  }
});

test("settings of models give the table of pairs that complete a turn", async ({ page }) => {
  for (const [link, open_, all, critical] of [
    ["base=500000&train=8192", 29, 64, "34.98"],
    ["base=10000&dim=32&train=64", 11, 16, "4.03"],
    ["base=1000000&dim=256&train=32768", 48, 128, "79.3"],
  ]) {
    await open(page, `#/length?compare=1&${link}`);
    const said = await summary(page, "arcs");
    expect(said).toContain(`${open_} of ${all} pairs make no full turn`);
    expect(said).toMatch(new RegExp(`number ${critical.replace(".", "\\.")}\\d*\\.`));
  }
});

test("maps follow the lengths, and figures that compare follow all recipes", async ({ page }) => {
  await open(page, "#/length?compare=4");
  const before = await pixels(base(page, "rho").first());
  await enter(page, "train", 2048);
  await settled(page);
  expect(await pixels(base(page, "rho").first())).not.toBe(before);
  expect(await summary(page, "rho")).toContain("after training on 2048");
  await enter(page, "n", 2000);
  await settled(page);
  expect(await summary(page, "rho")).toContain("0 one that it never showed");
  expect(await summary(page, "arcs")).toContain("0 pairs meet angles");
  const factors = await summary(page, "factors");
  for (const name of ["A RoPE-1D", "B Position interpolation", "C NTK-aware RoPE", "D YaRN"]) {
    expect(factors).toContain(name);
    for (const view of ["bends", "shared", "depth"]) expect(await summary(page, view)).toContain(name);
  }
  await page.locator(".slots").locator("button.add").click();
  await settled(page);
  await expect(page.locator("section.pane.rho")).toHaveCount(5);
  expect(await summary(page, "shared")).toContain("E ReRoPE: 1872 of 2000 share, up to 1872");
});

test("dials and the switch change what they say they change", async ({ page }) => {
  await open(page, "#/length?compare=1&scheme=window&window=16");
  await enter(page, "layers", 23);
  await settled(page);
  expect(await summary(page, "depth")).toContain("A Window: 346");
  await enter(page, "near", 32);
  await settled(page);
  expect(await summary(page, "depth")).toContain("window of 32: 714");
  expect(await summary(page, "bends")).toContain("below 32 at most");
  expect(fragment(page)).toContain("layers=23");
  await open(page, "#/length?compare=1&scheme=yarn&factor=8&original=512");
  expect(await summary(page, "rho")).toContain("0 one that it never showed");
  await page.getByRole("button", { name: "bare distance" }).click();
  await settled(page);
  expect(await summary(page, "rho")).toContain("6 424 320 one that it never showed");
  expect(fragment(page)).toContain("rho=distances");
});

test("a cell says its distance, and nothing is out of reach of the keyboard or in the way of a reader", async ({ page }) => {
  await open(page, "#/length?lang=en");
  const above = canvas(page, "rho", 0);
  await above.focus();
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await expect
    .poll(() => above.evaluate((canvas) => (canvas.words ?? []).join(" ")))
    .toMatch(/Δ = \d+: ρ = \d+/);
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
});
