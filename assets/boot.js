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
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const url = (path) => new URL(path, document.baseURI).href;
try {
  const rotarium = await import(url(js));
  await rotarium.default({ module_or_path: url(wasm) });
  clearTimeout(late);
  document.getElementById("failed").hidden = true;
} catch (error) {
  console.error(error);
  clearTimeout(late);
  fail();
}
