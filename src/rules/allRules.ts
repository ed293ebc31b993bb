import { lowAuthority } from './lowAuthority.ts';
import { invalidPattern } from './invalidPattern.ts';
import { bottleneck } from './bottleneck.ts';
import { confusable } from './confusable.ts';
import { cycle } from './cycle.ts';
import { duplicateId } from './duplicateId.ts';
import { gap } from './gap.ts';
import { goalOverdue } from './goalOverdue.ts';
import { growthOverdue } from './growthOverdue.ts';
import { missingDelegator } from './missingDelegator.ts';
import { selfDelegation } from './selfDelegation.ts';
import { ownersAway } from './ownersAway.ts';
import { placeholder } from './placeholder.ts';
import { reviewOverdue } from './reviewOverdue.ts';
import { overriddenDomain } from './overriddenDomain.ts';
import type { Rule } from './rule.ts';
import { duplicateFile } from './duplicateFile.ts';
import { singleOwner } from './singleOwner.ts';
import { unknownCompetency } from './unknownCompetency.ts';
import { unknownDomain } from './unknownDomain.ts';
import { unknownGoal } from './unknownGoal.ts';
import { unknownOwner } from './unknownOwner.ts';
import { unknownPerson } from './unknownPerson.ts';
import { unownedGoal } from './unownedGoal.ts';
import { unownedPaths } from './unownedPaths.ts';
import { unmatchedPattern } from './unmatchedPattern.ts';
import { unmeasuredGoal } from './unmeasuredGoal.ts';
import { unusedCriterion } from './unusedCriterion.ts';
import { unusedEntry } from './unusedEntry.ts';

/** All rules, in the order of `docs/rules.md`. */
export const allRules: readonly Rule[] = [
  unknownOwner,
  unknownPerson,
  unknownGoal,
  unknownDomain,
  unknownCompetency,
  duplicateId,
  cycle,
  invalidPattern,
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
