// The worker runs the engine, whose module the page has compiled already.
const early = [];
const keep = (event) => early.push(event);

self.onmessage = async ({ data: { js, module, lock } }) => {
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
  const engine = await import(js);
  await engine.default({ module_or_path: module });
  engine.work();
  for (const event of early) self.onmessage(event);
};
