import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { secondOwnerFixes } from '../../../src/features/language/edits/secondOwner.ts';
import { knowersOf } from '../../../src/features/reports/knowers.ts';
import { edited } from '../../../src/text/soundEdits.ts';
import { completed } from '../../checkFindings.ts';
import { historyFrom, work, type Written } from '../../ownership/history/syntheticHistory.ts';

const ana = 'Ana Oliveira <ana@acme.test>';
const bo = 'Bo <7+bo-acme@users.noreply.github.com>';
const chidi = 'Chidi Okafor <chidi@acme.test>';
const di = 'di <di@acme.test>';

const text = completed(`people:
  ana: { name: Ana Oliveira, github: ana-acme }
  chidi: { name: C. Okafor, email: chidi@acme.test }
domains:
  - { id: api, paths: [src/api/], owners: [ana] }
  - { id: web, paths: [src/web/], owners: ["@Bo-acme"] }
  - { id: lib, paths: [lib/], owners: [ana] }
`);
const analysis = analyze([{ path: 'leadership.yaml', text }]);

function namesOf(commits: readonly Written[], path: string): string[] {
  const { scope } = analysis.ownership.lookup(path);
  return knowersOf(historyFrom(commits), scope, path).map(({ name, ref }) => `${name} = ${ref}`);
}

describe('people who know a path', () => {
  const commits = [
    ...work(chidi, ['new/a.ts'], 9),
    ...work(ana, ['new/a.ts', 'new/b.ts'], 6),
    ...work(bo, ['new/a.ts'], 3),
    ...work(di, ['new/a.ts'], 1),
    ...work(di, ['new/deep/c.ts'], 1),
    ...work(di, ['top.ts'], 9),
  ];
  for (const [title, path, names] of [
    [
      'are the three with most days of work, in alphabetical order, as the file declares them',
      'new/a.ts',
      ['Ana Oliveira = ana', 'Bo = @bo-acme', 'C. Okafor = chidi'],
    ],
    ['are those of all files of a folder', 'new/deep/', ['di = di@acme.test']],
    ['are those around a new file', 'new/deep/more/new.ts', ['di = di@acme.test']],
    [
      'are not those of a file whose name starts with the same letters',
      'new/a.tsx/b',
      ['Ana Oliveira = ana', 'Bo = @bo-acme', 'C. Okafor = chidi'],
    ],
    ['are none, rather than those of the whole repository', 'other.ts', []],
    ['are none for the root', '', []],
  ] as const)
    it(title, () => {
      assert.deepEqual(namesOf(commits, path), names);
    });
});

describe('the fixes of a single owner from the history', () => {
  it('do not add the owner again, who commits under an address that says the account, or under the same name', () => {
    const alone = completed(
      `domains:\n  - { id: a, paths: [a/], owners: ["@chrysn"] }\n  - { id: b, paths: [b/], owners: ["@eve"] }\n`,
    );
    const own = analyze([{ path: 'leadership.yaml', text: alone }]);
    const history = historyFrom([
      ...work('Christian <chrysn@fsfe.test>', ['a/1'], 3),
      ...work('Eve <other@acme.test>', ['b/1'], 3),
    ]);
    const [file] = own.files;
    assert.ok(file);
    assert.deepEqual(
      file.findings.flatMap((finding) => secondOwnerFixes(file, finding, own, history)),
      [],
    );
  });
  it('add people who know the files of the domain, and not the owner', () => {
    const [file] = analysis.files;
    const history = historyFrom([
      ...work(ana, ['src/api/a.ts', 'lib/a.ts'], 9),
      ...work(bo, ['src/api/a.ts'], 3),
      ...work(chidi, ['src/api/a.ts', 'src/web/a.ts'], 4),
    ]);
    assert.ok(file);
    const added = file.findings.flatMap((finding) =>
      secondOwnerFixes(file, finding, analysis, history).map(({ title, edits }) => [
        title,
        edited(text, edits)
          .split('\n')
          .find((line) => !text.includes(line)),
      ]),
    );
    assert.deepEqual(added, [
      [
        'Add Bo, who knows its files, as an owner of "api"',
        '  - { id: api, paths: [src/api/], owners: [ana, "@bo-acme"] }',
      ],
      [
        'Add C. Okafor, who knows its files, as an owner of "api"',
        '  - { id: api, paths: [src/api/], owners: [ana, chidi] }',
      ],
      [
        'Add C. Okafor, who knows its files, as an owner of "web"',
        '  - { id: web, paths: [src/web/], owners: ["@Bo-acme", chidi] }',
      ],
    ]);
  });
});
