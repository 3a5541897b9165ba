// The calculator: a config and a length go in, numbers and texts to paste come out, and those can be read again.
import { expect, fragment, notices, open, settled, test } from "./lab.mjs";

const START = "#/length?topic=settings&scheme=rope&train=4096&n=65536";
const row = (page, id) => page.locator(`.methods tr[data-id="${id}"]`);
const stack = (page, name) => page.getByRole("group", { name: "Program" }).getByRole("button", { name, exact: true });
const text = (page, at = 0) => page.locator(".snippet pre").nth(at).innerText();
const dialog = (page) => page.locator("dialog.config");

async function importing(page, config) {
  await page.getByRole("button", { name: "Read a config.json" }).click();
  await dialog(page).getByRole("textbox").fill(config);
  await dialog(page).getByRole("button", { name: "Make it the recipe" }).click();
  await expect(dialog(page).getByRole("status")).not.toBeEmpty();
  const said = await dialog(page).getByRole("status").innerText();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await settled(page);
  return said;
}

test("a config and a length give settings, and what is copied is read as the same recipe", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#/length?topic=settings&scheme=rope");
  await importing(page, JSON.stringify({ head_dim: 128, rope_theta: 10000, max_position_embeddings: 4096 }));
  const length = page.getByRole("main").locator("input[type=text][name=n]");
  await length.fill("65536");
  await length.press("Enter");
  await settled(page);
  await expect(page.locator(".calculator .model")).toContainText("n/L = 16");
  await expect(row(page, "yarn")).toContainText("s = 16");
  await expect(row(page, "yarn")).toContainText("1.27726");
  await expect(row(page, "as-it-is")).toContainText("18 of 64");
  const config = JSON.parse(await text(page));
  expect(config.rope_parameters).toMatchObject({ rope_type: "yarn", factor: 16, rope_theta: 10000 });
  await page.getByRole("button", { name: "Copy: into config.json" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toEqual(config);
  // Every program's text, read again, is YaRN with the same factor, and the calculator says the same of it.
  for (const name of ["transformers 5", "transformers 4", "vLLM", "SGLang", "llama.cpp"]) {
    await stack(page, name).click();
    await settled(page);
    await importing(page, await text(page));
    await expect(row(page, "as-it-is")).toContainText("YaRN");
    await expect(row(page, "as-it-is")).toContainText("s = 16, L = 4096");
    await expect(row(page, "as-it-is")).toContainText("1.27726");
  }
});

test("the link holds the method and the program, and a reload brings them back", async ({ page }) => {
  await open(page, START);
  await row(page, "abf").getByRole("button").click();
  await stack(page, "llama.cpp").click();
  await settled(page);
  await expect.poll(() => fragment(page)).toMatch(/method=abf/);
  await expect.poll(() => fragment(page)).toMatch(/stack=llama-cpp/);
  await page.reload();
  await settled(page);
  await expect(row(page, "abf").getByRole("button")).toHaveAttribute("aria-pressed", "true");
  expect(await text(page)).toContain("--rope-freq-base 514640.32");
  expect(await text(page, 1)).toContain("ARCH.rope.freq_base = 514640.32");
  // What a program cannot do is said, and nothing is offered to paste.
  await row(page, "rerope").getByRole("button").click();
  await settled(page);
  await expect(page.locator(".paste .notice")).toContainText("llama.cpp cannot do this: ReRoPE");
  await expect(page.locator(".snippet")).toHaveCount(0);
});

test("programs that disagree are named", async ({ page }) => {
  await open(page, START);
  await page.locator("select[name=model]").selectOption("ministral-3-3b");
  await row(page, "as-it-is").getByRole("button").click();
  await stack(page, "vLLM").click();
  await settled(page);
  await expect(page.locator(".notes")).toContainText("m = 1.27726 here, 1 in transformers");
});

test("ticked methods are put beside the model", async ({ page }) => {
  await open(page, START);
  await expect(page.locator(".compare button")).toBeDisabled();
  for (const id of ["yarn", "dca"]) await row(page, id).getByRole("checkbox").check();
  await page.locator(".compare button").click();
  const recipes = page.getByRole("group", { name: "Recipes" });
  await expect(recipes).toContainText(/A RoPE-1D\s*B YaRN\s*C Dual chunk/);
  await expect(page.getByRole("group", { name: "Part of the page" }).getByRole("button", { name: "Positions" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "yarn")).toContainText("s = 16");
  await expect(recipes).toContainText("B Position");
});

test("nothing to extend, and nonsense, give a message", async ({ page }) => {
  await open(page, "#/length?topic=settings&scheme=rope&train=4096&n=4096");
  await expect(page.locator(".calculator .notice").first()).toContainText("Nothing has to be set");
  await expect(row(page, "yarn").getByRole("button")).toBeDisabled();
  await open(page, "#/length?topic=settings&scheme=none&n=65536");
  await expect(page.locator(".calculator .notice").first()).toContainText("turns nothing");
  await expect(page.locator(".methods tbody tr")).toHaveCount(0);
  await open(page, "#/length?topic=settings&scheme=rope&method=magic&stack=none");
  await expect(notices(page)).toContainText("method");
  await expect(row(page, "yarn").getByRole("button")).toHaveAttribute("aria-pressed", "true");
  expect(await importing(page, "--rope-scaling magic --rope-scale x")).toContain("magic");
});

test("the table is worked by keys", async ({ page }) => {
  await open(page, START);
  const button = row(page, "pi").getByRole("button");
  await button.focus();
  await page.keyboard.press("Enter");
  await settled(page);
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(button).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(row(page, "pi").getByRole("checkbox")).toBeChecked();
});
