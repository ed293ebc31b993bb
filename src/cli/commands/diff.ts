import { Option, type Command } from 'commander';
import { analyzeErrors } from '../../errors.ts';
import { codeownersDiff, ownershipDiff, type OwnershipDiff } from '../../features/reports/ownershipDiff.ts';
import { baseCommit, filesAt, type Base, type CommittedFile } from '../../git/revision.ts';
import { leadershipFileNames } from '../../model/leadershipFile.ts';
import { hosts, type Host } from '../../ownership/codeowners/host.ts';
import { commitIn } from '../repository/base.ts';
import { codeownersAt } from '../repository/codeownersAt.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { jsonDiff, markdownDiff, textDiff, type ReportedDiff } from '../report/diffReport.ts';
import { exitCodes, type ExitCode } from '../terminal/cliError.ts';
import { readRepository } from '../repository/repository.ts';
import { requireReadable, tellErrors, unreadableFiles } from '../repository/errors.ts';
import { noLeadershipFile } from '../repository/noLeadershipFile.ts';
import { rootOf, shownPath } from '../repository/root.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface DiffOptions {
  readonly format: keyof typeof reports;
  readonly failOn?: (typeof failures)[number];
  readonly host?: Host;
}

/** What `--fail-on` can look for. */
const failures = ['unowned', 'owners'] as const;
const reports = { text: textDiff, markdown: markdownDiff, json: jsonDiff };

/** The command `leadership diff`. */
export function diffCommand(run: Run): Command {
  return subcommand('diff', 'Show which files change owners', [
    'leadership diff',
    'leadership diff origin/main --fail-on unowned',
    'leadership diff origin/main --format markdown >> "$GITHUB_STEP_SUMMARY"',
  ])
    .argument('[base]', 'Branch, tag, or commit; compares with its merge base (default: HEAD)')
    .addOption(formatOption(['text', 'markdown', 'json']))
    .addOption(
      new Option('--fail-on <what>', 'Fail if a file becomes unowned, or if a file changes owners').choices(
        failures,
      ),
    )
    .addOption(
      new Option('--host <host>', 'Host of the CODEOWNERS file to compare with (default: detected)').choices(
        hosts,
      ),
    )
    .action((base: string | undefined, options: DiffOptions) =>
      run((terminal) => diff(base, options, terminal)),
    );
}

/** Compares the owners of all files with those at a commit. */
async function diff(
  revision: string | undefined,
  { format, failOn, host }: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print, tell } = terminal;
  const [repository, base] = await Promise.all([
    readRepository(cwd, [], undefined, analyzeErrors),
    baseAt(rootOf(cwd), revision),
  ]);
  requireReadable(repository, cwd);
  tellErrors(repository, terminal);
  const { root, files, analysis } = repository;
  const commit = commitIn(base.found, revision, root);
  const before = analyzeErrors(base.leadershipFiles);
  if (before.files.length + analysis.files.length === 0) throw noLeadershipFile(root);
  if (host !== undefined && (before.files.length > 0 || commit === undefined))
    tell(
      commit === undefined
        ? '--host is not used: there are no commits yet, so there is no CODEOWNERS file to compare with.'
        : `--host is not used: ${commit.slice(0, 10)} has leadership files, which are compared instead of CODEOWNERS.`,
    );
  const codeowners =
    before.files.length > 0 || commit === undefined
      ? undefined
      : await codeownersAt(root, commit, host, files.paths);
  const report: ReportedDiff = {
    diff:
      codeowners === undefined
        ? ownershipDiff(before, analysis, files)
        : codeownersDiff(codeowners, analysis, files),
    base: { revision: revision ?? 'HEAD', commit, unreadable: unreadableFiles(before), codeowners },
    after: analysis,
    shown: (path) => shownPath(root, cwd, path),
  };
  print(reports[format](report, terminal));
  return failOn !== undefined && hasFailure(report.diff, failOn) ? exitCodes.findings : exitCodes.clean;
}

/** The commit to compare with, if there is one, and its leadership files. */
async function baseAt(
  root: string,
  revision: string | undefined,
): Promise<{ readonly found: Base; readonly leadershipFiles: readonly CommittedFile[] }> {
  const found = await baseCommit(root, revision);
  const leadershipFiles =
    found.kind === 'commit' ? await filesAt(root, found.commit, leadershipFileNames) : [];
  return { found, leadershipFiles };
}

function hasFailure({ changes }: OwnershipDiff, what: (typeof failures)[number]): boolean {
  switch (what) {
    case 'unowned':
      return changes.some(({ to }) => to.status === 'unowned');
    case 'owners':
      return changes.some(({ changesOwners }) => changesOwners);
  }
}
