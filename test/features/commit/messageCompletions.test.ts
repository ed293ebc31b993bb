import assert from 'node:assert/strict';
import { messageCompletions } from '../../../src/features/commit/messageCompletions.ts';
import { messageAbout } from './messages.ts';

interface Row {
  readonly it: string;
  /** With `$0` at the cursor; in front of it stands what was typed last. */
  readonly at: string;
  readonly paths?: readonly string[];
  readonly asked?: boolean;
  /** The labels, with what stands beside them, separated by ` | `. */
  readonly offers: string;
  /** What becomes of the message with the first of them. */
  readonly gives?: string;
}

const inPay = ['pay/a.ts'];
const whole = '${1:what you will do}\n\n$2\n\nDomain: pay';

const rows: readonly Row[] = [
  {
    it: 'the sentence of the authority level behind "I "',
    at: 'I $0',
    offers: 'I intend to… Payouts · 1 file',
    gives: `I intend to ${whole}`,
  },
  { it: 'it in small letters', at: 'i int$0', offers: 'I intend to… Payouts · 1 file' },
  { it: 'nothing at the empty beginning', at: '$0', offers: '' },
  { it: 'it there on demand', at: '$0\n# Comment', asked: true, offers: 'I intend to… Payouts · 1 file' },
  {
    it: 'it behind a ticket and an emoji',
    at: '[PAY-12] 🚧 $0',
    offers: 'I intend to… Payouts · 1 file',
    gives: `[PAY-12] 🚧 I intend to ${whole}`,
  },
  {
    it: 'it behind a type',
    at: 'fix(pay): $0',
    offers: 'I intend to… Payouts · 1 file',
    gives: `fix(pay): I intend to ${whole}`,
  },
  { it: 'nothing behind another beginning', at: 'It $0', asked: true, offers: '' },
  { it: 'nothing within a sentence', at: 'I $0 think', asked: true, offers: '' },
  { it: 'nothing in a comment', at: '# I $0', asked: true, offers: '' },
  { it: 'nothing at the first line below a subject', at: '$0\nPay', asked: true, offers: '' },
  {
    it: 'the sentence alone where there is more',
    at: 'I $0\n\nBecause.\n',
    offers: 'I intend to… Payouts · 1 file',
    gives: 'I intend to ${1:what you will do}$0\n\nBecause.\n',
  },
  {
    it: 'the lowest authority level of several domains, and each of them',
    at: 'I$0',
    paths: ['pay/a.ts', 'docs/a.md', 'docs/b.md', 'risk/a.ts'],
    offers:
      "I recommend that we… 3 domains | I intend to… Payouts · 1 file | I've… docs · 2 files | I recommend that we… risk · 1 file",
  },
  {
    it: 'an intent towards everyone where nobody owns the files',
    at: 'I $0',
    paths: ['x.ts'],
    offers: 'I intend to…',
    gives: 'I intend to ${1:what you will do}',
  },
  { it: 'an intent where nothing is changed', at: 'I $0', paths: [], offers: 'I intend to…' },
  {
    it: 'the keys of trailers behind a blank line, those first that are missing',
    at: 'Pay\n\nGoal: same-day\nD$0',
    offers:
      'Domain: domain this change belongs to | Criteria: criteria that decided | Consulted: who was consulted | Approved-by: who approved | Goal: goal this change serves',
    gives: 'Pay\n\nGoal: same-day\nDomain: ',
  },
  { it: 'no keys right below the subject', at: 'Pay\nD$0', offers: '' },
  ...['D$0', 'Domain: $0', 'Consulted: $0', '$0'].map((typed) => ({
    it: `nothing below a scissors line: ${typed}`,
    at: `Pay\n\n# ------------------------ >8 ------------------------\n# Do not edit.\n\n${typed}`,
    asked: true,
    offers: '',
  })),
  {
    it: 'them there on demand, with a blank line',
    at: 'Pay\n$0',
    asked: true,
    offers:
      'Domain: domain this change belongs to | Criteria: criteria that decided | Goal: goal this change serves | Consulted: who was consulted | Approved-by: who approved',
    gives: 'Pay\n\nDomain: ',
  },
  { it: 'no keys before what follows', at: 'Pay\n\nD$0\n\nBecause.\n', asked: true, offers: '' },
  { it: 'no keys within prose', at: 'Pay\n\nBecause\nDo$0', offers: '' },
  {
    it: 'domains, those of the files first',
    at: 'Pay\n\nDomain: $0',
    paths: ['risk/a.ts'],
    offers: 'risk | docs | pay Payouts',
    gives: 'Pay\n\nDomain: risk',
  },
  {
    it: 'them behind the colon',
    at: 'Pay\r\n\r\nDomain:$0\r\n',
    offers: 'pay Payouts | docs | risk',
    gives: 'Pay\r\n\r\nDomain: pay\r\n',
  },
  {
    it: 'those that are not there yet behind a comma',
    at: 'Pay\n\ndomain: pay,$0',
    offers: 'docs | risk',
    gives: 'Pay\n\ndomain: pay, docs',
  },
  {
    it: 'another one for a half-typed word',
    at: 'Pay\n\nDomain: ri$0x, docs',
    offers: 'pay Payouts | risk',
    gives: 'Pay\n\nDomain: pay, docs',
  },
  {
    it: 'criteria',
    at: 'Pay\n\nCriteria: $0',
    offers: 'late Better late than twice | reversible Prefer what can be undone',
  },
  { it: 'goals', at: 'Pay\n\nGoal: $0', offers: 'same-day Pay the same day | no-lost-cent Lose nothing' },
  {
    it: 'whom to ask, those first who should hear of it',
    at: 'Pay\n\nConsulted: $0',
    offers: 'bo Bo | ana Ana | samira Samira Haddad | @else already listed | cy@acme.example Cy · git',
  },
  {
    it: 'who may say yes, those first who delegated it',
    at: 'Pay\n\nApproved-by: $0',
    paths: ['risk/a.ts'],
    offers: 'samira Samira Haddad | ana Ana | bo Bo | @else already listed | cy@acme.example Cy · git',
  },
  { it: 'nothing behind another key', at: 'Pay\n\nSigned-off-by: $0', asked: true, offers: '' },
];

describe('in a commit message are offered', () => {
  for (const { it: title, at, paths = inPay, asked = false, offers, gives } of rows)
    it(title, () => {
      const offset = at.indexOf('$0');
      const text = at.replace('$0', '');
      const completions = messageCompletions(messageAbout(text, paths), offset, { asked });
      assert.equal(
        completions.map(({ label, detail = '' }) => `${label} ${detail}`.trim()).join(' | '),
        offers,
      );
      const [first] = completions;
      if (gives === undefined || first === undefined) return;
      const { span, newText } = first;
      assert.equal(text.slice(0, span.start) + newText + text.slice(span.end), gives);
      assert.ok(
        first.filterText.toLowerCase().startsWith(text.slice(span.start, offset).toLowerCase()) ||
          first.label.startsWith('pay'),
      );
    });

  it('things in a message of a megabyte, within a moment and without a fault', () => {
    const text = `Pay\n\n${'Because of this. '.repeat(62_500)}\n\nDomain: `;
    assert.equal(messageCompletions(messageAbout(text, inPay), text.length, { asked: true }).length, 3);
  });
});
