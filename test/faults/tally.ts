/** How one fault went: `undefined` when all that must hold held, otherwise what did not. */
export type Outcome = string | undefined;

/** What was injected of one kind, and what came of it. */
export interface Count {
  kind: string;
  injected: number;
  survived: number;
  /** Why faults of this kind could not be injected here. */
  skipped: string[];
  failures: string[];
}

export interface Tally {
  /** Injects one fault; a failure is an outcome in words or anything thrown. `what` tells which one it was. */
  inject(kind: string, what: string, run: () => Promise<Outcome>): Promise<void>;
  skip(kind: string, why: string): void;
  counts(): Count[];
}

/** Counts faults by kind, in the order in which the kinds came first. `log` hears of each failure as it comes. */
export function createTally(log: (line: string) => void = () => {}): Tally {
  const counts = new Map<string, Count>();
  const countOf = (kind: string) => {
    const count = counts.get(kind) ?? {kind, injected: 0, survived: 0, skipped: [], failures: []};
    counts.set(kind, count);
    return count;
  };
  return {
    async inject(kind, what, run) {
      const count = countOf(kind);
      count.injected += 1;
      const outcome = await run().catch((error: unknown) =>
        String(error instanceof Error ? error.stack : error)
      );
      if (outcome === undefined) count.survived += 1;
      else {
        count.failures.push(`${what}: ${outcome}`);
        log(`${kind}: ${what}: ${outcome}`);
      }
    },
    skip(kind, why) {
      countOf(kind).skipped.push(why);
    },
    counts: () => [...counts.values()]
  };
}

function line(name: string, injected: number, survived: number, skipped: number): string {
  return `${name.padEnd(44)} ${String(injected).padStart(5)} injected ${String(survived).padStart(5)} survived${skipped ? ` ${String(skipped).padStart(3)} SKIPPED` : ""}`;
}

/** One line a kind, and one of the sum. */
export function formatCounts(counts: readonly Count[]): string {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  return [
    ...counts.flatMap(({kind, injected, survived, skipped}) => [
      line(kind, injected, survived, skipped.length),
      ...[...new Set(skipped)].map((why) => `  skipped: ${why}`)
    ]),
    line(
      "all",
      sum(({injected}) => injected),
      sum(({survived}) => survived),
      sum(({skipped}) => skipped.length)
    )
  ].join("\n");
}
