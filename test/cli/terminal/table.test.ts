import assert from 'node:assert/strict';
import { alignedLines, type TextCell } from '../../../src/cli/terminal/table.ts';
import { pageText } from '../../../src/cli/terminal/page.ts';

const rows: TextCell[][] = [
  ['src/payouts/batch.ts', 'payouts', ['Payouts crew', 'Ana Oliveira', '@acme/treasury'], '“I intend to…”'],
  ['src/risk.ts', 'risk', ['Chidi Okafor'], '“I recommend…”'],
  ['tools/', 'Unowned'],
];

describe('rows of texts in a terminal', () => {
  checkRows('stand in columns', 120, [
    'src/payouts/batch.ts  payouts  Payouts crew, Ana Oliveira, @acme/treasury  “I intend to…”',
    'src/risk.ts           risk     Chidi Okafor                                “I recommend…”',
    'tools/                Unowned',
  ]);
  checkRows('stand in columns where there is no terminal', undefined, [
    'src/payouts/batch.ts  payouts  Payouts crew, Ana Oliveira, @acme/treasury  “I intend to…”',
    'src/risk.ts           risk     Chidi Okafor                                “I recommend…”',
    'tools/                Unowned',
  ]);
  checkRows('count the people for whom there is no room', 80, [
    'src/payouts/batch.ts  payouts  Payouts crew, Ana Oliveira +1  “I intend to…”',
    'src/risk.ts           risk     Chidi Okafor                   “I recommend…”',
    'tools/                Unowned',
  ]);
  checkRows('go on below a path for which there is no room', 60, [
    'src/payouts/batch.ts',
    '  payouts  Payouts crew, Ana Oliveira +1  “I intend to…”',
    'src/risk.ts',
    '  risk     Chidi Okafor                   “I recommend…”',
    'tools/',
    '  Unowned',
  ]);
  checkRows('lose nothing in any width', 30, [
    'src/payouts/batch.ts',
    '  payouts  Payouts crew, Ana',
    '    Oliveira, @acme/treasury',
    '    “I intend to…”',
    'src/risk.ts',
    '  risk  Chidi Okafor  “I',
    '    recommend…”',
    'tools/',
    '  Unowned',
  ]);

  function checkRows(title: string, width: number | undefined, lines: readonly string[]): void {
    it(`${title}: ${String(width)}`, () => {
      const text = pageText(alignedLines(rows, width).flat(), { width, isColored: false });
      assert.deepEqual(text.split('\n'), lines);
    });
  }
});
