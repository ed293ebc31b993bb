import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { briefLines, trailerLines } from '../answers/intent/brief.ts';
import { gitCommentMark } from '../git/commentMark.ts';
import { gitSetting } from '../git/setting.ts';
import { commentMark } from '../intent/commentMark.ts';
import { endOfMessage } from '../intent/trailers.ts';
import { pathsOfGit } from './asking.ts';
import { subcommand, type Run } from './command.ts';
import { exitCodes, Failure, reasonOf, type ExitCode } from './failure.ts';
import { commented, groupsOf } from './messageBrief.ts';
import { readRepository } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';
import { replaceFile } from './writeFile.ts';

export function prepareCommitMsgCommand(run: Run): Command {
  return subcommand(
    'prepare-commit-msg',
    'put what to know into a commit message that git opens an editor for',
    ['leadership prepare-commit-msg "$@"   # in the hook prepare-commit-msg of git'],
  )
    .argument('<file>', 'the file with the message, as git hands it to its hook prepare-commit-msg')
    .argument('[source]', 'where the message comes from, as git says; nothing is done unless it is new')
    .argument('[commit]', 'the commit that is amended, as git says')
    .action(
      (file: string, source: string | undefined, _commit: string | undefined, options: TerminalOptions) =>
        run(options, (terminal) => prepare(file, source, terminal)),
    );
}

/** Adds comments to a message that somebody is about to write; one that is there already stays as it is. */
async function prepare(
  file: string,
  source: string | undefined,
  { cwd, progress }: Terminal,
): Promise<ExitCode> {
  // pre-commit (pre-commit.com, "prepare-commit-msg") hands it over in its own way.
  const from = source ?? process.env['PRE_COMMIT_COMMIT_MSG_SOURCE'] ?? '';
  if (from !== '' && from !== 'template') return exitCodes.clean;
  const repository = await readRepository(cwd, [], progress);
  const { root, analysis } = repository;
  const cleanup = await gitSetting(root, 'commit.cleanup');
  // Then git would keep the comments.
  if (analysis.files.length === 0 || cleanup === 'verbatim' || cleanup === 'whitespace')
    return exitCodes.clean;
  const groups = await groupsOf(repository, await pathsOfGit(root, 'staged'));
  if (groups.length === 0) return exitCodes.clean;
  const named = path.resolve(cwd, file);
  const bytes = await fs.readFile(named).catch((error: unknown) => {
    throw new Failure(exitCodes.unreadable, `Cannot read ${file}: ${reasonOf(error)}`);
  });
  // One character a byte: whatever the encoding is, nothing of it is lost.
  const text = bytes.toString('latin1');
  const comment = commentMark(await gitCommentMark(root), text);
  const at = placeFor(text, Buffer.from(comment).toString('latin1'));
  const lines = [...trailerLines(groups), '', ...briefLines(groups), ''];
  const added = `\n${lines.map((line) => `${commented(line, comment)}\n`).join('')}`;
  const before = bytes.subarray(0, at);
  const gap = before.length > 0 && before.at(-1) !== 10 ? '\n' : '';
  await replaceFile(
    path.dirname(named),
    path.basename(named),
    Buffer.concat([before, Buffer.from(gap + added), bytes.subarray(at)]),
  );
  return exitCodes.clean;
}

/**
 * Where comments can stand in a message: before those of git at its end, or else at the end. Where these begin with a
 * scissors line, git keeps what is above it as it is: then below that line.
 */
function placeFor(text: string, comment: string): number {
  const scissors = `${comment} ------------------------ >8 ------------------------\n`;
  let isBelow = false;
  for (let line = endOfMessage(text, comment); line < text.length;) {
    const isComment = text.startsWith(comment, line);
    isBelow ||= text.startsWith(scissors, line);
    if (isComment !== isBelow) return line;
    const lineBreak = text.indexOf('\n', line);
    line = lineBreak < 0 ? text.length : lineBreak + 1;
  }
  return text.length;
}
