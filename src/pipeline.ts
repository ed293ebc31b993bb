import type { AnsweringFile, Answers, LastGoodModel, SourceFile } from './answers.ts';
import type { Leadership } from './model/leadership.ts';
import { filesThatCount, governedFolder } from './model/leadershipFile.ts';
import { readLeadership } from './model/read.ts';
import { chainFor, scopeOf } from './model/scope.ts';
import { mergeLastGood } from './model/mergeLastGood.ts';
import { countFiles, knownCoverage, type Coverage } from './ownership/coverage/coverage.ts';
import type { FileList } from './ownership/coverage/fileList.ts';
import { compileOwnership } from './ownership/patterns/ownership.ts';
import { compileLists, type CompiledLists } from './ownership/patterns/patternLists.ts';
import { firstLine } from './parse/limits.ts';
import { parseSteps, type Parsed } from './parse/parse.ts';
import type { MapNode, Node } from './parse/tree.ts';
import type { Rule, RuleContext } from './rules/rule.ts';
import { runRules, severityOf } from './rules/runRules.ts';
import { suppress, suppression, suppressionsIn } from './rules/file/suppression.ts';
import type { Finding } from './text/finding.ts';
import { firstFindings } from './text/firstFindings.ts';
import { soundOnly } from './text/soundEdits.ts';
import type { Task } from './text/task.ts';
import type { IsoDate } from './text/day.ts';
import { isWithin, type RepoPath } from './text/repoPath.ts';
import { joined, lineTable, overlapsOneOf, type LineTable, type Span } from './text/span.ts';
import { validateSteps } from './validate/validate.ts';

/** The analysis of all leadership files of a repository. */
export interface Analysis extends Answers {
  /** Sorted by path. */
  readonly files: readonly AnalyzedFile[];
  /** Undefined until the files of the repository are listed. */
  readonly coverage: Coverage | undefined;
  /**
   * Reused by the next analysis.
   * @internal
   */
  readonly lists: CompiledLists;
}

export interface AnalyzedFile extends AnsweringFile {
  /** In text order: at most 200, plus one that gives the number of the others. */
  readonly findings: readonly Finding[];
  /**
   * The parse result. It depends only on the file's own text, not on other files.
   * @internal
   */
  readonly parsedFile: ParsedFile;
  /**
   * What all but the rules that need counts found.
   * @internal
   */
  readonly checked: CheckedFile;
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

/** The findings of a file apart from those that need counts, and what these are found in. */
interface CheckedFile {
  readonly findings: readonly Finding[];
  /** Undefined if the text could not be parsed. */
  readonly context: RuleContext | undefined;
}

/** The rules that find problems in files: those that need the numbers of files that patterns match, and the others. */
export interface RuleSet {
  readonly fileRules: readonly Rule[];
  readonly coverageRules: readonly Rule[];
}

/**
 * The first stage of an analysis: everything but counting files. The coverage is that of `previous`, as far as it still
 * holds. Yields between steps, so that the caller can pause or stop.
 */
export function* pipelineSteps(
  rules: RuleSet,
  sources: readonly SourceFile[],
  files?: FileList,
  today?: IsoDate,
  previous?: Analysis,
): Task<Analysis> {
  const parsed = yield* parseFiles(sources, previous);
  const counting = filesThatCount(sources.map(({ path }) => path));
  const counts = ({ path }: SourceFile): boolean => counting.get(governedFolder(path)) === path;
  const leaderships = parsed
    .filter(counts)
    .flatMap(({ parsedFile }) => parsedFile.lastGoodModel?.leadership ?? []);
  const lists = compileLists(leaderships, previous?.lists);
  yield;
  const current = new Map(
    parsed
      .filter(counts)
      .map(({ path, parsedFile }) => [
        governedFolder(path),
        parsedFile.leadership ?? readLeadership(unknown, path),
      ]),
  );
  const coverage = files === undefined ? undefined : knownCoverage(lists, files, previous?.coverage);
  const surroundings = {
    files,
    coverage,
    today,
    isComplete: [...current.values()].every(({ unread }) => unread.size === 0),
    leadershipFiles: parsed.map(({ path }) => path),
  };
  const analyzed: AnalyzedFile[] = [];
  for (const file of parsed) {
    const duplicateOf = counts(file) ? undefined : counting.get(governedFolder(file.path));
    const checked = yield* check(rules, file, contextOf(file, current, { ...surroundings, duplicateOf }));
    const lastGoodModel = counts(file) ? file.parsedFile.lastGoodModel : undefined;
    analyzed.push({ ...file, checked, lastGoodModel, findings: yield* findingsOf(rules, file, checked) });
  }
  return { files: analyzed, ownership: compileOwnership(leaderships, lists), coverage, lists };
}

/**
 * The second stage of an analysis: counts the files, and runs the rules that need the counts again. If the caller stops, the
 * next analysis goes on from there.
 */
export function* pipelineCountSteps(rules: RuleSet, analysis: Analysis): Task<Analysis> {
  if (analysis.coverage?.isComplete !== false) return analysis;
  const coverage = yield* countFiles(analysis.coverage);
  const files: AnalyzedFile[] = [];
  for (const file of analysis.files) {
    const { context, findings } = file.checked;
    const checked = { findings, context: context && { ...context, coverage } };
    files.push({ ...file, checked, findings: yield* findingsOf(rules, file, checked) });
  }
  return { ...analysis, files, coverage };
}

type FileToCheck = Pick<AnalyzedFile, 'path' | 'text' | 'lines' | 'parsedFile'>;

function* parseFiles(sources: readonly SourceFile[], previous: Analysis | undefined): Task<FileToCheck[]> {
  const earlier = new Map(previous?.files.map((file) => [file.path, file]));
  const files: FileToCheck[] = [];
  for (const { path, text } of sources.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    const before = earlier.get(path);
    const parsedFile =
      before?.text === text ? before.parsedFile : yield* parseFile(text, path, before?.parsedFile);
    files.push({ path, text, lines: parsedFile.lines, parsedFile });
  }
  return files;
}

function* parseFile(text: string, path: RepoPath, before: ParsedFile | undefined): Task<ParsedFile> {
  const lines = lineTable(text);
  const parsed = yield* parseSteps(text, before?.parsed);
  const { root, findings, comments } = parsed;
  const lastGoodModel = before?.lastGoodModel;
  const unknown = { parsed, root, lines, comments, leadership: undefined, lastGoodModel };
  if (root === undefined) return { ...unknown, findings };
  yield;
  const shape = yield* validateSteps(root, text);
  if (shape.some(({ code }) => code === 'version')) return { ...unknown, findings: shape };
  yield;
  const leadership = readLeadership(root, path);
  yield;
  const merged =
    lastGoodModel === undefined ? leadership : mergeLastGood(leadership, lastGoodModel.leadership);
  return {
    parsed,
    root,
    lines,
    comments,
    findings: [...findings, ...shape],
    leadership,
    lastGoodModel: { leadership: merged, lines },
  };
}

/** Undefined if no part of the text could be parsed. */
function contextOf(
  { path, text, lines, parsedFile }: FileToCheck,
  current: ReadonlyMap<RepoPath, Leadership>,
  surroundings: Pick<
    RuleContext,
    'files' | 'coverage' | 'today' | 'isComplete' | 'leadershipFiles' | 'duplicateOf'
  >,
): RuleContext | undefined {
  const isDuplicate = surroundings.duplicateOf !== undefined;
  const leadership = isDuplicate ? readLeadership(nothing, path) : parsedFile.leadership;
  if (leadership === undefined) return undefined;
  const { folder } = leadership;
  const inherits = (other: Leadership): boolean =>
    other.folder !== folder && chainFor(current, other.folder).includes(leadership);
  return {
    ...surroundings,
    leadership,
    text,
    root: isDuplicate ? undefined : parsedFile.root,
    firstLine: firstLine(text),
    suppressions: suppressionsIn(text, lines, parsedFile.comments),
    scope: scopeOf(chainFor(current, folder)),
    below: [...current.values()].filter((other) => isWithin(folder, other.folder) && inherits(other)),
  };
}

function* check(
  { fileRules }: RuleSet,
  { text, parsedFile }: FileToCheck,
  context: RuleContext | undefined,
): Task<CheckedFile> {
  const own = context?.duplicateOf === undefined ? withSoundFixes(text, parsedFile.findings) : [];
  if (context === undefined) return { findings: own, context };
  return { findings: [...own, ...(yield* runRules(context, fileRules))], context };
}

function* findingsOf(
  { coverageRules }: RuleSet,
  { text }: FileToCheck,
  { findings, context }: CheckedFile,
): Task<Finding[]> {
  if (context === undefined) return firstFindings(findings);
  const { files, today, scope, suppressions } = context;
  const all = [...findings, ...(yield* runRules(context, coverageRules))];
  // A value that YAML does not read as it looks has no other finding.
  const misread = joined(all.flatMap(({ code, span }) => (code === 'syntax' ? span : [])));
  const known = all.filter(
    ({ code, span }) =>
      !/^(?:reference\/|control\/unmatched-pattern$)/.test(code) || !overlapsOneOf(misread, span),
  );
  const isSettled = files !== undefined && today !== undefined;
  const severity = severityOf(suppression, scope.chain);
  return firstFindings(suppress(known, { text, suppressions, isSettled }, severity));
}

function withSoundFixes(text: string, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const fixes = soundOnly(text, finding.fixes);
    return fixes === finding.fixes ? finding : { ...finding, fixes };
  });
}

const nothing: MapNode = { kind: 'map', span: { start: 0, end: 0 }, entries: [], hasErrors: false };
/** Stands in for a file that cannot be parsed. `hasErrors` marks its content as unknown. */
const unknown: MapNode = { ...nothing, hasErrors: true };
