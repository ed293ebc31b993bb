import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { cardFor, domainName, type Card, type CardPlace } from '../answers/card.ts';
import { needOf, phraseOf } from '../model/ladder.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { openRepository, repoPath, requireReadable, shownPath } from './repository.ts';
import { jsonText, printable } from './printable.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface WhoOptions extends TerminalOptions {
  readonly format: 'text' | 'json';
}

export function whoCommand(run: Run): Command {
  return subcommand('who', 'tell who leads at a path, and by what criteria they decide')
    .argument('<path...>', 'files or folders of the repository, there or not')
    .addOption(formatOption(['text', 'json']))
    .action((paths: string[], options: WhoOptions) =>
      run(options, (terminal) => who(paths, options, terminal)),
    );
}

/** Prints the card of each path. */
async function who(
  names: readonly string[],
  { format }: WhoOptions,
  { cwd, print }: Terminal,
): Promise<ExitCode> {
  const repository = await openRepository(cwd);
  requireReadable(repository, cwd);
  const { root, analysis } = repository;
  const cards = names.map((name) => {
    const asked = repoPath(root, cwd, name);
    if (asked === undefined) throw new Failure(exitCodes.usage, `${name} is outside the repository ${root}`);
    const card = cardFor(analysis, asked !== '' && isFolder(root, asked, name) ? `${asked}/` : asked);
    return seenFrom(card, (file) => shownPath(root, cwd, file));
  });
  print(format === 'json' ? jsonText({ version: 1, answers: cards }) : cards.map(textCard).join('\n\n'));
  return exitCodes.clean;
}

function isFolder(root: string, asked: string, typed: string): boolean {
  const stats = fs.statSync(path.join(root, asked), { throwIfNoEntry: false });
  return stats?.isDirectory() ?? /[\\/]$/.test(typed);
}

/** The card with its paths as the user sees them from the working folder. */
function seenFrom(card: Card, shown: (file: string) => string): Card {
  const place = <P extends CardPlace>(at: P): P => ({ ...at, file: shown(at.file) });
  return {
    ...card,
    path: shown(card.path),
    criteria: card.criteria.map((criterion) => ({
      ...criterion,
      from: { ...criterion.from, file: shown(criterion.from.file) },
    })),
    ...(card.decidedBy === undefined ? {} : { decidedBy: place(card.decidedBy) }),
    overruled: card.overruled.map(place),
  };
}

function textCard(card: Card): string {
  return [
    card.path,
    ...(card.status === 'owned' ? ownedLines(card) : unownedLines(card)).map((line) => `  ${line}`),
  ]
    .map(printable)
    .join('\n');
}

function ownedLines(card: Card): string[] {
  const { owners, authority, delegatedBy, purpose, criteria } = card;
  return [
    `${domainName(card)} · ${owners.map(({ name, ref }) => (name === ref ? name : `${name} (${ref})`)).join(', ')}`,
    ...(purpose === undefined ? [] : [purpose]),
    ...(authority === undefined ? [] : [`${phraseOf(authority)} ${needOf(authority, delegatedBy?.name)}`]),
    ...(delegatedBy === undefined ? [] : [`Delegated by ${delegatedBy.name}`]),
    ...(criteria.length === 0 ? [] : ['What counts when deciding here:']),
    ...criteria.map(
      ({ statement, from }, position) =>
        `  ${String(position + 1)}. ${statement} (${from.file}:${String(from.line)})`,
    ),
    ...placeLines(card),
  ];
}

function unownedLines(card: Card): string[] {
  return card.status === 'unowned-on-purpose'
    ? ['Unowned on purpose', ...placeLines(card)]
    : ['Nobody owns this: no pattern matches it'];
}

function placeLines({ decidedBy }: Card): string[] {
  return decidedBy === undefined
    ? []
    : [`By the pattern ${decidedBy.pattern} (${decidedBy.file}:${String(decidedBy.line)})`];
}
