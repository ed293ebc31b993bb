import assert from 'node:assert/strict';
import type { Card } from '../../../src/answers/card.ts';
import { cardMarkdown } from '../../../src/answers/hover/cardMarkdown.ts';
import { escapeMarkdown, inlineCode } from '../../../src/answers/markdown.ts';

const place = { file: 'leadership.yaml', line: 12, pattern: 'src/payouts/' };
const ana = { ref: 'ana', kind: 'person', name: 'Ana' } as const;
const ben = { ref: 'ben', kind: 'person', name: 'Ben' } as const;
const sre = { ref: '@acme/sre', kind: 'handle', name: '@acme/sre' } as const;
const owned: Card = {
  path: 'src/payouts/pay.ts',
  status: 'owned',
  domain: 'payouts',
  name: 'Payouts',
  purpose: 'Pay once',
  owners: [ana, sre],
  delegatedBy: ben,
  authority: 'i-recommend',
  decisions: [],
  goals: [],
  criteria: [
    { id: 'undo', statement: 'Undo', from: { file: 'leadership.yaml', line: 3 } },
    { statement: 'Ask', from: { file: 'src/leadership.yaml', line: 4 } },
  ],
  requires: {},
  matchedBy: place,
  overridden: [],
};

describe('a hover', () => {
  checkHover('says who leads, how far, and what counts', {}, [
    '**Payouts** · Owners\\: Ana\\, \\@acme\\/sre',
    'Pay once',
    '**“I recommend…”** Propose a change\\; Ben decides · delegated by Ben',
    'Decision criteria:\n1. Undo — leadership\\.yaml\\:3\n2. Ask — src\\/leadership\\.yaml\\:4',
    '`src/payouts/pay.ts` matches `src/payouts/` · leadership\\.yaml\\:12',
  ]);
  checkHover(
    'leaves out what is not said',
    { criteria: [], purpose: undefined, delegatedBy: undefined, authority: 'i-intend' },
    [
      '**Payouts** · Owners\\: Ana\\, \\@acme\\/sre',
      '**“I intend to…”** State your intent\\, then act unless someone objects',
      '`src/payouts/pay.ts` matches `src/payouts/` · leadership\\.yaml\\:12',
    ],
  );
  checkHover('says who decides where nobody is named', { criteria: [], delegatedBy: undefined }, [
    '**Payouts** · Owners\\: Ana\\, \\@acme\\/sre',
    'Pay once',
    '**“I recommend…”** Propose a change\\; the delegator decides',
    '`src/payouts/pay.ts` matches `src/payouts/` · leadership\\.yaml\\:12',
  ]);
  checkHover(
    'takes no sign of the name for a sign of ours',
    {
      criteria: [],
      purpose: undefined,
      delegatedBy: { ref: 'x', kind: 'person', name: "$& $1 $' {delegator}" },
    },
    [
      '**Payouts** · Owners\\: Ana\\, \\@acme\\/sre',
      "**“I recommend…”** Propose a change\\; \\$\\& \\$1 \\$\\' \\{delegator\\} decides · delegated by \\$\\& \\$1 \\$\\' \\{delegator\\}",
      '`src/payouts/pay.ts` matches `src/payouts/` · leadership\\.yaml\\:12',
    ],
  );
  checkHover('Unowned: says the path on purpose', { status: 'intentionally-unowned' }, [
    '**Intentionally unowned**',
    '`src/payouts/pay.ts` matches `src/payouts/` · leadership\\.yaml\\:12',
  ]);
  checkHover(
    'says of a folder that it is about a new file',
    { status: 'intentionally-unowned', path: 'src/' },
    ['**Intentionally unowned**', 'New files in `src/` match `src/payouts/` · leadership\\.yaml\\:12'],
  );
  checkHover('names the root', { status: 'intentionally-unowned', path: '' }, [
    '**Intentionally unowned**',
    '`/` matches `src/payouts/` · leadership\\.yaml\\:12',
  ]);
  checkHover(
    'says what else one has to know to decide',
    {
      criteria: [],
      purpose: undefined,
      delegatedBy: undefined,
      authority: 'i-intend',
      decisions: [
        { decision: 'Roll back', authority: 'i-have-done', consult: [], inform: [ana, sre] },
        { decision: 'Open *it*', authority: 'i-would-like', consult: [ben], inform: [] },
      ],
      requires: { 'double-entry': 'expert', 'api-design': 'competent' },
      goals: [{ id: 'same-day', statement: 'Same day' }],
      contact: { slack: '#pay', email: 'pay@acme.example' },
    },
    [
      '**Payouts** · Owners\\: Ana\\, \\@acme\\/sre',
      '**“I intend to…”** State your intent\\, then act unless someone objects',
      'Decisions with their own authority level:\n- Roll back\\: “I’ve done…” · inform Ana\\, \\@acme\\/sre\n- Open \\*it\\*\\: “I would like to…” · consult Ben',
      'Requires double\\-entry \\(expert\\)\\, api\\-design \\(competent\\)  \nGoals\\: Same day  \nContact\\: slack \\#pay\\, email pay\\@acme\\.example',
      '`src/payouts/pay.ts` matches `src/payouts/` · leadership\\.yaml\\:12',
    ],
  );
  it('says how who asks stands to it', () => {
    const markdown = cardMarkdown(
      { ...owned, criteria: [] },
      { you: { relation: 'other', authority: 'i-recommend' } },
    );
    assert.equal(
      markdown?.split('\n\n')[2],
      '**“I recommend…”** Propose a change\\; Ben decides · delegated by Ben  \nYou \\(not an owner\\)\\: “I recommend…”',
    );
  });
  checkHover('Unowned: is not there for a path', { status: 'unowned' }, []);

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
      ['a\u2028b\u0085c', 'a b\\\\u0085c'],
      ['a\u200bb\u{e0041}\u202ec', 'a\\\\u200bb\\\\u\\{e0041\\}\\\\u202ec'],
      ['👩\u200d💻 می\u200cخواهم', '👩\u200d💻 می\u200cخواهم'],
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
      ['a\u200b\u{e0041}', '`a\\u200b\\u{e0041}`'],
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
