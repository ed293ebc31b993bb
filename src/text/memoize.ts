/** Memoizes a function of an object. A result is kept as long as its object lives. */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, { readonly answer: V }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(key);
    answers.set(key, { answer });
    return answer;
  };
}

/** Memoizes a function of a string. Clears the cache when it reaches `most` entries. */
export function memoizeText<V>(most: number, compute: (text: string) => V): (text: string) => V {
  const answers = new Map<string, { readonly answer: V }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.answer;
    const answer = compute(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, { answer });
    return answer;
  };
}
