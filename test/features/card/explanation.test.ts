import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { explain } from '../../../src/features/card/explanation.ts';
import { completed } from '../../checkFindings.ts';

const root = completed(`
domains:
  - { id: all, paths: ["*"], owners: ["@all"] }
  - id: src
    paths:
      - src/
      - "!src/made/"
      - src/made/by-hand.ts
    owners: ["@src"]
  - { id: tests, paths: ["*.test.ts"], owners: ["@tests"] }
  - { id: nobody, paths: [old/], owners: [] }
unowned: [dist/, "!dist/keep"]
`);
const inherits =
  'version: 1\ninherits: true\ndomains:\n  - { id: inner, paths: ["*.ts"], owners: ["@inner"] }\n';

describe('an explanation', () => {
  checkExplanation('of what the last domain decides', 'src/a.test.ts', [
    'src/a.test.ts owned',
    'leadership.yaml',
    '  9 *.test.ts tests wins',
    '  5 src/ src overridden',
    '  2 * all overridden',
  ]);
  checkExplanation('of what is taken out', 'src/made/a.js', [
    'src/made/a.js owned',
    'leadership.yaml',
    '  6 !src/made/ src excluded',
    '  5 src/ src superseded',
    '  2 * all wins',
  ]);
  checkExplanation('of what is taken in again', 'src/made/by-hand.ts', [
    'src/made/by-hand.ts owned',
    'leadership.yaml',
    '  7 src/made/by-hand.ts src wins',
    '  6 !src/made/ src superseded',
    '  5 src/ src superseded',
    '  2 * all overridden',
  ]);
  checkExplanation('of what is intentionally unowned', 'dist/a.test.ts', [
    'dist/a.test.ts intentionally-unowned',
    'leadership.yaml',
    '  11 dist/ unowned wins',
    '  9 *.test.ts tests overridden',
    '  2 * all overridden',
  ]);
  checkExplanation('of a domain without owners', 'old/a', [
    'old/a intentionally-unowned',
    'leadership.yaml',
    '  10 old/ nobody wins',
    '  2 * all overridden',
  ]);
  checkExplanation(
    'with a file further in that inherits',
    'in/a.ts',
    ['in/a.ts owned', 'in/leadership.yaml', '  4 *.ts inner wins', 'leadership.yaml', '  2 * all overridden'],
    { 'in/leadership.yaml': inherits },
  );
  checkExplanation(
    'with a nested file that does not inherit',
    'in/deep/a.js',
    [
      'in/deep/a.js unowned',
      'in/deep/leadership.yaml',
      'in/leadership.yaml',
      'leadership.yaml not inherited by in/leadership.yaml',
    ],
    {
      'in/leadership.yaml': completed('domains: [{ id: b, paths: ["*.ts"], owners: ["@b"] }]\n'),
      'in/deep/leadership.yaml': inherits,
    },
  );
  checkExplanation('of a folder', 'src/', [
    'src/ owned',
    'leadership.yaml',
    '  5 src/ src wins',
    '  2 * all overridden',
  ]);
  checkExplanation('of the root', '', [' owned', 'leadership.yaml', '  2 * all wins']);

  function checkExplanation(
    title: string,
    path: string,
    lines: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): void {
    it(title, () => {
      const sources = Object.entries({ 'leadership.yaml': root.trimStart(), ...more });
      const analysis = analyze(sources.map(([file, text]) => ({ path: file, text })));
      const { status, files, notInherited } = explain(analysis, path);
      assert.deepEqual(
        [
          `${path} ${status}`,
          ...files.flatMap(({ file, patterns }) => [
            file,
            ...patterns.map(
              ({ line, pattern, domain = 'unowned', result }) =>
                `  ${String(line)} ${pattern} ${domain} ${result}`,
            ),
          ]),
          ...notInherited.map(({ file, by }) => `${file} not inherited by ${by}`),
        ],
        lines,
      );
    });
  }
});
