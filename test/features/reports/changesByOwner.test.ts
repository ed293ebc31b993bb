import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import {
  changesByOwner,
  lowestAuthorityInWords,
  type Change,
} from '../../../src/features/reports/changesByOwner.ts';
import type { CurrentUser } from '../../../src/model/currentUser.ts';

const text = `version: 1
purpose: P
goals: [G]
decisionCriteria: [C]
people: { ana: Ana, bo: Bo, cy: Cy }
teams: { crew: { name: The crew, members: [ana, bo] } }
domains:
  - { id: docs, name: Docs, paths: [docs/], owners: [ana, bo], authority: i-have-done }
  - { id: risk, paths: [risk/], owners: [bo, "@else"], delegatedBy: cy, authority: i-recommend }
  - { id: pay, paths: [pay/], owners: [crew], delegatedBy: cy }
unowned: [vendor/]
`;
const analysis = analyze([{ path: 'leadership.yaml', text }]);
const staged = (path: string, from?: string): Change => ({
  path,
  isStaged: true,
  ...(from === undefined ? {} : { from }),
});

describe('changes by owner', () => {
  checkChanges('are none where nothing changed', [], {}, []);
  checkChanges(
    'say for each domain what one says there, and who should hear of it',
    [
      staged('docs/a.md'),
      { path: 'x.ts', isStaged: false },
      staged('risk/a.ts'),
      staged('docs/b.md'),
      staged('vendor/a'),
    ],
    { ref: 'ana' },
    [
      'Docs · You own this: act, then tell · 2 files · tell Bo: docs/a.md, docs/b.md',
      'risk · Owners: “I recommend…” · 1 file · tell Bo, @else, Cy: risk/a.ts',
      'Unowned: state your intent to everyone · 1 file · tell : x.ts',
      'Intentionally unowned · 1 file · tell : vendor/a',
      '2 domains changed, so the lowest authority level applies: “I recommend…”',
    ],
  );
  checkChanges('tell a team of which one is a member', [staged('pay/a')], { ref: 'ana' }, [
    'pay · You own this: state your intent · 1 file · tell The crew: pay/a',
  ]);
  checkChanges('take somebody who is not known for somebody else', [staged('docs/a.md')], {}, [
    'Docs · Owners: “I’ve done…” · 1 file · tell Ana, Bo: docs/a.md',
  ]);
  checkChanges('tell who loses a file as well', [staged('docs/a.md', 'risk/a.md')], { ref: 'cy' }, [
    'Docs · State your intent to Ana, Bo · 1 file · tell Ana, Bo: docs/a.md',
    'risk · State your intent to Bo, @else · 1 file · tell Bo, @else: docs/a.md',
    '2 domains changed, so the lowest authority level applies: “I intend to…”',
  ]);
  checkChanges('count a file once that moves within its domain', [staged('docs/a.md', 'docs/b.md')], {}, [
    'Docs · Owners: “I’ve done…” · 1 file · tell Ana, Bo: docs/a.md',
  ]);
});

function checkChanges(
  title: string,
  changes: readonly Change[],
  self: CurrentUser,
  expected: readonly string[],
): void {
  it(title, () => {
    const groups = changesByOwner(analysis, changes, self);
    const lines = groups.map(
      ({ title, description, tell, changes }) =>
        `${title} · ${description} · tell ${tell.map(({ name }) => name).join(', ')}: ${changes.map(({ path }) => path).join(', ')}`,
    );
    const all = lowestAuthorityInWords(groups);
    assert.deepEqual([...lines, ...(all === undefined ? [] : [all])], expected);
  });
}
