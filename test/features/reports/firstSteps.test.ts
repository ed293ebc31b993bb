import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { firstSteps } from '../../../src/features/reports/firstSteps.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { startText } from '../../../src/ownership/codeowners/startText.ts';

describe('the first steps', () => {
  const files = fileList(['src/a.ts']);
  for (const [title, text, reached] of [
    ['an empty file', '', ['hasFile']],
    ['the text to begin with', startText({ files, purpose: undefined, codeowners: undefined }), ['hasFile']],
    ['a purpose in words of the team', 'version: 1\npurpose: Pay merchants\n', ['hasFile', 'hasPurpose']],
    [
      'a domain that nobody leads',
      'version: 1\ndomains:\n  - { id: a, paths: [/src/], owners: [] }\n',
      ['hasFile'],
    ],
    [
      'a domain that a placeholder leads',
      'version: 1\ndomains:\n  - { id: a, paths: [/src/], owners: ["@your-team"] }\n',
      ['hasFile'],
    ],
    [
      'a domain that somebody leads',
      'version: 1\ndomains:\n  - { id: a, paths: [/src/], owners: ["@ana"] }\n',
      ['hasFile', 'hasDomain'],
    ],
  ] as const)
    it(`with ${title} are ${reached.join(', ')}`, () => {
      const analysis = analyze([{ path: 'leadership.yaml', text }], files);
      const steps = Object.entries(firstSteps(analysis)).flatMap(([step, isReached]) =>
        isReached ? [step] : [],
      );
      assert.deepEqual(steps, reached);
    });
});
