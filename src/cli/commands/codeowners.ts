import { Option, type Command } from 'commander';
import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import { analyzeErrors } from '../../errors.ts';
import type { Leadership } from '../../model/leadership.ts';
import { adoptBlock } from '../../ownership/codeowners/adopt.ts';
import { markedBlock, placeBlock } from '../../ownership/codeowners/block.ts';
import {
  ownersInWords,
  compareReviewsOf,
  compileReviews,
  resolverOf,
  type CompiledReviews,
  type ReviewDifference,
} from '../../ownership/codeowners/effect.ts';
import { hostName, hostOf, hosts, placesOf, type Host } from '../../ownership/codeowners/host.ts';
import { maxGithubSize } from '../../ownership/codeowners/github.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import { ownersOn, writeCodeowners, type UnsupportedEntry } from '../../ownership/codeowners/write.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { filesMatching } from '../../ownership/coverage/tally.ts';
import type { CombinedSet } from '../../ownership/patterns/combinedMatcher.ts';
import { memoize } from '../../text/memoize.ts';
import { eitherOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { positionAt } from '../../text/span.ts';
import { readRepositoryFile } from '../../git/readFile.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { counted, firstOf, printable } from '../terminal/printable.ts';
import { lossLines } from '../report/adoptionReport.ts';
import { jsonDrift, textDrift } from '../report/driftReport.ts';
import { bytesOf, maxCodeownersBytes } from '../repository/readFile.ts';
import { openRepository, type Repository } from '../repository/repository.ts';
import { errorsIn } from '../repository/errors.ts';
import { repoPath, shownPath } from '../repository/root.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { replaceFile } from '../repository/writeFile.ts';

interface CodeownersOptions {
  readonly format: 'text' | 'json';
  readonly host?: Host;
  readonly output?: string;
  readonly write?: true;
  readonly adopt?: true;
  readonly check?: true;
}

export function codeownersCommand(run: Run): Command {
  return subcommand('codeowners', 'Generate or verify a CODEOWNERS file', [
    'leadership codeowners --host github --write',
    'leadership codeowners --host github --write --adopt',
    'leadership codeowners --host github --check',
  ])
    .addOption(new Option('--host <host>', 'Host that reads the file (default: detected)').choices(hosts))
    .addOption(
      new Option('--adopt', 'Write it without the lines that the generated ones replace (implies --write)')
        .conflicts('check')
        .implies({ write: true }),
    )
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
    throw new CliError(exitCodes.usage, '--output requires --write or --check.');
  if (options.format === 'json' && options.check === undefined)
    throw new CliError(exitCodes.usage, '--format json requires --check.');
  const repository = await openRepository(cwd, [], undefined, analyzeErrors);
  const [missing] = repository.missing;
  // Lines for other folders could give these files other owners.
  if (missing !== undefined) throw missing.failure;
  const host = options.host ?? hostOf(repository.files.hasFile);
  const generated = { ...generatedFor(repository, host, terminal), writeCommand: writeCommand(options) };
  if (options.check === undefined && options.write === undefined) {
    const block = markedBlock(generated.lines);
    print(block.map(printable).join('\n'));
    if (block.some((line) => printable(line) !== line))
      tell('Some characters are escaped (\\u…) here. --write writes them unescaped.');
    return exitCodes.clean;
  }
  const committed = await committedFile(repository, host, cwd, options.output);
  if (options.adopt === true && committed.bytes !== undefined)
    return adopt(repository, committed.path, committed.bytes, { generated, terminal });
  return options.write === true
    ? write(repository, committed, generated, terminal)
    : check(repository, committed, generated, { format: options.format, terminal });
}

/** The lines of the block, the owners that they give, and the command that writes them. */
interface Generated {
  readonly host: Host;
  readonly lines: readonly string[];
  readonly effect: CompiledReviews;
  readonly writeCommand: string;
}

/** The command that updates the file that these options check. */
function writeCommand({ host, output }: CodeownersOptions): string {
  const quotedOutput =
    output === undefined || /^[\w./@+-]+$/.test(output) ? output : `'${output.replaceAll("'", "'\\''")}'`;
  return [
    'leadership codeowners --write',
    ...(host === undefined ? [] : [`--host ${host}`]),
    ...(quotedOutput === undefined ? [] : [`--output ${quotedOutput}`]),
  ].join(' ');
}

/** The generated lines for a host, and the owners that they give every file: those in the leadership files. */
function generatedFor(
  { root, files, analysis }: Repository,
  host: Host,
  { cwd, tell }: Terminal,
): Omit<Generated, 'writeCommand'> {
  const shown = (file: RepoPath): string => shownPath(root, cwd, file);
  const leaderships = readableLeaderships(analysis, shown);
  const written = writeCodeowners(leaderships, analysis.ownership, host);
  if ('refusals' in written) throw refused(written.refusals, analysis, host, shown);
  for (const line of entryLines(written.placeholders, analysis, shown)) tell(line);
  const effect = compileReviews(readCodeowners(written.lines.join('\n'), host, files.paths));
  const { ownership } = analysis;
  const ownersFrom = memoize(({ sets: [own, ...others] }: CombinedSet) => ({
    generated: effect
      .reviewsIn(others)
      .flatMap(({ owners }) => owners)
      .join(' '),
    wanted: own === undefined ? '' : ownersOn(host, ownership, own).join(' '),
  }));
  const isWrong = memoize((set: CombinedSet) => ownersFrom(set).generated !== ownersFrom(set).wanted);
  for (const { path: file, set } of filesMatching([ownership.matcher, ...effect.matchers], files, isWrong)) {
    const { generated, wanted } = ownersFrom(set);
    throw new Error(`the owners of ${file} are ${generated} instead of ${wanted}`);
  }
  return { host, lines: written.lines, effect };
}

/** The leadership files that are used; fails if one has an error, since its owners may be incomplete. */
function readableLeaderships(analysis: Analysis, shown: (file: RepoPath) => string): Leadership[] {
  const [error] = errorsIn(analysis, shown).values();
  if (error !== undefined) throw new CliError(exitCodes.unreadable, error);
  return analysis.files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
}

/** The entries with their places, one a line. */
function entryLines(
  entries: readonly UnsupportedEntry[],
  { files }: Analysis,
  shown: (file: RepoPath) => string,
): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lines = entries.map(({ leadership, at, message }) => {
    const file: AnalyzedFile | undefined = byPath.get(leadership.file);
    const { line, character } =
      file === undefined ? { line: 0, character: 0 } : positionAt(file.lines, at.span.start);
    return `${shown(leadership.file)}:${String(line + 1)}:${String(character + 1)} ${message}`;
  });
  return firstOf([...new Set(lines)], 20);
}

function refused(
  refusals: readonly UnsupportedEntry[],
  analysis: Analysis,
  host: Host,
  shown: (file: RepoPath) => string,
): CliError {
  const lines = entryLines(refusals, analysis, shown);
  return new CliError(
    exitCodes.findings,
    [`${hostName(host)} CODEOWNERS cannot express these entries:`, ...lines].join('\n'),
  );
}

async function committedFile(
  repository: Repository,
  host: Host,
  cwd: string,
  named: string | undefined,
): Promise<Committed> {
  if (named !== undefined) {
    const file = repoPath(repository.root, cwd, named);
    if (file === undefined || file === '')
      throw new CliError(exitCodes.usage, `${named} is not a file in the repository ${repository.root}.`);
    return { path: file, bytes: await committedBytes(repository, file) };
  }
  for (const place of placesOf(host)) {
    const bytes = await committedBytes(repository, place);
    if (bytes !== undefined) return { path: place, bytes };
  }
  return { path: placesOf(host)[0] ?? 'CODEOWNERS', bytes: undefined };
}

async function committedBytes({ root, files }: Repository, file: RepoPath): Promise<Buffer | undefined> {
  const read = await readRepositoryFile(root, file, {
    maxBytes: maxCodeownersBytes,
    isListed: files.hasFile,
  });
  return read.kind === 'refused' && read.why === 'missing'
    ? undefined
    : bytesOf(read, file, maxCodeownersBytes);
}

async function write(
  { root, files }: Repository,
  { path: file, bytes }: Committed,
  generated: Generated,
  { cwd, print, tell }: Terminal,
): Promise<ExitCode> {
  const shown = shownPath(root, cwd, file);
  const next = updatedBytes(bytes, generated);
  if ('error' in next)
    throw new CliError(exitCodes.unreadable, `${shown} was not changed: ${next.error} Fix or remove them.`);
  if (isTooLarge(next, generated))
    throw new CliError(
      exitCodes.findings,
      `${shown} was not changed: GitHub ignores CODEOWNERS files of 3 MB or more.`,
    );
  const isSame = bytes?.equals(next) === true;
  if (!isSame) await replaceFile(root, file, next);
  print(printable(isSame ? `${shown} is up to date.` : `Wrote ${shown}.`));
  const left = differencesIn(next, files, generated);
  if (left.length > 0) tell(outsideNote(left));
  return exitCodes.clean;
}

/** Writes the block in place of the lines that it repeats; writes nothing if that changes the owners of a file. */
async function adopt(
  { root, files, analysis }: Repository,
  file: RepoPath,
  bytes: Buffer,
  { generated, terminal: { cwd, print } }: { readonly generated: Generated; readonly terminal: Terminal },
): Promise<ExitCode> {
  const shown = shownPath(root, cwd, file);
  const adopted = adoptBlock(bytes.toString('latin1'), {
    host: generated.host,
    lines: bytewise(generated.lines),
    effect: resolverOf(generated.effect),
    paths: files.paths,
    leadershipTexts: analysis.files.map(({ text }) => text),
  });
  switch (adopted.kind) {
    case 'unclear':
      throw new CliError(exitCodes.unreadable, `${shown} was not changed: ${adopted.error}`);
    case 'lossy':
      throw new CliError(
        exitCodes.findings,
        lossLines(adopted, {
          file: shown,
          shown: (path) => shownPath(root, cwd, path),
          writeCommand: generated.writeCommand,
        }).join('\n'),
      );
    case 'adopted': {
      const next = Buffer.from(adopted.text, 'latin1');
      const isSame = bytes.equals(next);
      if (!isSame) await replaceFile(root, file, next);
      const replaces =
        adopted.removed === 0 ? '' : ` The block replaces ${counted(adopted.removed, 'line')}.`;
      print(printable(isSame ? `${shown} is up to date.` : `Wrote ${shown}.${replaces}`));
      return exitCodes.clean;
    }
  }
}

/** The files with other owners than in the leadership files. */
function differencesIn(bytes: Uint8Array, files: FileList, { host, effect }: Generated): ReviewDifference[] {
  return compareReviewsOf(files, effect, compileReviews(readCodeowners(textOf(bytes), host, files.paths)));
}

/** Why the owners differ even with an up-to-date block: lines outside it win. */
function outsideNote(differences: readonly ReviewDifference[]): string {
  const [first] = differences;
  const [other, ...others] = first?.other ?? [];
  const canBeStated = other?.isOptional !== true && (other?.approvals ?? 1) === 1 && others.length === 0;
  return (
    `Lines outside the generated block still win for ${counted(differences.length, 'file')}, such as ${first?.path ?? ''} ` +
    `(${ownersInWords(first?.other ?? [])} instead of ${ownersInWords(first?.one ?? [])}). ` +
    (other === undefined
      ? 'Remove those lines, or list the files under "unowned" in leadership.yaml.'
      : canBeStated
        ? 'Remove those lines, or add the owners to leadership.yaml.'
        : 'Remove those lines.')
  );
}

/** The file with the block updated, or why that is not possible. */
function updatedBytes(
  bytes: Buffer | undefined,
  { host, lines }: Generated,
): Buffer | { readonly error: string } {
  const placed = placeBlock(bytes?.toString('latin1') ?? '', bytewise(lines), host);
  return 'error' in placed ? placed : Buffer.from(placed.text, 'latin1');
}

/** Lines with one character per byte, which keeps everything outside the block unchanged in any encoding. */
function bytewise(lines: readonly string[]): string[] {
  return lines.map((line) => Buffer.from(line, 'utf8').toString('latin1'));
}

function isTooLarge(bytes: Buffer, { host }: Generated): boolean {
  return host === 'github' && bytes.length >= maxGithubSize;
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
    throw new CliError(
      exitCodes.findings,
      `No ${eitherOf(placesOf(host).includes(file) ? placesOf(host) : [file])} found. Run "${generated.writeCommand}" to create it.`,
    );
  const committed = readCodeowners(textOf(bytes), host, files.paths);
  const differences = compareReviewsOf(files, effect, compileReviews(committed));
  const drift = { committed, differences, file: shown(file), shown };
  if (format === 'json') print(jsonDrift(drift));
  else {
    const notes = committed.notes.map(({ line, message }) => `${drift.file}:${String(line)} ${message}`);
    for (const note of firstOf(notes, 20)) tell(note);
    const remedy =
      differences.length === 0 ? [] : remedyFor(differences, { path: drift.file, bytes }, files, generated);
    print(textDrift(drift, { count: files.count, remedy }, terminal));
  }
  return differences.length === 0 ? exitCodes.clean : exitCodes.findings;
}

/** How to get the file in sync: update the block if that changes owners, and edit the lines outside it that win. */
function remedyFor(
  differences: readonly ReviewDifference[],
  { path: file, bytes }: { readonly path: string; readonly bytes: Buffer },
  files: FileList,
  generated: Generated,
): string[] {
  const { writeCommand } = generated;
  const updated = updatedBytes(bytes, generated);
  if ('error' in updated)
    return [`Cannot update ${file}: ${updated.error} Fix or remove them, then run "${writeCommand}".`];
  if (isTooLarge(updated, generated))
    return [
      `Cannot update ${file}: it would have 3 MB or more, and GitHub ignores such files. Shorten it first.`,
    ];
  const left = differencesIn(updated, files, generated);
  const stillDifferent = new Set(left.map(({ path: at }) => at));
  const helps = differences.some(({ path: at }) => !stillDifferent.has(at));
  return [
    ...(helps ? [`Run "${writeCommand}" to update it.`] : []),
    ...(left.length === 0 ? [] : [outsideNote(left)]),
    ...(helps || updated.equals(bytes) ? [] : [`Then run "${writeCommand}".`]),
  ];
}
