import assert from 'node:assert/strict';
import type { Card } from '../../src/answers/card.ts';
import { lensFor, type LensChoice } from '../../src/answers/lens.ts';
import type { You } from '../../src/answers/you.ts';

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
  decidedBy: place,
  overruled: [],
};

describe('a lens', () => {
  const leads = 'payouts · Ana, Ben · I intend to…';
  const criteria = 'Show what counts when deciding here:';

  checkLens('names the domain, the owners and the rung', {}, [leads, 'Ana, Ben\nClick for more']);
  checkLens('prefers the name of the domain', { name: 'Payouts' }, [
    'Payouts · Ana, Ben · I intend to…',
    'Ana, Ben\nClick for more',
  ]);
  checkLens('names as many owners as there is room for', { owners: ['A', 'B', 'C', 'D'].map(owner) }, [
    'payouts · A, B, C, D · I intend to…',
    'A, B, C, D\nClick for more',
  ]);
  checkLens(
    'says how many owners more there are',
    {
      owners: Array.from({ length: 9 }, (_, at) => owner(`Somebody ${String(at)}`)),
      criteria: [criterion('Undo')],
    },
    [
      'payouts · Somebody 0, Somebody 1, Somebody 2 +6 · I intend to…',
      `${Array.from({ length: 9 }, (_, at) => `Somebody ${String(at)}`).join(', ')}\nClick for more`,
      'Undo',
      `${criteria}\n• Undo`,
    ],
  );
  checkLens('says the criterion that counts most', { criteria: [criterion('Undo')] }, [
    leads,
    'Ana, Ben\nClick for more',
    'Undo',
    `${criteria}\n• Undo`,
  ]);
  checkLens('says how many more criteria there are', { criteria: ['Undo', 'Ask', 'Tell'].map(criterion) }, [
    leads,
    'Ana, Ben\nClick for more',
    'Undo +2',
    `${criteria}\n• Undo\n• Ask\n• Tell`,
  ]);
  const long =
    'Prefer the change that we can undo in a single deploy of the whole system over all the others';
  checkLens(
    'cuts what is long at a word',
    {
      name: 'A name of a domain that goes on for longer than anybody reads',
      owners: [owner('A'.repeat(80)), owner('Ben')],
      criteria: [criterion(long)],
    },
    [
      `A name of a domain that goes on for… · ${'A'.repeat(29)}… +1 · I intend to…`,
      `${'A'.repeat(80)}, Ben\nClick for more`,
      'Prefer the change that we can undo in a…',
      `${criteria}\n• ${long}`,
    ],
  );
  checkLens('has one line, whatever is written', { name: ' a\n\tb ', owners: [owner('A\r\nB')] }, [
    'a b · A B · I intend to…',
    'A\r\nB\nClick for more',
  ]);
  checkLens('counts characters, not their halves', { name: '🦊'.repeat(41) }, [
    `${'🦊'.repeat(39)}… · Ana, Ben · I intend to…`,
    'Ana, Ben\nClick for more',
  ]);
  checkLens('tells where the owners cannot be read', { owners: [], domain: '' }, [
    'Unnamed domain · owners not readable · I intend to…',
    'Click for more',
  ]);
  checkLens('is not there where nobody owns the path', { status: 'unowned' }, []);
  checkLens('is not there where nobody owns the path on purpose', { status: 'unowned-on-purpose' }, []);

  describe('shows what is asked for', () => {
    const card = { criteria: [criterion(long), criterion('Ask')] };
    checkLens('the owner alone', card, [leads, 'Ana, Ben\nClick for more'], { show: 'owner' });
    checkLens('the criteria alone, with more room', card, [`${long} +1`, `${criteria}\n• ${long}\n• Ask`], {
      show: 'criteria',
    });
    checkLens('nothing, where there are no criteria', {}, [], { show: 'criteria' });
  });

  describe('says how who asks stands to it', () => {
    const you = (relation: You['relation'], rung: You['rung']): You => ({ relation, rung });
    for (const [standing, words] of [
      [you('owner', 'i-intend'), 'You lead here: “I intend to…”'],
      [you('other', 'i-recommend'), 'You, to who leads here: “I recommend…”'],
      [you('unknown', 'i-intend'), 'You, not known to lead here: “I intend to…”'],
    ] as const)
      checkLens(standing.relation, {}, [leads, `Ana, Ben\n${words}\nClick for more`], {}, standing);
  });

  describe('takes the words of a team', () => {
    const card: Partial<Card> = { criteria: [criterion('Undo')], contact: { slack: '#pay' } };
    for (const [template, title] of [
      ['{domain}', 'payouts'],
      ['Led by {owners}: {rung}', 'Led by Ana, Ben: I intend to…'],
      ['{domain} · {purpose} · {contact}', 'payouts · slack #pay'],
      ['{domain} · ask {purpose}', 'payouts'],
      ['{domain} · {nothing} · $(icon) {constructor}', 'payouts · {nothing} · $(icon) {constructor}'],
      ['{criterion} · {you}', 'Undo · I recommend…'],
    ] as const)
      checkLens(
        template,
        card,
        [title, 'Ana, Ben\nYou, to who leads here: “I recommend…”\nClick for more'],
        { show: 'owner', template },
        { relation: 'other', rung: 'i-recommend' },
      );
    checkLens('which may come to nothing', {}, [], { template: '{purpose}' });
  });
});

/** Compares title and tooltip of the first part, then of the second, where it is there. */
function checkLens(
  title: string,
  card: Partial<Card>,
  expected: readonly string[],
  choice: Partial<LensChoice> = {},
  you?: You,
): void {
  it(title, () => {
    const lens = lensFor({ ...owned, ...card }, { show: 'both', template: '', ...choice }, you);
    const parts = [lens?.leads, lens?.criteria].filter((part) => part !== undefined);
    assert.deepEqual(
      parts.flatMap((part) => [part.title, part.tooltip]),
      expected,
    );
  });
}
