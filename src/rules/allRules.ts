import { asksPermission } from './asksPermission.ts';
import { badPattern } from './badPattern.ts';
import { bottleneck } from './bottleneck.ts';
import { confusable } from './confusable.ts';
import { cycle } from './cycle.ts';
import { duplicateId } from './duplicateId.ts';
import { gap } from './gap.ts';
import { goalOverdue } from './goalOverdue.ts';
import { growthOverdue } from './growthOverdue.ts';
import { nobodyToAsk } from './nobodyToAsk.ts';
import { nothingDelegated } from './nothingDelegated.ts';
import { ownerAway } from './ownerAway.ts';
import { reviewOverdue } from './reviewOverdue.ts';
import { overruledDomain } from './overruledDomain.ts';
import type { Rule } from './rule.ts';
import { secondFile } from './secondFile.ts';
import { singleOwner } from './singleOwner.ts';
import { unknownCompetency } from './unknownCompetency.ts';
import { unknownDomain } from './unknownDomain.ts';
import { unknownGoal } from './unknownGoal.ts';
import { unknownOwner } from './unknownOwner.ts';
import { unknownPerson } from './unknownPerson.ts';
import { unledGoal } from './unledGoal.ts';
import { unownedPaths } from './unownedPaths.ts';
import { unmatchedPattern } from './unmatchedPattern.ts';
import { unmeasuredGoal } from './unmeasuredGoal.ts';
import { unusedCriterion } from './unusedCriterion.ts';
import { unusedEntry } from './unusedEntry.ts';

/** Every rule about what a file means, in the order of `docs/rules.md`. */
export const allRules: readonly Rule[] = [
  unknownOwner,
  unknownPerson,
  unknownGoal,
  unknownDomain,
  unknownCompetency,
  duplicateId,
  cycle,
  badPattern,
  secondFile,
  confusable,
  singleOwner,
  bottleneck,
  nobodyToAsk,
  nothingDelegated,
  asksPermission,
  ownerAway,
  unusedEntry,
  unmatchedPattern,
  overruledDomain,
  unownedPaths,
  gap,
  growthOverdue,
  unmeasuredGoal,
  goalOverdue,
  unledGoal,
  unusedCriterion,
  reviewOverdue,
];
