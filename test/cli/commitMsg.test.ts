import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../checkFindings.ts';
import { checkCall } from './checkCall.ts';
import { git } from './temporaryFolder.ts';

const leadership = completed(`
domains:
  - { id: payouts, paths: [src/payouts/], owners: ["@acme/payouts"] }
  - { id: ledger, paths: [src/ledger/], owners: ["@acme/ledger"] }
`);

describe('leadership commit-msg', function () {
  this.timeout(30_000);

  const staged = (folder: string): void => {
    git(folder, 'init', '-q');
    git(folder, 'add', 'src');
  };
  const files = { 'leadership.yaml': leadership, 'src/payouts/a.ts': '' };

  checkCall('refuses a message with what helps', {
    files: { ...files, message: 'Can I pay at night?\n\nDomain: ledger\n# comment\n' },
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 1,
    prints: [
      'message:1:1 warning: Say what you intend, and let others object: "I intend to pay at night" [intent/asks-permission]',
      '  1 | Can I pay at night?',
      '    | ^^^^^',
      '',
      'message:3:9 warning: Name a domain of the changed files: payouts, not "ledger" [intent/wrong-domain]',
      '  3 | Domain: ledger',
      '    |         ^^^^^^',
      '',
      '2 warnings in 1 message',
    ],
  });
  checkCall('takes a good one', {
    files: { ...files, message: 'I intend to pay at night\r\n\r\nDomain: payouts\r\n' },
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 0,
    prints: [],
  });
  checkCall('fails on what it is told to', {
    files: { ...files, message: 'Can I pay at night?' },
    prepare: staged,
    args: ['commit-msg', 'message', '--fail-on', 'error'],
    code: 0,
  });
  for (const [title, mark, message] of [
    ['that git is set to', ';', 'Pay\n\n; Can I?\n\nDomain: payouts\n; Can I pay?\n'],
    ['that git has chosen', 'auto', 'Pay #1\n\nDomain: payouts\n\n; Please enter\n; Can I pay?\n;\n'],
  ] as const)
    checkCall(`reads the mark of comments ${title}`, {
      files: { ...files, message },
      prepare: (folder) => {
        staged(folder);
        git(folder, 'config', 'core.commentChar', mark);
      },
      args: ['commit-msg', 'message'],
      code: 0,
      prints: [],
    });
  checkCall('takes every message where there is no leadership file', {
    files: { message: 'Can I pay at night?' },
    prepare: (folder) => {
      git(folder, 'init', '-q');
    },
    args: ['commit-msg', 'message'],
    code: 0,
    prints: [],
  });
  checkCall('takes bytes that are no UTF-8', {
    files: { ...files, message: Uint8Array.of(0x50, 0x61, 0x79, 0xff, 0x0a) },
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 0,
  });
  checkCall('says what it cannot read', {
    files,
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 3,
    prints: [],
    complains: ['Cannot read message: there is no such file'],
  });
  checkCall('is called by git before a commit, from a folder as well', {
    files: { ...files, message: 'Can I pay at night?' },
    prepare: (folder) => {
      staged(folder);
      fs.renameSync(path.join(folder, 'message'), path.join(folder, '.git/COMMIT_EDITMSG'));
    },
    from: 'src',
    args: ['commit-msg', '../.git/COMMIT_EDITMSG'],
    code: 1,
  });
});
