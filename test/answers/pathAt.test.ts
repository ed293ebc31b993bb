import assert from 'node:assert/strict';
import { pathAt } from '../../src/answers/pathAt.ts';
import { fileList } from '../../src/ownership/fileList.ts';

const files = fileList([
  '.github/CODEOWNERS',
  'Makefile',
  'README.md',
  'docs/architecture.md',
  'docs/runbooks/replay.md',
  'package.json',
  'src/api/index.ts',
  'src/api/routes/payouts.ts',
  'src/api/server.ts',
  'src/money/amount.ts',
  'src/payouts/schedule.ts',
  'src/util.mts',
  'test/a.test.ts',
  'web/pages/payouts/[id].tsx',
  'web/pages/payouts/index.tsx',
]);

/** A line with `$0` at the cursor, and what is found: the path and, in «», the part of the line that names it. */
type Row = readonly [line: string, found: string];

describe('the path at a place in a line', () => {
  checkPaths('in an import', 'src/api', [
    [`import { amount } from '../money/$0amount.ts';`, 'src/money/amount.ts «../money/amount.ts»'],
    [`import { amount } from '../money/$0amount';`, 'src/money/amount.ts «../money/amount»'],
    [`import { amount } from "$0../money/amount.js"`, 'src/money/amount.ts «../money/amount.js»'],
    [`import { amount } from "../money/amount.js$0"`, 'src/money/amount.ts «../money/amount.js»'],
    [`const server = require('./$0server')`, 'src/api/server.ts «./server»'],
    [`import routes from './$0routes/payouts';`, 'src/api/routes/payouts.ts «./routes/payouts»'],
    [`import x from '../$0api';`, 'src/api/ «../api»'],
    [`import x from '../$0util.mjs';`, 'src/util.mts «../util.mjs»'],
    [`import x from './new$0.ts';`, 'src/api/new.ts «./new.ts»'],
    [`import x from '../../../$0out';`, ''],
    [`import x from '@acme/$0ui';`, ''],
    [`import x from '@scope/$0pkg/sub.js';`, ''],
    [`import fs from 'node:$0fs';`, ''],
    [`import r from 'rea$0ct';`, ''],
    [`$0import { amount } from '../money/amount.ts';`, ''],
    [`import { am$0ount } from '../money/amount.ts';`, ''],
  ]);

  checkPaths('in Markdown', 'docs', [
    ['See [the plan]($0architecture.md).', 'docs/architecture.md «architecture.md»'],
    ['See [the plan](./arch$0itecture.md#the-parts).', 'docs/architecture.md «./architecture.md#the-parts»'],
    ['See [the code](../src/api/server.ts#L12$0).', 'src/api/server.ts «../src/api/server.ts#L12»'],
    ['[a]: ../README$0.md', 'README.md «../README.md»'],
    ['- `src/api/$0server.ts` starts it', 'src/api/server.ts «src/api/server.ts»'],
    ['Look at src/api/server.ts$0, then go on.', 'src/api/server.ts «src/api/server.ts»'],
    ['Look at src/api/server.ts$0.', 'src/api/server.ts «src/api/server.ts»'],
    ['Is it in src/api/$0server.ts?', 'src/api/server.ts «src/api/server.ts»'],
    ['(in src/api/$0server.ts)', 'src/api/server.ts «src/api/server.ts»'],
    ['**src/api/$0server.ts**', 'src/api/server.ts «src/api/server.ts»'],
    ['| src/api/$0server.ts | Ana |', 'src/api/server.ts «src/api/server.ts»'],
    ['<a href="../README$0.md">', 'README.md «../README.md»'],
    ['Everything in src/pay$0outs/ is ours', 'src/payouts/ «src/payouts/»'],
    ['the folder docs/run$0books', 'docs/runbooks/ «docs/runbooks»'],
    ['the file $0Makefile', ''],
    ['the file ./$0../Makefile', 'Makefile «./../Makefile»'],
    ['Read package$0.json', 'package.json «package.json»'],
    ['and$0/or', ''],
    ['either/o$0r both', ''],
    ['he/she/th$0ey', ''],
    ['24$0/7', ''],
    ['1.5$0', ''],
    ['e.g$0. this', ''],
    ['text/ht$0ml', ''],
    ['https://example.com/src/api/$0server.ts', ''],
    ['http://localhost:8080/src/$0', ''],
    ['see www.example.com/$0x', ''],
    ['ana@exa$0mple.com', ''],
    ['@acme/pay$0outs', ''],
    ['#src/api$0', ''],
  ]);

  checkPaths('in a log', undefined, [
    ['src/api/server.ts:12:3$0: error TS2305', 'src/api/server.ts «src/api/server.ts:12:3»'],
    ['src/api/ser$0ver.ts:12:3 - error', 'src/api/server.ts «src/api/server.ts:12:3»'],
    ['src/api/$0server.ts(12,3): error TS2305', 'src/api/server.ts «src/api/server.ts(12,3)»'],
    ['ERROR in ./src/api/$0server.ts 12:3', ''],
    [
      '    at pay (/home/ana/acme/src/pay$0outs/schedule.ts:10:2)',
      'src/payouts/schedule.ts «/home/ana/acme/src/payouts/schedule.ts:10:2»',
    ],
    [
      '    at file:///home/ana/acme/src/pay$0outs/schedule.ts:10:2',
      'src/payouts/schedule.ts «file:///home/ana/acme/src/payouts/schedule.ts:10:2»',
    ],
    ['    at /home/ben/other/src/$0payouts/schedule.ts:10:2', ''],
    [
      '  File "/home/ana/acme/src/$0api/server.ts", line 3',
      'src/api/server.ts «/home/ana/acme/src/api/server.ts»',
    ],
    ['diff --git a/src/api/$0server.ts b/src/api/server.ts', 'src/api/server.ts «a/src/api/server.ts»'],
    ['diff --git a/src/api/server.ts b/src/$0api/server.ts', 'src/api/server.ts «b/src/api/server.ts»'],
    ['+++ b/src/api/$0server.ts', 'src/api/server.ts «b/src/api/server.ts»'],
    ['--- a/docs/$0new.md', 'docs/new.md «a/docs/new.md»'],
    ['M\tsrc/api/$0server.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['src\\api\\$0server.ts(3,1)', 'src/api/server.ts «src\\api\\server.ts(3,1)»'],
    ['file=src/api/$0server.ts,line=3', 'src/api/server.ts «src/api/server.ts»'],
    ['"file":"src/api/$0server.ts"', 'src/api/server.ts «src/api/server.ts»'],
    ['[src/api/$0server.ts]', 'src/api/server.ts «src/api/server.ts»'],
    ['rm -rf $0/', ''],
    ['10:12:33$0 started', ''],
    ['2026-11-22T10$0:00:00Z', ''],
  ]);

  checkPaths('in a list of owners', '.github', [
    ['/src/pay$0outs/ @acme/payouts', 'src/payouts/ «/src/payouts/»'],
    ['src/pay$0outs/* @acme/payouts', 'src/payouts/ «src/payouts/*»'],
    ['src/$0**/schedule.ts @acme/payouts', 'src/ «src/**/schedule.ts»'],
    ['*.$0ts @acme/payouts', ''],
    ['*$0 @acme/payouts', ''],
    ['/Make$0file @acme/payouts', 'Makefile «/Makefile»'],
    ['/docs/ @acme/$0docs', ''],
  ]);

  checkPaths('with brackets in its name', 'web', [
    ['pages/payouts/[i$0d].tsx', 'web/pages/payouts/[id].tsx «pages/payouts/[id].tsx»'],
    ['(see web/pages/payouts/[id]$0.tsx)', 'web/pages/payouts/[id].tsx «web/pages/payouts/[id].tsx»'],
    ['[x](web/pages/payouts/[id]$0.tsx)', 'web/pages/payouts/[id].tsx «web/pages/payouts/[id].tsx»'],
    ['paths: ["web/pages/payouts/[$0id].tsx"]', 'web/pages/payouts/[id].tsx «web/pages/payouts/[id].tsx»'],
  ]);

  checkPaths(
    'on Windows',
    'src',
    [
      [
        'at C:\\work\\acme\\src\\api\\$0server.ts:3:1',
        'src/api/server.ts «C:\\work\\acme\\src\\api\\server.ts:3:1»',
      ],
      [
        'at file:///C:/work/acme/src/api/$0server.ts:3:1',
        'src/api/server.ts «file:///C:/work/acme/src/api/server.ts:3:1»',
      ],
      [
        'at c:\\work\\acme\\src\\api\\$0server.ts:3:1',
        'src/api/server.ts «c:\\work\\acme\\src\\api\\server.ts:3:1»',
      ],
      ['..\\src\\api\\$0server.ts', 'src/api/server.ts «..\\src\\api\\server.ts»'],
    ],
    'C:\\work\\acme',
  );

  it('is not looked for in a line that nobody reads', () => {
    const context = { files, folder: '', root: '/' };
    assert.equal(pathAt(`${'x '.repeat(1000)}README.md`, 2003, context), undefined);
  });

  it('is looked for at any column of any line', () => {
    const context = { files, folder: 'src', root: '/home/ana/acme' };
    for (const line of [
      '',
      ' ',
      '()',
      '[[[',
      'a/../../..',
      '%',
      'file:///%',
      '\\',
      '....',
      '/',
      '//',
      '🦊/🦊',
    ])
      for (let column = -1; column <= line.length + 1; column++) {
        const found = pathAt(line, column, context);
        assert.equal(found, undefined, `${line} ${String(column)}`);
      }
  });
});

function checkPaths(
  title: string,
  folder: string | undefined,
  rows: readonly Row[],
  root = '/home/ana/acme',
): void {
  describe(title, () => {
    for (const [marked, expected] of rows)
      it(marked, () => {
        const column = marked.indexOf('$0');
        const line = marked.replace('$0', '');
        const found = pathAt(line, column, { files, folder, root });
        const { start, end } = found?.span ?? { start: 0, end: 0 };
        assert.equal(found === undefined ? '' : `${found.path} «${line.slice(start, end)}»`, expected);
      });
  });
}
