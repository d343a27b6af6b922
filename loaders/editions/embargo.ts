import {z} from "zod";
import {UserError} from "../errors.ts";
import type {Manifest} from "../files/manifest.ts";

const Moment = z.iso.datetime({offset: true});

/** A time before which nothing may be published, and what set it. */
export interface Embargo {
  until: Date;
  /** The option or the data set that set it. */
  by: string;
}

/** Reads `--embargo`. Throws UserError for a time without a zone, which means another moment on another machine. */
export function parseEmbargo(text: string): Embargo {
  if (!Moment.safeParse(text).success) {
    throw new UserError(
      `--embargo ${JSON.stringify(text)}: write a time with its zone, such as 2026-12-01T06:00:00Z`
    );
  }
  return {until: new Date(text), by: "--embargo"};
}

/** The embargoes of the data sets of a manifest. */
export function embargoesOf({datasets}: Manifest): Embargo[] {
  return datasets.flatMap(({id, embargo}) =>
    embargo ? [{until: new Date(embargo), by: `data set ${id}`}] : []
  );
}

/** Throws UserError with the time left when the last of the embargoes has not passed. */
export function requirePassed(embargoes: readonly Embargo[], now: Date): void {
  const [last] = embargoes.toSorted((a, b) => b.until.getTime() - a.until.getTime());
  if (!last || last.until <= now) return;
  throw new UserError(
    `embargo until ${last.until.toISOString()} (${last.by}), ${formatLeft(last.until.getTime() - now.getTime())} left: nothing was published: run the command again after that time`
  );
}

function formatLeft(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor((minutes % 1440) / 60), "h"],
    [minutes % 60, "min"]
  ] as const;
  return parts.flatMap(([n, unit]) => (n > 0 ? [`${n} ${unit}`] : [])).join(" ");
}
