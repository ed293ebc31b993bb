import assert from 'node:assert/strict';
import { intentLog, type LogFilter } from '../../../src/features/commit/intentLog.ts';
import type { Commit } from '../../../src/text/commit.ts';
import { intentMarkdown } from '../../../src/features/commit/intentMarkdown.ts';
import { intentsView } from '../../../src/features/views/intentsView.ts';
import { runSync } from '../../../src/text/task.ts';
import { rendered } from '../views/rendering.ts';
import { analysis } from './messages.ts';

const commits: readonly Commit[] = [
  commit('I intend to pay at night\n\nDomain: pay\nCriteria: late\nGoal: same-day\n', ['docs/a.md']),
  // The scope is no claim: the files are those of another domain.
  commit('fix(docs): Can I pay at night?', ['pay/b.ts']),
  commit('Tidy up', ['pay/a.ts', 'docs/a.md'], 'Bo'),
  commit('Revert "Can I pay?"', ['pay/a.ts']),
  commit('Merged PR 12: Can I pay?', ['pay/a.ts']),
  commit('#12 I see', ['x.ts']),
  commit("I've *fixed* | it\n\nDomain: gone", [], 'Someone'),
];

function commit(text: string, paths: readonly string[], name = 'Ana'): Commit {
  const author = { name, email: `${name.toLowerCase()}@acme.example` };
  return { id: `${String(text.length)}${'a'.repeat(38)}`, day: '2026-11-20', author, text, paths };
}

const logOf = (filter?: LogFilter) => runSync(intentLog(commits, analysis, filter));

describe('the intents of a history', () => {
  it('are counted by domain, with what is asked and what says nothing', () => {
    const { domains, commits, stated, askedPermission, noIntent } = logOf();
    assert.deepEqual([commits, stated, askedPermission, noIntent], [5, 2, 1, 2]);
    assert.deepEqual(
      domains.map(({ id, name, stated, askedPermission, noIntent }) => [
        id,
        name,
        stated,
        askedPermission,
        noIntent,
      ]),
      [
        ['pay', 'Payouts', 1, 1, 1],
        ['docs', 'docs', 0, 0, 1],
        ['gone', 'gone', 1, 0, 0],
        ['', '', 0, 0, 1],
      ],
    );
  });

  it('have the trailers of their commit', () => {
    const [first] = logOf().records;
    assert.deepEqual(
      { ...first, id: '' },
      {
        id: '',
        date: '2026-11-20',
        author: 'Ana',
        email: 'ana@acme.example',
        subject: 'I intend to pay at night',
        stance: 'stated',
        authority: 'i-intend',
        domains: ['pay'],
        criteria: ['late'],
        goals: ['same-day'],
        consulted: [],
        approvedBy: [],
      },
    );
  });

  it('list the goals that no commit mentions', () => {
    assert.deepEqual(logOf().unmentionedGoals, [{ id: 'no-lost-cent', statement: 'Lose nothing' }]);
    assert.deepEqual(logOf({ author: 'Bo' }).unmentionedGoals, []);
  });

  for (const [filter, expected] of [
    [{ domain: 'pay' }, ['I intend to pay at night', 'fix(docs): Can I pay at night?', 'Tidy up']],
    [{ goal: 'same-day' }, ['I intend to pay at night']],
    [{ author: 'bo' }, ['Tidy up']],
    [{ author: 'SOMEONE@' }, ["I've *fixed* | it"]],
    [{ author: 'ana', domain: 'docs' }, []],
  ] as const)
    it(`can be those of ${JSON.stringify(filter)} alone`, () => {
      assert.deepEqual(
        logOf(filter).records.map(({ subject }) => subject),
        expected,
      );
    });

  it('are a page for a retrospective', () => {
    const page = intentMarkdown(logOf(), { since: '2 weeks ago', truncated: false });
    assert.equal(
      page.replace(/[0-9]+a+/g, 'ID'),
      [
        '# What we intended',
        '5 commits: 2 state an intent (40%), 1 asks for permission, 2 do neither · since `2 weeks ago`.',
        '| domain | intents | asked permission | no intent |\n| --- | ---: | ---: | ---: |\n| Payouts | 1 | 1 | 1 |\n| docs | 0 | 0 | 1 |\n| gone | 1 | 0 | 0 |\n| no domain | 0 | 0 | 1 |',
        '## Intents',
        "- 2026-11-20 `ID` Ana: I intend to pay at night `pay` `late` `same-day`\n- 2026-11-20 `ID` Someone: I\\'ve \\*fixed\\* \\| it `gone`",
        '## Asked for permission',
        'What would it have taken to say “I intend to…”?',
        '- 2026-11-20 `ID` Ana: fix\\(docs\\)\\: Can I pay at night\\? `pay`',
        '## Goals no commit mentions',
        '- `no-lost-cent` Lose nothing\n',
      ].join('\n\n'),
    );
  });

  it('are a view', () => {
    assert.deepEqual(
      rendered(intentsView(analysis, logOf())).map((line) => line.replace(/[0-9]+a+/g, 'ID')),
      [
        '(organization) Payouts | 1 intent · 1 asked permission · 1 without intent',
        '  (megaphone) I intend to pay at night | Ana · 2026-11-20 → commit ID',
        '  warning (question) fix(docs): Can I pay at night? | Ana · 2026-11-20 → commit ID',
        '  (git-commit) Tidy up | Bo · 2026-11-20 → commit ID',
        '(organization) docs | 0 intents · 1 without intent',
        '  (git-commit) Tidy up | Bo · 2026-11-20 → commit ID',
        '(organization) gone | 1 intent',
        "  (megaphone) I've *fixed* | it | Someone · 2026-11-20 → commit ID",
        '(question) No domain | 0 intents · 1 without intent',
        '  (git-commit) #12 I see | Ana · 2026-11-20 → commit ID',
        '(target) Goals no commit mentions | 1',
        '  (target) Lose nothing | no-lost-cent → :5',
      ],
    );
    assert.deepEqual(rendered(intentsView(analysis, 'parsedFile')), ['(loading~spin) Reading Git history…']);
    assert.deepEqual(intentsView(analysis, undefined), []);
  });
});
