import assert from 'node:assert/strict';
import { messageHover } from '../../../src/features/commit/messageHover.ts';
import { analysis, messageAbout } from './messages.ts';

describe('a hover in a commit message', () => {
  for (const [title, at, paths, expected] of [
    [
      'tells on the phrase what it means and where one stands',
      'fix: I in$0tend to pay',
      ['pay/a.ts', 'risk/a.ts'],
      '«I intend» **“I intend to…”** · State your intent\\, then act unless someone objects ¶ tell-me → i-think → i-recommend → i-would-like → **i-intend** → i-have-done → i-have-been-doing ¶ **Payouts** · You own this\\: state your intent / **risk** · Owners\\: “I recommend…” / 2 domains changed\\, so the lowest authority level applies\\: “I recommend…”',
    ],
    [
      'tells what a domain is',
      'Pay\n\nDomain: docs, p$0ay',
      [],
      '«pay» **Payouts** · `pay` · Ana, Bo ¶ **“I intend to…”** · State your intent\\, then act unless someone objects',
    ],
    [
      'tells what a criterion is',
      'Pay\n\nCriteria: $0late',
      [],
      '«late» **Better late than twice** · `late`',
    ],
    [
      'tells who somebody is',
      'Pay\n\nApproved-by: Bo <$0bo>',
      [],
      '«Bo <bo>» **Bo** · `bo` ¶ Owns: docs, risk, Payouts',
    ],
    ['says nothing of an unknown id', 'Pay\n\nGoal: $0x', [], ''],
    ['says nothing of other words', 'I intend to p$0ay', [], ''],
    ['says nothing in comments', 'Pay\n\n# Domain: p$0ay', [], ''],
  ] as const)
    it(title, () => {
      const text = at.replace('$0', '');
      const hover = messageHover(messageAbout(text, paths), at.indexOf('$0'), analysis);
      const shown =
        hover === undefined
          ? ''
          : `«${text.slice(hover.span.start, hover.span.end)}» ${hover.markdown.replaceAll('\n\n', ' ¶ ').replaceAll('  \n', ' / ')}`;
      assert.equal(shown, expected);
    });
});
