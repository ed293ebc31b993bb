import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { fileList } from '../../src/ownership/fileList.ts';
import { applied } from '../checkFindings.ts';

interface FixCase {
  readonly it: string;
  readonly before: string;
  readonly fix: string;
  readonly after: string;
}

const head = 'version: 1\npurpose: P\n';

/** Tests what a text is behind the first fix of this title. */
function checkFixes(cases: readonly FixCase[]): void {
  for (const { it: title, before, fix: wanted, after } of cases)
    it(title, () => {
      const text = head + before;
      const files = fileList(['leadership.yaml', 'src/a.ts']);
      const findings = analyze(
        [{ path: 'leadership.yaml', text }],
        files,
        undefined,
        '2026-11-22',
      ).files.flatMap((file) => file.findings);
      const fixes = findings.flatMap(({ fixes }) => fixes);
      const fix = fixes.find(({ title }) => title === wanted);
      const titles = fixes.map(({ title }) => title).join('\n');
      assert.equal(fix === undefined ? titles : applied(text, fix), head + after);
    });
}

describe('the fix of a rule', () => {
  checkFixes([
    {
      it: 'adds a second owner in brackets',
      before: 'domains:\n  - { id: a, paths: [], owners: ["@x"] } # who\n',
      fix: 'Add "@second-owner"',
      after: 'domains:\n  - { id: a, paths: [], owners: ["@x", "@second-owner"] } # who\n',
    },
    {
      it: 'adds a second owner below the first, with the line breaks of the file',
      before: 'domains:\r\n  - id: a\r\n    paths: []\r\n    owners:\r\n    - "@x" # 🙂\r\n',
      fix: 'Add "@second-owner"',
      after:
        'domains:\r\n  - id: a\r\n    paths: []\r\n    owners:\r\n    - "@x" # 🙂\r\n    - "@second-owner"\r\n',
    },
    {
      it: 'says who answers, behind the owners',
      before: 'domains:\n  - id: a\n    owners: ["@x/y"]\n    authority: tell-me\n    paths: []',
      fix: 'Add "delegatedBy"',
      after:
        'domains:\n  - id: a\n    owners: ["@x/y"]\n    delegatedBy: "@who-answers"\n    authority: tell-me\n    paths: []',
    },
    {
      it: 'declares a person in a section that is not there',
      before: 'domains:\n  - { id: a, paths: [], owners: [carl-f, "@x"] }\n',
      fix: 'Add the person carl-f',
      after: 'people:\n  carl-f: Carl f\ndomains:\n  - { id: a, paths: [], owners: [carl-f, "@x"] }\n',
    },
    {
      it: 'declares a person in an empty section',
      before: 'people: {}\ndomains:\n  - { id: a, paths: [], owners: [carl, "@x"] }\n',
      fix: 'Add the person carl',
      after: 'people: { carl: Carl }\ndomains:\n  - { id: a, paths: [], owners: [carl, "@x"] }\n',
    },
    {
      it: 'declares a domain at the end of a file without a last line break',
      before: 'domains:\n  - { id: a, parent: whole, paths: [], owners: ["@x/y"] }',
      fix: 'Add the domain whole',
      after:
        'domains:\n  - { id: a, parent: whole, paths: [], owners: ["@x/y"] }\n  - { id: whole, paths: [], owners: [] }',
    },
    {
      it: 'lets a person in short form grow',
      before:
        'people:\n  ana: Ana # since May\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
      fix: 'Let Ana grow to expert in "sql"',
      after:
        'people:\n  ana: { name: Ana, growing: [{ competency: sql, to: expert }] } # since May\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
    },
    {
      it: 'raises what a person grows to already',
      before:
        'people:\n  ana:\n    name: Ana\n    growing:\n      - { competency: sql, to: "novice" }\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
      fix: 'Let Ana grow to expert in "sql"',
      after:
        'people:\n  ana:\n    name: Ana\n    growing:\n      - { competency: sql, to: "expert" }\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
    },
    {
      it: 'removes an entry with its own comment, and no other',
      before:
        'people:\n  # of ana\n  ana: Ana\n\n  # of bo\n  bo:\n    name: Bo # x\n  cy: Cy\ndomains: []\n',
      fix: 'Remove the person bo',
      after: 'people:\n  # of ana\n  ana: Ana\n\n  cy: Cy\ndomains: []\n',
    },
    {
      it: 'removes the last entry of a map',
      before: 'people:\n  ana: Ana\ndomains: []\n',
      fix: 'Remove the person ana',
      after: 'people: {}\ndomains: []\n',
    },
    {
      it: 'removes a pattern with its comma',
      before: 'domains:\n  - { id: a, paths: [lib/, src/], owners: ["@x/y"] }\n',
      fix: 'Remove "lib/"',
      after: 'domains:\n  - { id: a, paths: [src/], owners: ["@x/y"] }\n',
    },
    {
      it: 'removes the only pattern',
      before: 'domains:\n  - id: a\n    paths:\n      - lib/\n    owners: ["@x/y"]\n',
      fix: 'Remove "lib/"',
      after: 'domains:\n  - id: a\n    paths: []\n    owners: ["@x/y"]\n',
    },
    {
      it: 'writes the day of the review in the quotes that it has',
      before: "domains: []\nreview: { every: 1m, last: '2026-01-01' }\n",
      fix: 'Write today, 2026-11-22',
      after: "domains: []\nreview: { every: 1m, last: '2026-11-22' }\n",
    },
    {
      it: 'marks a goal as done',
      before: 'goals:\n  - statement: S\n    due: 2026-01-01 # late\ndomains: []\n',
      fix: 'Mark as done',
      after: 'goals:\n  - statement: S\n    due: 2026-01-01 # late\n    status: done\ndomains: []\n',
    },
    {
      it: 'numbers an id that is taken',
      before:
        'domains:\n  - { id: a, paths: [], owners: [] }\n  - { id: "a", paths: [], owners: [] }\n  - { id: a, paths: [], owners: [] }\n',
      fix: 'Replace by a-2',
      after:
        'domains:\n  - { id: a, paths: [], owners: [] }\n  - { id: "a", paths: [], owners: [] }\n  - { id: a-2, paths: [], owners: [] }\n',
    },
    {
      it: 'breaks a circle of parents',
      before: 'domains:\n  - { id: a, parent: a, paths: [], owners: [] }\n',
      fix: 'Remove this "parent"',
      after: 'domains:\n  - { id: a, paths: [], owners: [] }\n',
    },
    {
      it: 'removes a comment that silences nothing',
      before: 'domains: []\n  # leadership-disable-next-line control/single-owner -- why\nunowned: []\n',
      fix: 'Remove the comment',
      after: 'domains: []\nunowned: []\n',
    },
  ]);
});
