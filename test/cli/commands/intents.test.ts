import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fs from 'node:fs';
import path from 'node:path';
import schema from '../../../schemas/intents.schema.json';
import { completed } from '../../checkFindings.ts';
import { checkCall } from '../checkCall.ts';
import { git } from '../temporaryFolder.ts';

const leadership = completed(`
goals: [{ id: same-day, statement: Pay the same day, owner: "@acme/payouts", measure: { metric: x, target: 1 } }]
domains:
  - { id: payouts, name: Payouts, paths: [src/payouts/], owners: ["@acme/payouts"] }
  - { id: ledger, paths: [src/ledger/], owners: ["@acme/ledger"] }
`);

describe('leadership intents', function () {
  this.timeout(120_000);

  const files = { 'leadership.yaml': leadership, 'src/payouts/a.ts': '', 'src/ledger/b.ts': '' };
  const commit = (folder: string, message: string, file: string): void => {
    fs.appendFileSync(path.join(folder, file), 'x\n');
    git(folder, 'add', file);
    git(folder, 'commit', '-q', '-m', message, '--date', '2026-11-20T12:00:00');
  };
  const prepare = (folder: string): void => {
    git(folder, 'init', '-q');
    commit(folder, 'I intend to pay at night\n\nDomain: payouts\nCriteria: late', 'src/payouts/a.ts');
    commit(folder, 'Can I post twice?', 'src/ledger/b.ts');
    commit(folder, 'Tidy up', 'x.ts');
  };

  checkCall('shows how often commits state an intent, the intents, and the goals that no commit mentions', {
    files,
    prepare,
    args: ['intents'],
    code: 0,
    prints: [
      '3 commits: 1 states an intent (33%), 1 asks for permission, 1 does neither',
      '',
      'Domain     Intents  Asked permission  No intent  Commits',
      'ledger           0                 1          0        1',
      'Payouts          1                 0          0        1',
      'no domain        0                 0          1        1',
      'Total            1                 1          1        3',
      '',
      'Intents:',
      '  2026-11-20 <commit> Ada Test: I intend to pay at night [payouts]',
      '',
      'Asked for permission:',
      '  2026-11-20 <commit> Ada Test: Can I post twice? [ledger]',
      '',
      'Goals no commit mentions:',
      '  same-day: Pay the same day',
    ],
  });
  checkCall('filters by domain, author, and date', {
    files,
    prepare,
    args: ['intents', '--domain', 'payouts', '--author', 'ada', '--since', '2020-01-01', '--limit', '50'],
    code: 0,
    prints: [
      '1 commit: 1 states an intent (100%), 0 ask for permission, 0 do neither',
      '',
      'Domain   Intents  Asked permission  No intent  Commits',
      'Payouts        1                 0          0        1',
      'Total          1                 0          0        1',
      '',
      'Intents:',
      '  2026-11-20 <commit> Ada Test: I intend to pay at night [payouts]',
    ],
  });
  checkCall(
    'prints JSON',
    { files, prepare, args: ['intents', '--format', 'json', '--limit', '2'], code: 0 },
    (output) => {
      const log = JSON.parse(output) as {
        truncated: boolean;
        records: { subject: string; stance: string }[];
      };
      assert.ok(new Ajv({ strict: true }).compile(schema)(log));
      assert.equal(log.truncated, true);
      assert.deepEqual(
        log.records.map(({ subject, stance }) => [subject, stance]),
        [
          ['Tidy up', 'no-intent'],
          ['Can I post twice?', 'asked-permission'],
        ],
      );
    },
  );
  checkCall(
    'prints Markdown',
    { files, prepare, args: ['intents', '--format', 'markdown'], code: 0 },
    (output) => {
      assert.match(
        output,
        /^# What we intended\n\n3 commits: 1 states an intent \(33%\), 1 asks for permission, 1 does neither\.\n/,
      );
    },
  );
  for (const date of ['2026-07-01', '2 weeks ago', 'yesterday', 'last monday', '3.months.ago', 'never'])
    checkCall(`takes the date ${date}`, { files, prepare, args: ['intents', '--since', date], code: 0 });
  checkCall('works without commits', {
    files,
    prepare: (folder) => {
      git(folder, 'init', '-q');
    },
    args: ['intents', '--domain', 'ledger'],
    code: 0,
    prints: ['0 commits: 0 state an intent, 0 ask for permission, 0 do neither'],
  });
  for (const [title, args, complaint, code] of [
    ['an unknown domain', ['--domain', 'payout'], 'Unknown domain "payout". Did you mean "payouts"?', 2],
    ...['nonsense', 'a b', '', 'all'].map(
      (date) =>
        [
          `the date ${JSON.stringify(date)}`,
          [`--since=${date}`],
          `Unknown date "${date}". Use a date such as "2026-07-01" or "2 weeks ago".`,
          2,
        ] as const,
    ),
    ['an unknown goal', ['--goal', 'x'], 'Unknown goal "x". Available: same-day.', 2],
  ] as const)
    checkCall(`rejects ${title}`, {
      files,
      prepare,
      args: ['intents', ...args],
      code,
      prints: [],
      complains: [complaint],
    });
  checkCall('requires a Git repository', {
    files,
    args: ['intents'],
    code: 3,
    prints: [],
    complains: ['<folder> is not a Git repository.'],
  });
});
