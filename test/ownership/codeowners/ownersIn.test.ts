import assert from 'node:assert/strict';
import { codeownersIn } from '../../../src/ownership/codeowners/ownersIn.ts';

const cases: readonly {
  readonly it: string;
  readonly written: string;
  readonly owners: readonly string[];
}[] = [
  { it: 'is empty for an empty file', written: '', owners: [] },
  {
    it: 'has users, teams, and email addresses',
    written: '* @ana @acme/payouts ana@acme.example\n',
    owners: ['@ana', '@acme/payouts', 'ana@acme.example'],
  },
  {
    it: 'has the most frequent owner first, ignoring case',
    written: '/a @ana\n/b @bo\n/c @Bo\n',
    owners: ['@bo', '@ana'],
  },
  {
    it: 'ignores comments, on their own lines and after owners',
    written: '# @no\n  # @no\n/a @ana # @no @no\n/b @bo #@no\n',
    owners: ['@ana', '@bo'],
  },
  { it: 'does not read a pattern as an owner', written: '@scope/package @ana\n@lonely\n', owners: ['@ana'] },
  { it: 'reads spaces and # in a pattern', written: '/a\\ b/ @ana\n\\#c @bo\n', owners: ['@ana', '@bo'] },
  {
    it: 'reads every kind of line break',
    written: '/a @ana\r\n/b @bo\r/c @cy',
    owners: ['@ana', '@bo', '@cy'],
  },
  { it: 'ignores patterns without owners', written: '/a\n/b @ana\n', owners: ['@ana'] },
  {
    it: 'ignores very long lines',
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
