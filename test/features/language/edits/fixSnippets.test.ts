import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { furtherFixes } from '../../../../src/features/language/edits/furtherFixes.ts';
import { withSnippets } from '../../../../src/features/language/edits/fixSnippets.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';

const head = 'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\n';
const files = fileList(['src/pay/a.ts', 'src/risk/b.ts', 'docs/c.md']);

describe('a fix in the editor', () => {
  for (const [what, text, title, snippet] of [
    [
      'offers real owners after the placeholder, those of neighboring paths first',
      'people: { cy: Cy }\ndomains:\n  - { id: docs, paths: [docs/], owners: ["@acme/docs"] }\n  - { id: risk, paths: [src/risk/], owners: ["@acme/risk"] }\n  - id: pay\n    paths: [src/pay/]\n',
      'Add "owners"',
      '\n    owners: ["${1|@your-team,@acme/risk,@acme/docs,cy|}"]',
    ],
    [
      'selects a placeholder where nobody is known',
      'domains:\n  - id: pay\n    paths: [src/pay/]\n',
      'Add "owners"',
      '\n    owners: ["${1:@your-team}"]',
    ],
    [
      'leaves the cursor in an empty list, and goes on to the next',
      'domains:\n  - id: pay\n',
      'Add all missing keys',
      '\n    paths: [${1:}]\n    owners: ["${2:@your-team}"]',
    ],
    [
      'offers the values of a closed set',
      'people:\n  cy: { name: Cy, growing: [{ competency: x }] }\ndomains: []\ncompetencies: { x: X }\n',
      'Add "to"',
      ', to: ${1|competent,novice,advanced-beginner,proficient,expert|}',
    ],
    [
      'selects the text that it cannot know',
      'domains: []\ncompetencies: { x: X }\npeople:\n  cy: { email: a@b.example }\n',
      'Add "name"',
      ', name: ${1:Name}',
    ],
    [
      'for a file without an owner leaves the owner open',
      'domains:\n  - id: pay\n    paths: [src/]\n    owners: ["@acme/pay", "@acme/{x}"]\n'.replace(
        ', "@acme/{x}"',
        '',
      ),
      'Add domain "c" for docs/c.md',
      '\n  - id: c\n    paths: [docs/c.md]\n    owners: ["${1|@your-team,@acme/pay|}"]',
    ],
  ] as const)
    it(what, () => {
      const written = head + text;
      const analysis = analyze([{ path: 'leadership.yaml', text: written }], files);
      const [file] = analysis.files;
      assert.ok(file);
      const fixes = file.findings.flatMap((finding) => [...finding.fixes, ...furtherFixes(file, finding)]);
      const fix = fixes.find((one) => one.title === title);
      assert.ok(fix, fixes.map((one) => one.title).join(' | '));
      const { ownership } = analysis;
      const subject = {
        text: written,
        file: file.path,
        scope: ownership.scopeIn(''),
        ownership,
        files,
        outside: { codeowners: [], authors: [] },
        today: '2026-11-30',
      };
      assert.deepEqual(
        withSnippets(subject, fix.edits).map((edit) => edit.snippet),
        [snippet],
      );
    });
});
