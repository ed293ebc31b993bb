import type { Task } from '../../text/task.ts';
import { attentionIn } from './attention.ts';
import { attentionRows, unownedPlaces } from './attentionRows.ts';
import type { ControlQuestion } from './controlQuestion.ts';
import { domainRows } from './domainRows.ts';
import { domainTree, mineIn } from './domainTree.ts';
import { peopleTree } from './peopleTree.ts';
import { personRows } from './personRows.ts';
import type { ViewNode } from './viewNode.ts';

/** The Control view: what needs attention first, then the domains or their owners. */
export function controlView(question: ControlQuestion): ViewNode[] {
  return [
    ...attentionRows(question),
    ...(question.grouping === 'domain' ? domainRows(question) : personRows(question)),
  ];
}

/** Computes the data for the view in steps, so that the caller can pause. */
export function* controlSteps({ analysis, self, grouping }: ControlQuestion): Task<void> {
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
