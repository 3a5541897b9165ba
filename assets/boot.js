// Before the wasm arrives: theme and language as chosen last time, then the start, and words if it fails.
const root = document.documentElement;
const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // third-party frames may forbid storage
  }
};
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
root.dataset.theme = remembered("rotarium.theme") ?? (dark ? "dark" : "light");
const language = remembered("rotarium.language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
root.lang = language === "zh" ? "zh-Hans" : "en";

const fail = () => {
  document.getElementById("failed").hidden = false;
};
const late = setTimeout(fail, 30000);
const url = (path) => new URL(path, document.baseURI).href;
/** The first pictures are on the screen; a program that starts takes the main thread for a moment. Nobody waits for them long. */
const seen = () => {
  const pictures = [...document.querySelectorAll("#first-light img")].filter((picture) => picture.offsetWidth > 0);
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const drawn = Promise.all(pictures.map((picture) => picture.decode())).catch(() => {}).then(painted);
  return Promise.race([drawn, new Promise((done) => setTimeout(done, 500))]);
};
const load = async (js, wasm, before) => {
  const module = WebAssembly.compileStreaming(fetch(url(wasm)));
  const [program] = await Promise.all([import(url(js)), module, before]);
  await program.default({ module_or_path: await module });
  return program;
};
const bench = document.querySelector("script[data-wasm]").dataset;
const addSheet = (path) => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = url(path);
  const done = new Promise((resolve) => {
    for (const end of ["load", "error"]) sheet.addEventListener(end, resolve);
  });
  document.head.append(sheet);
  return done;
};
const loadLabs = async () => {
  const sheets = ["layouts.css", "decay.css", "lesson.css"].map(addSheet);
  const program = await load(root.dataset.labsJs ?? "labs.js", root.dataset.labsWasm ?? "labs_bg.wasm");
  await Promise.all(sheets); // no page without its looks
  return program;
};

// The home page has a program of its own, which is small; all other pages are in another one, which then takes its place.
const isHome = /^#?\/?(bench)?(\?|$)/.test(location.hash);
let labs;
const enterLabs = (leave) => {
  labs ??= loadLabs().then((program) => program.enter(leave()));
  return labs;
};
addEventListener("rotarium-labs", () => {
  const waiting = setTimeout(fail, 30000);
  home.then((program) => enterLabs(program.leave)).catch(stop).finally(() => clearTimeout(waiting));
});
const stop = (error) => {
  console.error(error);
  fail();
};
if (!isHome) document.getElementById("first-light")?.remove();
const home = isHome ? load(bench.js, bench.wasm, seen()) : Promise.resolve();
try {
  await (isHome ? home : enterLabs(() => new Uint8Array()));
  document.getElementById("failed").hidden = true;
} catch (error) {
  stop(error);
} finally {
  clearTimeout(late);
}
