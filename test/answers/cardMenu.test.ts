import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { cardFor } from '../../src/answers/card.ts';
import { cardMenu } from '../../src/answers/cardMenu.ts';
import { ownerHandles } from '../../src/answers/ownerHandles.ts';
import { youAt } from '../../src/answers/you.ts';

const text = `version: 1
purpose: Merchants get their money
goals: [{ id: same-day, statement: Same day }]
decisionCriteria: [Reversible, Late over twice]
people:
  ana: { name: Ana Lindqvist, github: ana-acme }
  bo: { name: Bo, email: bo@acme.example }
  cy: Cy
teams:
  crew: { name: The crew, members: [ana], gitlab: "@acme/crew" }
  duo: [bo, cy]
domains:
  - { id: docs, paths: ["*.md"], owners: [cy] }
  - id: payouts
    name: Payouts
    purpose: Pay once
    paths: [src/]
    owners: [ana, bo, cy, crew, duo, "@else"]
    authority: i-have-done
    delegatedBy: cy
    goals: [same-day]
    requires: { sql: expert }
    decisions: [{ decision: Move the cut-off, authority: i-would-like, consult: [bo] }]
    contact: { slack: "#pay", url: https://pay.example, email: pay@acme.example, oncall: "javascript:alert(1)" }
unowned: [vendor/]
`;
const analysis = analyze([{ path: 'leadership.yaml', text }]);

describe('the menu of a card', () => {
  checkMenu('tells what one wants to know where somebody leads', 'src/a.md', [
    'Who leads here | organization | Payouts | Pay once | open-domain',
    'Who leads here | copy | Ana Lindqvist, Bo, Cy, The crew, duo, @else | copy the handles | copy-owner',
    'Who leads here | comment | #pay | copy slack | copy #pay',
    'Who leads here | link-external | https://pay.example | url | browse https://pay.example',
    'Who leads here | link-external | pay@acme.example | email | browse mailto:pay@acme.example',
    'Who leads here | comment | javascript:alert(1) | copy oncall | copy javascript:alert(1)',
    'Deciding here | megaphone | You lead here: “I’ve done…” | declare an intent | intent',
    'Deciding here | account | Who leads here: “I’ve done…” | Act, then tell · delegated by Cy | open-domain',
    'Deciding here | law | Reversible | what counts most, and 1 more | criteria',
    'Deciding here | milestone | Move the cut-off: I would like to… · consult bo |  | open-domain',
    'Deciding here | mortar-board | sql: expert | what it takes to decide well | open-domain',
    'Deciding here | target | Same day | goal same-day | open-domain',
    'Why | check | src/ matches src/a.md | leadership.yaml:17 | open leadership.yaml:17',
    'Why | circle-slash | *.md of docs matches too, and is overruled | leadership.yaml:13 | open leadership.yaml:13',
  ]);
  checkMenu('offers to claim what nobody owns', 'tools/x.ts', [
    'Nobody owns this: no pattern matches it | add | Claim this for a domain… |  | claim',
    'Nobody owns this: no pattern matches it | question | Explain |  | explain',
  ]);
  checkMenu('tells why nobody owns something on purpose', 'vendor/a.md', [
    'Why | check | vendor/ matches vendor/a.md | leadership.yaml:25 | open leadership.yaml:25',
    'Why | circle-slash | *.md of docs matches too, and is overruled | leadership.yaml:13 | open leadership.yaml:13',
  ]);
});

describe('the handles of owners', () => {
  it('are those of their accounts, else their address, else what stands in the file', () => {
    assert.deepEqual(ownerHandles(analysis, cardFor(analysis, 'src/a.ts')), [
      '@ana-acme',
      'bo@acme.example',
      'cy',
      '@acme/crew',
      'duo',
      '@else',
    ]);
  });
});

/** Compares the menu for Ana, an entry a line. */
function checkMenu(title: string, path: string, expected: readonly string[]): void {
  it(title, () => {
    const card = cardFor(analysis, path);
    const lines = cardMenu(card, youAt(analysis, card, { ref: 'ana' })).map(
      ({ group, icon, label, description = '', does }) =>
        [
          group,
          icon,
          label,
          description,
          Object.values(does)
            .join(' ')
            .replace(/ (\d+)$/, ':$1'),
        ].join(' | '),
    );
    assert.deepEqual(lines, expected);
  });
}
