import { quotedPhrase, shortPhrase } from '../../model/ladder.ts';
import { statusOfDomain } from '../../model/owner.ts';
import { ancestry, authorityOf } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import { cardOwner, delegationOf } from '../card/card.ts';
import { decisionInWords, firstOf } from '../card/cardWords.ts';
import { handleOf } from '../card/ownerHandles.ts';
import { verdict } from '../card/verdict.ts';
import { userStandingIn } from '../card/userStanding.ts';
import { countOfFiles, domainTitle } from '../reports/patternFiles.ts';
import type { ControlQuestion } from './controlQuestion.ts';
import { domainTree, mineFirst, mineIn, ownersOf, type DomainPlace, type Mine } from './domainTree.ts';
import {
  aboutDomain,
  ownerName,
  placeAt,
  placeOfDomain,
  placeOfOwner,
  shortOwnerName,
} from './entryPlaces.ts';
import { ladderSteps, type LadderStep } from './ladderSteps.ts';
import { idOf, rowsOf, viewNode, type Draft, type Icon, type ViewNode } from './viewNode.ts';

/** The domains as a tree, each with its next authority level, decisions, owners, and files. */
export function domainRows(question: ControlQuestion): ViewNode[] {
  const { analysis, self, onlyMine } = question;
  const mine = mineIn(analysis, self);
  const { roots } = domainTree(analysis);
  const shown = onlyMine ? roots.filter(mine.holdsMine) : mineFirst(roots, mine.holdsMine);
  if (shown.length === 0) return [];
  return [
    viewNode('', { key: 'domains', label: t('Domains'), fold: 'open' }, (id) =>
      rowsOf(id, shown, (place, parent) => domainRow({ ...question, mine }, place, parent)),
    ),
  ];
}

/** The id of a domain's row in the view by domain. */
export function domainRowId(place: DomainPlace): string {
  const keys: string[] = [];
  for (let at: DomainPlace | undefined = place; at !== undefined; at = at.parent) keys.unshift(at.key);
  return idOf('domains', ...keys);
}

interface DomainQuestion extends ControlQuestion {
  readonly mine: Mine;
}

function domainRow(question: DomainQuestion, place: DomainPlace, parent: string): ViewNode {
  const { mine, onlyMine } = question;
  const { domain, scope, parts } = place;
  const owners = ownersOf(place).map((owner) => ownerName(scope, owner));
  const status = statusOfDomain(domain);
  const isUnowned = status !== 'owned';
  const unowned = status === 'unowned' ? t('unowned') : t('intentionally unowned');
  const count = filesOf(question, place);
  const files = count === undefined ? undefined : countOfFiles(count);
  const authority = authorityOf(scope, ancestry(scope, domain));
  const level = quotedPhrase(authority);
  const delegation = delegationOf(domain, scope);
  const you = userStandingIn(scope, delegation, question.self);
  const told = you === undefined || you.relation === 'unknown' ? [] : [verdict(delegation, you)];
  const isMine = mine.isMine(place);
  const title = domainTitle(domain);
  return viewNode(
    parent,
    {
      key: place.key,
      label: title,
      // The side bar is narrow: names come first, and what the icon and the tooltip show is left out.
      description: [
        isUnowned
          ? unowned
          : firstOf(
              ownersOf(place).map((owner) => shortOwnerName(scope, owner)),
              1,
            ),
        ...(isUnowned ? [] : [shortPhrase(authority)]),
        ...(files === undefined ? [] : [files]),
      ].join(' · '),
      tooltip: [
        [title, ...(isMine ? [t('yours')] : [])].join(' · '),
        ...(domain.purpose === undefined ? [] : [domain.purpose.value]),
        isUnowned ? unowned : owners.join(', '),
        ...(isUnowned ? [] : [told[0] ?? level]),
        ...(files === undefined ? [] : [files]),
      ].join('\n'),
      spoken: [
        t('Domain {0}', title),
        ...(isMine ? [t('yours')] : []),
        isUnowned ? unowned : t('owned by {0}', owners.join(', ')),
        ...(isUnowned ? [] : [level, ...told]),
        ...(files === undefined ? [] : [files]),
      ].join(', '),
      icon: { name: isMine ? 'account' : 'organization' },
      ...aboutDomain(place),
      fold: 'closed',
    },
    (id) => [
      ...rowsOf(
        id,
        onlyMine ? parts.filter(mine.holdsMine) : mineFirst(parts, mine.holdsMine),
        (part, above) => domainRow(question, part, above),
      ),
      ...(isUnowned ? [] : [ladderRow(question, place, id)]),
      ...decisionRows(place, id),
      ...ownerRows(question, place, id),
      ...(count === undefined || count === 0 ? [] : [filesRow(place, count, id)]),
    ],
  );
}

function ladderRow({ analysis }: ControlQuestion, place: DomainPlace, parent: string): ViewNode {
  const { authority, next, steps } = ladderSteps(analysis, place);
  const opens = placeOfDomain(place);
  if (next === undefined)
    return viewNode(parent, {
      key: 'ladder',
      label: quotedPhrase(authority),
      description: t('highest authority level'),
      icon: { name: 'arrow-up' },
      opens,
    });
  const done = steps.filter(({ isDone }) => isDone === true).length;
  return viewNode(
    parent,
    {
      key: 'ladder',
      label: t('Next: {0}', quotedPhrase(next)),
      description: t('{0} of {1} met', done, steps.length),
      tooltip: t('Next authority level: {0}', quotedPhrase(next)),
      spoken: [
        t('Next authority level: {0}', quotedPhrase(next)),
        t('{0} of {1} met', done, steps.length),
      ].join(', '),
      icon: { name: 'arrow-up' },
      opens,
      fold: 'closed',
    },
    (id) => steps.map((step) => viewNode(id, stepDraft(step))),
  );
}

function stepDraft({ key, isDone, inWords, at, action }: LadderStep): Draft {
  const spoken =
    isDone === undefined
      ? t('Unknown: {0}', inWords)
      : isDone
        ? t('Met: {0}', inWords)
        : t('Not met: {0}', inWords);
  const icon: Icon =
    isDone === undefined
      ? { name: 'question' }
      : isDone
        ? { name: 'pass', tone: 'good' }
        : { name: 'circle-large-outline' };
  return {
    key,
    label: inWords,
    tooltip: spoken,
    spoken,
    icon,
    opens: at,
    ...(action === undefined ? {} : { action }),
  };
}

/**
 * The number of files of a domain; undefined before the files are counted, and for a domain that only groups
 * others.
 */
export function filesOf({ analysis }: ControlQuestion, { domain, parts }: DomainPlace): number | undefined {
  const count = analysis.coverage?.ofDomain(domain)?.owned.count;
  return count === 0 && parts.length > 0 ? undefined : count;
}

/** Decisions with their own authority level. */
function decisionRows(place: DomainPlace, parent: string): ViewNode[] {
  return place.domain.decisions.map((decision, position) => {
    const label = decisionInWords({
      ...decision,
      consult: decision.consult.map((owner) => cardOwner(place.scope, owner)),
      inform: decision.inform.map((owner) => cardOwner(place.scope, owner)),
    });
    return viewNode(parent, {
      key: `decision ${String(position)}`,
      label,
      tooltip: label,
      spoken: t('Decision: {0}', label),
      icon: { name: 'checklist' },
      opens: placeOfDomain(place),
    });
  });
}

function ownerRows({ analysis }: ControlQuestion, place: DomainPlace, parent: string): ViewNode[] {
  return ownersOf(place).map((owner, position) => {
    const name = ownerName(place.scope, owner);
    const handle = handleOf(place.scope, owner.value);
    const opens = placeOfOwner(analysis, place.scope, owner);
    return viewNode(parent, {
      key: `owner ${String(position)} ${owner.value}`,
      label: name,
      ...(name === handle ? {} : { description: handle }),
      spoken: [t('Owner: {0}', name), ...(name === handle ? [] : [handle])].join(', '),
      icon: { name: 'person' },
      opens: opens ?? placeAt(place.leadership.file, place.lines, owner.span),
      handles: handle,
    });
  });
}

function filesRow(place: DomainPlace, count: number, parent: string): ViewNode {
  const { leadership, domain } = place;
  return viewNode(parent, {
    key: 'files',
    label: countOfFiles(count),
    spoken: t('Files of {0}: {1}', domainTitle(domain), countOfFiles(count)),
    icon: { name: 'files' },
    opens: {
      kind: 'files',
      file: leadership.file,
      position: leadership.domains.items.indexOf(domain),
    },
    writtenAt: placeOfDomain(place),
  });
}
