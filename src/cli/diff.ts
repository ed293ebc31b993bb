import { Option, type Command } from 'commander';
import { analyze } from '../analyze.ts';
import { ownershipDiff } from '../answers/ownershipDiff.ts';
import { baseCommit, filesAt, type Base } from '../git/revision.ts';
import { isLeadershipFile } from '../model/leadershipFile.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { jsonDiff, markdownDiff, textDiff, type ReportedDiff } from './diffReport.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { readRepository, requireReadable, shownPath, unreadableFiles } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface DiffOptions extends TerminalOptions {
  readonly format: keyof typeof reports;
  readonly failOn?: 'unowned';
}

const reports = { text: textDiff, markdown: markdownDiff, json: jsonDiff };

export function diffCommand(run: Run): Command {
  return subcommand('diff', 'tell which files an edit of leadership.yaml moves')
    .argument('[base]', 'a branch, tag or commit to compare with, from where HEAD left it; HEAD unless named')
    .addOption(formatOption(['text', 'markdown', 'json']))
    .addOption(
      new Option('--fail-on <what>', 'fail when a file gets to be owned by nobody by omission').choices([
        'unowned',
      ]),
    )
    .action((base: string | undefined, options: DiffOptions) =>
      run(options, (terminal) => diff(base, options, terminal)),
    );
}

/** Prints what the leadership files of the working tree change for its files. */
async function diff(
  revision: string | undefined,
  { format, failOn }: DiffOptions,
  { cwd, print }: Terminal,
): Promise<ExitCode> {
  const repository = await readRepository(cwd);
  requireReadable(repository, cwd);
  const { root, files, analysis } = repository;
  const base = await baseCommit(root, revision);
  const commit = commitIn(base, revision, root);
  const before = analyze(commit === undefined ? [] : await filesAt(root, commit, isLeadershipFile));
  const report: ReportedDiff = {
    diff: ownershipDiff(before, analysis, files),
    base: { revision: revision ?? 'HEAD', commit, unreadable: unreadableFiles(before) },
    shown: (path) => shownPath(root, cwd, path),
  };
  print(reports[format](report));
  const isUnowned = report.diff.changes.some(({ to }) => to.status === 'unowned');
  return failOn === 'unowned' && isUnowned ? exitCodes.findings : exitCodes.clean;
}

/** Undefined where there are no commits yet. */
function commitIn(base: Base, revision: string | undefined, root: string): string | undefined {
  const named = revision ?? 'HEAD';
  switch (base.kind) {
    case 'commit':
      return base.commit;
    case 'no-commits':
      return undefined;
    case 'no-repository':
      throw new Failure(exitCodes.unreadable, `There is no git repository in ${root} to compare with`);
    case 'unknown':
      throw new Failure(
        exitCodes.usage,
        `There is no commit "${named}" here: name a branch, a tag or a commit, and fetch it where it is not there yet`,
      );
    case 'unrelated':
      throw new Failure(
        exitCodes.usage,
        `"${named}" and HEAD have no commit in common here: fetch more of the history`,
      );
  }
}
