import assert from 'node:assert/strict';
import type { Card } from '../../../src/features/card/card.ts';
import { lensFor, type LensChoice } from '../../../src/features/card/lens.ts';
import type { UserStanding } from '../../../src/features/card/userStanding.ts';

const owner = (name: string): Card['owners'][number] => ({ ref: name, kind: 'person', name });
const criterion = (statement: string): Card['criteria'][number] => ({
  statement,
  from: { file: 'leadership.yaml', line: 1 },
});
const place = { file: 'leadership.yaml', line: 1, pattern: 'a' };
const owned: Card = {
  path: 'a',
  status: 'owned',
  domain: 'payouts',
  owners: [owner('Ana'), owner('Ben')],
  authority: 'i-intend',
  decisions: [],
  goals: [],
  criteria: [],
  requires: {},
  matchedBy: place,
  overridden: [],
};

describe('a lens', () => {
  const owners = 'payouts · Owners: Ana, Ben · “I intend to…”';
  const criteria = 'Show decision criteria:';

  checkLens('names the domain, its owners, and their authority level', {}, [
    owners,
    'Ana, Ben\nOwners: “I intend to…”\nClick for details',
  ]);
  checkLens('prefers the name of the domain', { name: 'Payouts' }, [
    'Payouts · Owners: Ana, Ben · “I intend to…”',
    'Ana, Ben\nOwners: “I intend to…”\nClick for details',
  ]);
  checkLens('names as many owners as fit', { owners: ['A', 'B', 'C', 'D'].map(owner) }, [
    'payouts · Owners: A, B, C, D · “I intend to…”',
    'A, B, C, D\nOwners: “I intend to…”\nClick for details',
  ]);
  checkLens(
    'counts the owners that do not fit',
    {
      owners: Array.from({ length: 9 }, (_, at) => owner(`Somebody ${String(at)}`)),
      criteria: [criterion('Undo')],
    },
    [
      'payouts · Owners: Somebody 0, Somebody 1 +7 · “I intend to…”',
      `${Array.from({ length: 9 }, (_, at) => `Somebody ${String(at)}`).join(', ')}\nOwners: “I intend to…”\nClick for details`,
      'Criteria: Undo',
      `${criteria}\n• Undo`,
    ],
  );
  checkLens('shows the top criterion', { criteria: [criterion('Undo')] }, [
    owners,
    'Ana, Ben\nOwners: “I intend to…”\nClick for details',
    'Criteria: Undo',
    `${criteria}\n• Undo`,
  ]);
  checkLens('counts the other criteria', { criteria: ['Undo', 'Ask', 'Tell'].map(criterion) }, [
    owners,
    'Ana, Ben\nOwners: “I intend to…”\nClick for details',
    'Criteria: Undo (+2)',
    `${criteria}\n• Undo\n• Ask\n• Tell`,
  ]);
  const long =
    'Prefer the change that we can undo in a single deploy of the whole system over all the others';
  checkLens(
    'truncates at a word',
    {
      name: 'A name of a domain that goes on for longer than anybody reads',
      owners: [owner('A'.repeat(80)), owner('Ben')],
      criteria: [criterion(long)],
    },
    [
      `A name of a domain… · Owners: ${'A'.repeat(19)}… +1 · “I intend to…”`,
      `${'A'.repeat(80)}, Ben\nOwners: “I intend to…”\nClick for details`,
      'Criteria: Prefer the change that we…',
      `${criteria}\n• ${long}`,
    ],
  );
  checkLens('has one line even if a name has line breaks', { name: ' a\n\tb ', owners: [owner('A\r\nB')] }, [
    'a b · Owner: A B · “I intend to…”',
    'A\r\nB\nOwner: “I intend to…”\nClick for details',
  ]);
  checkLens('counts code points', { name: '🦊'.repeat(41) }, [
    `${'🦊'.repeat(19)}… · Owners: Ana +1 · “I intend to…”`,
    'Ana, Ben\nOwners: “I intend to…”\nClick for details',
  ]);
  checkLens('says that owners with a syntax error are unknown', { owners: [], domain: '' }, [
    'Unnamed domain · owners unknown (syntax error)',
    'Owners: “I intend to…”\nClick for details',
  ]);
  checkLens('is missing for an unowned path', { status: 'unowned' }, []);
  checkLens('is missing for an intentionally unowned path', { status: 'intentionally-unowned' }, []);

  describe('shows what the setting selects', () => {
    const card = { criteria: [criterion(long), criterion('Ask')] };
    checkLens('owners only', card, [owners, 'Ana, Ben\nOwners: “I intend to…”\nClick for details'], {
      show: 'owners',
    });
    checkLens(
      'criteria only, with more room',
      card,
      [`Criteria: ${long} (+1)`, `${criteria}\n• ${long}\n• Ask`],
      {
        show: 'criteria',
      },
    );
    checkLens('nothing, if there are no criteria', {}, [], { show: 'criteria' });
  });

  describe('tells the current user what they may do', () => {
    const ofOwner: UserStanding = { relation: 'owner', authority: 'i-intend', isKnown: true };
    const ofOther: UserStanding = { ...ofOwner, relation: 'other' };
    const many = ['Ana', 'Ben', 'Chidi Okafor', 'Dora Lind', 'Emil Novak'].map(owner);
    const all = 'Ana, Ben, Chidi Okafor, Dora Lind, Emil Novak';
    for (const [title, card, you, shown, told] of [
      ['an owner', {}, ofOwner, 'Owners: Ana, Ben · You own this: state your intent', undefined],
      [
        'others',
        {},
        ofOther,
        'Owners: Ana, Ben · State your intent to them',
        'State your intent to Ana, Ben',
      ],
      [
        'others, with more names',
        { owners: many },
        ofOther,
        `Owners: ${all} · State your intent to them`,
        `State your intent to ${all}`,
      ],
      [
        'others, beside a criterion',
        { owners: many, criteria: [criterion('Undo')] },
        ofOther,
        'Owners: Ana, Ben +3 · State your intent to them',
        `State your intent to ${all}`,
      ],
    ] as const) {
      const verdict = told ?? shown.split(' · ')[1] ?? '';
      const names = ('owners' in card ? card.owners : owned.owners).map(({ name }) => name).join(', ');
      const parts = [`payouts · ${shown}`, `${names}\n${verdict}\nClick for details`];
      const ofCriteria = 'criteria' in card ? ['Criteria: Undo', `${criteria}\n• Undo`] : [];
      checkLens(title, card, [...parts, ...ofCriteria], {}, you);
    }
  });

  describe('uses a template', () => {
    const card: Partial<Card> = { criteria: [criterion('Undo')], contact: { slack: '#pay' } };
    for (const [template, title] of [
      ['{domain}', 'payouts'],
      ['Owned by {owners}: {authority}', 'Owned by Ana, Ben: I intend to…'],
      ['{domain} · {purpose} · {contact}', 'payouts · slack #pay'],
      ['{domain} · ask {purpose}', 'payouts'],
      ['{domain} · {nothing} · $(icon) {constructor}', 'payouts · {nothing} · $(icon) {constructor}'],
      ['{criterion} · {you}', 'Undo · I recommend…'],
    ] as const)
      checkLens(
        template,
        card,
        [title, 'Ana, Ben\nNeeds approval from the delegator\nClick for details'],
        { show: 'owners', template },
        { relation: 'other', authority: 'i-recommend', isKnown: true },
      );
    checkLens('which may be empty', {}, [], { template: '{purpose}' });
  });
});

/** Compares title and tooltip of the first part, then of the second, where it is there. */
function checkLens(
  title: string,
  card: Partial<Card>,
  expected: readonly string[],
  choice: Partial<LensChoice> = {},
  you?: UserStanding,
): void {
  it(title, () => {
    const lens = lensFor({ ...owned, ...card }, { show: 'both', template: '', ...choice }, you);
    const parts = [lens?.owners, lens?.criteria].filter((part) => part !== undefined);
    assert.deepEqual(
      parts.flatMap((part) => [part.title, part.tooltip]),
      expected,
    );
  });
}
