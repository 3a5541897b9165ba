// The worker runs the page's own script and the module that the page has compiled already.
const early = [];
const keep = (event) => early.push(event);

self.onmessage = async ({ data: { main, module, lock } }) => {
  self.onmessage = keep;
  if (self.navigator.locks) {
    await new Promise((held) => {
      self.navigator.locks.request(lock, () => {
        held();
        return new Promise(() => {}); // until this worker is gone
      });
    });
    self.postMessage("alive");
  }
  const rotarium = await import(main);
  await rotarium.default({ module_or_path: module });
  rotarium.work();
  for (const event of early) self.onmessage(event);
};
