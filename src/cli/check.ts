import path from 'node:path';
import { Option, type Command } from 'commander';
import { severities, type Severity } from '../text/finding.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from './failure.ts';
import { isAtLeast, jsonReport, textReport, type ReportedFile } from './report.ts';
import { openRepository, rootOf, shownPath } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface CheckOptions extends TerminalOptions {
  readonly format: 'text' | 'json';
  /** The least grave severity that the command fails on. */
  readonly failOn: Severity;
}

export function checkCommand(run: Run): Command {
  return subcommand('check', 'report what is wrong in the leadership files')
    .argument('[file...]', 'leadership files; all those of the repository unless named')
    .addOption(formatOption(['text', 'json']))
    .addOption(
      new Option('--fail-on <severity>', 'the least grave severity to fail on')
        .choices(severities)
        .default('error'),
    )
    .action((files: string[], options: CheckOptions) =>
      run(options, (terminal) => check(files, options, terminal)),
    );
}

/** Checks the named leadership files, or all those of the repository. */
async function check(
  names: readonly string[],
  { format, failOn }: CheckOptions,
  { cwd, print }: Terminal,
): Promise<ExitCode> {
  const files = names.length === 0 ? await filesOfRepository(cwd) : await namedFiles(cwd, names);
  print(format === 'json' ? jsonReport(files) : textReport(files));
  const fails = files.some(({ file }) => file.findings.some((finding) => isAtLeast(finding, failOn)));
  return fails ? exitCodes.findings : exitCodes.clean;
}

async function filesOfRepository(cwd: string): Promise<ReportedFile[]> {
  const { root, analysis } = await openRepository(cwd);
  return analysis.files.map((file) => ({ shownAs: shownPath(root, cwd, file.path), file }));
}

async function namedFiles(cwd: string, names: readonly string[]): Promise<ReportedFile[]> {
  const byRoot = new Map<string, string[]>();
  for (const name of names) {
    const file = path.resolve(cwd, name);
    const root = await rootOf(path.dirname(file));
    byRoot.set(root, [...(byRoot.get(root) ?? []), file]);
  }
  const reported: ReportedFile[] = [];
  for (const [root, files] of byRoot) {
    const { analysis } = await openRepository(root, files);
    const wanted = new Set(files.map((file) => path.relative(root, file).replaceAll(path.sep, '/')));
    for (const file of analysis.files)
      if (wanted.has(file.path)) reported.push({ shownAs: shownPath(root, cwd, file.path), file });
  }
  return reported;
}
