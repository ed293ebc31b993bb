import { InvalidArgumentError, Option, type Command } from 'commander';
import { countErrors } from '../../errors.ts';
import { coverageTable, folderRows, isUnder } from '../../features/reports/coverageTable.ts';
import { ownersWithDomains } from '../../features/reports/ownedDomains.ts';
import { memoizeText } from '../../text/memoize.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { jsonCoverage, textCoverage, type CoverageRows } from '../report/coverageReport.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { openRepository, tellMissing } from '../repository/repository.ts';
import { requireReadable, tellErrors } from '../repository/errors.ts';
import { shownPath } from '../repository/root.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface CoverageOptions {
  readonly format: 'text' | 'json';
  readonly by: (typeof groupings)[number];
  /** Undefined if not given. */
  readonly depth?: number;
  readonly failUnder?: number;
}

const groupings = ['domain', 'folder', 'owner'] as const;

export function coverageCommand(run: Run): Command {
  return subcommand('coverage', 'Show how much of the repository has owners', [
    'leadership coverage',
    'leadership coverage --by folder --depth 2',
    'leadership coverage --by owner',
    'leadership coverage --fail-under 95',
  ])
    .addOption(formatOption(['text', 'json']))
    .addOption(
      new Option('--by <what>', 'Group by domain, folder, or owner').choices(groupings).default('domain'),
    )
    .addOption(
      new Option('--depth <number>', 'Folder depth with --by folder (default: 1)').argParser(depthIn),
    )
    .addOption(
      new Option('--fail-under <percent>', 'Fail if coverage is below <percent>').argParser(percentIn),
    )
    .action((options: CoverageOptions) => run((terminal) => coverage(options, terminal)));
}

/** How many shown paths are kept: most rows name one of few leadership files. */
const maxShown = 1000;

/** Prints how many files each domain, folder, or owner has, and which files are unowned. */
async function coverage(
  { format, by, depth, failUnder }: CoverageOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print } = terminal;
  const hasFolders = by === 'folder' || format === 'json';
  if (depth !== undefined && !hasFolders)
    throw new CliError(exitCodes.usage, '--depth requires --by folder or --format json.');
  const repository = await openRepository(cwd, [], undefined, countErrors);
  requireReadable(repository, cwd);
  tellErrors(repository, terminal);
  tellMissing(repository, terminal.tell);
  const { root, files, analysis } = repository;
  if (analysis.coverage === undefined) return exitCodes.clean;
  const table = coverageTable(analysis, analysis.coverage, files);
  const rows: CoverageRows = {
    ...(hasFolders ? { folders: folderRows(analysis, analysis.coverage, files, depth ?? 1) } : {}),
    ...(by === 'owner' || format === 'json'
      ? { owners: ownersWithDomains(analysis, analysis.coverage) }
      : {}),
  };
  const shown = memoizeText(maxShown, (path) => shownPath(root, cwd, path));
  print(format === 'json' ? jsonCoverage(table, rows, shown) : textCoverage(table, rows, shown, terminal));
  return failUnder !== undefined && isUnder(table.total, failUnder) ? exitCodes.findings : exitCodes.clean;
}

function depthIn(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Expected a positive number.');
  return Number(text);
}

function percentIn(text: string): number {
  const percent = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent <= 100)) throw new InvalidArgumentError('Expected a percentage from 0 to 100.');
  return percent;
}
