/** Makes the value at the first call and returns the same afterwards. */
export function lazy<T>(make: () => T): () => T {
  let made: {value: T} | undefined;
  return () => (made ??= {value: make()}).value;
}
