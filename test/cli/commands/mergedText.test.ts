import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { mergedText } from '../../../src/cli/commands/mergedText.ts';
import { randomNumbers } from '../../randomNumbers.ts';
import { withFolder } from '../temporaryFolder.ts';

describe('the text after a merge', () => {
  const rows: readonly (readonly [string, string, string, string, string])[] = [
    ['of one text', 'a\nb\n', 'a\nb\n', 'a\nb\n', 'a\nb\n'],
    ['of empty texts', '', '', '', ''],
    ['with changes on our side', 'a\nb\n', 'a\nx\n', 'a\nb\n', 'a\nx\n'],
    ['with changes on their side', 'a\nb\n', 'a\nb\n', 'y\na\nb\n', 'y\na\nb\n'],
    ['with changes apart', 'a\nb\nc\n', 'x\nb\nc\n', 'a\nb\ny\n', 'x\nb\ny\n'],
    ['with the same change', 'a\nb\nc\n', 'a\nx\nc\n', 'a\nx\nc\n', 'a\nx\nc\n'],
    ['with two changes of a line', 'a\nb\nc\n', 'a\nx\nc\n', 'a\ny\nc\n', 'a\ny\nc\n'],
    ['with lines removed and added', 'a\nb\nc\nd\n', 'b\nc\nd\n', 'a\nb\nc\nd\ne\n', 'b\nc\nd\ne\n'],
    ['without a line break at the end', 'a\nb\nc', 'x\nb\nc', 'a\nb\nc\n', 'x\nb\nc\n'],
    ['with everything removed on their side', 'a\nb\n', 'a\nb\n', '', ''],
    ['with text where there was none', '', '', 'a', 'a'],
  ];
  for (const [title, base, ours, theirs, expected] of rows)
    it(title, () => {
      assert.equal(mergedText(base, ours, theirs), expected);
    });

  it('is theirs if the texts differ too much', () => {
    const lines = (word: string): string =>
      Array.from({ length: 3000 }, (_, line) => `${word}${String(line)}\n`).join('');
    assert.equal(mergedText(lines('a'), `${lines('a')}x\n`, lines('b')), lines('b'));
  });

  it('is that of Git, for random texts without repeated lines', function () {
    this.timeout(120_000);
    const seed = Date.now() % 1_000_000;
    const random = randomNumbers(seed);
    const base = Array.from({ length: 12 }, (_, line) => `${String(line)}\n`);
    const changed = (side: string): string =>
      base
        .flatMap((line, position) => {
          const kind = random(12);
          if (kind === 0) return [];
          if (kind === 1) return [`${side}${String(position)}\n`];
          return kind === 2 ? [line, `${side}${String(position)}+\n`] : [line];
        })
        .join('');
    withFolder({}, (folder) => {
      for (let round = 0; round < 200; round++) {
        const texts = { base: base.join(''), ours: changed('o'), theirs: changed('t') };
        for (const [name, text] of Object.entries(texts)) fs.writeFileSync(path.join(folder, name), text);
        const args = ['merge-file', '-p', '--theirs', 'ours', 'base', 'theirs'];
        const expected = execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
        assert.equal(
          mergedText(texts.base, texts.ours, texts.theirs),
          expected,
          `seed ${String(seed)}, round ${String(round)}: ${JSON.stringify(texts)}`,
        );
      }
    });
  });
});
