import assert from 'node:assert/strict';
import { declarationEdit, declarationSteps, messageStart } from '../../../src/features/commit/declaration.ts';
import { missingTrailers } from '../../../src/features/commit/missingTrailers.ts';
import { messageAbout } from './messages.ts';

describe('declaring an intent', () => {
  const paths = ['pay/a.ts'];
  const stepsIn = (text: string, about = paths) => {
    const { message, groups } = messageAbout(text, about);
    return { message, steps: declarationSteps(message, groups) };
  };
  const after = (
    text: string,
    isTaken: (label: string, isPicked: boolean) => boolean,
    about = paths,
  ): string => {
    const { message, steps } = stepsIn(text, about);
    const edit = declarationEdit(
      message,
      steps.filter(({ label, isPicked }) => isTaken(label, isPicked)),
    );
    return edit === undefined
      ? text
      : text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
  };

  it('shows all that the message can say, with what goes without saying chosen', () => {
    assert.deepEqual(
      stepsIn('').steps.map(
        ({ label, meaning, isPicked }) => `${isPicked ? '✓' : ' '} ${label} · ${meaning}`,
      ),
      [
        '✓ I intend to… · as the subject line',
        '✓ Domain: pay · Payouts',
        '  Criteria: late · Better late than twice',
        '  Criteria: reversible · Prefer what can be undone',
        '  Goal: same-day · Pay the same day',
        '  Consulted: bo · Bo',
      ],
    );
  });

  for (const [title, text, becomes] of [
    ['begins an empty message', '', 'I intend to \n\nDomain: pay'],
    ['makes an intent of a question', 'Can I pay?\n\nNow.\n', 'I intend to pay\n\nNow.\n\nDomain: pay\n'],
    [
      'puts the phrase before a verb',
      'fix: Move the job\n',
      'fix: I intend to move the job\n\nDomain: pay\n',
    ],
    ['leaves other sentences as they are', 'The job is moved', 'The job is moved\n\nDomain: pay'],
    [
      'leaves what is an intent',
      'I intend to pay\r\n\r\nDomain: docs\r\n',
      'I intend to pay\r\n\r\nDomain: docs\r\n',
    ],
    ['leaves what git wrote', 'Revert "Can I pay?"\n', 'Revert "Can I pay?"\n\nDomain: pay\n'],
    [
      'adds to the trailers',
      'I intend to pay\n\nSigned-off-by: A <a@b.c>',
      'I intend to pay\n\nSigned-off-by: A <a@b.c>\nDomain: pay',
    ],
  ] as const)
    it(title, () => {
      assert.equal(
        after(text, (_label, isPicked) => isPicked),
        becomes,
      );
    });

  it('writes several values of a key on one line', () => {
    assert.equal(
      after('I intend to pay', (label) => label.startsWith('Criteria')),
      'I intend to pay\n\nCriteria: late, reversible',
    );
  });
  it('writes nothing where nothing is chosen', () => {
    assert.equal(
      after('Can I pay?', () => false),
      'Can I pay?',
    );
  });
  it('names all domains, by the lowest authority level', () => {
    const { groups } = messageAbout('', ['docs/a.md', 'risk/a.ts']);
    assert.equal(messageStart(groups), 'I recommend that we \n\nDomain: docs, risk');
  });
});

describe('the trailers that a message lacks', () => {
  const lacks = (text: string, paths = ['pay/a.ts']): string[] => {
    const { message, groups } = messageAbout(text, paths);
    return missingTrailers(message, groups).map(({ title }) => title);
  };

  it('are its domains: all of them, or one', () => {
    assert.deepEqual(lacks('Pay'), ['Add "Domain: pay"']);
    assert.deepEqual(lacks('fix(pay): x'), ['Add "Domain: pay"']);
    assert.deepEqual(lacks('Pay', ['pay/a.ts', 'docs/a.md']), [
      'Add "Domain: pay, docs"',
      'Add "Domain: pay"',
      'Add "Domain: docs"',
    ]);
  });
  it('are none where one is named, nothing is said, or git wrote it', () => {
    for (const text of ['', 'Pay\n\nDomain: docs', "Merge branch 'x'", 'Merged PR 12: x'])
      assert.deepEqual(lacks(text), [], text);
    assert.deepEqual(lacks('Pay', ['x.ts']), []);
  });
});
