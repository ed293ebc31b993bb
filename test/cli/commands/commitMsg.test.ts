import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../../checkFindings.ts';
import { checkCall } from '../checkCall.ts';
import { git } from '../temporaryFolder.ts';

const leadership = completed(`
domains:
  - { id: payouts, paths: [src/payouts/], owners: ["@acme/payouts"] }
  - { id: ledger, paths: [src/ledger/], owners: ["@acme/ledger"] }
`);

describe('leadership commit-msg', function () {
  this.timeout(120_000);

  const staged = (folder: string): void => {
    git(folder, 'init', '-q');
    git(folder, 'add', 'src');
  };
  const files = { 'leadership.yaml': leadership, 'src/payouts/a.ts': '' };

  checkCall('rejects a message, with remedies', {
    files: { ...files, message: 'Can I pay at night?\n\nDomain: ledger\n# comment\n' },
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 1,
    prints: [
      'message:1:1 warning: This asks for permission. State your intent instead: "I intend to pay at night" [intent/asks-permission]',
      '  1 | Can I pay at night?',
      '    | ^^^^^',
      '',
      'message:3:9 warning: No changed file belongs to "ledger". Use payouts. [intent/wrong-domain]',
      '  3 | Domain: ledger',
      '    |         ^^^^^^',
      '',
      '2 problems in 1 message (2 warnings)',
    ],
  });
  checkCall('accepts a good message', {
    files: { ...files, message: 'I intend to pay at night\r\n\r\nDomain: payouts\r\n' },
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 0,
    prints: [],
  });
  checkCall('fails at or above --fail-on', {
    files: { ...files, message: 'Can I pay at night?' },
    prepare: staged,
    args: ['commit-msg', 'message', '--fail-on', 'error'],
    code: 0,
  });
  for (const [title, mark, message] of [
    ['in the settings of Git', ';', 'Pay\n\n; Can I?\n\nDomain: payouts\n; Can I pay?\n'],
    ['that Git has chosen', 'auto', 'Pay #1\n\nDomain: payouts\n\n; Please enter\n; Can I pay?\n;\n'],
  ] as const)
    checkCall(`uses the comment mark ${title}`, {
      files: { ...files, message },
      prepare: (folder) => {
        staged(folder);
        git(folder, 'config', 'core.commentChar', mark);
      },
      args: ['commit-msg', 'message'],
      code: 0,
      prints: [],
    });
  checkCall('accepts every message without a leadership file', {
    files: { message: 'Can I pay at night?' },
    prepare: (folder) => {
      git(folder, 'init', '-q');
    },
    args: ['commit-msg', 'message'],
    code: 0,
    prints: [],
  });
  checkCall('reads invalid UTF-8', {
    files: { ...files, message: Uint8Array.of(0x50, 0x61, 0x79, 0xff, 0x0a) },
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 0,
  });
  checkCall('fails if the message cannot be read', {
    files,
    prepare: staged,
    args: ['commit-msg', 'message'],
    code: 3,
    prints: [],
    complains: ['Cannot read message: no such file.'],
  });
  checkCall('runs in a subfolder', {
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
