/** Work that can wait: `soon` does it once things have been quiet for a while, `now` at once if it is due. */
export interface Afterwards {
  soon: () => void;
  now: () => void;
}

/** Milliseconds without a change after which things are quiet: longer than between two steps of a slider. */
const quiet = 150;

/** Puts work off; asked for many times, it is done once. */
export function afterwards(work: () => void): Afterwards {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    work();
  };
  return {
    now,
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(now, quiet);
    }
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
