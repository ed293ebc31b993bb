import assert from 'node:assert/strict';
import { jsonLine, printable } from '../../../src/cli/terminal/printable.ts';

describe('untrusted text on a terminal', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain größe 日本語 🙂', 'plain größe 日本語 🙂'],
    ['\u001b[31mred\u0007\u0000\u007f\u009b', '\\u001b[31mred\\u0007\\u0000\\u007f\\u009b'],
    ['a\tb\r\nc', 'a\\u0009b\\u000d\\u000ac'],
    ['\u202eabc\u2066\u061c\u200b\u2028\ufeff\ufffa', '\\u202eabc\\u2066\\u061c\\u200b\\u2028\\ufeff\\ufffa'],
    ['pay\u{e0041}\ufe0f', 'pay\\u{e0041}\\ufe0f'],
    ['👩\u200d💻 می\u200cخواهم', '👩\u200d💻 می\u200cخواهم'],
    ['::error::x', '\\u003a:error::x'],
    ['  ::error::x', '  \\u003a:error::x'],
    ['a::b', 'a::b'],
    ['C++ std::vector', 'C++ std::vector'],
    ['a ##[error]b', 'a \\u0023#[error]b'],
    ['##vso[task.setvariable]x', '\\u0023#vso[task.setvariable]x'],
    ['## heading', '## heading'],
  ];
  for (const [text, shown] of cases)
    it(`shows ${JSON.stringify(text)}`, () => {
      assert.equal(printable(text), shown);
    });

  it('keeps its value as JSON', () => {
    const values = cases.map(([text]) => text);
    assert.deepEqual(JSON.parse(jsonLine(values)), values);
  });
});
