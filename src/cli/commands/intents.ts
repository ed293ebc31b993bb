import { InvalidArgumentError, Option, type Command } from 'commander';
import { domainsOf, intentLog } from '../../features/commit/intentLog.ts';
import { gitLog, isDate } from '../../git/log.ts';
import { baseCommit } from '../../git/revision.ts';
import { nearest, quoted } from '../../text/sentence.ts';
import { runSync } from '../../text/task.ts';
import { commitIn } from '../repository/base.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { intentsReports } from '../report/intentsReport.ts';
import { openRepository } from '../repository/repository.ts';
import { requireReadable } from '../repository/errors.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface IntentsOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly limit: number;
  readonly domain?: string;
  readonly goal?: string;
  readonly author?: string;
  readonly since?: string;
}

export function intentsCommand(run: Run): Command {
  return subcommand('intents', 'List the intents stated in commit messages', [
    'leadership intents --since "3 months ago"',
    'leadership intents --domain payouts --author ana',
    'leadership intents --since 2026-07-01 --format markdown > retrospective.md',
  ])
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addOption(new Option('--domain <id>', 'Filter by domain, including its children'))
    .addOption(new Option('--goal <id>', 'Filter by goal'))
    .addOption(
      new Option('--author <name>', 'Filter by author: id, handle, or part of a name or email address'),
    )
    .addOption(new Option('--since <date>', 'Only commits since <date>, in any format Git accepts'))
    .addOption(
      new Option('--limit <number>', 'Maximum number of commits to read').argParser(limitIn).default(1000),
    )
    .action((options: IntentsOptions) => run((terminal) => intents(options, terminal)));
}

/** Prints how often commits state an intent, which intents, and the goals that no commit mentions. */
async function intents(
  { format, limit, since, ...filter }: IntentsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, print, progress } = terminal;
  const repository = await openRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const { root, analysis } = repository;
  const { domain, goal, author } = filter;
  requireKnown('domain', domain, domainsOf(analysis).keys());
  requireKnown('goal', goal, analysis.ownership.scopeIn('').goals.keys());
  if (since !== undefined && !(await isDate(root, since)))
    throw new CliError(
      exitCodes.usage,
      `Unknown date ${quoted(since)}. Use a date such as "2026-07-01" or "2 weeks ago".`,
    );
  const head = commitIn(await baseCommit(root, undefined), undefined, root);
  progress('Reading Git history…');
  const commits =
    head === undefined
      ? []
      : await gitLog(root, { maxCommits: limit, from: head, ...(since === undefined ? {} : { since }) });
  if (commits === undefined)
    throw new CliError(exitCodes.unreadable, 'Cannot read Git history: Git failed or timed out.');
  const log = runSync(
    intentLog(commits, analysis, {
      ...(domain === undefined ? {} : { domain }),
      ...(goal === undefined ? {} : { goal }),
      ...(author === undefined ? {} : { author }),
    }),
  );
  const truncated = commits.length === limit;
  print(intentsReports[format]({ log, truncated, since }, terminal));
  return exitCodes.clean;
}

/** Reports a mistyped id, which would match no commit. */
function requireKnown(what: 'domain' | 'goal', id: string | undefined, known: Iterable<string>): void {
  if (id === undefined) return;
  const ids = [...known];
  if (ids.includes(id)) return;
  const near = nearest(id, ids);
  const hint =
    near === undefined ? `Available: ${ids.join(', ') || 'none'}.` : `Did you mean ${quoted(near)}?`;
  throw new CliError(exitCodes.usage, `Unknown ${what} ${quoted(id)}. ${hint}`);
}

function limitIn(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('Expected a positive number.');
  return Number(text);
}
