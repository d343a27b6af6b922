import type {EffectEvent} from "../../statistics/analysis/analyse.js";
import type {EffectRequest} from "./worker.js";

/** Hears what a run reports; `fail` when it broke off by an error. */
export interface EffectListener {
  event: (event: EffectEvent) => void;
  fail: (message: string) => void;
}

/** Runs analyses away from the page's own thread, one at a time. */
export interface EffectRunner {
  /** Starts a run; one under way is broken off and heard no more. */
  start: (request: Omit<EffectRequest, "run">, listener: EffectListener) => void;
  /** Breaks off the run under way. */
  cancel: () => void;
}

/**
 * A runner with one worker, which is ended to break off a run (a computation hears no messages) and then made anew. `create`
 * makes the worker.
 */
export function createEffectRunner(create: () => Worker = createWorker): EffectRunner {
  let worker: Worker | undefined;
  let isBusy = false;
  let run = 0;
  let listening = new AbortController();
  const cancel = () => {
    run++;
    listening.abort();
    if (!isBusy) return;
    worker?.terminate();
    worker = undefined;
    isBusy = false;
  };
  return {
    cancel,
    start: (request, listener) => {
      cancel();
      const mine = run;
      worker ??= create();
      isBusy = true;
      listening = new AbortController();
      const {signal} = listening;
      worker.addEventListener(
        "message",
        ({data}: MessageEvent<{run: number; event: EffectEvent}>) => {
          if (data.run !== mine) return;
          if (data.event.kind === "doubt") isBusy = false;
          listener.event(data.event);
        },
        {signal}
      );
      worker.addEventListener(
        "error",
        ({message}) => {
          cancel();
          listener.fail(message || "beregningen ga ikke noe svar");
        },
        {signal}
      );
      worker.postMessage({...request, run: mine} satisfies EffectRequest);
    }
  };
}

function createWorker(): Worker {
  return new Worker(import.meta.resolve("./worker.js"), {type: "module"});
}
