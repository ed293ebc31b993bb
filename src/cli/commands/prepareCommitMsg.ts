import path from 'node:path';
import type { Command } from 'commander';
import { briefLines, trailerLines } from '../../features/commit/brief.ts';
import { commentMarkKeys, commentMarkOf } from '../../git/commentMark.ts';
import { endOfMessage, scissorsIn } from '../../intent/trailers.ts';
import { nextCommit } from '../repository/nextCommit.ts';
import { subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from '../terminal/cliError.ts';
import { commented, groupsOf } from '../report/messageBrief.ts';
import { bytesOfNamed, maxMessageBytes } from '../repository/readFile.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { replaceFile } from '../repository/writeFile.ts';

export function prepareCommitMsgCommand(run: Run): Command {
  return subcommand(
    'prepare-commit-msg',
    'Add ownership context to a new commit message (called by the Git hook)',
    ['leadership prepare-commit-msg "$@"   # in the prepare-commit-msg hook'],
  )
    .argument('<file>', 'Commit message file, as passed by the prepare-commit-msg hook')
    .argument('[source]', 'Message source, as passed by Git; only new messages are changed')
    .argument('[commit]', 'Amended commit, as passed by Git')
    .action((file: string, source: string | undefined) => run((terminal) => prepare(file, source, terminal)));
}

/** Adds comments to a new message; an existing message is not changed. */
async function prepare(file: string, source: string | undefined, { cwd }: Terminal): Promise<ExitCode> {
  // https://pre-commit.com/#prepare-commit-msg passes the source in a variable.
  const from = source ?? process.env['PRE_COMMIT_COMMIT_MSG_SOURCE'] ?? '';
  if (from !== '' && from !== 'template') return exitCodes.clean;
  const commit = await nextCommit(cwd, ['commit.cleanup', ...commentMarkKeys]);
  if (commit === undefined) return exitCodes.clean;
  const { paths, above, settings, self } = commit;
  const cleanup = settings.get('commit.cleanup');
  // With these settings, Git would keep the comments in the message.
  if (cleanup === 'verbatim' || cleanup === 'whitespace') return exitCodes.clean;
  const groups = groupsOf(above.answers, paths, self);
  if (groups.length === 0) return exitCodes.clean;
  const named = path.resolve(cwd, file);
  const bytes = await bytesOfNamed(named, file, maxMessageBytes);
  // One character per byte, so that no encoding is lost.
  const text = bytes.toString('latin1');
  const comment = commentMarkOf(settings)(text);
  const { at, isBelow } = placeFor(text, Buffer.from(comment).toString('latin1'));
  // Git cuts off what is below the scissors line, so a trailer there would be lost.
  const trailers = isBelow ? [] : [...trailerLines(groups), ''];
  const lines = [...trailers, ...briefLines(groups), ''];
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
 * The offset in a message for more comments: before those of Git at its end, or else the end. Git keeps everything
 * above a scissors line, so with such a line the comments go below it.
 */
function placeFor(text: string, comment: string): { readonly at: number; readonly isBelow: boolean } {
  const scissors = scissorsIn(text, comment);
  for (let line = endOfMessage(text, comment); line < text.length;) {
    const isComment = text.startsWith(comment, line);
    const isBelow = line >= scissors;
    if (isComment !== isBelow) return { at: line, isBelow };
    const lineBreak = text.indexOf('\n', line);
    line = lineBreak < 0 ? text.length : lineBreak + 1;
  }
  return { at: text.length, isBelow: scissors < text.length };
}
