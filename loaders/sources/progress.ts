import {SingleBar} from "cli-progress";

/** What has been done so far of a download in parts. */
export interface Progress {
  /** One page more, with its rows and bytes. */
  addPage: (rows: number, bytes: number) => void;
  /** A part is whole; a line on anything that is not a terminal. */
  endPart: (name: string) => void;
  stop: () => void;
}

/**
 * Progress of `pages` pages in `parts` parts: a bar with pages, rows, MB and time left on a terminal, else one plain
 * line a part. The time left assumes that the remaining pages take as long as the ones fetched.
 */
export function createProgress({
  pages,
  parts,
  log,
  stream = process.stderr,
  now = () => new Date()
}: {
  pages: number;
  parts: number;
  log: (line: string) => void;
  stream?: NodeJS.WriteStream;
  now?: () => Date;
}): Progress {
  const began = now().getTime();
  let donePages = 0;
  let doneParts = 0;
  let rows = 0;
  let bytes = 0;
  let part = {pages: 0, rows: 0};
  const bar = stream.isTTY
    ? new SingleBar({
        format: "{bar} {value}/{total} pages · {rows} rows · {megabytes} MB · {left} · {name}",
        stream,
        hideCursor: true
      })
    : undefined;
  bar?.start(pages, 0, {rows: 0, megabytes: "0.0", left: "", name: ""});
  const left = () => {
    if (!donePages) return "";
    const seconds = (((now().getTime() - began) / donePages) * (pages - donePages)) / 1000;
    return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`;
  };
  const megabytes = () => (bytes / 1e6).toFixed(1);
  return {
    addPage(moreRows, moreBytes) {
      donePages += 1;
      rows += moreRows;
      bytes += moreBytes;
      part = {pages: part.pages + 1, rows: part.rows + moreRows};
      bar?.update(donePages, {rows, megabytes: megabytes(), left: left()});
    },
    endPart(name) {
      doneParts += 1;
      if (bar) bar.update(donePages, {name});
      else {
        log(
          `${name}: ${part.pages} pages, ${part.rows} rows; part ${doneParts} of ${parts}, ` +
            `${donePages} of ${pages} pages, ${rows} rows, ${megabytes()} MB, ${left() || "nothing left"}`
        );
      }
      part = {pages: 0, rows: 0};
    },
    stop() {
      bar?.stop();
    }
  };
}
