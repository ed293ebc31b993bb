/** Makes a value on first use: some regular expressions take a long time to make, and are rarely needed. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
