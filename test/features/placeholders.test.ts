import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../src/analyze.ts';
import { cardFor } from '../../src/features/card/card.ts';
import { unownedInWords } from '../../src/features/card/cardWords.ts';
import { coverageTable } from '../../src/features/reports/coverageTable.ts';
import { domainDirectory } from '../../src/features/reports/directory.ts';
import { explain, resultInWords } from '../../src/features/card/explanation.ts';
import { cardMarkdown } from '../../src/features/card/cardMarkdown.ts';
import { entryMarkdown } from '../../src/features/language/hover/entryMarkdown.ts';
import { intentLog } from '../../src/features/commit/intentLog.ts';
import { lensFor } from '../../src/features/card/lens.ts';
import { clarityView } from '../../src/features/views/clarityView.ts';
import { controlView } from '../../src/features/views/controlView.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import { runSync } from '../../src/text/task.ts';
import { completed } from '../checkFindings.ts';
import { rendered } from './views/rendering.ts';

const text = `version: 1
purpose: "TODO: Pays merchants"
goals:
  - "TODO: an outcome you want, and when"
  - { id: fast, statement: The outcome you want, owner: "@owner", measure: { metric: what is counted, target: 1 } }
  - { id: safe, statement: No double payout, owner: ana }
decisionCriteria:
  - "TODO: what you prefer, and what you give up for it"
  - Late is better than double
  - { id: undo, statement: TBD, why: Because, serves: [fast] }
  - { id: small, statement: Small steps, why: TODO, serves: [fast, safe] }
people:
  ana: { name: Name, github: your-handle, contact: TODO }
competencies: { sql: What it takes, web: { name: Web, description: TODO, learn: [TODO] } }
domains:
  - id: pay
    name: TODO
    purpose: "TODO: pay"
    paths: [src/]
    owners: [ana, "@second-owner"]
    delegatedBy: "@who-answers"
    decisionCriteria: [What you prefer when two good options conflict]
    goals: [fast, safe]
    decisions: [{ decision: What is decided, authority: i-intend }, { decision: Replay, authority: i-intend, consult: [TODO] }]
    contact: TODO
  - id: lib
    paths: [lib/]
    owners: ["@your-team"]
  - { id: gone, paths: [gone/], owners: [] }
`;
const files = fileList(['gone/c.ts', 'leadership.yaml', 'lib/b.ts', 'lib/d/e.ts', 'src/a.ts']);
const analysisOf = (written: string, before?: Analysis): Analysis =>
  analyze([{ path: 'leadership.yaml', text: written }], files, undefined, before);

/** What a surface shows of the texts that nobody has written yet. */
const standIns =
  /TODO|TBD|You prefer when|outcome you want|your-|second-owner|who-answers|@owner|what is counted|What is decided|\bName\b/;

describe('a placeholder', () => {
  const analysis = analysisOf(text);

  it('is not on the card of a path, nor in its lens and hover', () => {
    const card = cardFor(analysis, 'src/a.ts');
    assert.deepEqual(card, {
      path: 'src/a.ts',
      status: 'owned',
      domain: 'pay',
      authority: 'i-intend',
      owners: [{ ref: 'ana', kind: 'person', name: 'ana' }],
      decisions: [{ decision: 'Replay', authority: 'i-intend', consult: [], inform: [] }],
      goals: [{ id: 'safe', statement: 'No double payout' }],
      criteria: [
        { statement: 'Late is better than double', from: { file: 'leadership.yaml', line: 9 } },
        { id: 'small', statement: 'Small steps', from: { file: 'leadership.yaml', line: 11 } },
      ],
      requires: {},
      matchedBy: { file: 'leadership.yaml', line: 19, pattern: 'src/' },
      overridden: [],
    });
    assert.deepEqual(lensFor(card, { show: 'both', template: '' }), {
      owners: {
        title: 'pay · Owner: ana · “I intend to…”',
        tooltip: 'ana\nOwner: “I intend to…”\nClick for details',
      },
      criteria: {
        title: 'Criteria: Late is better than double (+1)',
        tooltip: 'Show decision criteria:\n• Late is better than double\n• Small steps',
      },
    });
    assert.doesNotMatch(cardMarkdown(card) ?? '', standIns);
  });

  it('leaves the files of its domain unowned, which is not on purpose', () => {
    const card = cardFor(analysis, 'lib/b.ts');
    assert.deepEqual(
      [card.status, card.domain, card.owners, card.matchedBy?.pattern, unownedInWords(card)],
      ['unowned', undefined, [], 'lib/', 'Unowned: the owners are placeholders'],
    );
    assert.deepEqual(
      [lensFor(card, { show: 'both', template: '' }), cardMarkdown(card)],
      [undefined, undefined],
    );
    assert.equal(cardFor(analysis, 'gone/c.ts').status, 'intentionally-unowned');
    const { files: explained, status } = explain(analysis, 'lib/b.ts');
    assert.deepEqual(
      explained.flatMap(({ patterns }) => patterns.map((pattern) => resultInWords(pattern, status))),
      ['wins: the owners of "lib" are placeholders'],
    );
  });

  it('does not count as an owner in the coverage, and as one from when it is replaced', () => {
    const numbers = (of: Analysis): unknown[] => {
      assert.ok(of.coverage);
      const { total, domains, unowned } = coverageTable(of, of.coverage, files);
      const finding = of.files[0]?.findings.find(({ code }) => code === 'control/unowned-paths');
      return [
        [total.owned, total.intentionallyUnowned, total.unowned],
        domains.map(({ status }) => status),
        unowned,
        finding?.message,
      ];
    };
    const without = [
      [1, 1, 2],
      ['owned', 'unowned', 'intentionally-unowned'],
      [{ path: 'lib/', files: 2 }],
      '2 files are unowned: lib/ (2). Add them to a domain, or list them under "unowned".',
    ];
    const withOwner = [[3, 1, 0], ['owned', 'owned', 'intentionally-unowned'], [], undefined];
    assert.deepEqual(numbers(analysis), without);
    const replaced = analysisOf(text.replace('@your-team', '@acme/lib'), analysis);
    assert.deepEqual(numbers(replaced), withOwner);
    assert.deepEqual(numbers(analysisOf(text, replaced)), without);
    const broken = analysisOf(text.replace('owners: ["@your-team"]', 'owners: ["@your-team", "'), analysis);
    assert.equal(broken.ownership.lookup('lib/b.ts').status, 'unowned');
  });

  it('is not in the views and directories', () => {
    const question = { analysis, self: {}, onlyMine: false };
    const rows = [
      ...rendered(clarityView(question)),
      ...rendered(controlView({ ...question, grouping: 'domain' })),
    ];
    assert.deepEqual(
      rows.filter((row) => standIns.test(row) && !row.includes('"@second-owner"')),
      [],
    );
    assert.ok(
      rows.some((row) => row.includes('lib | unowned')),
      rows.join('\n'),
    );
    assert.deepEqual(
      domainDirectory(analysis, {}).map(({ description }) => description),
      ['ana · “I intend to…” · 1 file', 'unowned · 2 files', 'intentionally unowned · 1 file'],
    );
  });

  it('is not in hovers about what refers to it', () => {
    const scope = analysis.ownership.scopeIn('');
    for (const [kind, id] of [
      ['goal', 'fast'],
      ['criterion', 'small'],
      ['domain', 'pay'],
      ['domain', 'lib'],
      ['person', 'ana'],
      ['competency', 'sql'],
      ['competency', 'web'],
    ] as const) {
      const markdown = entryMarkdown(kind, id, scope, analysis) ?? '';
      assert.notEqual(markdown, '');
      assert.doesNotMatch(markdown, standIns);
    }
  });

  it('is no goal that commits fail to mention', () => {
    assert.deepEqual(runSync(intentLog([], analysis)).unmentionedGoals, [
      { id: 'safe', statement: 'No double payout' },
    ]);
  });

  it('does not solve the problem that it was written for', () => {
    const codes = (written: string): string[] =>
      analysisOf(completed(written))
        .files.flatMap(({ findings }) => findings.map(({ code }) => code))
        .filter((code) => code !== 'file/placeholder');
    for (const [code, written] of [
      [
        'control/single-owner',
        'domains: [{ id: a, paths: [src/, lib/, gone/], owners: ["@ana", "@second-owner"] }]\n',
      ],
      [
        'control/missing-delegator',
        'domains: [{ id: a, paths: [src/, lib/, gone/], owners: ["@x/y"], authority: i-think, delegatedBy: "@who-answers" }]\n',
      ],
      [
        'clarity/unowned-goal',
        'goals: [{ id: a, statement: A, owner: "@owner", measure: { metric: m, target: 1 } }]\n',
      ],
      [
        'clarity/unmeasured-goal',
        'goals: [{ id: a, statement: A, owner: "@ana", measure: { metric: what is counted, target: 1 } }]\n',
      ],
    ] as const)
      assert.ok(codes(written).includes(code), code);
  });
});
