import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fs from 'node:fs';
import path from 'node:path';
import schema from '../../schemas/intents.schema.json';
import { completed } from '../checkFindings.ts';
import { checkCall } from './checkCall.ts';
import { git } from './temporaryFolder.ts';

const leadership = completed(`
goals: [{ id: same-day, statement: Pay the same day, owner: "@acme/payouts", measure: { metric: x, target: 1 } }]
domains:
  - { id: payouts, name: Payouts, paths: [src/payouts/], owners: ["@acme/payouts"] }
  - { id: ledger, paths: [src/ledger/], owners: ["@acme/ledger"] }
`);

describe('leadership intents', function () {
  this.timeout(30_000);

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

  checkCall('tells how often people state an intent, what they intended, and what nobody is after', {
    files,
    prepare,
    args: ['intents'],
    code: 0,
    prints: [
      '3 commits: 1 state an intent (33 %), 1 ask, 1 say nothing of the kind',
      '',
      'domain        intents  asked  silent  commits',
      'ledger              0      1       0        1',
      'Payouts             1      0       0        1',
      'of no domain        0      0       1        1',
      'all                 1      1       1        3',
      '',
      'Intents:',
      '  2026-11-20 <commit> Ada Test: I intend to pay at night [payouts]',
      '',
      'Asked for:',
      '  2026-11-20 <commit> Ada Test: Can I post twice? [ledger]',
      '',
      'Goals that no commit names:',
      '  same-day: Pay the same day',
    ],
  });
  checkCall('tells those of a domain, an author and some time', {
    files,
    prepare,
    args: ['intents', '--domain', 'payouts', '--author', 'ada', '--since', '2020-01-01', '--limit', '50'],
    code: 0,
    prints: [
      '1 commit: 1 state an intent (100 %), 0 ask, 0 say nothing of the kind',
      '',
      'domain   intents  asked  silent  commits',
      'Payouts        1      0       0        1',
      'all            1      0       0        1',
      '',
      'Intents:',
      '  2026-11-20 <commit> Ada Test: I intend to pay at night [payouts]',
    ],
  });
  checkCall(
    'prints JSON',
    { files, prepare, args: ['intents', '--format', 'json', '--limit', '2'], code: 0 },
    (output) => {
      const log = JSON.parse(output) as { isCut: boolean; records: { subject: string; stance: string }[] };
      assert.ok(new Ajv({ strict: true }).compile(schema)(log));
      assert.equal(log.isCut, true);
      assert.deepEqual(
        log.records.map(({ subject, stance }) => [subject, stance]),
        [
          ['Tidy up', 'silent'],
          ['Can I post twice?', 'asked'],
        ],
      );
    },
  );
  checkCall(
    'prints Markdown',
    { files, prepare, args: ['intents', '--format', 'markdown'], code: 0 },
    (output) => {
      assert.match(output, /^# What we intended\n\n3 commits: 1 state an intent, 1 ask, 1 say nothing/);
    },
  );
  checkCall('has nothing to tell of a repository without commits', {
    files,
    prepare: (folder) => {
      git(folder, 'init', '-q');
    },
    args: ['intents', '--domain', 'ledger'],
    code: 0,
    prints: ['0 commits: 0 state an intent, 0 ask, 0 say nothing of the kind'],
  });
  for (const [title, args, complaint, code] of [
    [
      'a domain that nobody has',
      ['--domain', 'payout'],
      'No domain has the id "payout": did you mean "payouts"?',
      2,
    ],
    ['a goal that nobody has', ['--goal', 'x'], 'No goal has the id "x": there are same-day', 2],
  ] as const)
    checkCall(`refuses ${title}`, {
      files,
      prepare,
      args: ['intents', ...args],
      code,
      prints: [],
      complains: [complaint],
    });
  checkCall('says so where there is no repository', {
    files,
    args: ['intents'],
    code: 3,
    prints: [],
    complains: ['There is no git repository in <folder>'],
  });
});
