import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import { applied, completed, sourcesOf, type Files } from '../checkFindings.ts';

interface FixCase {
  readonly it: string;
  readonly before: string;
  /** The files of the repository besides. */
  readonly beside?: readonly string[];
  readonly fix: string;
  /** What the fix makes of it; else the titles of all that is offered. */
  readonly after: string;
}

const head = 'version: 1\npurpose: P\n';

/** Tests what a text is behind the first fix of this title. */
function checkFixes(cases: readonly FixCase[]): void {
  for (const { it: title, before, beside = ['src/a.ts'], fix: wanted, after } of cases)
    it(title, () => {
      const text = head + before;
      const files = fileList(['leadership.yaml', ...beside]);
      const findings = analyze(
        [{ path: 'leadership.yaml', text }],
        files,
        '2026-11-22',
        undefined,
      ).files.flatMap((file) => file.findings);
      const fixes = findings.flatMap(({ fixes }) => fixes);
      const fix = fixes.find(({ title }) => title === wanted);
      const titles = fixes.map(({ title }) => title).join('\n');
      assert.equal(fix === undefined ? titles : applied(text, fix), head + after);
    });
}

/** Tests which fixes there are, of those whose titles fit. */
function checkOffers(
  wanted: RegExp,
  cases: readonly { it: string; written: Files; beside: readonly string[]; offers: readonly string[] }[],
): void {
  for (const { it: title, written, beside, offers } of cases)
    it(title, () => {
      const sources = sourcesOf(written);
      const files = fileList([...sources.map(({ path }) => path), ...beside]);
      const findings = analyze(sources, files, '2026-11-22', undefined).files.flatMap(
        (file) => file.findings,
      );
      const titles = findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
      assert.deepEqual(
        titles.filter((one) => wanted.test(one)),
        offers,
      );
    });
}

describe('the fix of a rule', () => {
  checkFixes([
    {
      it: 'adds a second owner in brackets',
      before: 'domains:\n  - { id: a, paths: [], owners: ["@x"] } # who\n',
      fix: 'Add a second owner',
      after: 'domains:\n  - { id: a, paths: [], owners: ["@x", "@second-owner"] } # who\n',
    },
    {
      it: 'adds a second owner below the first, with the line breaks of the file',
      before: 'domains:\r\n  - id: a\r\n    paths: []\r\n    owners:\r\n    - "@x" # 🙂\r\n',
      fix: 'Add a second owner',
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
      fix: 'Declare person carl-f',
      after: 'people:\n  carl-f: Carl f\ndomains:\n  - { id: a, paths: [], owners: [carl-f, "@x"] }\n',
    },
    {
      it: 'declares a person in an empty section',
      before: 'people: {}\ndomains:\n  - { id: a, paths: [], owners: [carl, "@x"] }\n',
      fix: 'Declare person carl',
      after: 'people: { carl: Carl }\ndomains:\n  - { id: a, paths: [], owners: [carl, "@x"] }\n',
    },
    {
      it: 'declares a domain at the end of a file without a last line break',
      before: 'domains:\n  - { id: a, parent: whole, paths: [], owners: ["@x/y"] }',
      fix: 'Declare domain whole',
      after:
        'domains:\n  - { id: a, parent: whole, paths: [], owners: ["@x/y"] }\n  - { id: whole, paths: [], owners: [] }',
    },
    {
      it: 'lets a person in short form grow',
      before:
        'people:\n  ana: Ana # since May\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
      fix: 'Plan for Ana to reach expert in "sql"',
      after:
        'people:\n  ana: { name: Ana, growing: [{ competency: sql, to: expert }] } # since May\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
    },
    {
      it: 'raises what a person grows to already',
      before:
        'people:\n  ana:\n    name: Ana\n    growing:\n      - { competency: sql, to: "novice" }\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
      fix: 'Plan for Ana to reach expert in "sql"',
      after:
        'people:\n  ana:\n    name: Ana\n    growing:\n      - { competency: sql, to: "expert" }\ncompetencies: { sql: SQL }\ndomains:\n  - { id: a, paths: [], owners: [ana], requires: { sql: expert } }\n',
    },
    {
      it: 'removes an entry with its own comment, and no other',
      before:
        'people:\n  # of ana\n  ana: Ana\n\n  # of bo\n  bo:\n    name: Bo # x\n  cy: Cy\ndomains: []\n',
      fix: 'Remove person bo',
      after: 'people:\n  # of ana\n  ana: Ana\n\n  cy: Cy\ndomains: []\n',
    },
    {
      it: 'removes the last entry of a map',
      before: 'people:\n  ana: Ana\ndomains: []\n',
      fix: 'Remove person ana',
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
      fix: 'Set to today, 2026-11-22',
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
      fix: 'Replace with a-2',
      after:
        'domains:\n  - { id: a, paths: [], owners: [] }\n  - { id: "a", paths: [], owners: [] }\n  - { id: a-2, paths: [], owners: [] }\n',
    },
    {
      it: 'breaks a circle of parents',
      before: 'domains:\n  - { id: a, parent: a, paths: [], owners: [] }\n',
      fix: 'Remove "parent"',
      after: 'domains:\n  - { id: a, paths: [], owners: [] }\n',
    },
    {
      it: 'moves a domain with its comments behind the last one that takes its files',
      before:
        'domains:\n  # all of it\n  - id: a # wide\n    paths: [src/c/]\n    owners: []\n    # to do\n\n  - { id: b, paths: [src/b/], owners: [] }\n\n  # c\n  - { id: c, paths: [src/c/, docs/c/], owners: [] }\n\n  - { id: d, paths: ["*.txt"], owners: [] }\n',
      beside: ['src/c/1.ts', 'docs/c/1.md', '1.txt'],
      fix: 'Move "a" after "c"',
      after:
        'domains:\n  - { id: b, paths: [src/b/], owners: [] }\n\n  # c\n  - { id: c, paths: [src/c/, docs/c/], owners: [] }\n\n  # all of it\n  - id: a # wide\n    paths: [src/c/]\n    owners: []\n    # to do\n\n  - { id: d, paths: ["*.txt"], owners: [] }\n',
    },
    {
      it: 'moves a domain to the end of a file without a last line break',
      before:
        'domains:\r\n- { id: a, paths: [src/b/], owners: [] }\r\n- { id: b, paths: [src/b/, docs/], owners: [] }',
      beside: ['src/b/1.ts', 'docs/1.md'],
      fix: 'Move "a" after "b"',
      after:
        'domains:\r\n- { id: b, paths: [src/b/, docs/], owners: [] }\r\n- { id: a, paths: [src/b/], owners: [] }',
    },
    {
      it: 'replaces a pattern by the nearest that matches',
      before: 'domains:\n  - { id: a, paths: ["src/payuots/*.ts", lib], owners: ["@x/y"] }\n',
      beside: ['src/payouts/a.ts', 'src/pay/a.ts'],
      fix: 'Replace with "src/payouts/*.ts"',
      after: 'domains:\n  - { id: a, paths: ["src/payouts/*.ts", lib], owners: ["@x/y"] }\n',
    },
    {
      it: 'writes Latin letters for those that look like them',
      before: 'domains:\n  - { id: a, name: "\u0420ayouts, \u0440aid", paths: [], owners: ["@x/y"] }\n',
      fix: 'Replace with Latin letters: "Payouts"',
      after: 'domains:\n  - { id: a, name: "Payouts, \u0440aid", paths: [], owners: ["@x/y"] }\n',
    },
    {
      it: 'holds what somebody has grown into, in braces',
      before:
        'people: { ana: { name: Ana, growing: [{ competency: sql, to: expert, by: 2026-01-01 }] } }\ncompetencies: { sql: S }\ndomains: []\n',
      fix: 'Record "sql" as reached: expert',
      after:
        'people: { ana: { name: Ana, competencies: { sql: expert } } }\ncompetencies: { sql: S }\ndomains: []\n',
    },
    {
      it: 'holds what somebody has grown into, in lines, and leaves what else grows',
      before:
        'people:\n  ana:\n    name: Ana\n    competencies: { sql: "novice" } # yet\n    growing:\n      # soon\n      - { competency: sql, to: expert, by: 2026-01-01 }\n      - { competency: go, to: novice }\ncompetencies: { sql: S, go: G }\ndomains: []\n',
      fix: 'Record "sql" as reached: expert',
      after:
        'people:\n  ana:\n    name: Ana\n    competencies: { sql: "expert" } # yet\n    growing:\n      - { competency: go, to: novice }\ncompetencies: { sql: S, go: G }\ndomains: []\n',
    },
    {
      it: 'names a deputy who is here',
      before:
        'people:\n  ana: { name: Ana, away: { until: 2027-01-01 } } # x\n  bo: { name: Bo, away: { until: 2027-01-01 } }\n  cy: Cy\ndomains:\n  - { id: a, paths: [], owners: [ana] }\n',
      fix: 'Make Cy deputy for Ana',
      after:
        'people:\n  ana: { name: Ana, away: { until: 2027-01-01, deputy: cy } } # x\n  bo: { name: Bo, away: { until: 2027-01-01 } }\n  cy: Cy\ndomains:\n  - { id: a, paths: [], owners: [ana] }\n',
    },
    {
      it: 'lists a folder as intentionally unowned',
      before:
        'domains:\n  - { id: a, paths: [src/], owners: ["@x/y"] } # a\nreview: { every: 9y, last: 2026-01-01 }\n',
      beside: ['src/a.ts', 'tools/a.ts', 'tools/b.ts'],
      fix: 'Add tools/ to "unowned"',
      after:
        'domains:\n  - { id: a, paths: [src/], owners: ["@x/y"] } # a\nunowned: [/tools/]\nreview: { every: 9y, last: 2026-01-01 }\n',
    },
    {
      it: 'lists a file among what is unowned already',
      before: 'domains: []\nunowned:\n  - src/\n',
      beside: ['src/a.ts', 'a [1].md'],
      fix: 'Add a [1].md to "unowned"',
      after: 'domains: []\nunowned:\n  - src/\n  - "/a [1].md"\n',
    },
    {
      it: 'replaces a reference within its quotes',
      before: "people: { ana: Ana }\ndomains:\n  - { id: a, paths: [], owners: ['anna'] }\n",
      fix: "Replace with 'ana'",
      after: "people: { ana: Ana }\ndomains:\n  - { id: a, paths: [], owners: ['ana'] }\n",
    },
    {
      it: 'quotes a reference that YAML would take for something else',
      before: 'people: { "true": T }\ndomains:\n  - { id: a, paths: [], owners: [trie] }\n',
      fix: 'Replace with "true"',
      after: 'people: { "true": T }\ndomains:\n  - { id: a, paths: [], owners: ["true"] }\n',
    },
    {
      it: 'replaces a key within its quotes',
      before: 'domains:\n  - { id: a, paths: [], "onwers": ["@x/y"] }\n',
      fix: 'Replace with owners',
      after: 'domains:\n  - { id: a, paths: [], "owners": ["@x/y"] }\n',
    },
    {
      it: 'replaces a value within its quotes',
      before: "authority: 'i-intent'\ndomains: []\n",
      fix: 'Replace with i-intend',
      after: "authority: 'i-intend'\ndomains: []\n",
    },
    {
      it: 'makes an id of a name, within its quotes',
      before: 'domains:\n  - { id: "My Domain", paths: [], owners: [] }\n',
      fix: 'Replace with my-domain',
      after: 'domains:\n  - { id: "my-domain", paths: [], owners: [] }\n',
    },
    {
      it: 'makes a list of a text as it is written',
      before: 'domains:\n  - { id: a, paths: "src\\u0041", owners: [] }\n',
      fix: 'Convert to a list',
      after: 'domains:\n  - { id: a, paths: ["src\\u0041"], owners: [] }\n',
    },
    {
      it: 'keeps a day plain',
      before: 'domains: []\nreview: { every: 1m, last: 2026-01-01 }\n',
      fix: 'Set to today, 2026-11-22',
      after: 'domains: []\nreview: { every: 1m, last: 2026-11-22 }\n',
    },
    {
      it: 'removes a comment that suppresses nothing',
      before: 'domains: []\n  # leadership-disable-next-line control/single-owner -- why\nunowned: []\n',
      fix: 'Remove comment',
      after: 'domains: []\nunowned: []\n',
    },
  ]);
});

describe('the fix of an overridden domain', () => {
  const two =
    'domains:\n  - { id: a, paths: [src/], owners: [] }\n  - { id: b, paths: [src/], owners: [] }\n';
  checkOffers(/^(?:Move|Remove)/, [
    {
      it: 'moves it where nobody else is left without a file',
      written: two.replace(/\[src\/\](?=.*\n$)/, '[src/, docs/]'),
      beside: ['src/a.ts', 'docs/a.md'],
      offers: ['Move "a" after "b"', 'Remove domain "a"'],
    },
    {
      it: 'does not move it where another would be left without a file',
      written: two,
      beside: ['src/a.ts'],
      offers: ['Remove domain "a"'],
    },
    {
      it: 'does not move it where all is intentionally unowned',
      written: `domains: [{ id: a, paths: [src/], owners: [] }]\nunowned: [src/]\n`,
      beside: ['src/a.ts'],
      offers: ['Remove domain "a"'],
    },
    {
      it: 'moves an alias behind its anchor, but not the anchor behind the alias',
      written:
        'domains:\n  - { id: a, paths: &p [src/], owners: [] }\n  - { id: b, paths: *p, owners: [] }\n  - { id: c, paths: [docs/, src/], owners: [] }\n',
      beside: ['src/a.ts', 'docs/a.md'],
      offers: ['Move "b" after "c"', 'Remove domain "b"'],
    },
    {
      it: 'does not remove what a file further in refers to',
      written: {
        'leadership.yaml': completed(two),
        'docs/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: c, parent: a, paths: ["*"], owners: [] }]\n',
      },
      beside: ['src/a.ts', 'docs/a.md'],
      offers: [],
    },
  ]);
});

describe('the fix of an unused entry', () => {
  checkOffers(/^Remove person/, [
    {
      it: 'is offered',
      written: 'people:\n  ana: Ana\n',
      beside: [],
      offers: ['Remove person ana'],
    },
    {
      it: 'is not where an anchor in it names something',
      written: 'people:\n  ana: &who Ana\nx-who: *who\n',
      beside: [],
      offers: [],
    },
  ]);
});

describe('the fix of unowned paths', () => {
  checkOffers(/^Add .* to "unowned"/, [
    {
      it: 'lists no folder where others have files',
      written: 'domains: [{ id: a, paths: [src/a/], owners: [] }]\n',
      beside: ['src/a/1.ts', 'src/b/1.ts', 'src/c/1.ts', 'lib/a/1.ts', 'lib/a/2.ts'],
      offers: ['Add lib/a/ to "unowned"'],
    },
  ]);
});
