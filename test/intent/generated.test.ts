import assert from 'node:assert/strict';
import { permissionQuestions } from '../../src/intent/asking.ts';
import { isGenerated } from '../../src/intent/generated.ts';
import { readKeptMessage } from '../../src/intent/message.ts';

const ask = '\n\nCan I pay at night?\n';

/** Messages by the program that writes them. */
const generated: Readonly<Record<string, readonly string[]>> = {
  git: [
    "Merge branch 'night'",
    "Merge branch 'night' into main",
    "Merge branches 'a' and 'b' into main",
    "Merge tag 'v1.2' into main",
    "Merge commit '0123456' into main",
    "Merge remote-tracking branch 'origin/main'",
    "Merge remote branch 'origin/main'",
    "Merge branch 'main' of github.com:acme/pay",
    'Revert "Can I pay at night?"',
    'Reapply "Can I pay at night?"',
    'fixup! Can I pay at night?',
    'squash! Can I pay at night?',
    'amend! Can I pay at night?',
    'Squashed commit of the following:',
    "Squashed 'lib/' changes from 0123456..1234567",
    "Merge commit '0123456' as 'lib'",
    "Add 'lib/' from commit '0123456'",
  ],
  GitHub: [
    'Merge pull request #12 from acme/can-i',
    'Merge 0123456789abcdef0123456789abcdef01234567 into 123456789abcdef0123456789abcdef012345678',
    'Merge branch main into night',
    'Merge main into night',
    'Revert "Can I pay at night?" (#12)',
  ],
  GitLab: [
    "Merge branch 'night' into 'main'",
    'Merge branch "night" into "main"',
    "Merge branch '12-night' into 'main'",
    "Merge commit '0123456' into 'main'",
    "Revert \"Merge branch 'night' into 'main'\"",
  ],
  Bitbucket: [
    'Merged in night (pull request #12)',
    'Merged in feature/PAY-12-night (pull request #12)',
    'Merge pull request #12 in PAY/pay from night to main',
    'Pull request #12: Can I pay at night?',
    'Merged night into main',
    'Automatic merge',
    'Automatic merge from release/1.0 -> main',
    'Revert "Merged in night (pull request #12)"',
  ],
  'Azure DevOps': [
    'Merged PR 12: Can I pay at night?',
    'Merged PR 12: Night',
    'Merge pull request 12 from night into main',
    'Merge PR 12: Can I pay?',
    "Revert 'Can I pay at night?'",
    'Revert "Merged PR 12: Night"',
  ],
  Gerrit: [
    'Merge "Can I pay at night?"',
    'Merge "Pay at night" into main',
    'Merge changes I0123456,I1234567',
    'Merge changes from topic "night"',
    "Merge changes from topic 'night' into main",
    'Merge changes from topics "night", "day"',
    'Merge changes "Pay at night","Pay by day" into main',
    "Merge topic 'night'",
    'Revert^2 "Can I pay at night?"',
    'Revert submission 12-night',
    'Reland "Can I pay at night?"',
  ],
  'other hosts and bots': [
    '!12 Can I pay at night?\n\nMerge pull request !12 from bo/night',
    'Auto merge of #12 - bo:night, r=ana',
    'Rollup merge of #12 - bo:night, r=ana',
    'Merge #12',
    'Merge #12 #13',
    'Automatic merge from submit-queue',
    'Automatic merge from submit-queue (batch tested with PRs 12, 13)',
    'Automatic merge of branch night',
    'Automatic merge with main',
    'Automatically merged from main',
    'Auto-merge branch night',
    'Automated merge with ssh://hg.acme.example',
    'Automated rollback of commit 0123456',
    'Back out "Can I pay at night?"',
    'Backed out changeset 0123456 (bug 12)',
    'Back out changeset 0123456',
    'Backport PR #12: Can I pay at night?',
    'Merged revisions 12-13 via svnmerge',
    'revert: can I pay at night?\n\nThis reverts commit 0123456.',
    'revert(pay): can I pay at night?\n\nThis reverts commit 0123456.',
    'Bump lib from 1.0 to 1.1\n\nSigned-off-by: dependabot[bot] <support@github.com>',
    "[PAY-12] Merge branch 'night' into main",
    "chore: Merge branch 'night' into main",
    '🔀 Merge pull request #12 from acme/can-i',
    'PAY-12: Revert "Can I pay at night?"',
  ],
};

describe('a message that git, a host, or a bot wrote', () => {
  for (const [program, messages] of Object.entries(generated))
    for (const text of messages)
      it(`is not judged: ${program}: ${JSON.stringify(text)}`, () => {
        const [subject = '', ...rest] = text.split('\n\n');
        const message = readKeptMessage([`${subject}${ask.trimEnd()}`, ...rest].join('\n\n'));
        assert.ok(isGenerated(message));
        assert.deepEqual(permissionQuestions(message), []);
      });
});

describe('a message that a person wrote', () => {
  for (const subject of [
    'Merge the two tables',
    'Merge tables at night: can I drop the old one?',
    'Merge payouts into the ledger',
    'Merge tags from the API into the cache',
    'Merge pull requests faster',
    'Merge changes of the day',
    'Revert the cut-off',
    'Revert to the old index',
    'Reland the cut-off',
    'Automatic merges for payouts',
    'Automatic payouts',
    'Automatically merge payouts of a day',
    'Auto-merge payouts of a day',
    'Merged payouts of a day are paid once',
    'Back out of the transaction',
    'Pull requests need an owner',
    'Add a bot',
    'Squash the migrations',
    'Backport the fix',
    'Fixup for the parser',
    'Bump lib from 1.0 to 1.1',
    'revert: can I pay at night?',
  ])
    it(`is judged: ${subject}`, () => {
      const message = readKeptMessage(`${subject}${ask}`);
      assert.ok(!isGenerated(message));
      assert.ok(permissionQuestions(message).length > 0);
    });
});
