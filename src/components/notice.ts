import {element} from "./element.js";

export interface NoticeOptions {
  kind?: "info" | "warning" | "danger";
}

/**
 * A box with a message the reader must see: what happened, then what to do. Read out at once when `kind` is danger,
 * otherwise when the reader pauses.
 */
export function notice(message: string, remedy: string, {kind = "info"}: NoticeOptions = {}): HTMLElement {
  return element(
    "div",
    {class: "ds-alert pb-notice", "data-color": kind, role: kind === "danger" ? "alert" : "status"},
    element("p", {}, element("strong", {}, message), " ", remedy)
  );
}
