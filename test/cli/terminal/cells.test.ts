import assert from 'node:assert/strict';
import { cellCount, cut, cutStart, wrapped } from '../../../src/cli/terminal/cells.ts';

describe('the cells of a terminal', () => {
  checkCells([
    ['plain', 5],
    ['', 0],
    ['größe', 5],
    ['gro\u0308ße', 5],
    ['日本語', 6],
    ['ﾊﾝｶｸ', 4],
    ['한국', 4],
    ['🙂', 2],
    ['❤️', 2],
    ['🇩🇪', 2],
    ['👍🏽', 2],
    ['नमस्ते', 4],
  ]);

  function checkCells(cases: readonly (readonly [string, number])[]): void {
    for (const [text, cells] of cases)
      it(`${text === '' ? 'nothing' : text} fills ${String(cells)}`, () => {
        assert.equal(cellCount(text), cells);
      });
  }
});

describe('a text that is cut', () => {
  checkCut('stays on one line if it fits', '日本', 4, '日本');
  checkCut('says that it goes on', 'abcdef', 4, 'abc…');
  checkCut('is cut before a wide character that does not fit', '日本語', 5, '日本…');
  checkCut('never is cut within a character', 'ab🇩🇪c', 4, 'ab…');

  function checkCut(title: string, text: string, cells: number, short: string): void {
    it(title, () => {
      assert.equal(cut(text, cells), short);
    });
  }
});

describe('a path that is cut at its beginning', () => {
  for (const [path, cells, short] of [
    ['a/b', 3, 'a/b'],
    ['long/folder/', 8, '…folder/'],
    ['決済/台帳/', 7, '…/台帳/'],
    ['x/決済/', 5, '…済/'],
  ] as const)
    it(`${path} in ${String(cells)}`, () => {
      assert.equal(cutStart(path, cells), short);
    });
});

describe('a text that is wrapped', () => {
  checkWrapped([
    { it: 'stays on one line if it fits', text: 'a b c', cells: 10, lines: ['a b c'] },
    {
      it: 'is broken between words',
      text: 'one two three four',
      cells: 9,
      lines: ['one two', 'three', 'four'],
    },
    {
      it: 'is indented from the second line on',
      text: '1. one two three four',
      cells: 12,
      lines: ['1. one two', '   three', '   four'],
      hanging: '   ',
    },
    {
      it: 'keeps a long word whole',
      text: 'in a/very/long/path b',
      cells: 8,
      lines: ['in', 'a/very/long/path', 'b'],
    },
    { it: 'counts wide characters as two', text: '日本 日本 日本', cells: 9, lines: ['日本 日本', '日本'] },
    {
      it: 'is broken after the punctuation of scripts without spaces',
      text: '遅い支払いの方が良い。常に、慎重に。',
      cells: 24,
      lines: ['遅い支払いの方が良い。', '常に、慎重に。'],
    },
    {
      it: 'keeps a path in such a script whole',
      text: '決済/支払い/バッチ処理.ts',
      cells: 10,
      lines: ['決済/支払い/バッチ処理.ts'],
    },
    {
      it: 'keeps a command whole',
      text: `Run "leadership explain 'a b'" to see why.`,
      cells: 24,
      lines: ['Run', `"leadership explain 'a b'"`, 'to see why.'],
    },
    { it: 'keeps several spaces', text: 'a   b', cells: 20, lines: ['a   b'] },
    { it: 'is empty for an empty text', text: '', cells: 20, lines: [''] },
  ]);

  function checkWrapped(
    cases: readonly { it: string; text: string; cells: number; lines: string[]; hanging?: string }[],
  ): void {
    for (const { it: title, text, cells, lines, hanging } of cases)
      it(title, () => {
        assert.deepEqual(wrapped(text, cells, hanging), lines);
      });
  }
});
