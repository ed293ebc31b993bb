import type { Leadership } from './model/leadership.ts';
import { filesThatCount, governedFolder } from './model/leadershipFile.ts';
import { readLeadership } from './model/read.ts';
import { chainFor, scopeOf } from './model/scope.ts';
import { standing } from './model/standing.ts';
import { coverageOf, type Coverage } from './ownership/coverage.ts';
import type { FileList } from './ownership/fileList.ts';
import { compileOwnership, type Ownership } from './ownership/ownership.ts';
import { compileLists } from './ownership/patternLists.ts';
import { firstLine } from './parse/limits.ts';
import { parsing, type Parsed } from './parse/parse.ts';
import type { MapNode, Node } from './parse/tree.ts';
import { runRules, severityOf } from './rules/runRules.ts';
import { suppress, suppression } from './rules/suppression.ts';
import type { Finding } from './text/finding.ts';
import { firstFindings } from './text/firstFindings.ts';
import { atOnce, type Steps } from './text/steps.ts';
import type { Day } from './text/day.ts';
import { isWithin, type RepoPath } from './text/repoPath.ts';
import { lineTable, type LineTable, type Span } from './text/span.ts';
import { validate } from './validate/validate.ts';

/** A leadership file as it stands on disk or in an editor. */
export interface SourceFile {
  readonly path: RepoPath;
  /** Without a byte order mark. */
  readonly text: string;
}

/** All that is known of a repository's leadership files. */
export interface Analysis {
  /** In the order of their paths. */
  readonly files: readonly AnalyzedFile[];
  readonly ownership: Ownership;
  /** Undefined as long as the files are not listed. */
  readonly coverage: Coverage | undefined;
}

export interface AnalyzedFile extends SourceFile {
  readonly lines: LineTable;
  /** In the order of the text, at most 200 and one that says how many more there are. */
  readonly findings: readonly Finding[];
  /** What answers are made of; undefined where the file does not count or nothing of it could ever be read. */
  readonly answers: Answering | undefined;
  /**
   * What its own text says, which does not depend on other files.
   * @internal
   */
  readonly reading: Reading;
}

/** What a file says, with the lines of the text that its spans belong to. */
export interface Answering {
  readonly leadership: Leadership;
  readonly lines: LineTable;
}

interface Reading {
  /** Undefined where nothing of the text can be relied on. */
  readonly root: Node | undefined;
  /** For the next text of the file. */
  readonly parsed: Parsed;
  readonly comments: readonly Span[];
  readonly findings: readonly Finding[];
  readonly lines: LineTable;
  /** Undefined where nothing can be read. */
  readonly leadership: Leadership | undefined;
  /** What stands: of an earlier text where nothing can be read of this one. */
  readonly answers: Answering | undefined;
}

/**
 * Takes the leadership files of a repository through the whole pipeline. Never throws.
 * `files` are all files of the repository, undefined as long as they are not listed. `previous` is an earlier
 * analysis of the same repository: files whose text is the same are not read again, and where a text is broken
 * at the moment, what still stands is answered from the last good one. `today` is the day that dates are compared
 * with: without it nothing is overdue.
 */
export function analyze(
  sources: readonly SourceFile[],
  files?: FileList,
  previous?: Analysis,
  today?: Day,
): Analysis {
  return atOnce(analyzing(sources, files, previous, today));
}

/** The same with pauses: a caller that is needed elsewhere goes on after one when it likes, or not at all. */
export function* analyzing(
  sources: readonly SourceFile[],
  files?: FileList,
  previous?: Analysis,
  today?: Day,
): Steps<Analysis> {
  const earlier = new Map(previous?.files.map((file) => [file.path, file]));
  const counting = filesThatCount(sources.map(({ path }) => path));
  const read: Pick<AnalyzedFile, 'path' | 'text' | 'lines' | 'reading'>[] = [];
  for (const { path, text } of sources.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    const before = earlier.get(path);
    const reading = before?.text === text ? before.reading : yield* readText(text, path, before?.reading);
    read.push({ path, text, lines: reading.lines, reading });
  }
  const current = new Map(
    read
      .filter(({ path }) => counting.get(governedFolder(path)) === path)
      .map(({ path, reading }) => [governedFolder(path), reading.leadership ?? readLeadership(unread, path)]),
  );
  const leaderships = read.flatMap(({ path, reading }) =>
    counting.get(governedFolder(path)) === path ? (reading.answers?.leadership ?? []) : [],
  );
  const compiled = compileLists(leaderships);
  yield;
  const coverage = files === undefined ? undefined : yield* coverageOf(compiled, files, previous?.coverage);
  const leadershipFiles = read.map(({ path }) => path);
  const isWhole = [...current.values()].every(({ unread }) => unread.size === 0);
  const analyzed: AnalyzedFile[] = [];
  for (const file of read) {
    const first = counting.get(governedFolder(file.path));
    const counts = first === file.path;
    analyzed.push({
      ...file,
      findings: yield* findingsOf(file, {
        current,
        files,
        coverage,
        isWhole,
        leadershipFiles,
        today,
        secondTo: counts ? undefined : first,
      }),
      answers: counts ? file.reading.answers : undefined,
    });
  }
  return { files: analyzed, ownership: compileOwnership(leaderships, compiled), coverage };
}

/** The same at once, for a caller that has nothing else to do: all files are counted, however many they are. */
export function analyzeWhole(
  sources: readonly SourceFile[],
  files?: FileList,
  today?: Day,
  previous?: Analysis,
): Analysis {
  const first = analyze(sources, files, previous, today);
  if (first.coverage === undefined || first.coverage.isComplete) return first;
  for (const steps = first.coverage.steps(); steps.next().done !== true;);
  return analyze(sources, files, first, today);
}

function* readText(text: string, path: RepoPath, before: Reading | undefined): Steps<Reading> {
  const lines = lineTable(text);
  const parsed = yield* parsing(text, before?.parsed);
  const { root, findings, comments } = parsed;
  const unanswered = { parsed, root, lines, comments, leadership: undefined, answers: before?.answers };
  if (root === undefined) return { ...unanswered, findings };
  yield;
  const shape = validate(root);
  if (shape.some(({ code }) => code === 'version')) return { ...unanswered, findings: shape };
  yield;
  const leadership = readLeadership(root, path);
  yield;
  const stands = before?.answers === undefined ? leadership : standing(leadership, before.answers.leadership);
  return {
    parsed,
    root,
    lines,
    comments,
    findings: [...findings, ...shape],
    leadership,
    answers: { leadership: stands, lines },
  };
}

interface Surroundings {
  readonly current: ReadonlyMap<RepoPath, Leadership>;
  readonly files: FileList | undefined;
  readonly coverage: Coverage | undefined;
  readonly isWhole: boolean;
  readonly leadershipFiles: readonly RepoPath[];
  readonly today: Day | undefined;
  readonly secondTo: RepoPath | undefined;
}

function* findingsOf(
  { path, text, reading }: Pick<AnalyzedFile, 'path' | 'text' | 'reading'>,
  { current, files, coverage, isWhole, leadershipFiles, today, secondTo }: Surroundings,
): Steps<Finding[]> {
  const leadership = secondTo === undefined ? reading.leadership : readLeadership(nothing, path);
  if (leadership === undefined) return firstFindings(reading.findings);
  const { folder } = leadership;
  const inherit = (other: Leadership): boolean =>
    other.folder !== folder && chainFor(current, other.folder).includes(leadership);
  const subject = {
    scope: scopeOf(chainFor(current, folder)),
    below: [...current.values()].filter((other) => isWithin(folder, other.folder) && inherit(other)),
    text,
    root: secondTo === undefined ? reading.root : undefined,
    firstLine: firstLine(text),
    files,
    coverage,
    isWhole,
    leadershipFiles,
    today,
    secondTo,
  };
  const own = secondTo === undefined ? reading.findings : [];
  const { lines, comments } = reading;
  const findings = suppress(
    [...own, ...(yield* runRules({ ...subject, leadership }))],
    { text, lines, comments, isSettled: files !== undefined && today !== undefined },
    severityOf(suppression, subject.scope.chain),
  );
  return firstFindings(findings);
}

const nothing: MapNode = { kind: 'map', span: { start: 0, end: 0 }, entries: [], damaged: false };
/** A file of which nothing can be read may say anything. */
const unread: MapNode = { ...nothing, damaged: true };
