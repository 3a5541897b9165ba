// A model's config.json becomes the recipe of the slot, or one clear sentence.
import { expect, open, settled, test } from "./lab.mjs";

const dialog = (page) => page.locator("dialog.config");

async function importing(page, text) {
  await page.getByRole("button", { name: "Read a config.json" }).click();
  await dialog(page).getByRole("textbox").fill(text);
  await dialog(page).getByRole("button", { name: "Make it the recipe" }).click();
}

test("a Llama 3.1 configuration is read", async ({ page }) => {
  await open(page);
  await importing(
    page,
    JSON.stringify({
      model_type: "llama",
      head_dim: 128,
      hidden_size: 4096,
      rope_theta: 500000,
      max_position_embeddings: 131072,
      rope_scaling: {
        rope_type: "llama3",
        factor: 8,
        low_freq_factor: 1,
        high_freq_factor: 4,
        original_max_position_embeddings: 8192,
      },
    }),
  );
  await expect(dialog(page).getByRole("status")).toContainText("The slot now has this recipe.");
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await settled(page);
  await expect(page.locator("select[name=scheme]")).toHaveValue("llama3");
  await expect(page.locator("input[name=base]").first()).toHaveValue("500\u202f000");
  await expect(page.locator("select[name=model]")).toHaveValue("llama-3.1");
  await page.getByRole("button", { name: /undo/i }).click();
  await expect(page.locator("select[name=scheme]")).toHaveValue("rope-tv");
});

for (const [what, text, says] of [
  ["no JSON", "{ rope_theta: ", /JSON/],
  ["a list", "[1, 2]", /object/],
  ["deep nesting", `${"[".repeat(200)}${"]".repeat(200)}`, /32/],
  ["two megabytes", `{"x": "${"a".repeat(2_000_000)}"}`, /1024 KB/],
  ["nothing", "", /JSON/],
]) {
  test(`${what} gives one sentence and changes nothing`, async ({ page }) => {
    await open(page);
    await importing(page, text);
    await expect(dialog(page).locator("li")).toHaveCount(1);
    await expect(dialog(page).locator("li")).toContainText(says);
    await expect(page.locator("select[name=scheme]")).toHaveValue("rope-tv");
  });
}

test("the card of a model tells what its layers do", async ({ page }) => {
  await open(page);
  await page.locator("select[name=model]").selectOption("gemma-2-9b");
  await settled(page);
  await expect(page.locator(".recipe")).toContainText("4096");
  await expect(page.locator(".recipe")).toContainText(/arXiv/);
});
