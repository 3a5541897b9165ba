// Starts the worker and notices its death, whatever the cause: an error, or an end that sends no event,
// which shows in the lock that only a living worker holds.
export function spawn(script, main, module, onReply, onDeath) {
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
  worker.postMessage({ main, module, lock });
  return {
    post: (buffer) => worker.postMessage(buffer, [buffer]),
    stop: () => {
      dead = true;
      worker.terminate();
    },
  };
}
