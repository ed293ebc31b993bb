import path from 'node:path';
import type { Command } from 'commander';
import { commentMarkKeys, commentMarkOf } from '../../git/commentMark.ts';
import { isReplaying } from '../../git/hookFolder.ts';
import { messageFindings } from '../../intent/findings.ts';
import { readMessage } from '../../intent/message.ts';
import type { Finding, Severity } from '../../text/finding.ts';
import { lineTable } from '../../text/span.ts';
import { nextCommit, type NextCommit } from '../repository/nextCommit.ts';
import { failOnOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from '../terminal/cliError.ts';
import { bytesOfNamed, maxMessageBytes } from '../repository/readFile.ts';
import { jsonReport } from '../report/check/json.ts';
import { textReport } from '../report/check/text.ts';
import { isAtLeast } from '../report/check/report.ts';
import { requireReadableAbove } from '../repository/leadershipAbove.ts';
import type { Terminal } from '../terminal/terminal.ts';

const formats = ['text', 'json'] as const;
const reports = { text: textReport, json: jsonReport };

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

/** Checks the message in a file. Without a leadership file above the staged files, every message passes. */
async function commitMsg(
  file: string,
  { format, failOn }: CommitMsgOptions,
  { cwd, print, tell, isColored, width }: Terminal,
): Promise<ExitCode> {
  const bytes = await bytesOfNamed(path.resolve(cwd, file), file, maxMessageBytes);
  // Invalid UTF-8 is shown as replacement characters.
  const text = new TextDecoder('utf-8').decode(bytes);
  const commit = await nextCommit(cwd, commentMarkKeys);
  const findings = commit === undefined ? [] : await findingsIn(text, commit, cwd);
  const checked = { path: file, text, lines: lineTable(text), findings };
  // Without problems, a hook prints nothing.
  if (format !== 'text' || findings.length > 0)
    print(reports[format]([{ shownAs: file, file: checked }], { isColored, width, failOn, noun: 'message' }));
  const isRefused = findings.some((finding) => isAtLeast(finding, failOn));
  if (commit !== undefined && isRefused && (await isReplaying(commit.root))) {
    tell('Not blocking: Git is rewriting an existing commit.');
    return exitCodes.clean;
  }
  return isRefused ? exitCodes.findings : exitCodes.clean;
}

async function findingsIn(
  text: string,
  { root, paths, above, settings, self }: NextCommit,
  cwd: string,
): Promise<Finding[]> {
  await requireReadableAbove(above, root, cwd);
  const message = readMessage(text, { comment: commentMarkOf(settings)(text) });
  return messageFindings(message, { ownership: above.answers.ownership, paths, self });
}
