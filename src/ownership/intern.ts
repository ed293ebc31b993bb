/** A function of two things that makes its answer once for each pair. */
export function intern<A, B, V>(make: (one: A, other: B) => V): (one: A, other: B) => V {
  const known = new Map<A, Map<B, V>>();
  return (one, other) => {
    const byOther = made(known, one, () => new Map<B, V>());
    return made(byOther, other, () => make(one, other));
  };
}

/** What a map has for a key; made where it has nothing. */
export function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
