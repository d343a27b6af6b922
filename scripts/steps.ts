/** Runs one step of a long command and says what it was and how long it took. */
export type Step = <T>(name: string, action: () => Promise<T>) => Promise<T>;

/**
 * Steps that are told with one line each, `pages 61.2 s`, and every minute (`every` milliseconds) while they last; a step that
 * fails is told by its error.
 */
export function createSteps(
  log: (line: string) => void = console.log,
  {clock = () => performance.now(), every = 60_000}: {clock?: () => number; every?: number} = {}
): Step {
  return async (name, action) => {
    const begun = clock();
    const seconds = () => ((clock() - begun) / 1000).toFixed(1);
    const goesOn = setInterval(() => log(`${name} goes on, ${seconds()} s so far`), every);
    try {
      const result = await action();
      log(`${name} ${seconds()} s`);
      return result;
    } finally {
      clearInterval(goesOn);
    }
  };
}
