/**
 * The address of a data file, from `data/x.json`. The built site has it at that path under its base; the preview
 * server has it under `_file/`, and is known by the `?sha=` it gives every module. Modules lie in
 * `<base>/_import/components/`.
 */
export function dataUrl(path: string, moduleUrl: string = import.meta.url): string {
  const preview = new URL(moduleUrl).searchParams.has("sha");
  return new URL(`${preview ? "_file/" : ""}${path.replace(/^\//, "")}`, new URL("../../", moduleUrl)).href;
}
