import { goalOverdue } from './clarity/goalOverdue.ts';
import { reviewOverdue } from './clarity/reviewOverdue.ts';
import { unmeasuredGoal } from './clarity/unmeasuredGoal.ts';
import { unownedGoal } from './clarity/unownedGoal.ts';
import { unusedCriterion } from './clarity/unusedCriterion.ts';
import { gap } from './competence/gap.ts';
import { growthOverdue } from './competence/growthOverdue.ts';
import { bottleneck } from './control/bottleneck.ts';
import { lowAuthority } from './control/lowAuthority.ts';
import { missingDelegator } from './control/missingDelegator.ts';
import { overriddenDomain } from './control/overriddenDomain.ts';
import { ownersAway } from './control/ownersAway.ts';
import { selfDelegation } from './control/selfDelegation.ts';
import { singleOwner } from './control/singleOwner.ts';
import { unmatchedPattern } from './control/unmatchedPattern.ts';
import { unownedPaths } from './control/unownedPaths.ts';
import { unusedEntry } from './control/unusedEntry.ts';
import { confusable } from './file/confusable.ts';
import { duplicateFile } from './file/duplicate.ts';
import { placeholder } from './file/placeholder.ts';
import { referenceRules } from './referenceRules.ts';
import type { Rule } from './rule.ts';

/** All rules. */
export const allRules: readonly Rule[] = [
  ...referenceRules,
  duplicateFile,
  confusable,
  placeholder,
  singleOwner,
  bottleneck,
  missingDelegator,
  selfDelegation,
  lowAuthority,
  ownersAway,
  unusedEntry,
  unmatchedPattern,
  overriddenDomain,
  unownedPaths,
  gap,
  growthOverdue,
  unmeasuredGoal,
  goalOverdue,
  unownedGoal,
  unusedCriterion,
  reviewOverdue,
];

/** The rules that need the numbers of files that patterns match. They run again when the files are counted. */
export const coverageRules: readonly Rule[] = allRules.filter(({ needsCoverage }) => needsCoverage === true);

export const fileRules: readonly Rule[] = allRules.filter((rule) => !coverageRules.includes(rule));
