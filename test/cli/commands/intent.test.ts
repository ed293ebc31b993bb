import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../../checkFindings.ts';
import { checkCall } from '../checkCall.ts';
import { git } from '../temporaryFolder.ts';

const leadership = completed(`
goals: [{ id: same-day, statement: Pay the same day, owner: "@acme/payouts", measure: { metric: x, target: 1 } }]
decisionCriteria: [{ id: late, statement: Better late than twice }, Say it plainly]
people: { ada: { name: Ada Test, email: ada@example.com } }
domains:
  - { id: payouts, name: Payouts, paths: [src/payouts/], owners: [ada, "@acme/payouts"], goals: [same-day] }
  - { id: risk, paths: [src/risk/], owners: ["@acme/risk"], authority: i-recommend, delegatedBy: ada }
`);
const files = { 'leadership.yaml': leadership, 'src/payouts/a.ts': '', 'src/risk/b.ts': '', 'x.ts': '' };

function prepared(...staged: string[]): (folder: string) => void {
  return (folder) => {
    git(folder, 'init', '-q');
    git(folder, 'config', 'user.name', 'Ada');
    git(folder, 'config', 'user.email', 'ada@example.com');
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'Start');
    for (const file of Object.keys(files).filter((name) => name !== 'leadership.yaml'))
      fs.appendFileSync(path.join(folder, file), 'x\n');
    if (staged.length > 0) git(folder, 'add', ...staged);
  };
}

describe('leadership intent', function () {
  this.timeout(120_000);

  checkCall('prints a message template with context and suggestions', {
    files,
    prepare: prepared('src/payouts/a.ts'),
    args: ['intent'],
    code: 0,
    prints: [
      'I intend to ',
      '',
      'Domain: payouts',
      '# Criteria: late',
      '# Goal: same-day',
      '# Consulted: @acme/payouts',
      '',
      '# Your authority level here: “I intend to…”',
      '#',
      '# Payouts · payouts · You own this: state your intent · 1 file',
      '#   Inform @acme/payouts',
      '#   src/payouts/a.ts',
      '#   Decision criteria:',
      '#     late: Better late than twice',
      '#     Say it plainly',
      '#   Goals:',
      '#     same-day: Pay the same day',
    ],
  });
  checkCall('uses the lowest authority level of several domains, and shows unowned files', {
    files,
    prepare: prepared(),
    args: ['intent', '--changed', 'HEAD'],
    code: 0,
    prints: [
      'I intend to ',
      '',
      'Domain: payouts, risk',
      '# Criteria: late',
      '# Goal: same-day',
      '# Consulted: @acme/payouts, @acme/risk',
      '',
      '# 2 domains changed, so the lowest authority level applies: “I intend to…”',
      '#',
      '# Payouts · payouts · You own this: state your intent · 1 file',
      '#   Inform @acme/payouts',
      '#   src/payouts/a.ts',
      '#   Decision criteria:',
      '#     late: Better late than twice',
      '#     Say it plainly',
      '#   Goals:',
      '#     same-day: Pay the same day',
      '#',
      '# risk · State your intent to @acme/risk · 1 file',
      '#   Inform @acme/risk',
      '#   src/risk/b.ts',
      '#   Decision criteria:',
      '#     late: Better late than twice',
      '#     Say it plainly',
      '#',
      '# Unowned: state your intent to everyone · 1 file',
      '#   x.ts',
    ],
  });
  checkCall('prints a note without staged files', {
    files,
    prepare: prepared(),
    args: ['intent'],
    code: 0,
    prints: [
      'I intend to ',
      '',
      '# No staged files. Stage files, or use --changed to include unstaged changes.',
    ],
  });
  checkCall('requires a leadership file', { files: {}, args: ['intent'], code: 3 });
});

describe('leadership commit-range', function () {
  this.timeout(120_000);

  const commits = (folder: string): void => {
    prepared()(folder);
    git(folder, 'tag', 'start');
    const commit = (message: string, file: string): void => {
      git(folder, 'commit', '-q', '-m', message, file);
    };
    commit('Can I pay at night?', 'src/payouts/a.ts');
    commit('I recommend that we score twice\n\nDomain: payouts', 'src/risk/b.ts');
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'Revert "Can I pay at night?"');
  };
  checkCall('checks each message against the files of its commit, oldest first', {
    files,
    prepare: commits,
    args: ['commit-range', 'start..HEAD'],
    code: 1,
    prints: [
      '<commit>:1:1 warning: This asks for permission. State your intent instead: "I intend to pay at night" [intent/asks-permission]',
      '  1 | Can I pay at night?',
      '    | ^^^^^',
      '',
      '<commit>:3:9 warning: No changed file belongs to "payouts". Use risk. [intent/wrong-domain]',
      '  3 | Domain: payouts',
      '    |         ^^^^^^^',
      '',
      '2 problems in 3 messages (2 warnings)',
    ],
  });
  checkCall('ends at HEAD, and fails at or above --fail-on', {
    files,
    prepare: commits,
    args: ['commit-range', 'start', '--fail-on', 'error', '--format', 'json'],
    code: 0,
  });
  checkCall('accepts an empty range', {
    files,
    prepare: commits,
    args: ['commit-range', 'HEAD..HEAD'],
    code: 0,
    prints: ['No problems in 0 messages.'],
  });
  for (const range of ['nowhere..HEAD', 'start..nowhere', '--output=x', ''])
    checkCall(`rejects "${range}"`, {
      files,
      prepare: commits,
      args: ['commit-range', '--', range],
      code: range === '' ? 0 : 2,
      prints: range === '' ? ['No problems in 0 messages.'] : [],
    });
});
