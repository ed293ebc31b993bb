import type { SourceFile } from './answers.ts';
import type { FileList } from './ownership/coverage/fileList.ts';
import { pipelineCountSteps, pipelineSteps, type Analysis } from './pipeline.ts';
import { coverageRules, fileRules } from './rules/allRules.ts';
import type { IsoDate } from './text/day.ts';
import { runSync, type Task } from './text/task.ts';

export type { AnsweringFile, Answers, LastGoodModel, SourceFile } from './answers.ts';
export type { Analysis, AnalyzedFile } from './pipeline.ts';

const rules = { fileRules, coverageRules };

/**
 * Runs the whole pipeline on the leadership files of a repository. Never throws.
 *
 * `files` are all files of the repository, undefined until they are listed. `today` is the date to compare dates with.
 * Without it, nothing is overdue. `previous` is an earlier analysis of the same repository: files with unchanged text are
 * not parsed again, and broken parts of a text fall back to the last good model.
 */
export function analyze(
  sources: readonly SourceFile[],
  files?: FileList,
  today?: IsoDate,
  previous?: Analysis,
): Analysis {
  return runSync(countSteps(runSync(analyzeSteps(sources, files, today, previous))));
}

/** The first stage of `analyze`: everything but counting files. See `pipelineSteps`. */
export function analyzeSteps(
  sources: readonly SourceFile[],
  files?: FileList,
  today?: IsoDate,
  previous?: Analysis,
): Task<Analysis> {
  return pipelineSteps(rules, sources, files, today, previous);
}

/** The second stage of `analyze`: counts the files, and runs the rules that need the counts. See `pipelineCountSteps`. */
export function countSteps(analysis: Analysis): Task<Analysis> {
  return pipelineCountSteps(rules, analysis);
}
