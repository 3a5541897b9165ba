// What every browser test stands on: a page that may not complain, and words for what a person does with the Bench.
import { test as plain, expect } from "@playwright/test";

export { expect };

/** `test` with a watch over every page: no error, no failed request, nothing asked of another host. */
export const test = plain.extend({
  /** Complaints that a test provokes on purpose. */
  provoked: [/^never$/, { option: true }],
  complaints: [
    async ({ context, baseURL, provoked }, use) => {
      const complaints = [];
      const complain = (text) => provoked.test(text) || complaints.push(text);
      context.on("console", (message) => message.type() === "error" && complain(`console: ${message.text()}`));
      context.on("weberror", (error) => complain(`page: ${error.error()}`));
      context.on("requestfailed", (request) => {
        const { errorText } = request.failure();
        // Aborted only says that the page was left.
        if (errorText !== "net::ERR_ABORTED") complain(`failed: ${request.url()} ${errorText}`);
      });
      context.on("response", (response) => response.ok() || complain(`${response.status()}: ${response.url()}`));
      context.on("request", (request) => {
        const url = request.url();
        if (!/^(data|blob|about):/.test(url) && !url.startsWith(baseURL)) complain(`outside the site: ${url}`);
      });
      await context.addInitScript(listen);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Runs in the page before its scripts: counts questions to the worker, paintings of each canvas, and painted words. */
function listen() {
  const heard = { flying: 0 };
  globalThis.heard = heard;
  if (!globalThis.document) return;
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  globalThis.Worker = class extends Worker {
    #asked = 0;
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener("message", ({ data }) => Array.isArray(data) && this.#count(-1));
    }
    #count(more) {
      this.#asked += more;
      heard.flying += more;
    }
    postMessage(data, transfer) {
      if (data?.[0] instanceof ArrayBuffer) this.#count(data.length);
      super.postMessage(data, transfer);
    }
    terminate() {
      this.#count(-this.#asked);
      super.terminate();
    }
  };
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
  Object.assign(CanvasRenderingContext2D.prototype, {
    clearRect(...rect) {
      this.canvas.paintings = (this.canvas.paintings ?? 0) + 1;
      this.canvas.words = [];
      clearRect.apply(this, rect);
    },
    fillText(text, ...place) {
      this.canvas.words?.push(text);
      fillText.call(this, text, ...place);
    },
  });
}

export const VIEWS = ["attention", "decay", "layout", "spectrum"];

/** Opens a page of the site from nothing and waits until it is painted. */
export async function open(page, fragment = "#/bench") {
  await page.goto("about:blank"); // else only the fragment would change
  await page.goto(`./${fragment}`);
  await settled(page);
}

/** Waits until nothing is being computed and everything computed is painted. */
export const settled = (page) =>
  page.evaluate(async () => {
    const patience = performance.now() + 15_000;
    let calm = 0;
    while (calm < 3) {
      await new Promise(requestAnimationFrame);
      dispatchEvent(new Event("pointermove")); // a touch wakes the engine
      const bare = [...document.querySelectorAll("section.pane canvas:first-child")].some((canvas) => !canvas.paintings);
      const refining = document.querySelector("section.pane[aria-busy=true]");
      const there = document.getElementById("main") && !document.getElementById("first-light") && !bare && !refining;
      calm = globalThis.heard.flying === 0 && there ? calm + 1 : 0;
      if (performance.now() > patience) throw new Error("the page does not come to rest");
    }
  });

export const pane = (page, view) => page.locator(`section.pane.${view}`);
/** The canvas that holds the figure. */
export const base = (page, view) => pane(page, view).locator("canvas").first();
/** The canvas above it, which holds the cursor and takes the focus. */
export const above = (page, view) => pane(page, view).getByRole("img");

/** The pixels of a canvas as a short word. */
export const pixels = (canvas) =>
  canvas.evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [one, two] = [canvas.width, canvas.height];
    for (const pixel of new Uint32Array(data.buffer)) {
      one = Math.imul(one ^ pixel, 0x01000193);
      two = Math.imul(two + pixel, 0x9e3779b1) ^ (two >>> 15);
    }
    return [one, two].map((half) => (half >>> 0).toString(16)).join("-");
  });

/** The pixels of all figures: `{ attention, decay, layout, spectrum }`. */
export async function figures(page) {
  await settled(page);
  const found = {};
  for (const view of VIEWS) found[view] = await pixels(base(page, view));
  return found;
}

/** How often the figures were painted since the page was opened. */
export const paintings = (page) =>
  page.locator("section.pane canvas:first-child").evaluateAll((all) => all.map((canvas) => canvas.paintings));

/** How many different colours a canvas has; 1 means that it is empty. */
export const colours = (canvas) =>
  canvas.evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

export const field = (page, key) => page.locator(`.dial input[type=text][name="${key}"]`);
export const slider = (page, key) => page.locator(`[data-key="${key}"] input[type=range]`);
/** The number that a field shows. */
export const value = async (page, key) =>
  Number((await field(page, key).inputValue()).replace(/\s/g, "").replace("−", "-"));

/** Types into a field and leaves it. */
export async function enter(page, key, text) {
  await field(page, key).fill(String(text));
  await field(page, key).press("Enter");
  await field(page, key).blur();
}

export const choose = (page, name, id) => page.locator(`select[name="${name}"]`).selectOption(id);
/** Shows slot A, slot B or their difference. */
export const show = (page, name) =>
  page
    .locator(".slots")
    .getByRole("button", { name: new RegExp(`^${name}( [^−]*)?$`) })
    .click();

export const fragment = (page) => new URL(page.url()).hash;

/** Everything that a reload must bring back. */
export async function state(page) {
  const pictures = await figures(page);
  const controls = await page
    .locator("#controls input, #controls select")
    .evaluateAll((all) =>
      all.map((input) => [input.name || input.type, input.type === "checkbox" ? input.checked : input.value]),
    );
  const pressed = await page.locator("[aria-pressed=true]").allInnerTexts();
  return { fragment: fragment(page), pictures, controls, pressed };
}

/** A fact of the inspector with every digit. */
export async function exact(page, id, index = 0) {
  const fact = page.locator(`[data-fact="${id}"]`).nth(index);
  await expect(fact).toHaveAttribute("data-exact", /\d/);
  return Number(await fact.getAttribute("data-exact"));
}

export const notices = (page) => page.locator(".notices");

/** Does something, and the figures of these views are others. */
export async function changes(page, views, doing) {
  await settled(page);
  const before = await Promise.all(views.map((view) => pixels(base(page, view))));
  await doing();
  for (const [at, view] of views.entries()) {
    const drawn = async () => (await settled(page), pixels(base(page, view)));
    await expect.poll(drawn, { message: view, timeout: 30_000 }).not.toBe(before[at]);
  }
}

/** A worker is busy for a while; it may end before it hears anything else. */
export const busy = (worker, ms, ends = false) =>
  worker.evaluate(
    ([ms, ends]) => {
      const end = Date.now() + ms;
      while (Date.now() < end);
      if (ends) self.close();
    },
    [ms, ends],
  );

/** A worker is busy for a while and ends in the middle of it. */
export const dies = (worker, ms) => busy(worker, ms, true).catch(() => {});
