/** Memoizes a function of two arguments. Each pair is computed once. */
export function intern<A, B, V>(make: (one: A, other: B) => V): (one: A, other: B) => V {
  const known = new Map<A, Map<B, V>>();
  return (one, other) => {
    const byOther = getOrInsert(known, one, () => new Map<B, V>());
    return getOrInsert(byOther, other, () => make(one, other));
  };
}

/** The value of a key in a map. If it is missing, it is created and added. */
export function getOrInsert<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
