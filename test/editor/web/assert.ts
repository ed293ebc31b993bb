/** As much of `node:assert/strict` as tests in a browser use, for plain values. */
const assert = {
  ok(value: unknown, message = 'It is not so'): void {
    if (!value) throw new Error(message);
  },
  equal(actual: unknown, expected: unknown): void {
    assert.deepEqual(actual, expected);
  },
  deepEqual(actual: unknown, expected: unknown): void {
    const texts = [actual, expected].map((value) => JSON.stringify(value, undefined, 2));
    if (texts[0] !== texts[1]) throw new Error(`It is ${String(texts[0])}\nand not ${String(texts[1])}`);
  },
};

export default assert;
