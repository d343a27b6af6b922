/** Runs one step of a long command and says what it was and how long it took. */
export type Step = <T>(name: string, action: () => Promise<T>) => Promise<T>;

/** Steps that are told with one line each, `pages 61.2 s`; a step that fails is told by its error. */
export function createSteps(
  log: (line: string) => void = console.log,
  clock: () => number = () => performance.now()
): Step {
  return async (name, action) => {
    const begun = clock();
    const result = await action();
    log(`${name} ${((clock() - begun) / 1000).toFixed(1)} s`);
    return result;
  };
}
