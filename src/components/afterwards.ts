/** Work that can wait: `soon` does it once things have been quiet for a while, `now` at once if it is due. */
export interface Afterwards {
  soon: () => void;
  now: () => void;
}

/** Milliseconds without a change after which things are quiet: longer than between two steps of a slider. */
const quiet = 150;

/** Everything that is put off and not yet done. */
const pending = new Set<() => void>();

let listening = false;

function putOff(now: () => void): void {
  pending.add(now);
  if (listening || typeof addEventListener === "undefined") return;
  listening = true;
  // while capturing: what draws and writes for paper listens too, and comes after, also when this work made it
  addEventListener("beforeprint", catchUp, {capture: true});
}

/** Does at once all that is put off, and what that puts off in its turn: before something is printed or saved. */
export function catchUp(): void {
  for (const now of pending) now();
}

/** Puts work off; asked for many times, it is done once. */
export function afterwards(work: () => void): Afterwards {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    if (!pending.delete(now)) return;
    clearTimeout(timer);
    work();
  };
  return {
    now,
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(now, quiet);
      putOff(now);
    }
  };
}

/** Puts work off to the next frame of the screen; asked for many times, it is done once. */
export function inNextFrame(work: () => void): () => void {
  let frame = 0;
  const now = () => {
    pending.delete(now);
    cancelAnimationFrame(frame);
    work();
  };
  return () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(now);
    putOff(now);
  };
}

/**
 * Does work for an element at once while it is on the screen or within a distance of it (default half a screen); otherwise
 * once things are quiet, or when it comes near. Without IntersectionObserver always at once.
 */
export function whenNear(root: Element, work: () => void, {distance = "50%"} = {}): () => void {
  if (typeof IntersectionObserver === "undefined") return work;
  let isNear = true;
  const later = afterwards(work);
  new IntersectionObserver(
    ([entry]) => {
      isNear = entry?.isIntersecting ?? true;
      if (isNear) later.now();
    },
    {rootMargin: distance}
  ).observe(root);
  return () => {
    later.soon();
    if (isNear) later.now();
  };
}
