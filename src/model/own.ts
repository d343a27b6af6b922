/** What a record itself holds under a name from outside; every object answers to `constructor` and `__proto__`, though it holds nothing there. */
export function maybeOwn<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
