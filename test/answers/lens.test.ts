import assert from 'node:assert/strict';
import type { Card } from '../../src/answers/card.ts';
import { lensFor } from '../../src/answers/lens.ts';

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
  checkLens('names the domain, the owners and the rung', {}, [
    'payouts · Ana, Ben · I intend to…',
    'Ana, Ben · Open this domain in leadership.yaml',
  ]);
  checkLens('prefers the name of the domain', { name: 'Payouts' }, [
    'Payouts · Ana, Ben · I intend to…',
    'Ana, Ben · Open this domain in leadership.yaml',
  ]);
  checkLens('names two owners of many', { owners: ['A', 'B', 'C', 'D'].map(owner) }, [
    'payouts · A, B +2 · I intend to…',
    'A, B, C, D · Open this domain in leadership.yaml',
  ]);
  checkLens('says the criterion that counts most', { criteria: [criterion('Undo')] }, [
    'payouts · Ana, Ben · I intend to…',
    'Ana, Ben · Open this domain in leadership.yaml',
    'Undo',
    'Show what counts when deciding here:\n• Undo',
  ]);
  checkLens('says how many more criteria there are', { criteria: ['Undo', 'Ask', 'Tell'].map(criterion) }, [
    'payouts · Ana, Ben · I intend to…',
    'Ana, Ben · Open this domain in leadership.yaml',
    'Undo +2',
    'Show what counts when deciding here:\n• Undo\n• Ask\n• Tell',
  ]);
  checkLens(
    'cuts what is long at a word',
    {
      name: 'A name of a domain that goes on for longer than anybody reads',
      owners: [owner('A'.repeat(80)), owner('Ben')],
      criteria: [criterion('Prefer the change that we can undo in a single deploy of the whole system')],
    },
    [
      `A name of a domain that goes on for… · ${'A'.repeat(59)}… · I intend to…`,
      `${'A'.repeat(80)}, Ben · Open this domain in leadership.yaml`,
      'Prefer the change that we can undo in a single deploy of…',
      'Show what counts when deciding here:\n• Prefer the change that we can undo in a single deploy of the whole system',
    ],
  );
  checkLens('has one line, whatever is written', { name: ' a\n\tb ', owners: [owner('A\r\nB')] }, [
    'a b · A B · I intend to…',
    'A\r\nB · Open this domain in leadership.yaml',
  ]);
  checkLens('counts characters, not their halves', { name: '🦊'.repeat(41) }, [
    `${'🦊'.repeat(39)}… · Ana, Ben · I intend to…`,
    'Ana, Ben · Open this domain in leadership.yaml',
  ]);
  checkLens('tells where the owners cannot be read', { owners: [], domain: '' }, [
    'Unnamed domain · owners not readable · I intend to…',
    ' · Open this domain in leadership.yaml',
  ]);
  checkLens('is not there where nobody owns the path', { status: 'unowned' }, []);
  checkLens('is not there where nobody owns the path on purpose', { status: 'unowned-on-purpose' }, []);
});

/** Compares title and tooltip of the first part, then of the second, where it is there. */
function checkLens(title: string, card: Partial<Card>, expected: readonly string[]): void {
  it(title, () => {
    const lens = lensFor({ ...owned, ...card });
    const parts = [lens?.leads, lens?.criteria].filter((part) => part !== undefined);
    assert.deepEqual(
      parts.flatMap((part) => [part.title, part.tooltip]),
      expected,
    );
  });
}
