import type { SourceFile } from './answers.ts';
import { pipelineSteps, type Analysis } from './pipeline.ts';
import { referenceRules } from './rules/referenceRules.ts';
import { runSync } from './text/task.ts';

/**
 * An analysis that finds only the errors because of which an answer can be incomplete, which takes less time than
 * `analyze`: syntax, schema, and references. Files with unchanged text are not parsed again. Never throws.
 */
export function analyzeErrors(sources: readonly SourceFile[], before?: Analysis): Analysis {
  return runSync(
    pipelineSteps({ fileRules: referenceRules, coverageRules: [] }, sources, undefined, undefined, before),
  );
}
