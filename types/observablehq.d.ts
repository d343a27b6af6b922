// Framework ships no types. Only what the components and pages use.
declare module "observablehq:stdlib" {
  export interface FileAttachment {
    readonly name: string;
    readonly mimeType: string;
    readonly size: number;
    readonly lastModified: number;
    url(): Promise<string>;
    text(): Promise<string>;
    json(): Promise<unknown>;
    arrayBuffer(): Promise<ArrayBuffer>;
  }
  /** The argument must be a string literal. */
  export function FileAttachment(name: string): FileAttachment;
  export function resize(render: (width: number, height: number) => Node): HTMLElement;
  export const Generators: {
    input<T>(element: HTMLElement & {value: T}): AsyncGenerator<T>;
    observe<T>(initialize: (notify: (value: T) => void) => (() => void) | void): AsyncGenerator<T>;
  };
  export function Mutable<T>(value: T): {value: T};
}
