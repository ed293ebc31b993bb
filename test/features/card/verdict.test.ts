import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { cardFor } from '../../../src/features/card/card.ts';
import { cardMenu } from '../../../src/features/card/cardMenu.ts';
import { changesByOwner } from '../../../src/features/reports/changesByOwner.ts';
import { cardMarkdown } from '../../../src/features/card/cardMarkdown.ts';
import { lensFor } from '../../../src/features/card/lens.ts';
import { escapeMarkdown } from '../../../src/features/card/markdown.ts';
import { verdict } from '../../../src/features/card/verdict.ts';
import { userStandingAt } from '../../../src/features/card/userStanding.ts';
import { authorityLevels, phraseOf, type AuthorityLevel } from '../../../src/model/ladder.ts';
import type { CurrentUser } from '../../../src/model/currentUser.ts';

const text = `version: 1
purpose: P
goals: [G]
decisionCriteria: [C]
people: { ana: Ana, bo: Bo, cy: Cy, samira: Samira }
domains:
${authorityLevels
  .map(
    (authority) =>
      `  - { id: ${authority}, paths: [/${authority}/], owners: [bo, ana], delegatedBy: samira, authority: ${authority} }`,
  )
  .join('\n')}
  - { id: nobody, paths: [/nobody/], owners: [bo], authority: i-think }
  - { id: outside, paths: [/outside/], owners: ["@acme/crew"] }
unowned: [/vendor/]
`;
const analysis = analyze([{ path: 'leadership.yaml', text }]);

const needsSamira = 'Needs approval from Samira';
const ownerNeedsSamira = 'You own this: needs approval from Samira';
const tellOwners = 'State your intent to Bo, Ana';
/** What owners and others read, by authority level. */
const verdicts: Readonly<Record<AuthorityLevel, readonly [owner: string, other: string]>> = {
  'tell-me': [ownerNeedsSamira, needsSamira],
  'i-think': [ownerNeedsSamira, needsSamira],
  'i-recommend': [ownerNeedsSamira, needsSamira],
  'i-would-like': [ownerNeedsSamira, needsSamira],
  'i-intend': ['You own this: state your intent', tellOwners],
  'i-have-done': ['You own this: act, then tell', tellOwners],
  'i-have-been-doing': ['You own this: act, then tell', tellOwners],
};

describe('the verdict', () => {
  for (const authority of authorityLevels) {
    const [owner, other] = verdicts[authority];
    const unknown = `Owners: “${phraseOf(authority)}”`;
    checkVerdict(`for an owner at ${authority}`, `${authority}/a.ts`, { ref: 'ana' }, owner);
    checkVerdict(`for another person at ${authority}`, `${authority}/a.ts`, { ref: 'cy' }, other);
    checkVerdict(`for a stranger at ${authority}`, `${authority}/a.ts`, { name: 'Somebody' }, unknown);
    checkVerdict(`for whoever is not known at ${authority}`, `${authority}/a.ts`, {}, unknown);
    // Whoever approves needs no approval from themselves.
    checkVerdict(`for the delegator at ${authority}`, `${authority}/a.ts`, { ref: 'samira' }, tellOwners);
  }
  checkVerdict(
    'without a delegator',
    'nobody/a',
    { ref: 'bo' },
    'You own this: needs approval from the delegator',
  );
  checkVerdict('for an external team', 'outside/a', { ref: 'ana' }, 'Owner: “I intend to…”');
  checkVerdict('for an unowned path', 'src/a', { ref: 'ana' }, 'Unowned: state your intent to everyone');
  checkVerdict('for an intentionally unowned path', 'vendor/a', { ref: 'ana' }, 'Intentionally unowned');

  it('counts the names that do not fit', () => {
    const card = cardFor(analysis, 'i-intend/a');
    assert.equal(
      verdict(card, userStandingAt(analysis, card, { ref: 'cy' }), 1),
      'State your intent to Bo +1',
    );
  });

  it('offers only who is not known to say who they are', () => {
    const offers = (path: string, self: CurrentUser): boolean => {
      const card = cardFor(analysis, path);
      return cardMenu(card, userStandingAt(analysis, card, self)).some(({ does }) => does.kind === 'self');
    };
    assert.deepEqual(
      [offers('i-intend/a', {}), offers('i-intend/a', { ref: 'cy' }), offers('outside/a', { ref: 'ana' })],
      [true, false, false],
    );
  });
});

/** The verdict, and that every surface says it in the same words. */
function checkVerdict(title: string, path: string, self: CurrentUser, expected: string): void {
  it(title, () => {
    const card = cardFor(analysis, path);
    const you = userStandingAt(analysis, card, self);
    assert.equal(verdict(card, you), expected);
    const [group] = changesByOwner(analysis, [{ path, isStaged: true }], self);
    const isOwned = card.status === 'owned';
    assert.equal(isOwned ? group?.description.split(' · ')[0] : group?.title, expected);
    const menu = cardMenu(card, you);
    if (card.status === 'unowned') assert.equal(menu[0]?.label, expected);
    else {
      assert.ok(cardMarkdown(card, you)?.includes(`**${escapeMarkdown(expected)}**`));
      if (isOwned) assert.ok(menu.some(({ label }) => label === expected));
    }
    if (!isOwned) return;
    const lens = lensFor(card, { show: 'both', template: '' }, you);
    // In the lens, the owners stand just before.
    const behindOwners = expected.replace(/^Owners?: /, '').replace(/^(State your intent to) .*/, '$1 them');
    assert.ok(lens?.owners?.title.endsWith(` · ${behindOwners}`), lens?.owners?.title);
    assert.ok(lens?.owners?.tooltip.includes(expected));
  });
}
