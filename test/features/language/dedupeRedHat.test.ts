import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { withoutRedHatDuplicates, type RedHatFinding } from '../../../src/features/language/dedupeRedHat.ts';
import { completed, findingLine } from '../../checkFindings.ts';

/** A text, what yaml-language-server 1.25.0 draws in it, and what of our findings is left to be drawn. */
interface Case {
  readonly it: string;
  readonly written: string;
  /** `line:column` of the beginning, from 1, and whether it is a fault of YAML or against the schema. */
  readonly others: readonly string[];
  readonly left: readonly string[];
}

function checkLeft(cases: readonly Case[]): void {
  for (const { it: title, written, others, left } of cases)
    it(title, () => {
      const text = completed(written.replace(/^\n/, ''));
      const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
      assert.ok(file);
      const errors = file.findings.filter(({ severity }) => severity === 'error');
      const faults = others.map((other): RedHatFinding => {
        const [, line, column, of] = /^(\d+):(\d+) (yaml|schema)$/.exec(other) ?? [];
        const start = (file.lines.starts[Number(line) - 1] ?? 0) + Number(column) - 1;
        return { start, end: start + 1, of: of === 'yaml' ? 'yaml' : 'schema' };
      });
      assert.deepEqual(
        withoutRedHatDuplicates({ ...file, findings: errors }, faults).map((finding) =>
          findingLine(file, finding),
        ),
        left,
      );
    });
}

describe('what another YAML extension does not say already', () => {
  checkLeft([
    {
      it: 'everything, where it says nothing',
      written: 'authority: i-hope\n',
      others: [],
      left: [
        '1:12-1:18 schema Expected tell-me, i-think, i-recommend, i-would-like, i-intend, i-have-done, or i-have-been-doing, got "i-hope".',
      ],
    },
    {
      it: 'not a value in the same place',
      written: 'authority: i-hope\n',
      others: ['1:12 schema'],
      left: [],
    },
    { it: 'not a version', written: 'version: 2\n', others: ['1:10 schema'], left: [] },
    {
      it: 'not a value that is missing, drawn behind its key',
      written: 'purpose:\n',
      others: ['1:9 schema'],
      left: [],
    },
    {
      it: 'not a key that is missing, drawn where its map begins',
      written: 'people:\n  ana:\n    github: ana\n',
      others: ['3:5 schema'],
      left: [],
    },
    {
      it: 'not a quotation without an end, drawn at the end of the file',
      written: 'purpose: "Paid\n',
      others: ['6:1 yaml', '1:1 schema'],
      left: [],
    },
    {
      it: 'not a list without an end, drawn at the next key',
      written: 'goals: [one, two\n',
      others: ['2:1 yaml'],
      left: [],
    },
    {
      it: 'not a line too far to the right, drawn at the one above',
      written: 'version: 1\n purpose: Paid\n',
      others: ['1:10 yaml', '1:1 schema'],
      left: [],
    },
    {
      it: 'a tag of YAML, and not the type behind it',
      written: 'authority: i-hope\nx-a: !!str b\n',
      others: ['1:12 schema'],
      left: ['2:6-2:11 syntax YAML tags are not supported. Remove !!str.'],
    },
    {
      it: 'the second of two unknown keys, where it draws the first',
      written: 'teem: {}\npeple: {}\n',
      others: ['1:1 schema'],
      left: ['2:1-2:6 schema Unknown key "peple". Did you mean "people"?'],
    },
    {
      it: 'what only we know, wherever it draws',
      written: 'domains:\n  - { id: a, paths: [], owners: [bob] }\n',
      others: ['2:34 schema'],
      left: [
        '2:34-2:37 reference/unknown-owner Unknown owner "bob". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
  ]);
});
