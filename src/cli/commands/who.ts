import { Option, type Command } from 'commander';
import type { Answers } from '../../answers.ts';
import { cardFor, domainKey, domainName, type Card, type CardContent } from '../../features/card/card.ts';
import { namesOf, ownersInWords } from '../../features/card/cardWords.ts';
import { verdict, verdictBehindOwners } from '../../features/card/verdict.ts';
import { userStandingAt, type UserStanding } from '../../features/card/userStanding.ts';
import { gitIdentity } from '../../git/identity.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import { quotedPhrase } from '../../model/ladder.ts';
import { memoize } from '../../text/memoize.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { oneLine } from '../../text/visible.ts';
import { cardLines } from '../report/cardLines.ts';
import { changedOption, formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { pathsOfGit } from '../repository/gitPaths.ts';
import { explainStep } from '../report/nextStep.ts';
import { openForPaths, type RepositoryForPaths } from '../repository/openForPaths.ts';
import { pathsIn } from '../repository/pathList.ts';
import { pageText, paragraphsText, type Line } from '../terminal/page.ts';
import { counted, jsonLine, jsonText } from '../terminal/printable.ts';
import { alignedLines, type TextCell } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Format = 'text' | 'json' | 'ndjson';

interface WhoOptions {
  readonly format: Format;
  readonly long?: true;
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
    .addOption(new Option('--long', 'Show everything about each path, as for a single one'))
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
    throw new CliError(
      exitCodes.usage,
      'No paths given. Pass a path, or use --stdin, --staged, or --changed.',
    );
  // Git starts before the leadership files are read, so that both take place at once.
  const self = needsUser(names, options) ? gitIdentity(terminal.cwd) : undefined;
  self?.catch(() => undefined);
  const repository = await openForPaths(terminal);
  const printer = printerFor(names, options, { self: (await self) ?? {}, shown: repository.shown }, terminal);
  let code: ExitCode = exitCodes.clean;
  let printed = 0;
  let piece = printer.begin;
  for await (const paths of pathsToShow(names, options, repository, terminal)) {
    const answers = await repository.answersFor(paths.flatMap(({ path }) => path ?? []));
    for (const { typed, path } of paths) {
      if (path === undefined) {
        terminal.tell(`${typed} is outside the repository ${repository.root}.`);
        code = exitCodes.usage;
        continue;
      }
      const answer = { typed, path, content: repository.content(path), answers };
      piece += printer.card(answer, printed === 0);
      printed++;
      if (piece.length < pieceLength) continue;
      await terminal.write(piece);
      piece = '';
      if (terminal.isUnread()) return code;
      if (terminal.width === undefined) terminal.progress(`Printed ${counted(printed, 'path')}…`);
    }
  }
  await terminal.write(piece + printer.end(printed === 0));
  return code;
}

/** The amount printed at once, in UTF-16 units. */
const pieceLength = 65_536;

interface TypedPath {
  readonly typed: string;
  readonly path: RepoPath | undefined;
}

/** The paths to print, some at a time: as many as come at once. */
async function* pathsToShow(
  names: readonly string[],
  { stdin, null: byNull, staged, changed }: WhoOptions,
  { root, resolve, shown }: RepositoryForPaths,
  terminal: Terminal,
): AsyncGenerator<readonly TypedPath[], void, undefined> {
  const resolved = (typed: string): TypedPath => ({ typed, path: resolve(typed) });
  if (stdin === true) {
    for await (const paths of pathsIn(terminal.inputPieces(), byNull === true ? '\0' : '\n'))
      yield paths.map(resolved);
  } else if (staged === true || changed !== undefined) {
    const paths = await pathsOfGit(root, staged === true ? 'staged' : { changed: changed ?? true });
    yield paths.map((path) => ({ typed: shown(path), path }));
  } else yield names.map(resolved);
}

/** A path as it was typed and from the root of the repository, its card, and the answers that this comes from. */
interface Answer {
  readonly typed: string;
  readonly path: RepoPath;
  readonly content: CardContent;
  readonly answers: Answers;
}

/** The parts of the output for many paths. */
interface Printer {
  readonly begin: string;
  readonly card: (answer: Answer, isFirst: boolean) => string;
  readonly end: (isEmpty: boolean) => string;
}

const silent = { begin: '', end: () => '' };

/** Whether the output depends on who asks. */
function needsUser(names: readonly string[], { format, long, stdin }: WhoOptions): boolean {
  return format === 'text' && (long === true || (stdin !== true && names.length <= 1));
}

function printerFor(
  names: readonly string[],
  { format, long, stdin }: WhoOptions,
  { self, shown }: { readonly self: CurrentUser; readonly shown: (file: RepoPath) => string },
  terminal: Terminal,
): Printer {
  if (format === 'ndjson') {
    // All but the path is the same for many paths.
    const rest = memoize((content: CardContent) => jsonLine(content).slice(1));
    // Scripts find a path by what they gave.
    return { ...silent, card: ({ typed, content }) => `{"path":${jsonLine(typed)},${rest(content)}\n` };
  }
  if (format === 'json')
    return {
      begin: '{\n  "version": 1,\n  "answers": [',
      card: ({ typed, content }, isFirst) =>
        `${isFirst ? '' : ','}\n${jsonText({ path: typed, ...content }).replace(/^/gm, '    ')}`,
      end: (isEmpty) => `${isEmpty ? '' : '\n  '}]\n}\n`,
    };
  const cardOf = ({ path, content }: Answer): Card => ({ path: shown(path), ...content });
  // What comes in piece by piece is printed as it comes.
  if (stdin === true && long !== true)
    return {
      ...silent,
      card: (answer) =>
        `${pageText(alignedLines([cellsOf(cardOf(answer))], terminal.width).flat(), terminal)}\n`,
    };
  if (names.length > 1 && long !== true) return asTable(cardOf, terminal);
  const youOf = ({ path, content, answers }: Answer): UserStanding | undefined =>
    content.status === 'unknown' ? undefined : userStandingAt(answers, cardFor(answers, path), self);
  if (long === true || names.length === 1) {
    const [name, ...others] = names;
    const next =
      name === undefined || others.length > 0
        ? []
        : [{ text: '' }, ...explainStep(name, 'to see every pattern that matches')];
    return {
      ...silent,
      card: (answer, isFirst) =>
        `${isFirst ? '' : '\n'}${pageText([...cardLines(cardOf(answer), youOf(answer)), ...next], terminal)}\n`,
    };
  }
  return byDomain(cardOf, youOf, terminal);
}

/** A line for each path, in columns. */
function asTable(cardOf: (answer: Answer) => Card, terminal: Terminal): Printer {
  const rows: TextCell[][] = [];
  return {
    begin: '',
    card: (answer) => {
      rows.push(cellsOf(cardOf(answer)));
      return '';
    },
    end: () =>
      rows.length === 0 ? '' : `${pageText(alignedLines(rows, terminal.width).flat(), terminal)}\n`,
  };
}

/** The path, the domain, its owners, and their authority level. */
function cellsOf(card: Card): TextCell[] {
  if (card.status !== 'owned')
    return [card.path, card.status === 'unowned' ? 'Unowned' : verdict(card, undefined)];
  const level = card.authority === undefined ? [] : [quotedPhrase(card.authority)];
  return [card.path, domainName(card), card.owners.map(({ name }) => oneLine(name)), ...level];
}

/** The paths of each domain below what the user may do with them; unowned ones last. */
function byDomain(
  cardOf: (answer: Answer) => Card,
  youOf: (answer: Answer) => UserStanding | undefined,
  terminal: Terminal,
): Printer {
  const groups = new Map<
    string,
    { readonly head: Line[]; readonly paths: Line[]; readonly isOwned: boolean }
  >();
  return {
    begin: '',
    card: (answer) => {
      const card = cardOf(answer);
      const isOwned = card.status === 'owned';
      const key = domainKey(card) ?? card.status;
      const group = groups.get(key) ?? { head: headOf(card, youOf(answer)), paths: [], isOwned };
      groups.set(key, group);
      group.paths.push({ text: card.path, depth: 1 });
      return '';
    },
    end: () => {
      const all = [...groups.values()];
      const sorted = [...all.filter(({ isOwned }) => isOwned), ...all.filter(({ isOwned }) => !isOwned)];
      const text = paragraphsText(
        sorted.map(({ head, paths }) => [...head, ...paths]),
        terminal,
      );
      return text === '' ? '' : `${text}\n`;
    },
  };
}

function headOf(card: Card, you: UserStanding | undefined): Line[] {
  if (card.status !== 'owned') return [{ text: verdict(card, you), style: 'bold' }];
  const owners = card.owners.length === 0 ? [] : [ownersInWords(namesOf(card.owners), card.owners.length)];
  return [{ text: [domainName(card), ...owners, verdictBehindOwners(card, you)].join(' · '), style: 'bold' }];
}
