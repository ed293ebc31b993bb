import { InvalidArgumentError, Option, type Command } from 'commander';
import { domainsOf, intentLog } from '../answers/intent/intentLog.ts';
import { gitLog } from '../git/log.ts';
import { baseCommit } from '../git/revision.ts';
import { allOf, nearest, quoted } from '../text/sentence.ts';
import { atOnce } from '../text/steps.ts';
import { commitIn } from './base.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { intentsReports } from './intentsReport.ts';
import { openRepository, requireReadable } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface IntentsOptions extends TerminalOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly limit: number;
  readonly domain?: string;
  readonly goal?: string;
  readonly author?: string;
  readonly since?: string;
}

export function intentsCommand(run: Run): Command {
  return subcommand('intents', 'tell what people intended, as their commits say', [
    'leadership intents --since "3 months ago"',
    'leadership intents --domain payouts --author ana',
    'leadership intents --since 2026-07-01 --format markdown > retrospective.md',
  ])
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addOption(new Option('--domain <id>', 'those of a domain and the ones below it'))
    .addOption(new Option('--goal <id>', 'those that serve a goal'))
    .addOption(
      new Option('--author <name>', 'those of a person: an id, a handle, a part of a name or address'),
    )
    .addOption(new Option('--since <date>', 'those since then, in words that git understands'))
    .addOption(
      new Option('--limit <number>', 'so many of the latest commits are looked at')
        .argParser(limitIn)
        .default(1000),
    )
    .action((options: IntentsOptions) => run(options, (terminal) => intents(options, terminal)));
}

/** Prints how often people state an intent, ask or say nothing, what they intended, and the goals that nothing serves. */
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
  const head = commitIn(await baseCommit(root, undefined), undefined, root);
  progress('Reading the history…');
  const commits =
    head === undefined
      ? []
      : await gitLog(root, { maxCommits: limit, from: head, ...(since === undefined ? {} : { since }) });
  if (commits === undefined)
    throw new Failure(exitCodes.unreadable, 'Cannot read the history: git gives no answer, or not in time');
  const log = atOnce(
    intentLog(commits, analysis, {
      ...(domain === undefined ? {} : { domain }),
      ...(goal === undefined ? {} : { goal }),
      ...(author === undefined ? {} : { author }),
    }),
  );
  const isCut = commits.length === limit;
  print(intentsReports[format]({ log, isCut, since }, terminal));
  return exitCodes.clean;
}

/** What nobody has is mistyped, and would find nothing. */
function requireKnown(what: 'domain' | 'goal', id: string | undefined, known: Iterable<string>): void {
  if (id === undefined) return;
  const ids = [...known];
  if (ids.includes(id)) return;
  const near = nearest(id, ids);
  const hint = near === undefined ? `there are ${allOf(ids)}` : `did you mean ${quoted(near)}?`;
  throw new Failure(
    exitCodes.usage,
    `No ${what} has the id ${quoted(id)}: ${ids.length === 0 ? 'there is none' : hint}`,
  );
}

function limitIn(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('Write a number of commits, from 1.');
  return Number(text);
}
