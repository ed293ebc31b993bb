import { Option, type Command } from 'commander';
import { gitLog } from '../git/log.ts';
import { baseCommit, commitOf } from '../git/revision.ts';
import type { Commit } from '../intent/commit.ts';
import { messageFindings } from '../intent/findings.ts';
import { readKeptMessage } from '../intent/message.ts';
import { severities, type Severity } from '../text/finding.ts';
import { lineTable } from '../text/span.ts';
import { commitIn } from './base.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { counted } from './printable.ts';
import { reports } from './report/allReports.ts';
import { isAtLeast, type ReportedFile } from './report/report.ts';
import { openRepository, requireReadable } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

const formats = ['text', 'json'] as const;
/** More than a pull request has. */
const maxCommits = 1000;

interface CommitRangeOptions extends TerminalOptions {
  readonly format: (typeof formats)[number];
  readonly failOn: Severity;
}

export function commitRangeCommand(run: Run): Command {
  return subcommand('commit-range', 'check the messages of commits, as those of a pull request', [
    'leadership commit-range origin/main..HEAD',
  ])
    .argument(
      '<range>',
      'two commits, branches or tags with .. in between; HEAD where the second one is missing',
    )
    .addOption(formatOption(formats))
    .addOption(
      new Option('--fail-on <severity>', 'the least grave severity to fail on')
        .choices(severities)
        .default('warning'),
    )
    .action((range: string, options: CommitRangeOptions) =>
      run(options, (terminal) => commitRange(range, options, terminal)),
    );
}

/** Checks each message against the files of its commit and who wrote it; merges, reverts and fixups are git's. */
async function commitRange(
  range: string,
  { format, failOn }: CommitRangeOptions,
  { cwd, print, tell, isColoured, width, progress }: Terminal,
): Promise<ExitCode> {
  const repository = await openRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const { root, analysis } = repository;
  const [base = '', last = 'HEAD'] = range.split(/\.{2,3}/).map((name) => (name === '' ? 'HEAD' : name));
  const [without, from] = await Promise.all([required(root, base), required(root, last)]);
  const commits = await gitLog(root, { maxCommits, from, without });
  if (commits === undefined)
    throw new Failure(exitCodes.unreadable, 'Cannot read the history: git gives no answer, or not in time');
  if (commits.length === maxCommits) tell(`Only the latest ${counted(maxCommits, 'commit')} are checked`);
  const checked = commits.toReversed().map((commit) => checkedCommit(commit));
  print(reports[format](checked, { isColoured, width, failOn, noun: 'message' }));
  return checked.some(({ file }) => file.findings.some((finding) => isAtLeast(finding, failOn)))
    ? exitCodes.findings
    : exitCodes.clean;

  function checkedCommit({ id, text, paths, author }: Commit): ReportedFile {
    const findings = messageFindings(readKeptMessage(text), {
      ownership: analysis.ownership,
      paths,
      self: author,
    });
    const shownAs = id.slice(0, 10);
    return { shownAs, file: { path: shownAs, text, lines: lineTable(text), findings } };
  }
}

async function required(root: string, revision: string): Promise<string> {
  const commit = await commitOf(root, revision);
  if (commit !== undefined) return commit;
  commitIn(await baseCommit(root, revision), revision, root);
  throw new Failure(exitCodes.usage, `There is no commit "${revision}" here`);
}
