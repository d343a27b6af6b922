import {readers, textReaders} from "./readers.ts";

/** Kinds of files that hold no numbers about pupils, with the reason. What is neither read nor listed here is a finding. */
const silent: readonly {pattern: RegExp; reason: string}[] = [
  {pattern: /\.(?:woff2?|ttf|otf)$/, reason: "fonts"},
  {
    pattern: /\.(?:png|jpe?g|webp|ico)$/,
    reason: "pictures; their text alternatives are read where they are shown"
  },
  {pattern: /\.css$/, reason: "style sheets"},
  {
    pattern: /^(?:_observablehq|_node|_npm|_jsr)\/.*\.(?:js|wasm)$/,
    reason: "bundles of the framework and of packages"
  },
  {pattern: /(?:^|\/)\.nojekyll$/, reason: "a mark for the web server"}
];

/** Whether an archive or a packed file; its entries are looked at one by one. */
export function isPacked(path: string): boolean {
  return /\.(?:zip|gz)$/i.test(path);
}

/** Files that nobody reads and that are not known to hold no numbers, one line each with the remedy. */
export function findUnread(paths: readonly string[]): string[] {
  return paths
    .filter((path) => !isPacked(path) && !isRead(path) && !silent.some(({pattern}) => pattern.test(path)))
    .map(
      (path) =>
        `${path}: a kind of file that the attack does not read: take it out of the site, or add a reader to loaders/attack/readers.ts`
    );
}

function isRead(path: string): boolean {
  return [...readers, ...textReaders].some(({pattern}) => pattern.test(path));
}
