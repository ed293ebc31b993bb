import assert from 'node:assert/strict';
import { permissionQuestions, startOfSentence, statedPhrase } from '../../src/intent/asking.ts';
import { readKeptMessage } from '../../src/intent/message.ts';

/** What teams write before the sentence. */
const headers: readonly string[] = [
  '',
  'feat: ',
  'feat!: ',
  'Fix: ',
  'feat(payouts): ',
  'feat(payouts)!: ',
  'feat(payouts/batch): ',
  'feat(payouts, ledger): ',
  'feat(@acme/payouts): ',
  'feat (payouts): ',
  'feat(payouts) : ',
  'feat[payouts]: ',
  'feat/payouts: ',
  'payouts/batch: ',
  'src/payouts/batch.ts: ',
  'scsi: ufs: core: ',
  'api, cli: ',
  '(payouts): ',
  'Änderung: ',
  'feat:',
  'fix(payouts):',
  '✨ ',
  '✨',
  '🚧 ',
  '🧑‍💻 ',
  '⬆️ ',
  '👍🏽 ',
  '🇩🇪 ',
  '1️⃣ ',
  '🚧🔥 ',
  ':sparkles: ',
  ':bug:',
  ':construction_worker: ',
  ':+1: ',
  '✨: ',
  ':bug: - ',
  'PAY-12: ',
  'PAY-12 ',
  'PAY-12 - ',
  'PAY-12 – ',
  'PAY-12 | ',
  'PAY_2-12: ',
  'pay-12: ',
  'PAY-12, PAY-13: ',
  'PAY-12 PAY-13 ',
  'PAY-12/PAY-13: ',
  '[PAY-12] ',
  '[PAY-12]: ',
  '[PAY-12] - ',
  '[PAY-12][PAY-13] ',
  '(PAY-12) ',
  '{PAY-12} ',
  '#12 ',
  '#12: ',
  '#12, #13: ',
  '(#12) ',
  '[#12] ',
  '!12 ',
  'GH-12: ',
  'AB#12 ',
  'AB#12: ',
  'acme/payouts#12: ',
  '[WIP] ',
  '[wip] ',
  'WIP ',
  'WIP: ',
  'WIP - ',
  'wip: ',
  '(WIP) ',
  'Draft: ',
  '[RFC] ',
  '[skip ci] ',
  '[PATCH v2 1/3] ',
  '[payouts/batch] ',
  '[Payouts] [Batch] ',
  '【WIP】 ',
  // In any order, before or after the type.
  'PAY-12: feat(payouts): ',
  'PAY-12 feat(payouts): ',
  '[PAY-12] feat: ',
  'feat(payouts): PAY-12 ',
  'feat(payouts): PAY-12: ',
  'feat: [PAY-12] ',
  'feat: #12 ',
  'feat: #12: ',
  'feat(payouts): ✨ ',
  'feat(payouts): :sparkles: ',
  '✨ feat(payouts): ',
  ':sparkles: feat(payouts)!: ',
  'feat ✨: ',
  '[WIP] feat(payouts): ',
  'feat: [WIP] ',
  'WIP: PAY-12: ',
  'PAY-12: WIP: ',
  '🚧 [WIP] PAY-12: feat(payouts/batch): ',
  'fix(payouts): 🐛 [PAY-12] #13 ',
  '[skip ci] 🚧 #12 ',
];

describe('what stands before the sentence of a subject', () => {
  for (const header of headers)
    it(`hides neither a question nor an intent: ${JSON.stringify(header)}`, () => {
      const question = readKeptMessage(`${header}Can I pay at night?`);
      assert.equal(startOfSentence(question), header.length);
      assert.deepEqual(
        permissionQuestions(question).map(({ rewriting }) => rewriting),
        [{ span: { start: header.length, end: question.text.length }, newText: 'I intend to pay at night' }],
      );
      const intent = readKeptMessage(`${header}I intend to pay at night`);
      assert.deepEqual(statedPhrase(intent), {
        authority: 'i-intend',
        span: { start: header.length, end: header.length + 'I intend'.length },
      });
    });

  for (const subject of [
    'Pay at night',
    'What can I say: rename it',
    'Use the [cache] at night',
    'UTF-8 in names',
    'std::move the rows',
    'https://acme.example/x',
    ':',
    '[]',
    '()',
    '#',
    '12',
    '- pay',
  ])
    it(`is not the sentence itself: ${JSON.stringify(subject)}`, () => {
      const message = readKeptMessage(subject);
      const isTicket = subject.startsWith('UTF-8') ? 'UTF-8 '.length : 0;
      assert.equal(startOfSentence(message), isTicket);
      assert.deepEqual(permissionQuestions(message), []);
      assert.equal(statedPhrase(message), undefined);
    });

  it('can be long', function () {
    this.timeout(60_000);
    for (const part of [
      'a',
      'a:',
      'a/',
      '[',
      '[a]',
      '#1',
      ':a:',
      'A-1,',
      '(a',
      '🚧',
      '(a, ',
      'a ',
      '{}',
      'a(b)',
      '🇩',
    ])
      assert.ok((startOfSentence(readKeptMessage(part.repeat(200_000))) ?? 0) >= 0);
  });
});
