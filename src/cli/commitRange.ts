import type { Command } from 'commander';
import { gitLog } from '../git/log.ts';
import { baseCommit, commitOf } from '../git/revision.ts';
import type { Commit } from '../text/commit.ts';
import { messageFindings } from '../intent/findings.ts';
import { readKeptMessage } from '../intent/message.ts';
import type { Severity } from '../text/finding.ts';
import { lineTable } from '../text/span.ts';
import { commitIn } from './base.ts';
import { failOnOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { counted } from './printable.ts';
import { reports } from './report/allReports.ts';
import { isAtLeast, type ReportedFile } from './report/report.ts';
import { openRepository, requireReadable } from './repository.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json'] as const;
/** More than a pull request has. */
const maxCommits = 1000;

interface CommitRangeOptions {
  readonly format: (typeof formats)[number];
  readonly failOn: Severity;
}

export function commitRangeCommand(run: Run): Command {
  return subcommand('commit-range', 'Check the commit messages of a range', [
    'leadership commit-range origin/main..HEAD',
  ])
    .argument('<range>', 'Commit range, such as origin/main..HEAD')
    .addOption(formatOption(formats))
    .addOption(failOnOption('warning'))
    .action((range: string, options: CommitRangeOptions) =>
      run((terminal) => commitRange(range, options, terminal)),
    );
}

/** Checks each message against the author and the files of its commit. Merges, reverts, and fixups are skipped. */
async function commitRange(
  range: string,
  { format, failOn }: CommitRangeOptions,
  { cwd, print, tell, isColored, width, progress }: Terminal,
): Promise<ExitCode> {
  const repository = await openRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const { root, analysis } = repository;
  const [base = '', last = 'HEAD'] = range.split(/\.{2,3}/).map((name) => (name === '' ? 'HEAD' : name));
  const [without, from] = await Promise.all([required(root, base), required(root, last)]);
  const commits = await gitLog(root, { maxCommits, from, without });
  if (commits === undefined)
    throw new Failure(exitCodes.unreadable, 'Cannot read Git history: Git failed or timed out.');
  if (commits.length === maxCommits) tell(`Checking only the latest ${counted(maxCommits, 'commit')}.`);
  const checked = commits.toReversed().map((commit) => checkedCommit(commit));
  print(reports[format](checked, { isColored, width, failOn, noun: 'message' }));
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
  throw new Failure(exitCodes.usage, `Unknown revision "${revision}". Check the name, or fetch it first.`);
}
