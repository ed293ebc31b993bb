import { Option, type Command } from 'commander';
import type { Card } from '../answers/card.ts';
import { cardLines } from './cardLines.ts';
import { changedOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { pathsOfGit } from './gitPaths.ts';
import { openForPaths, type RepositoryForPaths } from './openForPaths.ts';
import { pathsIn } from './pathList.ts';
import { pageText } from './page.ts';
import { counted, jsonLine, jsonText } from './printable.ts';
import type { Terminal } from './terminal.ts';

type Format = 'text' | 'json' | 'ndjson';

interface WhoOptions {
  readonly format: Format;
  readonly stdin?: true;
  readonly null?: true;
  readonly staged?: true;
  readonly changed?: string | true;
}

export function whoCommand(run: Run): Command {
  return subcommand('who', 'Show the owners and decision criteria of paths', [
    'leadership who src/payouts/run.ts src/ledger/',
    'leadership who --staged',
    'leadership who --changed=origin/main --format json',
    'git ls-files -z | leadership who --stdin -z --format ndjson',
  ])
    .argument('[path...]', 'Files or folders (they need not exist)')
    .addOption(formatOption(['text', 'json', 'ndjson']))
    .addOption(new Option('--stdin', 'Read paths from standard input, one per line'))
    .addOption(
      new Option('-z, --null', 'Input paths are NUL-separated (implies --stdin)').implies({ stdin: true }),
    )
    .addOption(new Option('--staged', 'Show staged files').conflicts('stdin'))
    .addOption(changedOption('Show files changed').conflicts(['stdin', 'staged']))
    .action((paths: string[], options: WhoOptions) => run((terminal) => who(paths, options, terminal)));
}

/** Prints the card of each path as soon as it is known. */
async function who(names: readonly string[], options: WhoOptions, terminal: Terminal): Promise<ExitCode> {
  const sources = [names.length > 0, options.stdin, options.staged, options.changed !== undefined];
  if (sources.filter(Boolean).length !== 1)
    throw new Failure(
      exitCodes.usage,
      'No paths given. Pass a path, or use --stdin, --staged, or --changed.',
    );
  const repository = await openForPaths(terminal);
  const printer = printers[options.format](terminal);
  let code: ExitCode = exitCodes.clean;
  let printed = 0;
  let piece = printer.begin;
  for await (const { typed, path } of pathsToShow(names, options, repository, terminal)) {
    if (path === undefined) {
      terminal.tell(`${typed} is outside the repository ${repository.root}.`);
      code = exitCodes.usage;
      continue;
    }
    piece += printer.card(repository.card(path), printed === 0);
    printed++;
    if (piece.length < pieceLength) continue;
    await terminal.write(piece);
    piece = '';
    if (terminal.isUnread()) return code;
    if (terminal.width === undefined) terminal.progress(`Printed ${counted(printed, 'path')}…`);
  }
  await terminal.write(piece + printer.end(printed === 0));
  return code;
}

/** The amount printed at once, in UTF-16 units. */
const pieceLength = 65_536;

interface TypedPath {
  readonly typed: string;
  readonly path: string | undefined;
}

async function* pathsToShow(
  names: readonly string[],
  { stdin, null: byNull, staged, changed }: WhoOptions,
  { root, resolve }: RepositoryForPaths,
  terminal: Terminal,
): AsyncGenerator<TypedPath, void, undefined> {
  if (stdin === true) {
    for await (const typed of pathsIn(terminal.inputPieces(), byNull === true ? '\0' : '\n'))
      yield { typed, path: resolve(typed) };
  } else if (staged === true || changed !== undefined) {
    const paths = await pathsOfGit(root, staged === true ? 'staged' : { changed: changed ?? true });
    for (const path of paths) yield { typed: path, path };
  } else for (const typed of names) yield { typed, path: resolve(typed) };
}

/** The parts of the output for many paths. */
interface Printer {
  readonly begin: string;
  readonly card: (card: Card, isFirst: boolean) => string;
  readonly end: (isEmpty: boolean) => string;
}

const printers: Readonly<Record<Format, (terminal: Terminal) => Printer>> = {
  text: (terminal) => ({
    begin: '',
    card: (card, isFirst) => `${isFirst ? '' : '\n'}${pageText(cardLines(card), terminal)}\n`,
    end: () => '',
  }),
  ndjson: () => ({ begin: '', card: (card) => `${jsonLine(card)}\n`, end: () => '' }),
  json: () => ({
    begin: '{\n  "version": 1,\n  "answers": [',
    card: (card, isFirst) => `${isFirst ? '' : ','}\n${jsonText(card).replace(/^/gm, '    ')}`,
    end: (isEmpty) => `${isEmpty ? '' : '\n  '}]\n}\n`,
  }),
};
