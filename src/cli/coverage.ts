import { InvalidArgumentError, Option, type Command } from 'commander';
import { coverageTable, folderRows, isUnder } from '../answers/coverageTable.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { jsonCoverage, textCoverage } from './coverageReport.ts';
import { exitCodes, type ExitCode } from './failure.ts';
import { openRepository, requireReadable, shownPath } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface CoverageOptions extends TerminalOptions {
  readonly format: 'text' | 'json';
  readonly by: 'domain' | 'folder';
  readonly depth: number;
  readonly failUnder?: number;
}

export function coverageCommand(run: Run): Command {
  return subcommand('coverage', 'tell how much of the repository is led, and by whom', [
    'leadership coverage',
    'leadership coverage --by folder --depth 2',
    'leadership coverage --fail-under 95',
  ])
    .addOption(formatOption(['text', 'json']))
    .addOption(
      new Option('--by <what>', 'what to tell it of').choices(['domain', 'folder']).default('domain'),
    )
    .addOption(
      new Option('--depth <number>', 'how many folders deep, by folder').argParser(depthIn).default(1),
    )
    .addOption(
      new Option(
        '--fail-under <percent>',
        'fail when fewer files are owned, or unowned on purpose',
      ).argParser(percentIn),
    )
    .action((options: CoverageOptions) => run(options, (terminal) => coverage(options, terminal)));
}

/** Prints what each domain, or each folder, has of all files, and what nobody owns. */
async function coverage(
  { format, by, depth, failUnder }: CoverageOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print } = terminal;
  const repository = await openRepository(cwd);
  requireReadable(repository, cwd);
  const { root, files, analysis } = repository;
  if (analysis.coverage === undefined) return exitCodes.clean;
  const table = coverageTable(analysis, analysis.coverage, files);
  const folders =
    format === 'json' || by === 'folder' ? folderRows(analysis, analysis.coverage, files, depth) : undefined;
  const shown = (path: string): string => shownPath(root, cwd, path);
  print(
    format === 'json'
      ? jsonCoverage(table, folders ?? [], shown)
      : textCoverage(table, folders, shown, terminal),
  );
  return failUnder !== undefined && isUnder(table.total, failUnder) ? exitCodes.findings : exitCodes.clean;
}

function depthIn(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write a number of folders, from 1.');
  return Number(text);
}

function percentIn(text: string): number {
  const percent = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent <= 100)) throw new InvalidArgumentError('Write a percentage from 0 to 100.');
  return percent;
}
