import path from 'node:path';
import type { Command } from 'commander';
import type { Severity } from '../../text/finding.ts';
import { pathsOfGit } from '../repository/gitPaths.ts';
import { changedOption, failOnOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { formats, reports, type Format } from '../report/check/allReports.ts';
import { isAtLeast, type ReportedFile } from '../report/check/report.ts';
import { openRepository } from '../repository/repository.ts';
import { rootOf, shownPath } from '../repository/root.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { watchChecks } from './watch.ts';

interface CheckOptions {
  readonly format: Format;
  /** The lowest severity that makes the command fail. */
  readonly failOn: Severity;
  readonly changed?: string | true;
  readonly watch?: true;
}

export function checkCommand(run: Run): Command {
  return subcommand('check', 'Check leadership files for problems', [
    'leadership check',
    'leadership check --changed=origin/main --fail-on warning',
    'leadership check --format sarif > leadership.sarif',
  ])
    .argument('[file...]', 'Leadership files to check (default: all in the repository)')
    .addOption(formatOption(formats))
    .addOption(failOnOption('error'))
    .addOption(changedOption('Check only leadership files changed'))
    .option('--watch', 'Check again on every change')
    .action((files: string[], options: CheckOptions) =>
      run((terminal) => {
        if (options.watch !== true) return check(files, options, terminal);
        if (options.format !== 'text')
          throw new CliError(exitCodes.usage, '--watch supports only --format text.');
        return watchChecks(terminal, files, (forWatch) => check(files, options, forWatch));
      }),
    );
}

/** Checks the named leadership files, or all of the repository. */
async function check(
  names: readonly string[],
  { format, failOn, changed, watch }: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print, isColored, width } = terminal;
  const found = names.length === 0 ? await filesOfRepository(terminal) : await namedFiles(terminal, names);
  const files = changed === undefined ? found : await changedOf(found, changed, cwd);
  if (fromRoot.has(format) && new Set(files.map(({ root }) => root)).size > 1)
    throw new CliError(exitCodes.usage, `--format ${format} supports files of one repository only.`);
  // Where nobody watches, and where it runs already, it helps nobody.
  const canWatch = width !== undefined && watch !== true;
  const next = canWatch ? { next: 'Run "leadership check --watch" to check again on every change.' } : {};
  print(reports[format](files, { isColored, width, failOn, ...next }));
  const fails = files.some(({ file }) => file.findings.some((finding) => isAtLeast(finding, failOn)));
  return fails ? exitCodes.findings : exitCodes.clean;
}

/** The formats with paths from the root of the repository instead of the working folder. */
const fromRoot: ReadonlySet<Format> = new Set(['sarif', 'github', 'gitlab']);

interface FoundFile extends ReportedFile {
  readonly root: string;
}

async function filesOfRepository({ cwd, progress }: Terminal): Promise<FoundFile[]> {
  const { root, analysis, missing } = await openRepository(cwd, [], progress);
  if (missing[0] !== undefined) throw missing[0].failure;
  return analysis.files.map((file) => ({ root, shownAs: shownPath(root, cwd, file.path), file }));
}

async function namedFiles({ cwd, progress }: Terminal, names: readonly string[]): Promise<FoundFile[]> {
  const byRoot = new Map<string, string[]>();
  for (const name of names) {
    const file = path.resolve(cwd, name);
    const root = rootOf(path.dirname(file));
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
  if (roots.size === 0) roots.add(rootOf(cwd));
  const differing = new Map<string, ReadonlySet<string>>();
  for (const root of roots) differing.set(root, new Set(await pathsOfGit(root, { changed })));
  return files.filter(({ root, file }) => differing.get(root)?.has(file.path));
}
