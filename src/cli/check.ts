import path from 'node:path';
import { Option, type Command } from 'commander';
import { severities, type Severity } from '../text/finding.ts';
import { pathsOfGit } from './asking.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { formats, reports, type Format } from './report/allReports.ts';
import { isAtLeast, type ReportedFile } from './report/report.ts';
import { openRepository, rootOf, shownPath } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';
import { watchChecks } from './watch.ts';

interface CheckOptions extends TerminalOptions {
  readonly format: Format;
  /** The least grave severity that the command fails on. */
  readonly failOn: Severity;
  readonly changed?: string | true;
  readonly watch?: true;
}

export function checkCommand(run: Run): Command {
  return subcommand('check', 'report what is wrong in the leadership files', [
    'leadership check',
    'leadership check --changed=origin/main --fail-on warning',
    'leadership check --format sarif > leadership.sarif',
  ])
    .argument('[file...]', 'leadership files; all those of the repository unless named')
    .addOption(formatOption(formats))
    .addOption(
      new Option('--fail-on <severity>', 'the least grave severity to fail on')
        .choices(severities)
        .default('error'),
    )
    .option(
      '--changed [base]',
      'only the leadership files that differ from HEAD, or from where the work left a branch, tag or commit',
    )
    .option('--watch', 'check again after each change, until Ctrl+C')
    .action((files: string[], options: CheckOptions) =>
      run(options, (terminal) => {
        if (options.watch !== true) return check(files, options, terminal);
        if (options.format !== 'text')
          throw new Failure(exitCodes.usage, 'Leave out --format with --watch: only text can be told apart');
        return watchChecks(terminal, files, (forWatch) => check(files, options, forWatch));
      }),
    );
}

/** Checks the named leadership files, or all those of the repository. */
async function check(
  names: readonly string[],
  { format, failOn, changed }: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print, isColoured, width } = terminal;
  const found = names.length === 0 ? await filesOfRepository(terminal) : await namedFiles(terminal, names);
  const files = changed === undefined ? found : await changedOf(found, changed, cwd);
  if (fromRoot.has(format) && new Set(files.map(({ root }) => root)).size > 1)
    throw new Failure(
      exitCodes.usage,
      `Name files of one repository with --format ${format}: its paths begin at the root of one`,
    );
  print(reports[format](files, { isColoured, width, failOn }));
  const fails = files.some(({ file }) => file.findings.some((finding) => isAtLeast(finding, failOn)));
  return fails ? exitCodes.findings : exitCodes.clean;
}

/** The formats whose readers know the root of the repository, not the working folder. */
const fromRoot: ReadonlySet<Format> = new Set(['sarif', 'github', 'gitlab']);

interface FoundFile extends ReportedFile {
  readonly root: string;
}

async function filesOfRepository({ cwd, progress }: Terminal): Promise<FoundFile[]> {
  const { root, analysis } = await openRepository(cwd, [], progress);
  return analysis.files.map((file) => ({ root, shownAs: shownPath(root, cwd, file.path), file }));
}

async function namedFiles({ cwd, progress }: Terminal, names: readonly string[]): Promise<FoundFile[]> {
  const byRoot = new Map<string, string[]>();
  for (const name of names) {
    const file = path.resolve(cwd, name);
    const root = await rootOf(path.dirname(file));
    byRoot.set(root, [...(byRoot.get(root) ?? []), file]);
  }
  const found: FoundFile[] = [];
  for (const [root, files] of byRoot) {
    const { analysis } = await openRepository(root, files, progress);
    const wanted = new Set(files.map((file) => path.relative(root, file).replaceAll(path.sep, '/')));
    for (const file of analysis.files)
      if (wanted.has(file.path)) found.push({ root, shownAs: shownPath(root, cwd, file.path), file });
  }
  return found;
}

async function changedOf(
  files: readonly FoundFile[],
  changed: string | true,
  cwd: string,
): Promise<FoundFile[]> {
  const roots = new Set(files.map(({ root }) => root));
  if (roots.size === 0) roots.add(await rootOf(cwd));
  const differing = new Map<string, ReadonlySet<string>>();
  for (const root of roots) differing.set(root, new Set(await pathsOfGit(root, { changed })));
  return files.filter(({ root, file }) => differing.get(root)?.has(file.path));
}
