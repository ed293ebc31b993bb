// Makes the repository that the editor is measured in: repository.js FOLDER. Its 200,000 files are known to git, and
// only those that are opened are on disk.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { leadershipText, pathsFor } from '../leadershipText.ts';

const [folder = ''] = process.argv.slice(2);
const count = 200_000;
const opened = 20;

const text = leadershipText(500);
const owned = pathsFor(text);
const names = [
  ...owned,
  ...Array.from(
    { length: count - owned.length },
    (_, number) =>
      `${owned[number % owned.length]?.replace(/\/[^/]*$/, '') ?? 'src'}/part-${String(number % 997)}/file-${String(number)}.ts`,
  ),
];
const git = (input: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 30 });

git('', 'init', '--quiet');
const blob = git('', 'hash-object', '-w', '--stdin').trim();
git(names.map((name) => `100644 ${blob} 0\t${name}\0`).join(''), 'update-index', '-z', '--index-info');
git(names.map((name) => `${name}\0`).join(''), 'update-index', '-z', '--skip-worktree', '--stdin');
for (const name of owned.filter((name) => name.endsWith('index.ts')).slice(0, opened)) {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), 'export const nothing = 0;\n');
}
fs.writeFileSync(path.join(folder, 'leadership.yaml'), text);
fs.writeFileSync(path.join(folder, 'notes.txt'), text);
