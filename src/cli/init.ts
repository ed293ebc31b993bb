import fs from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { Analysis } from '../analyze.ts';
import { analysisWith, newFilePath, ownerDifference } from '../answers/newLeadershipFile.ts';
import { governedFolder } from '../model/leadershipFile.ts';
import { hostName, hostOf, hostOfText, hosts, placesOf, type Host } from '../ownership/codeowners/host.ts';
import { leadershipTextOf } from '../ownership/codeowners/leadershipText.ts';
import { readCodeowners, type Codeowners, type Note } from '../ownership/codeowners/read.ts';
import { startText } from '../ownership/startText.ts';
import { statedPurpose, type StatedPurpose } from '../ownership/statedPurpose.ts';
import { dayOf } from '../text/day.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, Failure, reasonOf, type ExitCode } from './failure.ts';
import { counted, firstOf, jsonText, printable } from './printable.ts';
import { readRepository, repoPath, shownPath, type Repository } from './repository.ts';
import { plainText } from './plainText.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';
import { createFile } from './writeFile.ts';

interface InitOptions extends TerminalOptions {
  readonly format: 'text' | 'json';
  readonly fromCodeowners?: string;
  readonly host?: Host;
}

export function initCommand(run: Run): Command {
  return subcommand('init', 'start a leadership.yaml, and never overwrite one', [
    'leadership init',
    'leadership init --from-codeowners .github/CODEOWNERS',
    'leadership init --from-codeowners - --host gitlab < CODEOWNERS',
  ])
    .option('--from-codeowners <file>', 'give every file the owners of a CODEOWNERS file, or of - for stdin')
    .addOption(new Option('--host <host>', 'who reads the CODEOWNERS file').choices(hosts))
    .addOption(formatOption(['text', 'json']))
    .action((options: InitOptions) => run(options, (terminal) => init(options, terminal)));
}

/** What there is to say of a file that was written, or was not. */
interface Report {
  /** Undefined where nothing is written. */
  readonly written: string | undefined;
  readonly domains: number;
  readonly from: { readonly file: string; readonly host: Host } | undefined;
  readonly notes: readonly Note[];
  readonly faults: readonly Note[];
}

async function init({ format, fromCodeowners, host }: InitOptions, terminal: Terminal): Promise<ExitCode> {
  if (host !== undefined && fromCodeowners === undefined)
    throw new Failure(
      exitCodes.usage,
      'Name a file with --from-codeowners as well: --host says who reads it',
    );
  const repository = await readRepository(terminal.cwd, [], terminal.progress);
  refuseSecond(repository, terminal.cwd);
  const report =
    fromCodeowners === undefined
      ? await start(repository, terminal)
      : await convert(repository, fromCodeowners, host, terminal);
  if (format === 'json') terminal.print(jsonText({ version: 1, ...report }));
  else tellReport(report, terminal);
  return report.written === undefined ? exitCodes.findings : exitCodes.clean;
}

/** Stops where the root has a leadership file; what comes there later is not overwritten either. */
function refuseSecond({ root, analysis }: Repository, cwd: string): void {
  const known = analysis.files.find((file) => governedFolder(file.path) === '');
  if (known !== undefined)
    throw new Failure(
      exitCodes.unreadable,
      `There is a ${shownPath(root, cwd, known.path)} already, and it is never overwritten. Nothing was changed`,
    );
}

async function start(repository: Repository, { cwd }: Terminal): Promise<Report> {
  const { root, files } = repository;
  const codeowners = [...placesOf('github'), ...placesOf('gitlab')].find(files.hasFile);
  const text = startText({ files, codeowners, purpose: await purposeOf(root) });
  verifiedAnalysis(text, repository);
  await createFile(root, newFilePath, text);
  return { written: shownPath(root, cwd, newFilePath), domains: 0, from: undefined, notes: [], faults: [] };
}

async function convert(
  repository: Repository,
  typed: string,
  asked: Host | undefined,
  terminal: Terminal,
): Promise<Report> {
  const { root, files } = repository;
  const { cwd } = terminal;
  const text = await textOf(typed, terminal);
  const place = typed === '-' ? undefined : repoPath(root, cwd, typed);
  const file = typed === '-' ? 'standard input' : typed;
  const host = asked ?? hostOfText(place ?? typed, text) ?? hostOf(files.hasFile);
  const codeowners = readCodeowners(text, host);
  const nothing: Report = {
    written: undefined,
    domains: 0,
    from: { file, host },
    notes: codeowners.notes,
    faults: [],
  };
  if (codeowners.rules.length === 0) return { ...nothing, faults: faultsOfNothing(codeowners) };
  const imported = leadershipTextOf(codeowners, {
    from: place ?? file,
    paths: files.paths,
    purpose: await purposeOf(root),
  });
  if ('faults' in imported) return { ...nothing, faults: imported.faults };
  requireSameOwners(verifiedAnalysis(imported.text, repository), codeowners, repository);
  await createFile(root, newFilePath, imported.text);
  const { domains, notes } = imported;
  return { ...nothing, written: shownPath(root, cwd, newFilePath), domains, notes };
}

/** Why a file gives no file an owner: what the host skips, if there is that. */
function faultsOfNothing({ host, notes }: Codeowners): readonly Note[] {
  const message = `There is no line by which ${hostName(host)} would give a file an owner`;
  return notes.length > 0 ? notes : [{ line: 1, message }];
}

/** The most that is read of what may never end, such as a pipe; in UTF-16 units. */
const maxLength = 16 * 1024 * 1024;

async function textOf(typed: string, { cwd, inputPieces }: Terminal): Promise<string> {
  let text = '';
  try {
    const pieces: AsyncIterable<string> =
      typed === '-' ? inputPieces() : fs.createReadStream(path.resolve(cwd, typed), 'utf8');
    for await (const piece of pieces) {
      text += piece;
      if (text.length > maxLength) break;
    }
  } catch (error) {
    throw new Failure(exitCodes.unreadable, `Cannot read ${typed}: ${reasonOf(error)}`);
  }
  if (text.length > maxLength)
    throw new Failure(exitCodes.unreadable, `Cannot read ${typed}: it is larger than 16 MiB`);
  return text;
}

/** The repository with the new file, in which `leadership check` finds no error. */
function verifiedAnalysis(text: string, { files, analysis }: Repository): Analysis {
  const next = analysisWith(text, analysis.files, files, dayOf(new Date()));
  if (next.error?.code === 'limit')
    throw new Failure(
      exitCodes.findings,
      `Nothing is written: ${newFilePath} would pass a limit of the format. ${next.error.message}`,
    );
  if (next.error !== undefined) throw new Error(`the new file would have an error: ${next.error.message}`);
  return next.analysis;
}

/** Stops where a file would have other owners; a leadership file further down, which stays, may be the reason. */
function requireSameOwners(analysis: Analysis, codeowners: Codeowners, { files }: Repository): void {
  const difference = ownerDifference(analysis, codeowners, files);
  if (difference === undefined) return;
  const { words, givenBy } = difference;
  if (givenBy !== undefined && givenBy !== newFilePath)
    throw new Failure(
      exitCodes.findings,
      `Nothing is written: ${givenBy} says otherwise than the CODEOWNERS file, which has ${words}`,
    );
  throw new Error(`the new file would not name, ${words}`);
}

async function purposeOf(root: string): Promise<StatedPurpose | undefined> {
  return statedPurpose((name) => plainText(root, name));
}

function tellReport({ written, domains, from, notes, faults }: Report, { print, tell }: Terminal): void {
  const line = (note: Note): string => `${from?.file ?? ''}:${String(note.line)} ${note.message}`;
  const others = notes.filter((note) => faults.every((fault) => fault.line !== note.line));
  for (const note of firstOf(others.map(line), maxNotes)) tell(note);
  if (written === undefined) {
    tell('Nothing is written. What stands in the way:');
    for (const fault of firstOf(faults.map(line), maxNotes)) tell(fault);
    return;
  }
  const origin =
    from === undefined
      ? ''
      : `, with ${counted(domains, 'domain')} of ${from.file} as ${hostName(from.host)} reads it`;
  print(printable(`Wrote ${written}${origin}. Next: replace each TODO in it, and run "leadership check"`));
}

/** How many lines are named. */
const maxNotes = 20;
