import assert from 'node:assert/strict';
import { readLooseJson } from '../../src/text/looseJson.ts';

describe('JSON as settings have it', () => {
  for (const [text, value] of [
    ['{"a": [1, true, null]}', { a: [1, true, null] }],
    ['\uFEFF{"a": 1}', { a: 1 }],
    ['// one\n{ /* two */ "a": 1, // three\n}', { a: 1 }],
    ['{"a": [1, 2, /* none */ ], /* none */ }', { a: [1, 2] }],
    ['{"a": "// no /* comment */ ,]"}', { a: '// no /* comment */ ,]' }],
    ['{"a\\"//": "\\\\"}', { 'a"//': '\\' }],
    ['{"a": 1', undefined],
    ['{"a": "', undefined],
    ['{"a": 1 /*', undefined],
    ['', undefined],
    ['{,}', {}],
    ['[1,,]', undefined],
  ] as const)
    it(text, () => {
      assert.deepEqual(readLooseJson(text), value);
    });

  it('takes no longer for what is wrong all over', () => {
    for (const piece of ['"\\"', '/*', '\\"', ', ', '"', '{"a":'])
      assert.equal(readLooseJson(piece.repeat(100_000)), undefined);
  });
});
