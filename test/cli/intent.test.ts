import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../checkFindings.ts';
import { checkCall } from './checkCall.ts';
import { git } from './temporaryFolder.ts';

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
  this.timeout(30_000);

  checkCall('prints a message to start from, with what there is to know and to choose from', {
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
      '# You say here: “I intend to…”',
      '#',
      '# Payouts · payouts · I intend to… · 1 file',
      '#   Tell @acme/payouts',
      '#   src/payouts/a.ts',
      '#   What counts:',
      '#     late: Better late than twice',
      '#     Say it plainly',
      '#   Goals:',
      '#     same-day: Pay the same day',
    ],
  });
  checkCall('says the lowest rung of several domains, and what nobody owns', {
    files,
    prepare: prepared(),
    args: ['intent', '--changed', 'HEAD'],
    code: 0,
    prints: [
      'I recommend that we ',
      '',
      'Domain: payouts, risk',
      '# Criteria: late',
      '# Goal: same-day',
      '# Consulted: @acme/payouts, @acme/risk',
      '',
      '# Across 2 domains the lowest rung holds: “I recommend…”',
      '#',
      '# Payouts · payouts · I intend to… · 1 file',
      '#   Tell @acme/payouts',
      '#   src/payouts/a.ts',
      '#   What counts:',
      '#     late: Better late than twice',
      '#     Say it plainly',
      '#   Goals:',
      '#     same-day: Pay the same day',
      '#',
      '# risk · I recommend… · 1 file',
      '#   Tell @acme/risk',
      '#   src/risk/b.ts',
      '#   What counts:',
      '#     late: Better late than twice',
      '#     Say it plainly',
      '#',
      '# Nobody owns these · 1 file',
      '#   x.ts',
    ],
  });
  checkCall('says so where nothing is staged', {
    files,
    prepare: prepared(),
    args: ['intent'],
    code: 0,
    prints: [
      'I intend to ',
      '',
      '# No file is staged: with --changed, the message is about what is not staged as well',
    ],
  });
  checkCall('needs a leadership file', { files: {}, args: ['intent'], code: 3 });
});

describe('leadership commit-range', function () {
  this.timeout(30_000);

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
  checkCall('checks each message against its own files, the oldest first', {
    files,
    prepare: commits,
    args: ['commit-range', 'start..HEAD'],
    code: 1,
    prints: [
      '<commit>:1:1 warning: Say what you intend, and let others object: "I intend to pay at night" [intent/asks-permission]',
      '  1 | Can I pay at night?',
      '    | ^^^^^',
      '',
      '<commit>:3:9 warning: Name a domain of the changed files: risk, not "payouts" [intent/wrong-domain]',
      '  3 | Domain: payouts',
      '    |         ^^^^^^^',
      '',
      '2 warnings in 3 messages',
    ],
  });
  checkCall('goes to HEAD, and fails as it is told to', {
    files,
    prepare: commits,
    args: ['commit-range', 'start', '--fail-on', 'error', '--format', 'json'],
    code: 0,
  });
  checkCall('finds nothing in nothing', {
    files,
    prepare: commits,
    args: ['commit-range', 'HEAD..HEAD'],
    code: 0,
    prints: ['No findings in 0 messages'],
  });
  for (const range of ['nowhere..HEAD', 'start..nowhere', '--output=x', ''])
    checkCall(`refuses "${range}"`, {
      files,
      prepare: commits,
      args: ['commit-range', '--', range],
      code: range === '' ? 0 : 2,
      prints: range === '' ? ['No findings in 0 messages'] : [],
    });
});
