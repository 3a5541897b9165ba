// Starts the engine's worker and notices its death, whatever the cause: an error, or an end that sends no event,
// which shows in the lock that only a living worker holds. The engine is compiled once; later workers get the module.
let compiled;

export function spawn(script, js, wasm, onReply, onDeath) {
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
  compiled ??= WebAssembly.compileStreaming(fetch(wasm));
  // The worker's first message is the module; what is asked meanwhile waits behind it.
  const started = compiled.then(
    (module) => worker.postMessage({ js, module, lock }),
    (error) => {
      compiled = undefined; // the next worker tries again
      die(String(error));
    },
  );
  return {
    post: (buffer) => started.then(() => worker.postMessage(buffer, [buffer])),
    stop: () => {
      dead = true;
      worker.terminate();
    },
  };
}
