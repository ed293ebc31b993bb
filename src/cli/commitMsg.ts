import fs from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { gitCommentMark } from '../git/commentMark.ts';
import { isReplaying } from '../git/hookFolder.ts';
import { gitIdentity } from '../git/identity.ts';
import { commentMark } from '../intent/commentMark.ts';
import { messageFindings } from '../intent/findings.ts';
import { readMessage } from '../intent/message.ts';
import { severities, type Severity } from '../text/finding.ts';
import { lineTable } from '../text/span.ts';
import { pathsOfGit } from './asking.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, reasonOf, type ExitCode } from './failure.ts';
import { reports } from './report/allReports.ts';
import { isAtLeast } from './report/report.ts';
import { readRepository, requireReadable } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

const formats = ['text', 'json'] as const;

interface CommitMsgOptions extends TerminalOptions {
  readonly format: (typeof formats)[number];
  readonly failOn: Severity;
}

export function commitMsgCommand(run: Run): Command {
  return subcommand('commit-msg', 'check a commit message against the staged files', [
    'leadership commit-msg .git/COMMIT_EDITMSG',
    'leadership commit-msg "$1"   # in the hook commit-msg of git',
  ])
    .argument('<file>', 'the file with the message, as git hands it to its hook commit-msg')
    .addOption(formatOption(formats))
    .addOption(
      new Option('--fail-on <severity>', 'the least grave severity to fail on')
        .choices(severities)
        .default('warning'),
    )
    .action((file: string, options: CommitMsgOptions) =>
      run(options, (terminal) => commitMsg(file, options, terminal)),
    );
}

/** Checks the message in a file; where there is no leadership file, every message will do. */
async function commitMsg(
  file: string,
  { format, failOn }: CommitMsgOptions,
  { cwd, print, tell, isColoured, width, progress }: Terminal,
): Promise<ExitCode> {
  const text = await readText(path.resolve(cwd, file), file);
  const repository = await readRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const { root, analysis } = repository;
  const [mark, identity, paths] = await Promise.all([
    gitCommentMark(root),
    gitIdentity(root),
    analysis.files.length === 0 ? [] : pathsOfGit(root, 'staged'),
  ]);
  const comment = commentMark(mark, text);
  const message = readMessage(text, { comment });
  const findings =
    analysis.files.length === 0
      ? []
      : messageFindings(message, { ownership: analysis.ownership, paths, self: identity ?? {} });
  const checked = { path: file, text, lines: lineTable(text), findings };
  // A hook says nothing where all is well.
  if (format !== 'text' || findings.length > 0)
    print(
      reports[format]([{ shownAs: file, file: checked }], { isColoured, width, failOn, noun: 'message' }),
    );
  const isRefused = findings.some((finding) => isAtLeast(finding, failOn));
  if (isRefused && (await isReplaying(root))) {
    tell('This is not refused, as git makes a commit anew that was there before');
    return exitCodes.clean;
  }
  return isRefused ? exitCodes.findings : exitCodes.clean;
}

/** What is not UTF-8 is shown as what it may be, and nothing is written back. */
async function readText(file: string, shownAs: string): Promise<string> {
  try {
    return new TextDecoder('utf-8').decode(await fs.readFile(file));
  } catch (error) {
    throw new Failure(exitCodes.unreadable, `Cannot read ${shownAs}: ${reasonOf(error)}`);
  }
}
