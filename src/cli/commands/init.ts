import path from 'node:path';
import { Option, type Command } from 'commander';
import {
  analysisWith,
  importCodeowners,
  newFilePath,
  type OwnerDifference,
  type UnledRepository,
} from '../../features/reports/newLeadershipFile.ts';
import { commitOf } from '../../git/revision.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import { codeownersFile, hostName, hosts, type Host } from '../../ownership/codeowners/host.ts';
import type { CodeownersNote } from '../../ownership/codeowners/codeowners.ts';
import { sectionOwners, type SectionOwners } from '../../ownership/import/domainRules.ts';
import { startText } from '../../ownership/codeowners/startText.ts';
import { statedPurpose, type StatedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import { isoDateOf } from '../../text/day.ts';
import type { Finding } from '../../text/finding.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { eitherOf } from '../../text/sentence.ts';
import { chooseSource, notUsed } from './initSource.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { countOwnersFiles, fileFromOwners, type OwnersReport } from './initFromOwners.ts';
import { limitsInWords, proposeFile, type HistoryReport } from './initFromHistory.ts';
import { exitCodes, CliError, type ExitCode } from '../terminal/cliError.ts';
import { counted, firstOf, jsonText, printable } from '../terminal/printable.ts';
import { bytesOfNamed } from '../repository/readFile.ts';
import { readRepository, type Repository } from '../repository/repository.ts';
import { repoPath, shownPath } from '../repository/root.ts';
import { plainText } from '../terminal/plainText.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createFile } from '../repository/writeFile.ts';

interface InitOptions {
  readonly format: 'text' | 'json';
  readonly fromCodeowners?: string;
  readonly host?: Host;
  readonly sections?: SectionOwners;
  readonly fromOwners?: true;
  readonly fromHistory?: true;
  readonly names?: true;
  readonly yes?: true;
}

export function initCommand(run: Run): Command {
  return subcommand('init', 'Create a leadership.yaml, from scratch, CODEOWNERS, OWNERS, or history', [
    'leadership init',
    'leadership init --from-history',
    'leadership init --from-codeowners .github/CODEOWNERS',
    'leadership init --from-owners',
    'leadership init --from-codeowners - --host gitlab < CODEOWNERS',
  ])
    .option('--from-codeowners <file>', 'Import owners from a CODEOWNERS file (- for standard input)')
    .addOption(
      new Option('--host <host>', 'Host the CODEOWNERS file was written for (default: detected)').choices(
        hosts,
      ),
    )
    .addOption(
      new Option(
        '--sections <which>',
        'Owners of a file in several GitLab sections: of all of them (default), or of the last one',
      ).choices(sectionOwners),
    )
    .option('--from-owners', 'Import owners from the OWNERS files of Kubernetes')
    .option('--from-history', 'Propose domains from the folders and the Git history')
    .option('--names', 'With --from-history, name active people in comments')
    .option('-y, --yes', 'Do not ask: import CODEOWNERS or OWNERS, or else propose domains from the history')
    .addOption(formatOption(['text', 'json']))
    .action((options: InitOptions) => run((terminal) => init(options, terminal)));
}

/** The result of the command, described in `schemas/init.schema.json`. */
interface Report {
  /** The new file; undefined if it was not created. */
  readonly created: string | undefined;
  readonly domains: number;
  readonly from: { readonly file: string; readonly host: Host } | undefined;
  readonly notes: readonly Note[];
  readonly errors: readonly Note[];
  /** What was read of OWNERS files; undefined without `--from-owners`. */
  readonly owners?: OwnersReport;
  /** What was read of the history; undefined without `--from-history`. */
  readonly history?: HistoryReport;
}

/** A message about a line of the CODEOWNERS file, or of another file. */
interface Note extends CodeownersNote {
  readonly file?: RepoPath;
}

async function init(options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const { format, fromCodeowners, fromOwners, fromHistory, names, yes } = options;
  const sources = [
    ...(fromHistory ? ['--from-history'] : []),
    ...(fromOwners ? ['--from-owners'] : []),
    ...(fromCodeowners === undefined ? [] : ['--from-codeowners']),
  ];
  for (const name of ['host', 'sections'] as const)
    if (options[name] !== undefined && fromCodeowners === undefined)
      throw new CliError(exitCodes.usage, `--${name} requires --from-codeowners.`);
  if (names && !fromHistory) throw new CliError(exitCodes.usage, '--names requires --from-history.');
  if (sources.length > 1) throw new CliError(exitCodes.usage, `Use either ${eitherOf(sources)}.`);
  if (yes && sources.length > 0)
    throw new CliError(exitCodes.usage, `Use --yes without ${sources.join('')}.`);
  const repository = await readRepository(terminal.cwd, [], terminal.progress);
  requireNone(repository, terminal.cwd);
  const report = await create(repository, options, terminal);
  if (report === undefined) {
    terminal.tell(`${newFilePath} was not created.`);
    return exitCodes.findings;
  }
  if (format === 'json') terminal.print(jsonText({ version: 1, ...report }));
  else printReport(report, terminal);
  return report.created === undefined ? exitCodes.findings : exitCodes.clean;
}

/** Creates the file from what an option says, or from what the user chooses; undefined if that is nothing. */
async function create(
  repository: Repository,
  options: InitOptions,
  terminal: Terminal,
): Promise<Report | undefined> {
  const { fromCodeowners, fromOwners, fromHistory, names, yes = false } = options;
  const { root, files } = repository;
  const found = codeownersFile(files.hasFile);
  const codeowners =
    fromCodeowners ?? (found === undefined ? undefined : shownPath(root, terminal.cwd, found));
  const source =
    fromCodeowners !== undefined
      ? 'codeowners'
      : fromOwners
        ? 'owners'
        : fromHistory
          ? 'history'
          : await chooseSource(
              {
                hasHistory: await hasCommits(root),
                codeowners,
                owners: await countOwnersFiles(root, files),
                created: shownPath(root, terminal.cwd, newFilePath),
              },
              yes,
              terminal,
            );
  if (source === undefined) return undefined;
  if (source === 'codeowners') return convert(repository, codeowners ?? '', options, terminal);
  if (source === 'owners') return convertOwners(repository, terminal);
  if (source === 'history') return propose(repository, names ? 'with-names' : 'without-names', terminal);
  return start(repository, terminal);
}

/** Whether there is a history to offer. */
async function hasCommits(root: string): Promise<boolean> {
  return (await commitOf(root, 'HEAD').catch(() => undefined)) !== undefined;
}

/** Fails if the root has a leadership file. */
function requireNone({ root, analysis }: Repository, cwd: string): void {
  const known = analysis.files.find((file) => governedFolder(file.path) === '');
  if (known !== undefined)
    throw new CliError(
      exitCodes.unreadable,
      `${shownPath(root, cwd, known.path)} already exists and was not changed.`,
    );
}

async function start(repository: Repository, { cwd }: Terminal): Promise<Report> {
  const { root, files } = repository;
  const codeowners = codeownersFile(files.hasFile);
  const text = startText({ files, codeowners, purpose: await purposeOf(root) });
  const { error } = analysisWith(text, unled(repository));
  if (error !== undefined) throw invalid(error);
  await createFile(root, newFilePath, text);
  return { created: shownPath(root, cwd, newFilePath), domains: 0, from: undefined, notes: [], errors: [] };
}

async function propose(
  repository: Repository,
  names: 'with-names' | 'without-names',
  terminal: Terminal,
): Promise<Report> {
  const { root } = repository;
  const { text, ...made } = await proposeFile(repository, await purposeOf(root), names, terminal);
  const { error } = analysisWith(text, unled(repository));
  if (error !== undefined) throw invalid(error);
  await createFile(root, newFilePath, text);
  const created = shownPath(root, terminal.cwd, newFilePath);
  const found = codeownersFile(repository.files.hasFile);
  const codeowners = found && shownPath(root, terminal.cwd, found);
  const owners = found === undefined ? await countOwnersFiles(root, repository.files) : 0;
  if (codeowners !== undefined || owners > 0)
    terminal.tell(
      notUsed(codeowners === undefined ? 'owners' : 'codeowners', { codeowners, owners, created }),
    );
  return { created, from: undefined, notes: [], errors: [], ...made };
}

async function convertOwners(repository: Repository, terminal: Terminal): Promise<Report> {
  const { root } = repository;
  const { text, problem, ...made } = await fileFromOwners(repository, await purposeOf(root), terminal);
  if (problem?.kind === 'invalid') throw invalid(problem.error);
  if (problem?.kind === 'other-owners') throw conflict(problem, 'the OWNERS files');
  if (text === undefined) return { created: undefined, from: undefined, ...made };
  await createFile(root, newFilePath, text);
  return { created: shownPath(root, terminal.cwd, newFilePath), from: undefined, ...made };
}

async function convert(
  repository: Repository,
  typed: string,
  { host: givenHost, sections }: InitOptions,
  terminal: Terminal,
): Promise<Report> {
  const { root } = repository;
  const { cwd } = terminal;
  const text = await textOf(typed, terminal);
  const file = typed === '-' ? 'standard input' : typed;
  const path = typed === '-' ? file : (repoPath(root, cwd, typed) ?? file);
  const imported = importCodeowners(
    { path, text, host: givenHost, sectionOwners: sections, purpose: await purposeOf(root) },
    unled(repository),
  );
  const { host, notes } = imported;
  const nothing: Report = { created: undefined, domains: 0, from: { file, host }, notes, errors: [] };
  switch (imported.kind) {
    case 'imported':
      await createFile(root, newFilePath, imported.text);
      return { ...nothing, created: shownPath(root, cwd, newFilePath), domains: imported.domains };
    case 'no-owners': {
      const message = `No line assigns an owner on ${hostName(host)}.`;
      // The lines that the host ignores are the reason, if there are any.
      return { ...nothing, errors: notes.length > 0 ? notes : [{ line: 1, message }] };
    }
    case 'unsupported':
      return { ...nothing, errors: imported.errors };
    case 'invalid':
      throw invalid(imported.error);
    case 'other-owners':
      throw conflict(imported, 'the CODEOWNERS file');
  }
}

/** The limit for a CODEOWNERS file: in bytes, or in UTF-16 units of standard input, which may never end. */
const maxLength = 16 * 1024 * 1024;

async function textOf(typed: string, { cwd, inputPieces }: Terminal): Promise<string> {
  if (typed !== '-') return (await bytesOfNamed(path.resolve(cwd, typed), typed, maxLength)).toString('utf8');
  let text = '';
  for await (const piece of inputPieces()) {
    text += piece;
    if (text.length > maxLength) break;
  }
  if (text.length > maxLength)
    throw new CliError(exitCodes.unreadable, 'Cannot read standard input: it is larger than 16 MiB.');
  return text;
}

function unled({ files, analysis }: Repository): UnledRepository {
  return { files, others: analysis.files, today: isoDateOf(new Date()) };
}

function invalid({ code, message }: Finding): Error {
  return code === 'limit'
    ? new CliError(exitCodes.findings, `${newFilePath} was not created: it would exceed a limit. ${message}`)
    : new Error(`the new file would have an error: ${message}`);
}

function conflict({ words, givenBy }: OwnerDifference, source: string): Error {
  return givenBy === undefined || givenBy === newFilePath
    ? new Error(`the new file has other owners, ${words}`)
    : new CliError(
        exitCodes.findings,
        `${newFilePath} was not created: ${givenBy} conflicts with ${source} (${words}).`,
      );
}

async function purposeOf(root: string): Promise<StatedPurpose | undefined> {
  return statedPurpose((name) => plainText(root, name));
}

function printReport(report: Report, { print, tell }: Terminal): void {
  const { created, domains, from, notes, errors, history, owners } = report;
  const line = (note: Note): string =>
    `${note.file ?? from?.file ?? ''}:${String(note.line)} ${note.message}`;
  const others = notes.filter((note) =>
    errors.every((error) => error.line !== note.line || error.file !== note.file),
  );
  for (const note of firstOf(others.map(line), maxNotes)) tell(note);
  if (created === undefined) {
    tell(`${newFilePath} was not created. Fix these lines first:`);
    for (const error of firstOf(errors.map(line), maxNotes)) tell(error);
    return;
  }
  if (history !== undefined) for (const limit of limitsInWords(history)) tell(limit);
  const origin =
    from !== undefined
      ? ` with ${counted(domains, 'domain')} from ${from.file} (${hostName(from.host)} rules)`
      : owners !== undefined
        ? ` with ${counted(domains, 'domain')} and ${counted(owners.teams, 'team')} from ${counted(owners.files, 'OWNERS file')}`
        : history !== undefined
          ? ` with ${counted(domains, 'domain')} from ${counted(history.commits, 'commit')} since ${history.since}`
          : '';
  print(printable(`Created ${created}${origin}.`));
  print('Next: replace each TODO, then run "leadership check".');
}

/** The number of lines that are printed. */
const maxNotes = 20;
