interface Options {
  /** Whether a file is held over the page. */
  over: (isOver: boolean) => void;
  drop: (file: File) => void;
}

/**
 * Takes a file that is dropped anywhere on the page, for as long as `owner` is on it: without this the browser leaves the
 * page and opens the file. Text that is dragged is left alone.
 */
export function acceptDrops(owner: Node, {over, drop}: Options): void {
  const listening = new AbortController();
  const listen = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
    document.addEventListener(
      type,
      (event) => {
        if (!owner.isConnected) listening.abort();
        else if (event.dataTransfer?.types.includes("Files")) act(event);
      },
      {signal: listening.signal}
    );
  listen("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  listen("dragleave", ({relatedTarget}) => {
    // null where the pointer left the window, not only one element for another
    if (relatedTarget === null) over(false);
  });
  listen("drop", (event) => {
    event.preventDefault();
    over(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) drop(file);
  });
}
