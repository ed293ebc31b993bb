import path from 'node:path';
import type { Command } from 'commander';
import { gitCommentMark } from '../../git/commentMark.ts';
import { isReplaying } from '../../git/hookFolder.ts';
import { gitIdentity } from '../../git/identity.ts';
import { messageFindings } from '../../intent/findings.ts';
import { readMessage } from '../../intent/message.ts';
import type { Finding, Severity } from '../../text/finding.ts';
import { lineTable } from '../../text/span.ts';
import { pathsOfGit } from '../repository/gitPaths.ts';
import { failOnOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from '../terminal/cliError.ts';
import { bytesOfNamed, maxMessageBytes } from '../repository/readFile.ts';
import { reports } from '../report/check/allReports.ts';
import { isAtLeast } from '../report/check/report.ts';
import { readRepository, requireReadable, type Repository } from '../repository/repository.ts';
import type { Terminal } from '../terminal/terminal.ts';

const formats = ['text', 'json'] as const;

interface CommitMsgOptions {
  readonly format: (typeof formats)[number];
  readonly failOn: Severity;
}

export function commitMsgCommand(run: Run): Command {
  return subcommand('commit-msg', 'Check a commit message', [
    'leadership commit-msg .git/COMMIT_EDITMSG',
    'leadership commit-msg "$1"   # in the commit-msg hook',
  ])
    .argument('<file>', 'Commit message file, as passed by the commit-msg hook')
    .addOption(formatOption(formats))
    .addOption(failOnOption('warning'))
    .action((file: string, options: CommitMsgOptions) =>
      run((terminal) => commitMsg(file, options, terminal)),
    );
}

/** Checks the message in a file. Without a leadership file, every message passes. */
async function commitMsg(
  file: string,
  { format, failOn }: CommitMsgOptions,
  { cwd, print, tell, isColored, width, progress }: Terminal,
): Promise<ExitCode> {
  const bytes = await bytesOfNamed(path.resolve(cwd, file), file, maxMessageBytes);
  // Invalid UTF-8 is shown as replacement characters.
  const text = new TextDecoder('utf-8').decode(bytes);
  const repository = await readRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const findings = await findingsIn(text, repository);
  const checked = { path: file, text, lines: lineTable(text), findings };
  // Without problems, a hook prints nothing.
  if (format !== 'text' || findings.length > 0)
    print(reports[format]([{ shownAs: file, file: checked }], { isColored, width, failOn, noun: 'message' }));
  const isRefused = findings.some((finding) => isAtLeast(finding, failOn));
  if (isRefused && (await isReplaying(repository.root))) {
    tell('Not blocking: Git is rewriting an existing commit.');
    return exitCodes.clean;
  }
  return isRefused ? exitCodes.findings : exitCodes.clean;
}

async function findingsIn(text: string, { root, analysis }: Repository): Promise<Finding[]> {
  if (analysis.files.length === 0) return [];
  const [markOf, self = {}, paths] = await Promise.all([
    gitCommentMark(root),
    gitIdentity(root),
    pathsOfGit(root, 'staged'),
  ]);
  const message = readMessage(text, { comment: markOf(text) });
  return messageFindings(message, { ownership: analysis.ownership, paths, self });
}
