// Starts the engine's worker and notices its death, whatever the cause: an error, or an end that sends no event,
// which shows in the lock that only a living worker holds. The engine is compiled once; later workers get the module.
const compiled = new Map();
// Dropped files, by reference: a worker that takes the place of another has them first, and so has the next program.
const files = (globalThis.rotariumFiles ??= []);
let offered = [];

/** Keeps those of the offered files that were taken. */
export function keep(taken) {
  files.push(...offered.splice(0, taken.length).filter((_, at) => taken[at]));
}

export function forget() {
  files.length = 0;
}

export function hasFiles() {
  return files.length + offered.length > 0;
}

export function spawn(script, js, wasm, holdsFiles, onReply, onDeath) {
  const worker = new Worker(script, { type: "module" });
  const lock = `rotarium-${performance.timeOrigin}-${performance.now()}-${Math.random()}`;
  let dead = false;
  const die = (reason) => {
    if (dead) return;
    dead = true;
    worker.terminate();
    onDeath(reason);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    die(event.message ?? "error");
  };
  worker.onmessage = ({ data }) => {
    if (data === "alive") navigator.locks.request(lock, () => die("gone"));
    else onReply(data);
  };
  if (!compiled.has(wasm)) compiled.set(wasm, WebAssembly.compileStreaming(fetch(wasm)));
  // The worker's first message is the module; what is asked meanwhile waits behind it.
  const started = compiled.get(wasm).then(
    (module) => {
      worker.postMessage({ js, module, lock });
      if (holdsFiles && files.length > 0) worker.postMessage({ files });
    },
    (error) => {
      compiled.delete(wasm); // the next worker tries again
      die(String(error));
    },
  );
  if (holdsFiles) offered = []; // the last worker has them
  return {
    offer: (list) => {
      const more = [...list];
      offered.push(...more);
      started.then(() => worker.postMessage(more));
    },
    post: (buffers) => started.then(() => worker.postMessage(buffers, buffers)),
    halt: (revision) => started.then(() => worker.postMessage(revision)),
    stop: () => {
      dead = true;
      worker.terminate();
    },
  };
}
