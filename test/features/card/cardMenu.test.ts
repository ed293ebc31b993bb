import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { cardFor } from '../../../src/features/card/card.ts';
import { cardMenu } from '../../../src/features/card/cardMenu.ts';
import { ownerHandles } from '../../../src/features/card/ownerHandles.ts';
import { userStandingAt } from '../../../src/features/card/userStanding.ts';

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
    requires: { sql (expert) }
    decisions: [{ decision: Move the cut-off, authority: i-would-like, consult: [bo] }]
    contact: { slack: "#pay", url: https://pay.example, email: pay@acme.example, oncall: "javascript:alert(1)" }
unowned: [vendor/]
`;
const analysis = analyze([{ path: 'leadership.yaml', text }]);

describe('the menu of a card', () => {
  checkMenu('tells what one wants to know where somebody leads', 'src/a.md', [
    'Owners | organization | Payouts | Pay once | open-domain',
    'Owners | copy | Ana Lindqvist, Bo, Cy, The crew, duo, @else | copy handles | copy-owner',
    'Owners | comment | #pay | copy slack | copy #pay',
    'Owners | link-external | https://pay.example | url | browse https://pay.example',
    'Owners | link-external | pay@acme.example | email | browse mailto:pay@acme.example',
    'Owners | comment | javascript:alert(1) | copy oncall | copy javascript:alert(1)',
    'Authority and criteria | megaphone | You own this: act, then tell | state an intent | intent',
    'Authority and criteria | account | Owners: “I’ve done…” | Act, then let others know · delegated by Cy | open-domain',
    'Authority and criteria | law | Reversible | top criterion, 1 more | criteria',
    'Authority and criteria | milestone | Move the cut-off: “I would like to…” · consult Bo |  | open-domain',
    'Authority and criteria | mortar-board | sql (expert) (null) | required competency | open-domain',
    'Authority and criteria | target | Same day | goal same-day | open-domain',
    'Matched by | check | src/ matches src/a.md | leadership.yaml:17 | open leadership.yaml:17',
    'Matched by | circle-slash | *.md in docs also matches, but is overridden | leadership.yaml:13 | open leadership.yaml:13',
  ]);
  checkMenu('offers to claim what nobody owns', 'tools/x.ts', [
    'Unowned: no pattern matches this path | megaphone | Unowned: state your intent to everyone | state an intent | intent',
    'Unowned: no pattern matches this path | add | Claim for a Domain… |  | claim',
    'Unowned: no pattern matches this path | question | Explain Ownership |  | explain',
  ]);
  checkMenu('offers not to claim the root', '', [
    'Unowned: no pattern matches new files in this folder | megaphone | Unowned: state your intent to everyone | state an intent | intent',
    'Unowned: no pattern matches new files in this folder | question | Explain Ownership |  | explain',
  ]);
  checkMenu('tells why nobody owns something on purpose', 'vendor/a.md', [
    'Matched by | check | vendor/ matches vendor/a.md | leadership.yaml:25 | open leadership.yaml:25',
    'Matched by | circle-slash | *.md in docs also matches, but is overridden | leadership.yaml:13 | open leadership.yaml:13',
  ]);
});

describe('the handles of owners', () => {
  it('are those of their accounts, else their address, else their name, never an id', () => {
    assert.deepEqual(ownerHandles(analysis, cardFor(analysis, 'src/a.ts')), [
      '@ana-acme',
      'bo@acme.example',
      'Cy',
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
    const lines = cardMenu(card, userStandingAt(analysis, card, { ref: 'ana' })).map(
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
