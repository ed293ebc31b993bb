import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { cardFor, type Card } from '../../../src/features/card/card.ts';
import { completed } from '../../checkFindings.ts';
import { everything, furtherIn } from '../../everything.ts';

const files = { 'leadership.yaml': everything, 'src/payouts/leadership.yaml': furtherIn };
const root = { file: 'leadership.yaml' };

const ana = { ref: 'ana', kind: 'person', name: 'Ana Silva' } as const;
const sre = { ref: '@acme/sre', kind: 'handle', name: '@acme/sre' } as const;
const crew = { ref: 'crew', kind: 'team', name: 'The Crew' } as const;
const gang = { ref: 'gang', kind: 'team', name: 'gang' } as const;
const ben = { ref: 'ben', kind: 'person', name: 'Ben' } as const;
const sameDay = { id: 'same-day', statement: 'Settle the same day' };
const undo = { id: 'undo', ...criterion('Prefer what can be undone') };
const late = criterion('Late is better than double');
const widen = criterion('Widen first');
const notHere = criterion('Not here');
const either = criterion('Either holds');
const twice = criterion('Book it twice');
const once = { id: 'once', ...criterion('Pay once') };
const test = criterion('Test it');
const quietly = criterion('Retry quietly');
const byStar = { ...placeOf('"*"'), pattern: '*' };
const byFolder = { ...placeOf('src/payouts/, '), pattern: 'src/payouts/' };

describe('a card', () => {
  checkCard('with all that a domain can say', files, {
    path: 'src/payouts/pay.ts',
    status: 'owned',
    domain: 'payouts',
    name: 'Payouts',
    owners: [
      crew,
      gang,
      ana,
      { ref: '@ana-acme', kind: 'person', name: 'Ana Silva' },
      sre,
      { ref: 'else@example.com', kind: 'handle', name: 'else@example.com' },
    ],
    delegatedBy: ben,
    authority: 'i-have-done',
    decisions: [
      { decision: 'Replay', authority: 'i-intend', consult: [ana, sre], inform: [crew] },
      { decision: 'Move the cut-off', authority: 'tell-me', consult: [], inform: [] },
    ],
    goals: [sameDay],
    criteria: [once, twice, quietly, undo, late, either],
    requires: { ledger: 'expert', sql: 'expert' },
    contact: { slack: '#money' },
    matchedBy: byFolder,
    overridden: [{ ...byStar, domain: 'docs' }],
  });

  checkCard('of a file that a criterion names by its path', files, {
    path: 'src/payouts/pay.test.ts',
    criteria: [once, test, twice, quietly, undo, late, either],
  });

  checkCard('of a domain that says little', files, {
    path: 'a.sql',
    status: 'owned',
    domain: 'docs',
    owners: [gang],
    authority: 'i-would-like',
    decisions: [],
    goals: [],
    criteria: [undo, widen, notHere, either],
    requires: {},
    matchedBy: byStar,
    overridden: [],
  });

  checkCard('of what a criterion takes out again', files, {
    path: 'x/old.sql',
    criteria: [undo, notHere, either],
  });

  checkCard('of a domain further in, with a parent above', files, {
    path: 'src/payouts/retry/a.ts',
    status: 'owned',
    domain: 'retry',
    owners: [ben],
    delegatedBy: ben,
    authority: 'i-have-done',
    decisions: [],
    goals: [sameDay],
    criteria: [once, twice, quietly, undo, late, either],
    requires: { ledger: 'expert', sql: 'expert' },
    contact: { slack: '#money' },
    matchedBy: { ...placeOf('/retry/'), pattern: '/retry/' },
    overridden: [
      { ...byFolder, domain: 'payouts' },
      { ...byStar, domain: 'docs' },
    ],
  });

  checkCard('of a domain above, where the file further in names the authority level', files, {
    path: 'src/payouts/a.md',
    status: 'owned',
    domain: 'docs',
    authority: 'i-intend',
    criteria: [quietly, undo, notHere, either],
  });

  checkCard('of what nobody owns on purpose', files, {
    path: 'dist/a.js',
    status: 'intentionally-unowned',
    owners: [],
    decisions: [],
    goals: [],
    criteria: [undo],
    requires: {},
    matchedBy: { ...placeOf('dist/'), pattern: 'dist/' },
    overridden: [{ ...byStar, domain: 'docs' }],
  });

  checkCard('of a domain without owners', files, {
    path: 'src/payouts/drafts/a.ts',
    status: 'intentionally-unowned',
    owners: [],
    decisions: [],
    goals: [],
    criteria: [quietly, undo, either],
    requires: {},
    matchedBy: { ...placeOf('/drafts/'), pattern: '/drafts/' },
    overridden: [
      { ...byFolder, domain: 'payouts' },
      { ...byStar, domain: 'docs' },
    ],
  });

  checkCard('of what nobody owns', completed('domains: [{ id: a, paths: [a/], owners: [] }]\n'), {
    path: 'b.ts',
    status: 'unowned',
    owners: [],
    decisions: [],
    goals: [],
    criteria: [],
    requires: {},
    overridden: [],
  });

  checkCard('of a folder', completed('domains: [{ id: a, paths: [a/*], owners: ["@b"] }]\n'), {
    path: 'a/',
    status: 'owned',
    domain: 'a',
    owners: [{ ref: '@b', kind: 'handle', name: '@b' }],
    authority: 'i-intend',
    decisions: [],
    goals: [],
    criteria: [],
    requires: {},
    matchedBy: { ...root, line: 1, pattern: 'a/*' },
    overridden: [],
  });

  checkCard(
    'of a domain whose contact is a sentence, with lines that end in CRLF',
    completed('# a\r\ndomains:\r\n  - { id: a, paths: [a], owners: ["@b"], contact: Ask us }\r\n'),
    { path: 'a', contact: 'Ask us', matchedBy: { ...root, line: 3, pattern: 'a' } },
  );

  checkCard(
    'of a domain of which most cannot be read',
    completed('domains:\n  - { id: @a, paths: [a], owners: [an, @b], authority: no, parent: x }\n'),
    {
      path: 'a',
      status: 'owned',
      domain: '',
      owners: [{ ref: 'an', kind: 'handle', name: 'an' }],
      authority: 'i-intend',
      decisions: [],
      goals: [],
      criteria: [],
      requires: {},
      matchedBy: { ...root, line: 2, pattern: 'a' },
      overridden: [],
    },
  );

  checkCard(
    'of a domain in a circle',
    completed(`
domains:
  - { id: a, paths: [a], owners: ["@b"], parent: b, decisionCriteria: [A] }
  - { id: b, paths: [], owners: [], parent: a, authority: i-think, decisionCriteria: [B] }
`),
    {
      path: 'a',
      authority: 'i-think',
      criteria: [
        { statement: 'A', from: { ...root, line: 3 } },
        { statement: 'B', from: { ...root, line: 4 } },
      ],
    },
  );

  checkCard(
    'whose words are names of JavaScript',
    completed(`
competencies: { constructor: C }
domains:
  - id: constructor
    paths: [a]
    owners: ["@b"]
    requires: { __proto__: expert, constructor: expert }
    contact: { __proto__: x, slack: toString }
`),
    {
      path: 'a',
      domain: 'constructor',
      requires: JSON.parse('{ "__proto__": "expert", "constructor": "expert" }') as Record<string, string>,
      contact: JSON.parse('{ "__proto__": "x", "slack": "toString" }') as Record<string, string>,
    },
  );
});

/** Compares the parts of a card that are written out, or the whole card where its status is. */
function checkCard(
  title: string,
  written: string | Record<string, string>,
  expected: Partial<Card> & Pick<Card, 'path'>,
): void {
  it(title, () => {
    const sources = typeof written === 'string' ? { 'leadership.yaml': written } : written;
    const analysis = analyze(Object.entries(sources).map(([path, text]) => ({ path, text })));
    const card = cardFor(analysis, expected.path);
    assert.deepEqual(JSON.parse(JSON.stringify(card)), card);
    const keys =
      expected.status === undefined || expected.criteria === undefined || expected.owners === undefined
        ? Object.keys(expected)
        : Object.keys(card);
    assert.deepEqual(Object.fromEntries(keys.map((key) => [key, card[key as keyof Card]])), expected);
  });
}

function criterion(statement: string): { statement: string; from: { file: string; line: number } } {
  return { statement, from: placeOf(statement) };
}

/** Where something stands in one of the two files. */
function placeOf(text: string): { file: string; line: number } {
  const [file, content] = Object.entries(files).find(([, whole]) => whole.includes(text)) ?? ['', ''];
  return { file, line: content.slice(0, content.indexOf(text)).split('\n').length };
}
