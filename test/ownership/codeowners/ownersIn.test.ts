import assert from 'node:assert/strict';
import { codeownersIn } from '../../../src/ownership/codeowners/ownersIn.ts';

const cases: readonly {
  readonly it: string;
  readonly written: string;
  readonly owners: readonly string[];
}[] = [
  { it: 'names nobody in an empty file', written: '', owners: [] },
  {
    it: 'names users, teams and addresses',
    written: '* @ana @acme/payouts ana@acme.example\n',
    owners: ['@ana', '@acme/payouts', 'ana@acme.example'],
  },
  {
    it: 'puts first who is named most often, whatever the case of the letters',
    written: '/a @ana\n/b @bo\n/c @Bo\n',
    owners: ['@bo', '@ana'],
  },
  {
    it: 'leaves out comments, on lines of their own and behind owners',
    written: '# @no\n  # @no\n/a @ana # @no @no\n/b @bo #@no\n',
    owners: ['@ana', '@bo'],
  },
  { it: 'does not take a pattern for an owner', written: '@scope/package @ana\n@lonely\n', owners: ['@ana'] },
  { it: 'knows blanks and # in a pattern', written: '/a\\ b/ @ana\n\\#c @bo\n', owners: ['@ana', '@bo'] },
  {
    it: 'reads every kind of line break',
    written: '/a @ana\r\n/b @bo\r/c @cy',
    owners: ['@ana', '@bo', '@cy'],
  },
  { it: 'leaves out patterns without owners', written: '/a\n/b @ana\n', owners: ['@ana'] },
  {
    it: 'leaves out lines that nobody writes',
    written: `/a ${'@x '.repeat(5000)}\n/b @ana`,
    owners: ['@ana'],
  },
];

describe('the owners of CODEOWNERS', () => {
  for (const { it: title, written, owners } of cases)
    it(title, () => {
      assert.deepEqual(codeownersIn(written), owners);
    });
});
