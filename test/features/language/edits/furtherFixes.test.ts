import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { furtherFixes } from '../../../../src/features/language/edits/furtherFixes.ts';
import { applied } from '../../../checkFindings.ts';

const start = 'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\n';
const ops = '  - id: ops\n    paths: [ops/]\n    owners: ["@acme/ops"]\n';

describe('a line below the dash of its item', () => {
  checkFix(
    'is indented with its siblings',
    `domains:\n  - id: ops\n  paths: [ops/]\n  owners: ["@acme/ops"]\n`,
    'Indent these 2 lines',
    `domains:\n${ops}`,
  );
  checkFix(
    'is indented alone',
    'domains:\n  - id: ops\n    paths: [ops/]\n  owners: ["@acme/ops"]\n',
    'Indent this line',
    `domains:\n${ops}`,
  );
  checkFix(
    'takes what is below it along, and leaves other items alone',
    `domains:\n  - id: ops\n  paths:\n    - ops/\n\n  owners:\n    - "@acme/ops"\n  - id: web\n    paths: [web/]\n    owners: ["@acme/web"]\n`,
    'Indent these 4 lines',
    `domains:\n  - id: ops\n    paths:\n      - ops/\n\n    owners:\n      - "@acme/ops"\n  - id: web\n    paths: [web/]\n    owners: ["@acme/web"]\n`,
  );
  checkFix(
    'is indented below comments, which stay',
    'domains:\n  - id: ops\n    # ours\n  # theirs\n  paths: [ops/]\n  owners: ["@acme/ops"]\n\n  # next\n  - { id: web, paths: [web/], owners: ["@acme/web"] }\n',
    'Indent these 2 lines',
    'domains:\n  - id: ops\n    # ours\n  # theirs\n    paths: [ops/]\n    owners: ["@acme/ops"]\n\n  # next\n  - { id: web, paths: [web/], owners: ["@acme/web"] }\n',
  );
  checkFix(
    'is left alone at the margin, where it is a key of the file',
    'domains:\n- id: ops\npaths: [ops/]\n',
    'Indent this line',
    undefined,
  );
});

describe('a line in a column that no sibling has', () => {
  checkFix(
    'is moved back to its siblings',
    'domains:\n  - id: ops\n    paths: [ops/]\n     owners: ["@acme/ops"]\n',
    'Outdent this line',
    `domains:\n${ops}`,
  );
  checkFix(
    'is moved with the whole item',
    `domains:\n${ops} - id: web\n   paths: [web/]\n   owners: ["@acme/web"]\n`,
    'Indent these 3 lines',
    `domains:\n${ops}  - id: web\n    paths: [web/]\n    owners: ["@acme/web"]\n`,
  );
  checkFix(
    'is moved back with the whole item',
    `domains:\n${ops}   - id: web\n     paths: [web/]\n     owners: ["@acme/web"]\n`,
    'Outdent these 3 lines',
    `domains:\n${ops}  - id: web\n    paths: [web/]\n    owners: ["@acme/web"]\n`,
  );
  checkFix(
    'is left alone where no column is better',
    'domains:\n  - id: ops\n    paths: [ops/]\n     !!\n',
    'Outdent this line',
    undefined,
  );
});

describe('an unknown key', () => {
  checkFix(
    'beside the one that was meant can be removed',
    `domains:\n${ops}    owner: ["@acme/ops"]\n`,
    'Remove "owner"',
    `domains:\n${ops}`,
  );
  checkFix(
    'that is like no other can be removed',
    `domains:\n${ops}    foo:\n      bar: 1\n`,
    'Remove "foo"',
    `domains:\n${ops}`,
  );
  checkFix(
    'in one line can be removed',
    `people: { ana: { name: Ana, foo: 1 } }\ndomains: []\n`,
    'Remove "foo"',
    'people: { ana: { name: Ana } }\ndomains: []\n',
  );
});

/** Applies the fix with this title; undefined if it must not be offered. */
function checkFix(title: string, text: string, fix: string, expected: string | undefined): void {
  for (const lineBreak of ['\n', '\r\n'])
    it(`${title}${lineBreak === '\n' ? '' : ', with lines that end in CRLF'}`, () => {
      const written = `${start}${text}`.replaceAll('\n', lineBreak);
      const [file] = analyze([{ path: 'leadership.yaml', text: written }]).files;
      assert.ok(file);
      const fixes = file.findings.flatMap((finding) => furtherFixes(file, finding));
      const found = fixes.find((one) => one.title === fix);
      assert.equal(
        found === undefined ? undefined : applied(written, found),
        expected === undefined ? undefined : `${start}${expected}`.replaceAll('\n', lineBreak),
      );
    });
}
