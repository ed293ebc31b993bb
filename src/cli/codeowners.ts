import fs from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Leadership } from '../model/leadership.ts';
import { filesThatCount } from '../model/leadershipFile.ts';
import { markedBlock, placeBlock } from '../ownership/codeowners/block.ts';
import {
  ownersInWords,
  compareReviews,
  resolveOwners,
  type RequiredReview,
  type ReviewDifference,
  type ReviewResolver,
} from '../ownership/codeowners/effect.ts';
import { hostName, hostOf, hosts, placesOf, type Host } from '../ownership/codeowners/host.ts';
import { maxGithubSize, readCodeowners, type Codeowners } from '../ownership/codeowners/read.ts';
import { ownersAt, writeCodeowners, type UnsupportedEntry } from '../ownership/codeowners/write.ts';
import { eitherOf } from '../text/sentence.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { positionAt } from '../text/span.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import { labelLines, pageText, type Line } from './page.ts';
import { counted, firstOf, jsonText, moreThan, printable } from './printable.ts';
import { openRepository, repoPath, shownPath, type Repository } from './repository.ts';
import type { Terminal } from './terminal.ts';
import { replaceFile } from './writeFile.ts';

interface CodeownersOptions {
  readonly format: 'text' | 'json';
  readonly host?: Host;
  readonly output?: string;
  readonly write?: true;
  readonly check?: true;
}

export function codeownersCommand(run: Run): Command {
  return subcommand('codeowners', 'Generate or verify a CODEOWNERS file', [
    'leadership codeowners --host github --write',
    'leadership codeowners --host github --check',
  ])
    .addOption(new Option('--host <host>', 'Host that reads the file (default: detected)').choices(hosts))
    .addOption(new Option('--write', 'Write the CODEOWNERS file').conflicts('check'))
    .option('--check', 'Fail if the CODEOWNERS file is out of sync')
    .option('--output <file>', 'CODEOWNERS file to write or check')
    .addOption(formatOption(['text', 'json']))
    .action((options: CodeownersOptions) => run((terminal) => codeowners(options, terminal)));
}

/** The CODEOWNERS file of the repository. */
interface Committed {
  readonly path: RepoPath;
  /** Undefined if the file does not exist. */
  readonly bytes: Buffer | undefined;
}

async function codeowners(options: CodeownersOptions, terminal: Terminal): Promise<ExitCode> {
  const { cwd, print, tell } = terminal;
  if (options.output !== undefined && options.write === undefined && options.check === undefined)
    throw new Failure(exitCodes.usage, '--output requires --write or --check.');
  if (options.format === 'json' && options.check === undefined)
    throw new Failure(exitCodes.usage, '--format json requires --check.');
  const repository = await openRepository(cwd);
  const host = options.host ?? hostOf(repository.files.hasFile);
  const generated = generatedFor(repository, host, cwd);
  if (options.check === undefined && options.write === undefined) {
    const block = markedBlock(generated.lines);
    print(block.map(printable).join('\n'));
    if (block.some((line) => printable(line) !== line))
      tell('Some characters are escaped (\\u…) here. --write writes them unescaped.');
    return exitCodes.clean;
  }
  const committed = await committedFile(repository.root, host, cwd, options.output);
  return options.write === true
    ? write(repository, committed, generated, terminal)
    : check(repository, committed, generated, { format: options.format, terminal });
}

/** The lines of the block, and the owners that they give. */
interface Generated {
  readonly host: Host;
  readonly lines: readonly string[];
  readonly effect: ReviewResolver;
}

/** The generated lines for a host, and the owners that they give every file: those in the leadership files. */
function generatedFor({ root, files, analysis }: Repository, host: Host, cwd: string): Generated {
  const leaderships = readableLeaderships(analysis, (file) => shownPath(root, cwd, file));
  const written = writeCodeowners(leaderships, analysis.ownership, host);
  if ('refusals' in written)
    throw refused(written.refusals, analysis, host, (file) => shownPath(root, cwd, file));
  const effect = resolveOwners(readCodeowners(written.lines.join('\n'), host));
  for (const file of files.paths) {
    const generated = effect(file).flatMap(({ owners }) => owners);
    const wanted = ownersAt(file, analysis.ownership, host);
    if (generated.join(' ') !== wanted.join(' '))
      throw new Error(`the owners of ${file} are ${generated.join(' ')} instead of ${wanted.join(' ')}`);
  }
  return { host, lines: written.lines, effect };
}

/** The leadership files that are used; fails if one has an error, since its owners may be incomplete. */
function readableLeaderships(analysis: Analysis, shown: (file: RepoPath) => string): Leadership[] {
  const counting = new Set(filesThatCount(analysis.files.map((file) => file.path)).values());
  const files = analysis.files.filter((file) => counting.has(file.path));
  for (const file of files) {
    const error = file.findings.find(
      ({ code, severity }) =>
        severity === 'error' && /^(?:syntax|schema|limit|version|reference\/)/.test(code),
    );
    if (error === undefined && file.lastGoodModel !== undefined) continue;
    throw new Failure(
      exitCodes.unreadable,
      `${shown(file.path)} has errors: ${error?.message ?? 'It cannot be read.'} Run "leadership check" for details.`,
    );
  }
  return files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
}

function refused(
  refusals: readonly UnsupportedEntry[],
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
    [`${hostName(host)} CODEOWNERS cannot express these entries:`, ...firstOf([...new Set(lines)], 20)].join(
      '\n',
    ),
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
      throw new Failure(exitCodes.usage, `${named} is not a file in the repository ${root}.`);
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
      `Cannot read ${file}: ${code === 'EISDIR' ? 'it is a folder' : String(error)}.`,
    );
  });
}

async function write(
  { root, files }: Repository,
  { path: file, bytes }: Committed,
  { host, lines, effect }: Generated,
  { cwd, print, tell }: Terminal,
): Promise<ExitCode> {
  const shown = shownPath(root, cwd, file);
  // One character per byte keeps everything outside the block unchanged, in any encoding.
  const placed = placeBlock(bytes?.toString('latin1') ?? '', lines.map(asBytes), host);
  if ('error' in placed)
    throw new Failure(exitCodes.unreadable, `${shown} was not changed: ${placed.error} Fix or remove them.`);
  const next = Buffer.from(placed.text, 'latin1');
  if (host === 'github' && next.length >= maxGithubSize)
    throw new Failure(
      exitCodes.findings,
      `${shown} was not changed: GitHub ignores CODEOWNERS files of 3 MB or more.`,
    );
  const isSame = bytes?.equals(next) === true;
  if (!isSame) await replaceFile(root, file, next);
  print(printable(isSame ? `${shown} is up to date.` : `Wrote ${shown}.`));
  const note = outsideNote(files.paths, effect, textOf(next), host);
  if (note !== undefined) tell(note);
  return exitCodes.clean;
}

/** Why the owners differ even with an up-to-date block in the text: lines outside it win. */
function outsideNote(
  paths: Iterable<RepoPath>,
  effect: ReviewResolver,
  text: string,
  host: Host,
): string | undefined {
  const differences = compareReviews(paths, effect, resolveOwners(readCodeowners(text, host)));
  const [first] = differences;
  return first === undefined
    ? undefined
    : `Lines outside the generated block still win for ${counted(differences.length, 'file')}, such as ${first.path} ` +
        `(${ownersInWords(first.other)} instead of ${ownersInWords(first.one)}). ` +
        'Remove those lines, or add the owners to leadership.yaml.';
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
  generated: Generated,
  { format, terminal }: { readonly format: 'text' | 'json'; readonly terminal: Terminal },
): ExitCode {
  const { host, effect } = generated;
  const { cwd, print, tell } = terminal;
  const shown = (at: RepoPath): string => shownPath(root, cwd, at);
  if (bytes === undefined)
    throw new Failure(
      exitCodes.findings,
      `No ${eitherOf(placesOf(host).includes(file) ? placesOf(host) : [file])} found. Run "leadership codeowners --write" to create it.`,
    );
  const committed = readCodeowners(textOf(bytes), host);
  const differences = compareReviews(files.paths, effect, resolveOwners(committed));
  if (format === 'json') print(jsonText(jsonReport(committed, differences, shown(file), shown)));
  else {
    for (const note of firstOf(
      committed.notes.map(({ line, message }) => `${shown(file)}:${String(line)} ${message}`),
      20,
    ))
      tell(note);
    const remedy = differences.length === 0 ? [] : remedyFor(files.paths, bytes, generated);
    print(
      pageText(reportLines(differences, { file: shown(file), count: files.count, remedy }, shown), terminal),
    );
  }
  return differences.length === 0 ? exitCodes.clean : exitCodes.findings;
}

/** How to get the file in sync: update the block, or if lines outside it win, edit those. */
function remedyFor(paths: Iterable<RepoPath>, bytes: Buffer, { host, lines, effect }: Generated): string[] {
  const placed = placeBlock(bytes.toString('latin1'), lines.map(asBytes), host);
  const updated = 'text' in placed ? Buffer.from(placed.text, 'latin1') : undefined;
  const note = updated === undefined ? undefined : outsideNote(paths, effect, textOf(updated), host);
  return [
    ...(updated?.equals(bytes) === true ? [] : ['Run "leadership codeowners --write" to update it.']),
    ...(note === undefined ? [] : [note]),
  ];
}

/** The number of differences that are shown. */
const maxDifferences = 10;

function reportLines(
  differences: readonly ReviewDifference[],
  {
    file,
    count,
    remedy,
  }: { readonly file: string; readonly count: number; readonly remedy: readonly string[] },
  shown: (path: RepoPath) => string,
): Line[] {
  if (differences.length === 0)
    return [{ text: `${file} is in sync with leadership.yaml (${counted(count, 'file')}).` }];
  const first = differences.slice(0, maxDifferences).flatMap(({ path: at, one, other }): Line[] => [
    { text: shown(at), depth: 1, style: 'bold' },
    ...labelLines(
      {
        'leadership.yaml': [ownersInWords(one)],
        CODEOWNERS: [`${ownersInWords(other)}${lineInWords(other)}`],
      },
      2,
    ),
  ]);
  return [
    {
      text: `${file} is out of sync with leadership.yaml: ${counted(differences.length, 'file')} ${differences.length === 1 ? 'has' : 'have'} different owners`,
    },
    ...first,
    ...moreThan(maxDifferences, differences.length).map((text) => ({ text, depth: 1 })),
    ...remedy.map((text) => ({ text })),
  ];
}

function lineInWords(reviews: readonly RequiredReview[]): string {
  const lines = reviews.map(({ rule }) => String(rule.line));
  return lines.length === 0 ? '' : ` (line ${lines.join(', ')})`;
}

function jsonReport(
  { host, notes }: Codeowners,
  differences: readonly ReviewDifference[],
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
