import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { messageFindings } from '../../src/intent/findings.ts';
import { readMessage } from '../../src/intent/message.ts';
import { assertMessage } from '../checkFindings.ts';
import type { CurrentUser } from '../../src/model/currentUser.ts';
import type { Ownership } from '../../src/ownership/patterns/ownership.ts';
import { completed } from '../checkFindings.ts';

const file = completed(`
people:
  ana: { name: Ana, github: ana-acme, email: ana@acme.example }
  bo: { name: Bo, email: bo@acme.example }
  samira: { name: Samira Haddad, email: samira@acme.example }
teams: { leads: [samira, ana] }
goals:
  - { id: same-day, statement: Pay the same day }
decisionCriteria:
  - { id: reversible, statement: Prefer what can be undone }
domains:
  - { id: money, paths: [], owners: [bo] }
  - id: payouts
    parent: money
    paths: [src/payouts/]
    owners: [bo]
    decisionCriteria: [{ id: late, statement: Better late than twice }]
  - { id: ledger, paths: [src/ledger/], owners: [bo] }
  - { id: risk, paths: [src/risk/], owners: [bo], authority: i-recommend, delegatedBy: samira }
  - { id: fraud, paths: [src/fraud/], owners: [bo], authority: i-would-like, delegatedBy: leads }
`);

interface Asked {
  readonly paths?: readonly string[];
  readonly self?: CurrentUser;
  readonly rules?: string;
  readonly domains?: readonly string[];
}

function found(
  message: string,
  { paths = ['src/payouts/a.ts'], self = {}, rules = '', domains = [] }: Asked = {},
): string[] {
  const { ownership } = analyze([{ path: 'leadership.yaml', text: `${file}\n${rules}` }]);
  return messageFindings(readMessage(message), { ownership, paths, self, domains }).map(
    ({ code, severity, message: sentence, span, fixes }) => {
      assertMessage(sentence);
      return [
        `${severity} ${code} «${message.slice(span.start, span.end)}» ${sentence}`,
        ...fixes.map(({ edits }) =>
          edits.reduceRight(
            (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
            message,
          ),
        ),
      ].join(' ⏵ ');
    },
  );
}

describe('the findings about a commit message', () => {
  const rows: readonly (readonly [string, string, Asked, readonly string[]])[] = [
    [
      'that is sound',
      'I intend to x\n\nDomain: payouts\nCriteria: reversible, late\nGoal: same-day\nConsulted: ana, @acme/x, A <a@b.c>\n',
      {},
      [],
    ],
    ['that is empty', '\n# comment\n', {}, []],
    ['that says nothing of all this', 'Fix the build', {}, []],
    [
      'that asks',
      'Can I x?',
      {},
      [
        'warning intent/asks-permission «Can I» This asks for permission. State your intent instead: "I intend to x" ⏵ I intend to x',
      ],
    ],
    [
      'that asks two things',
      'Can I x or should I y?',
      {},
      [
        'warning intent/asks-permission «Can I» This asks for permission. State what you intend and why, so that others can object.',
      ],
    ],
    [
      'with another domain',
      'X\n\nDomain: ledger\n',
      {},
      [
        'warning intent/wrong-domain «ledger» No changed file belongs to "ledger". Use payouts. ⏵ X\n\nDomain: payouts\n',
      ],
    ],
    [
      'with another domain, where there are several',
      'X\n\nDomain: risk\n',
      { paths: ['src/payouts/a.ts', 'src/ledger/b.ts'] },
      [
        'warning intent/wrong-domain «risk» No changed file belongs to "risk". Use payouts or ledger. ⏵ X\n\nDomain: payouts\n ⏵ X\n\nDomain: ledger\n',
      ],
    ],
    ['with one of several domains', 'X\n\nDomain: risk, payouts\n', {}, []],
    ['with the domain that another is part of', 'X\n\nDomain: money\n', {}, []],
    ...[
      'feat(payouts): x',
      'feat(ledger): x',
      'fix(ledger)!: x',
      'ledger: x',
      '[ledger] x',
      'feat(deps): x',
    ].map((subject) => [`with a scope, which is no claim: ${subject}`, subject, {}, []] as const),
    [
      'with another domain, and the right one as its scope',
      'feat(payouts): x\n\nDomain: ledger\n',
      {},
      [
        'warning intent/wrong-domain «ledger» No changed file belongs to "ledger". Use payouts. ⏵ feat(payouts): x\n\nDomain: payouts\n',
      ],
    ],
    ['of a host', 'Merged PR 12: Can I x?\n\nDomain: ledger\n', { paths: ['src/risk/a.ts'] }, []],
    ['of a bot', 'Automatic merge\n\nCan I x?\n\nDomain: nowhere\n', {}, []],
    ['Unowned: about files', 'X\n\nDomain: payouts\n', { paths: ['README.md'] }, []],
    ['about no files', 'X\n\nDomain: payouts\n', { paths: [] }, []],
    [
      'with ids that are not there',
      'X\n\nDomain: payout\nCriteria: late, reversable\nGoal: none-of-them\nConsulted: anna\n',
      {},
      [
        'warning intent/unknown-reference «payout» Unknown domain "payout". Did you mean "payouts"? ⏵ X\n\nDomain: payouts\nCriteria: late, reversable\nGoal: none-of-them\nConsulted: anna\n',
        'warning intent/unknown-reference «reversable» Unknown criterion "reversable". Did you mean "reversible"? ⏵ X\n\nDomain: payout\nCriteria: late, reversible\nGoal: none-of-them\nConsulted: anna\n',
        'warning intent/unknown-reference «none-of-them» Unknown goal "none-of-them". Use an id declared in leadership.yaml.',
        'warning intent/unknown-reference «anna» Unknown owner "anna". Did you mean "ana"? ⏵ X\n\nDomain: payout\nCriteria: late, reversable\nGoal: none-of-them\nConsulted: ana\n',
      ],
    ],
    [
      'on a low authority level',
      'I recommend to x',
      { paths: ['src/risk/a.ts'], self: { email: 'bo@acme.example' } },
      [
        'info intent/needs-approval «I recommend to x» Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved. ⏵ I recommend to x\n\nApproved-by: samira',
      ],
    ],
    ...['samira', 'samira@acme.example', 'Samira Haddad <samira@acme.example>', '@x, samira'].map(
      (who) =>
        [
          `on a low authority level, approved by ${who}`,
          `X\n\nApproved-by: ${who}\n`,
          { paths: ['src/risk/a.ts'] },
          [],
        ] as const,
    ),
    ['by who may say yes', 'I recommend to x', { paths: ['src/fraud/a.ts'], self: { ref: 'ana' } }, []],
    ['approved by one of a team', 'X\n\nApproved-by: @ana-acme\n', { paths: ['src/fraud/a.ts'] }, []],
    [
      'approved by somebody else',
      'X\n\nApproved-by: Bo <bo@acme.example>\n',
      { paths: ['src/fraud/a.ts'] },
      [
        'info intent/needs-approval «X» Needs approval from leads (your authority level here is “I would like to…”). Add "Approved-by" once approved. ⏵ X\n\nApproved-by: Bo <bo@acme.example>\nApproved-by: leads\n',
      ],
    ],
    [
      'on two low rungs',
      'X',
      { paths: ['src/risk/a.ts', 'src/fraud/a.ts'] },
      [
        'info intent/needs-approval «X» Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved. ⏵ X\n\nApproved-by: samira',
        'info intent/needs-approval «X» Needs approval from leads (your authority level here is “I would like to…”). Add "Approved-by" once approved. ⏵ X\n\nApproved-by: leads',
      ],
    ],
    [
      'on two low rungs, approved for one',
      'X\n\nApproved-by: ana\n',
      { paths: ['src/risk/a.ts', 'src/fraud/a.ts'] },
      [
        'info intent/needs-approval «X» Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved. ⏵ X\n\nApproved-by: ana\nApproved-by: samira\n',
      ],
    ],
    [
      'on two low rungs, approved for each',
      'X\n\nApproved-by: ana\nApproved-by: samira\n',
      { paths: ['src/risk/a.ts', 'src/fraud/a.ts'] },
      [],
    ],
    [
      'on two low rungs, approved by who may for both',
      'X\n\nApproved-by: samira\n',
      { paths: ['src/risk/a.ts', 'src/fraud/a.ts'] },
      [],
    ],
    [
      'on two low rungs, by who may say yes for one',
      'X',
      { paths: ['src/risk/a.ts', 'src/fraud/a.ts'], self: { ref: 'ana' } },
      [
        'info intent/needs-approval «X» Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved. ⏵ X\n\nApproved-by: samira',
      ],
    ],
    [
      'on a low authority level, approved by the login that an id looks like',
      'X\n\nApproved-by: @samira\n',
      { paths: ['src/risk/a.ts'] },
      [
        'info intent/needs-approval «X» Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved. ⏵ X\n\nApproved-by: @samira\nApproved-by: samira\n',
      ],
    ],
    ['with its findings switched off', 'Can I x?', { rules: 'rules: { intent/asks-permission: off }' }, []],
    [
      'of a commit that changes one of the given domains',
      'I intend to x\n\nGoal: none',
      { paths: ['src/ledger/a.ts', 'src/payouts/a.ts'], domains: ['risk', 'payouts'] },
      ['warning intent/unknown-reference «none» Unknown goal "none". Use an id declared in leadership.yaml.'],
    ],
    ['of a commit that changes none of the given domains', 'Can I x?', { domains: ['risk', 'money'] }, []],
    ['of a merge', "Merge branch 'x'\n\nCan I x?\n\nDomain: ledger\n", {}, []],
    ['of a revert', 'Revert "Can I x?"\n\nDomain: ledger\n', {}, []],
    ['of a fixup', 'fixup! Can I x?\n\nDomain: nowhere\n', {}, []],
  ];
  for (const [title, message, asked, expected] of rows)
    it(title, () => {
      assert.deepEqual(found(message, asked), expected);
    });

  it('of a range take ids from both sides, and the higher severity', () => {
    const ownershipOf = (text: string): Ownership =>
      analyze([{ path: 'leadership.yaml', text: completed(text) }]).ownership;
    const rules = 'rules: { intent/wrong-domain: off, intent/needs-approval: error }\n';
    const before = ownershipOf(
      `domains: [{ id: old, paths: [src/], owners: ["@a"], authority: i-think, delegatedBy: "@b" }]\n${rules}`,
    );
    const after = ownershipOf(
      'domains: [{ id: new, paths: [src/], owners: ["@a"] }, { id: more, paths: [x/], owners: ["@a"] }]\n',
    );
    const codes = (message: string): string[] =>
      messageFindings(readMessage(message), { ownership: before, after, paths: ['src/a.ts'], self: {} }).map(
        ({ code, severity }) => `${severity} ${code}`,
      );
    const needed = 'error intent/needs-approval';
    assert.deepEqual(codes('X\n\nDomain: old'), [needed]);
    assert.deepEqual(codes('X\n\nDomain: new'), [needed]);
    assert.deepEqual(codes('X\n\nDomain: more'), [needed, 'warning intent/wrong-domain']);
    assert.deepEqual(codes('X\n\nDomain: none'), [needed, 'warning intent/unknown-reference']);
    assert.deepEqual(codes('X\n\nApproved-by: @b'), []);
  });

  it('are so many as one reads', () => {
    const many = found(`X\n\n${'Can I x?\n\n'.repeat(300)}`);
    assert.equal(many.length, 201);
    assert.match(many[200] ?? '', /100 more problems are not shown\. Fix these first\./);
  });

  it('are as grave as the file says', () => {
    assert.match(
      found('Can I x?', { rules: 'rules: { intent/asks-permission: error }' })[0] ?? '',
      /^error /,
    );
  });
});
