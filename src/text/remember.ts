/** A function that is asked once about each object, and remembers the answer for as long as the object is there. */
export function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, { readonly answer: V }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(key);
    answers.set(key, { answer });
    return answer;
  };
}

/** A function that remembers its answers about texts, up to a number after which it begins anew. */
export function rememberedTexts<V>(most: number, compute: (text: string) => V): (text: string) => V {
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
