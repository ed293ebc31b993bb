import fs from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Leadership } from '../model/leadership.ts';
import { filesThatCount } from '../model/leadershipFile.ts';
import { markedBlock, placeBlock } from '../ownership/codeowners/block.ts';
import {
  askedInWords,
  differencesOf,
  effectOf,
  type Asked,
  type Difference,
  type Effect,
} from '../ownership/codeowners/effect.ts';
import { hostName, hostOf, hosts, placesOf, type Host } from '../ownership/codeowners/host.ts';
import { maxGithubSize, readCodeowners, type Codeowners } from '../ownership/codeowners/read.ts';
import { ownersAt, writeCodeowners, type Refusal } from '../ownership/codeowners/write.ts';
import { eitherOf } from '../text/sentence.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { positionAt } from '../text/span.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { pageText, type Line } from './page.ts';
import { counted, firstOf, jsonText, printable } from './printable.ts';
import { openRepository, repoPath, shownPath, type Repository } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';
import { replaceFile } from './writeFile.ts';

interface CodeownersOptions extends TerminalOptions {
  readonly format: 'text' | 'json';
  readonly host?: Host;
  readonly output?: string;
  readonly write?: true;
  readonly check?: true;
}

export function codeownersCommand(run: Run): Command {
  return subcommand('codeowners', 'say in a CODEOWNERS file who owns what', [
    'leadership codeowners --host github --write',
    'leadership codeowners --host github --check',
  ])
    .addOption(new Option('--host <host>', 'who reads the file').choices(hosts))
    .addOption(new Option('--write', 'put it into the CODEOWNERS file').conflicts('check'))
    .option('--check', 'fail where the CODEOWNERS file names other owners for a file')
    .option('--output <file>', 'the CODEOWNERS file to write or check')
    .addOption(formatOption(['text', 'json']))
    .action((options: CodeownersOptions) => run(options, (terminal) => codeowners(options, terminal)));
}

/** A CODEOWNERS file as it is on disk. */
interface Committed {
  readonly path: RepoPath;
  /** Undefined where there is no such file. */
  readonly bytes: Buffer | undefined;
}

async function codeowners(options: CodeownersOptions, terminal: Terminal): Promise<ExitCode> {
  const { cwd, print, tell } = terminal;
  if (options.output !== undefined && options.write === undefined && options.check === undefined)
    throw new Failure(exitCodes.usage, 'Say --write or --check as well: --output only names the file');
  if (options.format === 'json' && options.check === undefined)
    throw new Failure(exitCodes.usage, 'Say --check as well: a CODEOWNERS file is no JSON');
  const repository = await openRepository(cwd);
  const host = options.host ?? hostOf(repository.files.hasFile);
  const { lines, effect } = linesOf(repository, host, cwd);
  if (options.check === undefined && options.write === undefined) {
    const block = markedBlock(lines);
    print(block.map(printable).join('\n'));
    if (block.some((line) => printable(line) !== line))
      tell('Some characters are printed as \\u…: --write writes them as they are');
    return exitCodes.clean;
  }
  const committed = await committedFile(repository.root, host, cwd, options.output);
  return options.write === true
    ? write(repository, committed, { host, lines, effect }, terminal)
    : check(repository, committed, { host, effect, format: options.format }, terminal);
}

/** The lines for a host, and what they ask for: the same as the leadership files say, for every file there is. */
function linesOf(
  { root, files, analysis }: Repository,
  host: Host,
  cwd: string,
): { readonly lines: readonly string[]; readonly effect: Effect } {
  const leaderships = readableLeaderships(analysis, (file) => shownPath(root, cwd, file));
  const written = writeCodeowners(leaderships, analysis.ownership, host);
  if ('refusals' in written)
    throw refused(written.refusals, analysis, host, (file) => shownPath(root, cwd, file));
  const effect = effectOf(readCodeowners(written.lines.join('\n'), host));
  for (const file of files.paths) {
    const asked = effect(file).flatMap(({ owners }) => owners);
    const meant = ownersAt(file, analysis.ownership, host);
    if (asked.join(' ') !== meant.join(' '))
      throw new Error(`for ${file}, the lines name ${asked.join(' ')} and not ${meant.join(' ')}`);
  }
  return { lines: written.lines, effect };
}

/** The leadership files that count; where one has an error, nobody knows what it says. */
function readableLeaderships(analysis: Analysis, shown: (file: RepoPath) => string): Leadership[] {
  const counting = new Set(filesThatCount(analysis.files.map((file) => file.path)).values());
  const files = analysis.files.filter((file) => counting.has(file.path));
  for (const file of files) {
    const fault = file.findings.find(
      ({ code, severity }) =>
        severity === 'error' && /^(?:syntax|schema|limit|version|reference\/)/.test(code),
    );
    if (fault === undefined && file.answers !== undefined) continue;
    throw new Failure(
      exitCodes.unreadable,
      `Mend ${shown(file.path)} first: ${fault?.message ?? 'it cannot be read'}; see "leadership check"`,
    );
  }
  return files.flatMap(({ answers }) => answers?.leadership ?? []);
}

function refused(
  refusals: readonly Refusal[],
  { files }: Analysis,
  host: Host,
  shown: (file: RepoPath) => string,
): Failure {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lines = refusals.map(({ leadership, at, message }) => {
    const file: AnalyzedFile | undefined = byPath.get(leadership.file);
    const { line, character } =
      file === undefined ? { line: 0, character: 0 } : positionAt(file.lines, at.span.start);
    return `${shown(leadership.file)}:${String(line + 1)}:${String(character + 1)} ${message}`;
  });
  return new Failure(
    exitCodes.findings,
    [
      `A CODEOWNERS file of ${hostName(host)} cannot say all of this:`,
      ...firstOf([...new Set(lines)], 20),
    ].join('\n'),
  );
}

async function committedFile(
  root: string,
  host: Host,
  cwd: string,
  named: string | undefined,
): Promise<Committed> {
  if (named !== undefined) {
    const file = repoPath(root, cwd, named);
    if (file === undefined || file === '')
      throw new Failure(exitCodes.usage, `${named} is no file inside the repository ${root}`);
    return { path: file, bytes: await bytesOf(root, file) };
  }
  for (const place of placesOf(host)) {
    const bytes = await bytesOf(root, place);
    if (bytes !== undefined) return { path: place, bytes };
  }
  return { path: placesOf(host)[0] ?? 'CODEOWNERS', bytes: undefined };
}

async function bytesOf(root: string, file: RepoPath): Promise<Buffer | undefined> {
  return fs.readFile(path.join(root, file)).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Failure(
      exitCodes.unreadable,
      `Cannot read ${file}: ${code === 'EISDIR' ? 'it is a folder' : String(error)}`,
    );
  });
}

async function write(
  { root, files }: Repository,
  { path: file, bytes }: Committed,
  { host, lines, effect }: { host: Host; lines: readonly string[]; effect: Effect },
  { cwd, print, tell }: Terminal,
): Promise<ExitCode> {
  const shown = shownPath(root, cwd, file);
  // Read byte by byte, so that what stands outside of the marks stays as it is, whatever its encoding.
  const placed = placeBlock(bytes?.toString('latin1') ?? '', lines.map(asBytes), host);
  if ('fault' in placed)
    throw new Failure(
      exitCodes.unreadable,
      `Nothing is written to ${shown}: ${placed.fault}. Mend or remove them`,
    );
  const next = Buffer.from(placed.text, 'latin1');
  if (host === 'github' && next.length >= maxGithubSize)
    throw new Failure(
      exitCodes.findings,
      `Nothing is written to ${shown}: GitHub reads no file of 3 MB or more`,
    );
  const isSame = bytes?.equals(next) === true;
  if (!isSame) await replaceFile(root, file, next);
  print(printable(isSame ? `${shown} is up to date` : `Wrote ${shown}`));
  const whole = readCodeowners(textOf(next), host);
  const differences = differencesOf(files.paths, effect, effectOf(whole));
  const [first] = differences;
  if (first !== undefined)
    tell(
      `Lines outside of the marks decide for ${counted(differences.length, 'file')}, such as ${first.path}: ` +
        `${askedInWords(first.other)} instead of ${askedInWords(first.one)}. Remove them, or say so in leadership.yaml`,
    );
  return exitCodes.clean;
}

function asBytes(line: string): string {
  return Buffer.from(line, 'utf8').toString('latin1');
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function check(
  { root, files }: Repository,
  { path: file, bytes }: Committed,
  { host, effect, format }: { host: Host; effect: Effect; format: 'text' | 'json' },
  terminal: Terminal,
): ExitCode {
  const { cwd, print, tell } = terminal;
  const shown = (at: RepoPath): string => shownPath(root, cwd, at);
  if (bytes === undefined)
    throw new Failure(
      exitCodes.findings,
      `There is no ${eitherOf(placesOf(host).includes(file) ? placesOf(host) : [file])}: write it with "leadership codeowners --write"`,
    );
  const committed = readCodeowners(textOf(bytes), host);
  const differences = differencesOf(files.paths, effect, effectOf(committed));
  if (format === 'json') print(jsonText(jsonReport(committed, differences, shown(file), shown)));
  else {
    for (const note of firstOf(
      committed.notes.map(({ line, message }) => `${shown(file)}:${String(line)} ${message}`),
      20,
    ))
      tell(note);
    print(pageText(reportLines(differences, shown(file), files.count, shown), terminal));
  }
  return differences.length === 0 ? exitCodes.clean : exitCodes.findings;
}

/** How many paths are named. */
const maxDifferences = 10;

function reportLines(
  differences: readonly Difference[],
  file: string,
  count: number,
  shown: (path: RepoPath) => string,
): Line[] {
  if (differences.length === 0)
    return [{ text: `${file} names the owners that leadership.yaml names, for ${counted(count, 'file')}` }];
  const first = differences.slice(0, maxDifferences).flatMap(({ path: at, one, other }): Line[] => [
    { text: shown(at), depth: 1, style: 'bold' },
    { text: `leadership.yaml: ${askedInWords(one)}`, depth: 2 },
    { text: `CODEOWNERS: ${askedInWords(other)}${lineInWords(other)}`, depth: 2 },
  ]);
  const more = differences.length - maxDifferences;
  return [
    {
      text: `${file} names other owners than leadership.yaml for ${counted(differences.length, 'file')}:`,
      style: 'cyan',
    },
    ...first,
    ...(more > 0 ? [{ text: `and ${String(more)} more`, depth: 1 }] : []),
    { text: 'To mend it: leadership codeowners --write' },
  ];
}

function lineInWords(asked: readonly Asked[]): string {
  const lines = asked.map(({ rule }) => String(rule.line));
  return lines.length === 0 ? '' : ` (line ${lines.join(', ')})`;
}

function jsonReport(
  { host, notes }: Codeowners,
  differences: readonly Difference[],
  file: string,
  shown: (path: RepoPath) => string,
): unknown {
  return {
    version: 1,
    host,
    file,
    differences: differences.slice(0, maxDifferences).map(({ path: at, one, other }) => ({
      path: shown(at),
      leadership: one.map(({ owners }) => ({ owners })),
      codeowners: other.map(({ owners, rule, isOptional, approvals }) => ({
        owners,
        line: rule.line,
        optional: isOptional,
        approvals,
      })),
    })),
    notes: notes.slice(0, 100),
    summary: { differences: differences.length, notes: notes.length },
  };
}
