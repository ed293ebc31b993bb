import assert from 'node:assert/strict';
import type { Card } from '../../../src/answers/card.ts';
import { cardMarkdown } from '../../../src/answers/hover/cardMarkdown.ts';
import { escapeMarkdown, inlineCode } from '../../../src/answers/markdown.ts';

const place = { file: 'leadership.yaml', line: 12, pattern: 'src/payouts/' };
const owned: Card = {
  path: 'src/payouts/pay.ts',
  status: 'owned',
  domain: 'payouts',
  name: 'Payouts',
  purpose: 'Pay once',
  owners: [
    { ref: 'ana', kind: 'person', name: 'Ana' },
    { ref: '@acme/sre', kind: 'handle', name: '@acme/sre' },
  ],
  delegatedBy: { ref: 'ben', kind: 'person', name: 'Ben' },
  authority: 'i-recommend',
  decisions: [],
  goals: [],
  criteria: [
    { id: 'undo', statement: 'Undo', from: { file: 'leadership.yaml', line: 3 } },
    { statement: 'Ask', from: { file: 'src/leadership.yaml', line: 4 } },
  ],
  requires: {},
  decidedBy: place,
  overruled: [],
};

describe('a hover', () => {
  checkHover('says who leads, how far, and what counts', {}, [
    '**Payouts** · Ana, \\@acme\\/sre',
    'Pay once',
    '**I recommend…** Ben decides on a proposal · delegated by Ben',
    'What counts when deciding here:\n1. Undo — leadership\\.yaml\\:3\n2. Ask — src\\/leadership\\.yaml\\:4',
    '`src/payouts/pay.ts` by `src/payouts/` in leadership\\.yaml\\:12',
  ]);
  checkHover(
    'leaves out what is not said',
    { criteria: [], purpose: undefined, delegatedBy: undefined, authority: 'i-intend' },
    [
      '**Payouts** · Ana, \\@acme\\/sre',
      '**I intend to…** State the intent\\, then act unless someone objects',
      '`src/payouts/pay.ts` by `src/payouts/` in leadership\\.yaml\\:12',
    ],
  );
  checkHover('says who decides where nobody is named', { criteria: [], delegatedBy: undefined }, [
    '**Payouts** · Ana, \\@acme\\/sre',
    'Pay once',
    '**I recommend…** Whoever delegated it decides on a proposal',
    '`src/payouts/pay.ts` by `src/payouts/` in leadership\\.yaml\\:12',
  ]);
  checkHover(
    'takes no sign of the name for a sign of ours',
    {
      criteria: [],
      purpose: undefined,
      delegatedBy: { ref: 'x', kind: 'person', name: "$& $1 $' {delegator}" },
    },
    [
      '**Payouts** · Ana, \\@acme\\/sre',
      "**I recommend…** \\$\\& \\$1 \\$\\' \\{delegator\\} decides on a proposal · delegated by \\$\\& \\$1 \\$\\' \\{delegator\\}",
      '`src/payouts/pay.ts` by `src/payouts/` in leadership\\.yaml\\:12',
    ],
  );
  checkHover('says that nobody owns the path on purpose', { status: 'unowned-on-purpose' }, [
    '**Unowned on purpose**',
    '`src/payouts/pay.ts` by `src/payouts/` in leadership\\.yaml\\:12',
  ]);
  checkHover('says of a folder that it is about a new file', { status: 'unowned-on-purpose', path: 'src/' }, [
    '**Unowned on purpose**',
    'A new file in `src/` by `src/payouts/` in leadership\\.yaml\\:12',
  ]);
  checkHover('names the root', { status: 'unowned-on-purpose', path: '' }, [
    '**Unowned on purpose**',
    '`/` by `src/payouts/` in leadership\\.yaml\\:12',
  ]);
  checkHover(
    'says what else one has to know to decide',
    {
      criteria: [],
      purpose: undefined,
      delegatedBy: undefined,
      authority: 'i-intend',
      decisions: [
        { decision: 'Roll back', authority: 'i-have-done', consult: [], inform: ['ana', '@acme/sre'] },
        { decision: 'Open *it*', authority: 'i-would-like', consult: ['ben'], inform: [] },
      ],
      requires: { 'double-entry': 'expert', 'api-design': 'competent' },
      goals: [{ id: 'same-day', statement: 'Same day' }],
      contact: { slack: '#pay', email: 'pay@acme.example' },
    },
    [
      '**Payouts** · Ana, \\@acme\\/sre',
      '**I intend to…** State the intent\\, then act unless someone objects',
      'Decided on another rung:\n- Roll back\\: I’ve done… · inform ana\\, \\@acme\\/sre\n- Open \\*it\\*\\: I would like to… · consult ben',
      'Takes skill in double\\-entry\\: expert\\, api\\-design\\: competent  \nGoals\\: Same day  \nContact\\: slack \\#pay\\, email pay\\@acme\\.example',
      '`src/payouts/pay.ts` by `src/payouts/` in leadership\\.yaml\\:12',
    ],
  );
  it('says how who asks stands to it', () => {
    const markdown = cardMarkdown(
      { ...owned, criteria: [] },
      { you: { relation: 'other', rung: 'i-recommend' } },
    );
    assert.equal(
      markdown?.split('\n\n')[2],
      '**I recommend…** Ben decides on a proposal · delegated by Ben  \nYou\\, to who leads here\\: “I recommend…”',
    );
  });
  checkHover('is not there for a path that nobody owns', { status: 'unowned' }, []);

  describe("shows somebody's text as it is", () => {
    for (const [text, escaped] of [
      ['plain words', 'plain words'],
      ['Inés, 山田', 'Inés\\, 山田'],
      ['**bold** _it_ ~~no~~', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~'],
      ['[link](command:x)', '\\[link\\]\\(command\\:x\\)'],
      ['![i](https://example.com/i.png)', '\\!\\[i\\]\\(https\\:\\/\\/example\\.com\\/i\\.png\\)'],
      ['<img src=x onerror=y>', '\\<img src\\=x onerror\\=y\\>'],
      ['<https://example.com>', '\\<https\\:\\/\\/example\\.com\\>'],
      ['https://example.com', 'https\\:\\/\\/example\\.com'],
      ['$(alert) $(x~spin)', '\\$\\(alert\\) \\$\\(x\\~spin\\)'],
      ['`code` ``', '\\`code\\` \\`\\`'],
      ['&lt; &#60;', '\\&lt\\; \\&\\#60\\;'],
      ['# heading', '\\# heading'],
      ['1. first', '1\\. first'],
      ['- item\n- item', '\\- item \\- item'],
      ['a\r\n\r\n---\n\nb', 'a \\-\\-\\- b'],
      ['| a | b |', '\\| a \\| b \\|'],
      ['a\\*b\\\\', 'a\\\\\\*b\\\\\\\\'],
      ['a\u2028b\u0085c', 'a b\u0085c'],
      ['    code', ' code'],
      ['^[1]: x', '\\^\\[1\\]\\: x'],
    ] as const)
      it(JSON.stringify(text), () => {
        assert.equal(escapeMarkdown(text), escaped);
      });

    it('whatever it is', () => {
      const hostile = Array.from({ length: 0x250 }, (_, point) => String.fromCodePoint(point))
        .join('')
        .repeat(2);
      const bare = escapeMarkdown(hostile).replace(/\\[!-/:-@[-`{-~]/g, '');
      assert.equal(/[!-/:-@[-`{-~\n\r]/.test(bare), false);
    });
  });

  describe("shows somebody's text as code", () => {
    for (const [text, code] of [
      ['src/*.ts', '`src/*.ts`'],
      ['a`b', '`` a`b ``'],
      ['`', '`` ` ``'],
      ['a``b`c', '``` a``b`c ```'],
      ['`a` $(x) <b>', '`` `a` $(x) <b> ``'],
      ['a\nb', '`a b`'],
      ['', '`  `'],
      [' ', '`   `'],
    ] as const)
      it(JSON.stringify(text), () => {
        assert.equal(inlineCode(text), code);
      });
  });
});

type Changes = { readonly [K in keyof Card]?: Card[K] | undefined };

function checkHover(title: string, changes: Changes, paragraphs: readonly string[]): void {
  it(title, () => {
    const card = JSON.parse(JSON.stringify({ ...owned, ...changes })) as Card;
    assert.deepEqual(cardMarkdown(card)?.split('\n\n') ?? [], paragraphs);
  });
}
