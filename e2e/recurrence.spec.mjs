// The Recurrence: a page is turned by hand and by keys, reads are counted, relatives forget, estimates refine, patterns reach.
import { expect, fragment, notices, open, settled, test } from "./lab.mjs";

const told = (page, view) => page.locator(`.pane.${view} canvas.above`);
const chapter = (page, name) => page.locator("main nav").getByRole("button", { name, exact: true }).click();
const choice = (page, label, name) =>
  page.getByRole("group", { name: label, exact: true }).getByRole("button", { name, exact: true }).click();
const slider = (page, name) => page.getByRole("slider", { name }).first();

test("the page-turner goes step by step, in any order, with few digits", async ({ page }) => {
  await open(page, "#/recurrence");
  await expect(told(page, "reread")).toHaveAttribute("aria-label", /For token 12, 5 of 12 tokens were read; the last one is token 8 /);
  await page.getByRole("button", { name: "One step on" }).click();
  await settled(page);
  await expect(told(page, "reread")).toHaveAttribute("aria-label", /6 of 12 tokens were read; the last one is token 7 /);
  await expect.poll(() => fragment(page)).toContain("turn-step=6");
  // The same by keys: the slider of the step.
  const step = page.locator(".stepper").getByRole("slider");
  await step.focus();
  await step.press("End");
  await settled(page);
  await expect(told(page, "converging")).toHaveAttribute("aria-label", /After 12 of 12 steps y\/z is (0|\d(\.\d+)?e−1\d) away/);
  await choice(page, "Order of reading", "forward");
  await choice(page, "Numbers", "bf16");
  await settled(page);
  await expect(told(page, "reread")).toHaveAttribute("aria-label", /the last one is token 12 /);
  await expect(page.locator(".pane.converging")).toContainText("bf16 · max |streaming − matrix|");
  await expect(told(page, "unrolled")).toHaveAttribute("aria-label", /24 tokens takes 300 steps\. Attention cuts the 23 arrows/);
});

test("reads are counted as the binomial says, and a cache leaves scores", async ({ page }) => {
  await open(page, "#/recurrence?n=32&turn-layers=3");
  await expect(told(page, "reads")).toHaveAttribute("aria-label", /counted 52\s360 reads for 32 tokens and held 3 states/);
  await choice(page, "Cache of keys and values", "on");
  await settled(page);
  await expect(page.locator(".pane.reads")).toContainText("1584 scores with a cache");
  await expect(page.locator(".pane.held")).toContainText("1 310 720 numbers without a cache");
});

test("every relative has its dials, its mask and its map", async ({ page }) => {
  await open(page, "#/recurrence");
  await chapter(page, "Relatives");
  for (const [name, dials] of [
    ["linear", 0],
    ["RetNet", 1],
    ["RWKV-4", 3],
    ["Mamba", 4],
    ["GLA", 2],
    ["DeltaNet", 1],
    ["Gated DeltaNet", 2],
  ]) {
    await choice(page, "Relative", name);
    await settled(page);
    await expect(told(page, "hidden_map")).toHaveAttribute("aria-label", new RegExp(`^[^]*${name} over 24 tokens`));
    await expect(page.locator(".chapter .turned:not(.wide) .dial")).toHaveCount(dials);
    await expect(page.locator(".pane.copied")).toHaveCount(name === "Mamba" ? 1 : 0);
  }
  await expect(page.locator(".numbers.state_costs tbody tr")).toHaveCount(8);
  await open(page, "#/recurrence?chapter=relatives&relative=mamba&noise-step=0");
  await expect(told(page, "copied")).toHaveAttribute("aria-label", /tokens that matter have 100\s%/);
  await expect(notices(page).getByRole("listitem")).toHaveCount(0);
});

test("estimates of memory go round by round and can be stopped", async ({ page }) => {
  await open(page, "#/recurrence?chapter=memory&recall-pairs=16");
  const rounds = page.locator(".pane.recall .rounds");
  await expect(rounds).toContainText("24 of 24 rounds", { timeout: 30_000 });
  await expect(told(page, "recall")).toHaveAttribute("aria-label", /At n = 32 the mean errors are: linear 0\.\d+ ± /);
  await choice(page, "Keys", "orthonormal");
  await rounds.getByRole("button", { name: "Stop" }).click();
  await settled(page);
  await rounds.getByRole("button", { name: "Go on" }).click();
  await expect(rounds).toContainText("24 of 24 rounds", { timeout: 30_000 });
  await expect.poll(() => fragment(page)).toContain("recall-keys=true");
});

test("patterns reach further with each layer", async ({ page }) => {
  await open(page, "#/recurrence?chapter=sparse&n=16&sparse-k=2&sparse=turns&hops=1");
  await expect(page.locator(".pane.pairs_mask")).toContainText("128 of 256 pairs");
  await page.getByRole("button", { name: "One step on" }).click();
  await settled(page);
  await expect(page.locator(".pane.pairs_mask")).toContainText("74 of 256 pairs");
  await expect(page.locator(".pane.reached")).toContainText("layers passed: 2 · 256 of 256 pairs");
  await choice(page, "Reads", "earlier tokens only");
  await settled(page);
  await expect(page.locator(".pane.reached")).toContainText("of 136 pairs");
  await page.getByLabel("Pattern").selectOption("fixed");
  await settled(page);
  await expect(page.locator(".chapter")).toContainText("Its exact indices are in no code that we read");
  await expect(slider(page, "Last tokens of each block")).toBeVisible();
  await expect(told(page, "mask_work")).toHaveAttribute("aria-label", /masking afterwards as many/);
});

test("the lesson leads through the chapters, in Chinese as well", async ({ page }) => {
  await open(page, "#/recurrence");
  const lesson = page.locator("section.lesson");
  await lesson.getByRole("button", { name: "Begin", exact: true }).first().click();
  await expect(lesson).toContainText("One token at a time");
  await lesson.locator(".options button").filter({ hasText: "As far as rounding" }).click();
  await expect.poll(() => fragment(page)).toContain("turn-step=12");
  await open(page, "#/recurrence?chapter=memory&lesson=pageturner.7");
  await lesson.locator(".options button").filter({ hasText: "Softmax" }).click();
  await expect(lesson.locator("[aria-live]")).toContainText("pays for it with a cache");
  await page.getByRole("button", { name: "中文" }).first().click();
  await expect(lesson).toContainText("状态里装得下多少");
});
