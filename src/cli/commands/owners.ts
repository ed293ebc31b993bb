import type { Command } from 'commander';
import { countErrors } from '../../errors.ts';
import { activityIn } from '../../features/reports/ownerActivity.ts';
import { ownersWithDomains } from '../../features/reports/ownedDomains.ts';
import { GitFailure } from '../../git/failure.ts';
import { dayOf } from '../../ownership/history/history.ts';
import { gitProblemInWords } from '../../text/gitProblem.ts';
import { jsonOwners, textOwners, type ReportedOwners } from '../report/ownersReport.ts';
import { cutInWords, cutOf, readHistory } from '../repository/history.ts';
import { openRepository, tellMissing } from '../repository/repository.ts';
import { requireReadable, tellErrors } from '../repository/errors.ts';
import { shownPath } from '../repository/root.ts';
import { CliError, exitCodes, type ExitCode } from '../terminal/cliError.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatOption, subcommand, type Run } from './command.ts';

/** The command `leadership owners`. */
export function ownersCommand(run: Run): Command {
  return subcommand('owners', 'Show the domains of each owner, and whether the owner is still active', [
    'leadership owners',
    'leadership owners --format json',
  ])
    .addOption(formatOption(['text', 'json']))
    .action((options: { readonly format: 'text' | 'json' }) => run((terminal) => owners(options, terminal)));
}

/** Prints each owner with their domains, files, and whether they have changed a file in the last 12 months. */
async function owners(
  { format }: { readonly format: 'text' | 'json' },
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print, tell, progress } = terminal;
  const repository = await openRepository(cwd, [], undefined, countErrors);
  requireReadable(repository, cwd);
  tellErrors(repository, terminal);
  tellMissing(repository, tell);
  const { root, analysis } = repository;
  if (analysis.coverage === undefined) return exitCodes.clean;
  const { read, history } = await readHistory(root, progress).catch(withRemedy);
  const since = new Date();
  since.setUTCFullYear(since.getUTCFullYear() - 1);
  const sinceDay = dayOf(since.getTime() / 1000);
  const activityOf = activityIn(history, sinceDay);
  const report: ReportedOwners = {
    owners: ownersWithDomains(analysis, analysis.coverage).map((owner) => ({
      ...owner,
      isActive: activityOf(owner),
    })),
    since: since.toISOString().slice(0, 10),
    cut: cutOf(read),
    shown: (path) => shownPath(root, cwd, path),
  };
  if (report.cut !== undefined) tell(cutInWords(report.cut));
  print(format === 'json' ? jsonOwners(report) : textOwners(report, terminal));
  return exitCodes.clean;
}

/** Without Git, names the command that needs no history. */
function withRemedy(error: unknown): never {
  if (error instanceof GitFailure && error.kind === 'no-repository')
    throw new CliError(
      exitCodes.unreadable,
      `${gitProblemInWords(error)} Run "leadership coverage --by owner" instead.`,
    );
  throw error;
}
