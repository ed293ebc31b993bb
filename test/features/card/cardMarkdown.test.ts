import assert from 'node:assert/strict';
import type { Card } from '../../../src/features/card/card.ts';
import { cardMarkdown } from '../../../src/features/card/cardMarkdown.ts';
import { escapeMarkdown, inlineCode } from '../../../src/features/card/markdown.ts';

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

const names = '**Payouts** · Owners\\: Ana\\, \\@acme\\/sre';
const level = '**Owners\\: “I recommend…”**';

describe('a hover', () => {
  checkHover(
    'says who owns a path, how to reach them, what one may do, and what counts',
    { contact: '#pay' },
    [
      names,
      'Contact\\: \\#pay',
      level,
      '- Undo — leadership\\.yaml\\:3\n- Ask — src\\/leadership\\.yaml\\:4',
    ],
  );
  checkHover('leaves out what is not said', { criteria: [] }, [names, level]);
  checkHover('names each channel', { criteria: [], contact: { slack: '#pay', email: 'pay@acme.example' } }, [
    names,
    'Contact\\: slack \\#pay\\, email pay\\@acme\\.example',
    level,
  ]);
  checkHover('leaves out owners that cannot be read', { criteria: [], owners: [] }, ['**Payouts**', level]);
  checkHover('says that a path is intentionally unowned', { status: 'intentionally-unowned', criteria: [] }, [
    '**Intentionally unowned**',
  ]);
  checkHover('is not there for an unowned path', { status: 'unowned' }, []);

  it('has two criteria, each with a link to its place, and a link to everything', () => {
    const criteria = ['Undo', 'Ask', 'Tell', 'Wait'].map((statement, at) => ({
      statement,
      from: { file: 'leadership.yaml', line: at + 1 },
    }));
    const links = { more: 'command:more', toCriterion: () => 'command:to' };
    const shown = (count: number): string[] =>
      cardMarkdown({ ...owned, criteria: criteria.slice(0, count) }, undefined, links)
        ?.split('\n\n')
        .slice(2) ?? [];
    const two = '- Undo — [leadership\\.yaml\\:1](command:to)\n- Ask — [leadership\\.yaml\\:2](command:to)';
    assert.deepEqual(shown(4), [two, '[More, with 2 further criteria…](command:more)']);
    assert.deepEqual(shown(3), [two, '[More, with 1 further criterion…](command:more)']);
    assert.deepEqual(shown(2), [two, '[More…](command:more)']);
  });

  it('says what the user may do', () => {
    const you = { relation: 'other', authority: 'i-recommend', isKnown: true } as const;
    assert.equal(cardMarkdown(owned, you)?.split('\n\n')[1], '**Needs approval from Ben**');
  });

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
