import type { Steps } from '../../text/steps.ts';
import { attentionIn } from './attention.ts';
import { attentionRows, unownedPlaces } from './attentionRows.ts';
import type { ControlQuestion } from './controlQuestion.ts';
import { domainRows } from './domainRows.ts';
import { domainTree, mineIn } from './domainTree.ts';
import { peopleTree } from './peopleTree.ts';
import { personRows } from './personRows.ts';
import type { ViewNode } from './viewNode.ts';

/** Who leads where: what needs attention first, then the domains, or who leads them. */
export function controlView(question: ControlQuestion): ViewNode[] {
  return [
    ...attentionRows(question),
    ...(question.grouping === 'domain' ? domainRows(question) : personRows(question)),
  ];
}

/** What has to be found out before the view is asked, with pauses. */
export function* controlSteps({ analysis, self, grouping }: ControlQuestion): Steps<void> {
  domainTree(analysis);
  yield;
  mineIn(analysis, self);
  yield;
  attentionIn(analysis);
  yield;
  unownedPlaces(analysis);
  yield;
  if (grouping === 'person') peopleTree(analysis);
}
