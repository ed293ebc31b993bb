import type { Leadership } from './model/leadership.ts';
import { filesThatCount, governedFolder } from './model/leadershipFile.ts';
import { readLeadership } from './model/read.ts';
import { chainFor, scopeOf } from './model/scope.ts';
import { mergeLastGood } from './model/mergeLastGood.ts';
import { coverageOf, type Coverage } from './ownership/coverage/coverage.ts';
import type { FileList } from './ownership/coverage/fileList.ts';
import { compileOwnership, type Ownership } from './ownership/patterns/ownership.ts';
import { compileLists } from './ownership/patterns/patternLists.ts';
import { firstLine } from './parse/limits.ts';
import { parseSteps, type Parsed } from './parse/parse.ts';
import type { MapNode, Node } from './parse/tree.ts';
import { runRules, severityOf } from './rules/runRules.ts';
import { suppress, suppression } from './rules/file/suppression.ts';
import type { Finding } from './text/finding.ts';
import { firstFindings } from './text/firstFindings.ts';
import { soundOnly } from './text/soundEdits.ts';
import { runSync, type Task } from './text/task.ts';
import type { IsoDate } from './text/day.ts';
import { isWithin, type RepoPath } from './text/repoPath.ts';
import { joined, lineTable, overlapsOneOf, type LineTable, type Span } from './text/span.ts';
import { validate } from './validate/validate.ts';

/** The text of a leadership file, on disk or in an editor. */
export interface SourceFile {
  readonly path: RepoPath;
  /** Without a byte order mark. */
  readonly text: string;
}

/** The analysis of all leadership files of a repository. */
export interface Analysis {
  /** Sorted by path. */
  readonly files: readonly AnalyzedFile[];
  readonly ownership: Ownership;
  /** Undefined until the files of the repository are listed. */
  readonly coverage: Coverage | undefined;
}

export interface AnalyzedFile extends SourceFile {
  readonly lines: LineTable;
  /** In text order: at most 200, plus one that gives the number of the others. */
  readonly findings: readonly Finding[];
  /**
   * The model that features read. If the current text cannot be parsed, it comes from the last text that
   * could. Undefined if the file is ignored as a duplicate, or if no version of it could be parsed.
   */
  readonly lastGoodModel: LastGoodModel | undefined;
  /**
   * The parse result. It depends only on the file's own text, not on other files.
   * @internal
   */
  readonly parsedFile: ParsedFile;
}

/** A model with the lines of the text that its spans refer to. */
export interface LastGoodModel {
  readonly leadership: Leadership;
  readonly lines: LineTable;
}

interface ParsedFile {
  /** Undefined if no part of the text could be parsed. */
  readonly root: Node | undefined;
  /** Reused when the next text of the file is parsed. */
  readonly parsed: Parsed;
  readonly comments: readonly Span[];
  readonly findings: readonly Finding[];
  readonly lines: LineTable;
  /** The model of this text. Undefined if the text could not be parsed. */
  readonly leadership: Leadership | undefined;
  /** This model, merged with the last good one where the text has errors. */
  readonly lastGoodModel: LastGoodModel | undefined;
}

/**
 * Runs the whole pipeline on the leadership files of a repository. Never throws.
 *
 * `files` are all files of the repository, undefined until they are listed. `previous` is an earlier analysis
 * of the same repository. Files with unchanged text are not parsed again. Broken parts of a text fall back to
 * the last good model. `today` is the date to compare dates with. Without it, nothing is overdue.
 */
export function analyzeUncounted(
  sources: readonly SourceFile[],
  files?: FileList,
  previous?: Analysis,
  today?: IsoDate,
): Analysis {
  return runSync(analyzeSteps(sources, files, previous, today));
}

/** Like `analyzeOnce`, but yields between steps, so that the caller can pause or cancel. */
export function* analyzeSteps(
  sources: readonly SourceFile[],
  files?: FileList,
  previous?: Analysis,
  today?: IsoDate,
): Task<Analysis> {
  const earlier = new Map(previous?.files.map((file) => [file.path, file]));
  const counting = filesThatCount(sources.map(({ path }) => path));
  const read: Pick<AnalyzedFile, 'path' | 'text' | 'lines' | 'parsedFile'>[] = [];
  for (const { path, text } of sources.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    const before = earlier.get(path);
    const reading =
      before?.text === text ? before.parsedFile : yield* readText(text, path, before?.parsedFile);
    read.push({ path, text, lines: reading.lines, parsedFile: reading });
  }
  const current = new Map(
    read
      .filter(({ path }) => counting.get(governedFolder(path)) === path)
      .map(({ path, parsedFile }) => [
        governedFolder(path),
        parsedFile.leadership ?? readLeadership(unread, path),
      ]),
  );
  const leaderships = read.flatMap(({ path, parsedFile }) =>
    counting.get(governedFolder(path)) === path ? (parsedFile.lastGoodModel?.leadership ?? []) : [],
  );
  const compiled = compileLists(leaderships);
  yield;
  const coverage = files === undefined ? undefined : yield* coverageOf(compiled, files, previous?.coverage);
  const leadershipFiles = read.map(({ path }) => path);
  const isComplete = [...current.values()].every(({ unread }) => unread.size === 0);
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
        isComplete,
        leadershipFiles,
        today,
        duplicateOf: counts ? undefined : first,
      }),
      lastGoodModel: counts ? file.parsedFile.lastGoodModel : undefined,
    });
  }
  return { files: analyzed, ownership: compileOwnership(leaderships, compiled), coverage };
}

/** Like `analyzeOnce`, but always counts all files, however long that takes. */
export function analyze(
  sources: readonly SourceFile[],
  files?: FileList,
  today?: IsoDate,
  previous?: Analysis,
): Analysis {
  const first = analyzeUncounted(sources, files, previous, today);
  if (first.coverage === undefined || first.coverage.isComplete) return first;
  for (const steps = first.coverage.steps(); steps.next().done !== true;);
  return analyzeUncounted(sources, files, first, today);
}

function* readText(text: string, path: RepoPath, before: ParsedFile | undefined): Task<ParsedFile> {
  const lines = lineTable(text);
  const parsed = yield* parseSteps(text, before?.parsed);
  const { root, findings, comments } = parsed;
  const unanswered = {
    parsed,
    root,
    lines,
    comments,
    leadership: undefined,
    lastGoodModel: before?.lastGoodModel,
  };
  if (root === undefined) return { ...unanswered, findings };
  yield;
  const shape = validate(root, text);
  if (shape.some(({ code }) => code === 'version')) return { ...unanswered, findings: shape };
  yield;
  const leadership = readLeadership(root, path);
  yield;
  const stands =
    before?.lastGoodModel === undefined
      ? leadership
      : mergeLastGood(leadership, before.lastGoodModel.leadership);
  return {
    parsed,
    root,
    lines,
    comments,
    findings: [...findings, ...shape],
    leadership,
    lastGoodModel: { leadership: stands, lines },
  };
}

interface Surroundings {
  readonly current: ReadonlyMap<RepoPath, Leadership>;
  readonly files: FileList | undefined;
  readonly coverage: Coverage | undefined;
  readonly isComplete: boolean;
  readonly leadershipFiles: readonly RepoPath[];
  readonly today: IsoDate | undefined;
  readonly duplicateOf: RepoPath | undefined;
}

function* findingsOf(
  { path, text, parsedFile }: Pick<AnalyzedFile, 'path' | 'text' | 'parsedFile'>,
  { current, files, coverage, isComplete, leadershipFiles, today, duplicateOf }: Surroundings,
): Task<Finding[]> {
  const leadership = duplicateOf === undefined ? parsedFile.leadership : readLeadership(nothing, path);
  if (leadership === undefined) return firstFindings(withSoundFixes(text, parsedFile.findings));
  const { folder } = leadership;
  const inherit = (other: Leadership): boolean =>
    other.folder !== folder && chainFor(current, other.folder).includes(leadership);
  const subject = {
    scope: scopeOf(chainFor(current, folder)),
    below: [...current.values()].filter((other) => isWithin(folder, other.folder) && inherit(other)),
    text,
    root: duplicateOf === undefined ? parsedFile.root : undefined,
    firstLine: firstLine(text),
    files,
    coverage,
    isComplete,
    leadershipFiles,
    today,
    duplicateOf,
  };
  const own = duplicateOf === undefined ? withSoundFixes(text, parsedFile.findings) : [];
  const { lines, comments } = parsedFile;
  // A value that YAML does not read as it looks has no other finding.
  const misread = joined(own.flatMap(({ code, span }) => (code === 'syntax' ? span : [])));
  const found = (yield* runRules({ ...subject, leadership })).filter(
    ({ code, span }) =>
      !/^(?:reference\/|control\/unmatched-pattern$)/.test(code) || !overlapsOneOf(misread, span),
  );
  const findings = suppress(
    [...own, ...found],
    { text, lines, comments, isSettled: files !== undefined && today !== undefined },
    severityOf(suppression, subject.scope.chain),
  );
  return firstFindings(findings);
}

function withSoundFixes(text: string, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const fixes = soundOnly(text, finding.fixes);
    return fixes === finding.fixes ? finding : { ...finding, fixes };
  });
}

const nothing: MapNode = { kind: 'map', span: { start: 0, end: 0 }, entries: [], hasErrors: false };
/** Stands in for a file that cannot be parsed. `hasErrors` marks its content as unknown. */
const unread: MapNode = { ...nothing, hasErrors: true };
