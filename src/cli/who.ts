import { Option, type Command } from 'commander';
import type { Card } from '../answers/card.ts';
import { askRepository, pathsOfGit, type AskedRepository } from './asking.ts';
import { cardLines } from './cardLines.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { pathsIn } from './pathList.ts';
import { pageText } from './page.ts';
import { counted, jsonLine, jsonText } from './printable.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

type Format = 'text' | 'json' | 'ndjson';

interface WhoOptions extends TerminalOptions {
  readonly format: Format;
  readonly stdin?: true;
  readonly null?: true;
  readonly staged?: true;
  readonly changed?: string | true;
}

export function whoCommand(run: Run): Command {
  return subcommand('who', 'tell who leads at a path, and by what criteria they decide', [
    'leadership who src/payouts/run.ts src/ledger/',
    'leadership who --staged',
    'leadership who --changed=origin/main --format json',
    'git ls-files -z | leadership who --stdin -z --format ndjson',
  ])
    .argument('[path...]', 'files or folders of the repository, there or not')
    .addOption(formatOption(['text', 'json', 'ndjson']))
    .addOption(new Option('--stdin', 'read the paths from standard input, one a line'))
    .addOption(
      new Option('-z, --null', 'the paths on standard input are separated by NUL').implies({ stdin: true }),
    )
    .addOption(new Option('--staged', 'the paths that the next commit changes').conflicts('stdin'))
    .addOption(
      new Option(
        '--changed [base]',
        'the paths that differ from HEAD, or from where the work left a branch, tag or commit',
      ).conflicts(['stdin', 'staged']),
    )
    .action((paths: string[], options: WhoOptions) =>
      run(options, (terminal) => who(paths, options, terminal)),
    );
}

/** Prints the card of each path, as they come. */
async function who(names: readonly string[], options: WhoOptions, terminal: Terminal): Promise<ExitCode> {
  const sources = [names.length > 0, options.stdin, options.staged, options.changed !== undefined];
  if (sources.filter(Boolean).length !== 1)
    throw new Failure(exitCodes.usage, 'Name a path, or ask with one of --stdin, --staged and --changed');
  const repository = await askRepository(terminal);
  const printer = printers[options.format](terminal);
  let code: ExitCode = exitCodes.clean;
  let answered = 0;
  let piece = printer.begin;
  for await (const { typed, asked } of pathsAsked(names, options, repository, terminal)) {
    if (asked === undefined) {
      terminal.tell(`${typed} is outside the repository ${repository.root}`);
      code = exitCodes.usage;
      continue;
    }
    piece += printer.card(repository.card(asked), answered === 0);
    answered++;
    if (piece.length < pieceLength) continue;
    await terminal.write(piece);
    piece = '';
    if (terminal.isUnread()) return code;
    if (terminal.width === undefined) terminal.progress(`${counted(answered, 'path')} answered…`);
  }
  await terminal.write(piece + printer.end(answered === 0));
  return code;
}

/** How much is printed at once, in UTF-16 units. */
const pieceLength = 65_536;

interface AskedPath {
  readonly typed: string;
  readonly asked: string | undefined;
}

async function* pathsAsked(
  names: readonly string[],
  { stdin, null: byNull, staged, changed }: WhoOptions,
  { root, asked }: AskedRepository,
  terminal: Terminal,
): AsyncGenerator<AskedPath, void, undefined> {
  if (stdin === true) {
    for await (const typed of pathsIn(terminal.inputPieces(), byNull === true ? '\0' : '\n'))
      yield { typed, asked: asked(typed) };
  } else if (staged === true || changed !== undefined) {
    const paths = await pathsOfGit(root, staged === true ? 'staged' : { changed: changed ?? true });
    for (const path of paths) yield { typed: path, asked: path };
  } else for (const typed of names) yield { typed, asked: asked(typed) };
}

/** How an answer to many paths is put together. */
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
