// The Rotation page: mute and solo by keyboard and pointer, move both, play and pause, both languages, links.
import { AxeBuilder } from "@axe-core/playwright";
import { base, colours, expect, fragment, notices, open, pane, pixels, settled, test } from "./lab.mjs";

const VIEWS = ["clocks", "shift", "mixer", "reach", "precision", "pairing"];
const TEXT = "#/rotation?scheme=rope&image=none&before=400&after=0&pin=300,20";
const strip = (page) => page.getByRole("listbox");
const cell = (page, pair) => page.locator(`#pair-${pair}`);
const button = (page, name) => page.locator(".mixing").getByRole("button", { name, exact: true });
const summary = (page, view) => pane(page, view).locator("canvas.above").getAttribute("aria-label");
const field = (page, name) => page.locator(`input[type=text][name=${name}]`);

/** The score with everything, and as it is heard. */
async function scores(page) {
  await settled(page);
  const words = await summary(page, "mixer");
  const found = words.match(/Score (−?[\d.]+), with .* still pairs (−?[\d.]+)\./);
  return found.slice(1).map((number) => Number(number.replace("−", "-")));
}

test("pairs are muted, heard alone and stopped by keys", async ({ page }) => {
  await open(page, TEXT);
  const [all, same] = await scores(page);
  expect(same).toBe(all);
  await strip(page).focus();
  for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight", "m"]) await page.keyboard.press(key);
  await expect.poll(() => fragment(page)).toContain("mute=2-3");
  await expect(cell(page, 2)).toHaveAccessibleName("pair 2: muted");
  expect((await scores(page))[1]).not.toBe(all);
  await page.keyboard.press("m");
  await expect.poll(() => fragment(page)).not.toContain("mute");
  await page.keyboard.press("End");
  await page.keyboard.press("s");
  await expect.poll(() => fragment(page)).toContain("mute=0-62");
  // One pair alone adds at most 2/√128.
  expect(Math.abs((await scores(page))[1])).toBeLessThanOrEqual(0.1768);
  await page.keyboard.press("s");
  await expect.poll(() => fragment(page)).not.toContain("mute");
  await page.keyboard.press("t");
  await expect.poll(() => fragment(page)).toContain("still=63");
  await page.keyboard.press("Control+z");
  await expect.poll(() => fragment(page)).not.toContain("still");
});

test("a range is drawn with the pointer, and buttons say what they do", async ({ page }) => {
  await open(page, TEXT);
  const [all] = await scores(page);
  const clear = await pixels(base(page, "mixer"));
  await strip(page).scrollIntoViewIfNeeded();
  const [from, to] = [await cell(page, 10).boundingBox(), await cell(page, 20).boundingBox()];
  await page.mouse.move(from.x + 3, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 3, to.y + 10, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => fragment(page)).toContain("mute=10-20");
  expect((await scores(page))[1]).not.toBe(all);
  expect(await pixels(base(page, "mixer"))).not.toBe(clear);
  await button(page, "Hear all").click();
  await expect.poll(() => fragment(page)).not.toContain("mute");
  await button(page, "None turns (NoPE)").click();
  await expect.poll(() => fragment(page)).toContain("still=0-63");
  expect((await scores(page))[1]).toBeCloseTo(Math.sqrt(128), 3);
  await button(page, "Hear all").click();
  await button(page, "Mute slow pairs").click();
  await expect.poll(() => fragment(page)).toContain("mute=46-63");
  await button(page, "Only the first 21 turn").click();
  await expect.poll(() => fragment(page)).toContain("still=21-63");
  await field(page, "mute").fill("banana");
  await page.keyboard.press("Tab");
  await expect(page.locator(".mixing [role=alert]")).toContainText("0-63");
  await expect(field(page, "mute")).toHaveValue("46-63");
});

test("moving both keeps the score of a rotation and changes that of added vectors", async ({ page }) => {
  await open(page, `${TEXT}&shift=70`);
  const words = await summary(page, "shift");
  const [, before, after] = words.match(/A RoPE-1D: (\S+) → ([^;]+);/);
  expect(after).toBe(before);
  expect(words).toContain("RoPE-1D keeps every score");
  const [, apart, moved] = words.match(/sinusoidal vectors added to q and k: (\S+) → ([^.]+\.\d+)/);
  expect(moved).not.toBe(apart);
  const clocks = await pixels(base(page, "clocks"));
  await field(page, "shift").fill("71");
  await page.keyboard.press("Tab");
  await settled(page);
  expect(await pixels(base(page, "clocks"))).not.toBe(clocks);
  await page.locator("select[name=scheme]").selectOption("fire");
  await settled(page);
  expect(await summary(page, "shift")).toContain("FIRE does not");
});

test("the query plays along until something is touched", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await open(page, TEXT);
  await page.locator("select[name=pace]").selectOption("20");
  const play = page.locator(".player > button");
  const query = async () => Number(await field(page, "query").inputValue());
  await play.click();
  await expect(play).toHaveText("Pause");
  await expect.poll(query).toBeGreaterThan(305);
  await play.click();
  await expect(play).toHaveText("Play");
  const rest = await query();
  await page.waitForTimeout(300);
  expect(await query()).toBe(rest);
  await play.click();
  await expect(play).toHaveText("Pause");
  await page.keyboard.press("Shift");
  await expect(play).toHaveText("Play");
  // One run is one step back.
  await page.locator(".player .choices button").last().click();
  await play.click();
  await expect.poll(async () => Number(await field(page, "shift").inputValue())).toBeGreaterThan(3);
  await page.mouse.wheel(0, 10);
  await expect(play).toHaveText("Play");
});

test.describe("reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  test("nothing plays, and the page says why", async ({ page }) => {
    await open(page, TEXT);
    await expect(page.locator(".player > button")).toBeDisabled();
    await expect(page.locator(".player")).toContainText("reduced motion");
  });
});

for (const place of [
  "#/rotation?scheme=rope&dim=2&image=none&before=1&after=0",
  "#/rotation?scheme=rope&dim=512&image=none&before=1048576&after=0&pin=1000000,3,255",
  "#/rotation?scheme=none",
  "#/rotation?scheme=sinusoidal&content=gaussian&shift=1048576",
  "#/rotation?content=gaussian&image=none&before=100000",
  "#/rotation?scheme=cope&dim=128&show=a-b",
]) {
  test(`figures or words at ${place}`, async ({ page }) => {
    await open(page, place);
    for (const view of VIEWS) {
      expect(await colours(base(page, view)), view).toBeGreaterThan(1);
      expect((await summary(page, view)).length, view).toBeGreaterThan(30);
    }
  });
}

test("few digits lose a position, and a typed one is followed", async ({ page }) => {
  await open(page, TEXT);
  await field(page, "position").fill("257");
  await page.keyboard.press("Tab");
  await settled(page);
  expect(await summary(page, "precision")).toContain("bf16: the position becomes 256; pair 0 is worst, off by 1 rad");
  await expect.poll(() => fragment(page)).toContain("position=257");
  const drawn = await pixels(base(page, "precision"));
  await field(page, "position").fill("70000");
  await page.keyboard.press("Tab");
  await settled(page);
  expect(await summary(page, "precision")).toContain("f16: the position is beyond 65");
  expect(await pixels(base(page, "precision"))).not.toBe(drawn);
  await page.locator("main .pick").getByRole("button", { name: "in f32" }).click();
  await settled(page);
  expect(await summary(page, "precision")).toContain("f16: the position becomes 70");
  await expect.poll(() => fragment(page)).toContain("angles=f32");
  await field(page, "position").fill("-1");
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-key=position] [role=alert]")).toContainText("-1");
});

test("the other pairing changes the score until the weights are permuted too", async ({ page }) => {
  await open(page, `${TEXT}&content=gaussian`);
  const said = () => summary(page, "pairing");
  expect(await said()).toContain("0 of 64 pairs hold");
  const switches = page.locator("main .pick");
  const drawn = await pixels(base(page, "pairing"));
  await switches.getByRole("button", { name: "the other way" }).click();
  await settled(page);
  expect(await said()).toMatch(/64 of 64 pairs hold .* The score is \S+ instead of/);
  await expect.poll(() => fragment(page)).toContain("code=other");
  expect(await pixels(base(page, "pairing"))).not.toBe(drawn);
  await switches.getByRole("button", { name: "permuted too" }).click();
  await settled(page);
  expect(await said()).toMatch(/0 of 64 pairs hold .* the trained score/);
  await expect.poll(() => fragment(page)).toContain("weights=permuted");
});

test("nonsense in a link is named", async ({ page }) => {
  await open(page, "#/rotation?mute=9-2&still=64&shift=x");
  for (const words of ["mute: found “9-2”", "still: found “64”", "shift: found “x”"]) {
    await expect(notices(page)).toContainText(words);
  }
});

test("the lesson begins, is answered and moves the hands", async ({ page }) => {
  await open(page, "#/rotation");
  const lesson = page.locator("section.lesson");
  await lesson.getByRole("button", { name: "Begin" }).click();
  await expect(lesson).toContainText("Two hands on each dial");
  await lesson.getByRole("button", { name: "The angle between them" }).click();
  await expect(lesson).toContainText("Right.");
  await expect.poll(() => fragment(page)).toContain("shift=100");
  await expect(field(page, "shift")).toHaveValue("100");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("axe finds nothing", async ({ page }) => {
      await open(page, `${TEXT}&mute=3-9&still=40-63&shift=12`);
      await pane(page, "mixer").locator(".menu button").first().click();
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).include("main").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`)).toEqual([]);
    });
  });
}

test.describe("a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test("nothing scrolls sideways, and buttons can be hit", async ({ page }) => {
    await open(page, TEXT);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const small = await page
      .locator("main button:visible")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter((box) => box.width < 24 || box.height < 24));
    expect(small).toEqual([]);
  });
});
