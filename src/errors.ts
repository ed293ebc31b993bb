import type { SourceFile } from './answers.ts';
import type { FileList } from './ownership/coverage/fileList.ts';
import { pipelineCountSteps, pipelineSteps, type Analysis } from './pipeline.ts';
import { referenceRules } from './rules/referenceRules.ts';
import { runSync } from './text/task.ts';

const rules = { fileRules: referenceRules, coverageRules: [] };

/**
 * An analysis that finds only the errors because of which an answer can be incomplete, which takes less time than
 * `analyze`: syntax, schema, and references. Files with unchanged text are not parsed again. Never throws.
 */
export function analyzeErrors(sources: readonly SourceFile[], before?: Analysis): Analysis {
  return runSync(pipelineSteps(rules, sources, undefined, undefined, before));
}

/** The same with the coverage of all files, for reports that need numbers but no other findings. */
export function countErrors(
  sources: readonly SourceFile[],
  before: Analysis | undefined,
  files: FileList,
): Analysis {
  return runSync(pipelineCountSteps(rules, runSync(pipelineSteps(rules, sources, files, undefined, before))));
}
