import type { Analysis } from '../../analyze.ts';
import { phraseOf } from '../../model/ladder.ts';
import { ancestry, rungOf } from '../../model/scope.ts';
import type { FilePlace } from '../../ownership/filePlaces.ts';
import { t } from '../../text/l10n.ts';
import { remembered } from '../../text/remember.ts';
import { decisionInWords } from '../cardWords.ts';
import { firstOf } from '../lens.ts';
import { countOfFiles, domainTitle } from '../patternFiles.ts';
import { attentionIn, type Attention, type AttentionKind } from './attention.ts';
import { domainTree, mineFirst, mineIn, ownersOf, type DomainPlace, type Mine } from './domainTree.ts';
import { ownerName, placeAt, placeOfDomain, placeOfOwner } from './entryPlaces.ts';
import { ladderSteps, type LadderStep } from './ladderSteps.ts';
import { isSelf, peopleTree, type Lead, type PersonPlace } from './peopleTree.ts';
import { idOf, rowsOf, viewNode, type Icon, type ViewNode, type ViewQuestion } from './viewNode.ts';

export interface ControlQuestion extends ViewQuestion {
  readonly grouping: 'domain' | 'person';
}

/** So many places that nobody owns are listed. */
const maxPlaces = 10;

/** Who leads where: what needs attention first, then the domains, or who leads them. */
export function controlView(question: ControlQuestion): ViewNode[] {
  return [
    ...attentionRows(question),
    ...(question.grouping === 'domain' ? domainRows(question) : personRows(question)),
  ];
}

/** What has to be found out before the view is asked, each part in some milliseconds. */
export function controlSteps({ analysis, self, grouping }: ControlQuestion): (() => unknown)[] {
  return [
    () => domainTree(analysis),
    () => mineIn(analysis, self),
    () => attentionIn(analysis),
    () => unownedPlaces(analysis),
    ...(grouping === 'person' ? [() => peopleTree(analysis)] : []),
  ];
}

/** The id of a domain's row in the view by domain. */
export function domainRowId(place: DomainPlace): string {
  const keys: string[] = [];
  for (let at: DomainPlace | undefined = place; at !== undefined; at = at.parent) keys.unshift(at.key);
  return idOf('domains', ...keys);
}

function attentionRows(question: ControlQuestion): ViewNode[] {
  const { analysis, self, onlyMine } = question;
  const { isMine } = mineIn(analysis, self);
  const found = attentionIn(analysis).filter(
    ({ place }) => !onlyMine || (place !== undefined && isMine(place)),
  );
  const groups = attentionKinds.flatMap((kind) => {
    const of = found.filter((one) => one.kind === kind);
    return of.length === 0 ? [] : [{ kind, of }];
  });
  const unowned = onlyMine ? [] : unownedPlaces(analysis);
  if (groups.length === 0 && unowned.length === 0) return [];
  return [
    viewNode('', { key: 'attention', kind: 'section', label: t('Needs attention'), fold: 'open' }, (id) => [
      ...groups.map((group) => attentionGroup(group, id)),
      ...unownedRow(unowned, id),
    ]),
  ];
}

const attentionKinds: readonly AttentionKind[] = ['alone', 'bottleneck', 'away', 'delegation'];

function attentionTitle(kind: AttentionKind): { readonly label: string; readonly icon: string } {
  switch (kind) {
    case 'alone':
      return { label: t('Led by one person alone'), icon: 'person' };
    case 'bottleneck':
      return { label: t('Bottlenecks'), icon: 'filter' };
    case 'away':
      return { label: t('Nobody there'), icon: 'watch' };
    case 'delegation':
      return { label: t('Delegation'), icon: 'arrow-swap' };
  }
}

function attentionGroup(
  { kind, of }: { readonly kind: AttentionKind; readonly of: readonly Attention[] },
  parent: string,
): ViewNode {
  const { label, icon } = attentionTitle(kind);
  return viewNode(
    parent,
    {
      key: kind,
      kind: 'section',
      label,
      description: String(of.length),
      icon: { name: icon, tone: 'warning' },
      fold: 'closed',
    },
    (id) =>
      rowsOf(id, of, ({ finding, file, place, person }, above) => {
        const subject = place === undefined ? person : domainTitle(place.domain);
        return viewNode(above, {
          key: `${file.path} ${finding.code} ${place?.key ?? person ?? finding.message}`,
          label: subject ?? finding.message,
          ...(subject === undefined ? {} : { description: finding.message }),
          tooltip: finding.message,
          icon: { name: person === undefined ? 'organization' : 'person' },
          opens: placeAt(file.path, file.lines, finding.span),
        });
      }),
  );
}

/** Where the files are that nobody owns, the largest first. */
const unownedPlaces = remembered(({ coverage, files }: Analysis): FilePlace[] => {
  const leadershipFiles = files.map(({ path }) => path);
  return files
    .flatMap((file) =>
      file.answers === undefined ? [] : (coverage?.unownedPlacesIn(file.path, leadershipFiles) ?? []),
    )
    .sort((one, other) => other.count - one.count);
});

function unownedRow(places: readonly FilePlace[], parent: string): ViewNode[] {
  if (places.length === 0) return [];
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const rest = places.slice(maxPlaces);
  return [
    viewNode(
      parent,
      {
        key: 'unowned',
        kind: 'section',
        label: t('Nobody leads'),
        description: countOfFiles(count),
        spoken: t('Nobody leads {0}', countOfFiles(count)),
        icon: { name: 'question' },
        fold: 'closed',
      },
      (id) => [
        ...places.slice(0, maxPlaces).map((place) =>
          viewNode(id, {
            key: place.path,
            kind: 'unowned',
            label: place.path,
            ...(place.path.endsWith('/') ? { description: countOfFiles(place.count) } : {}),
            spoken: place.path.endsWith('/')
              ? t('Nobody leads {0} in the folder {1}', countOfFiles(place.count), place.path)
              : t('Nobody leads the file {0}', place.path),
            icon: { name: place.path.endsWith('/') ? 'folder' : 'file' },
            opens: { kind: 'path', path: place.path },
            action: { kind: 'claim', path: place.path },
          }),
        ),
        ...(rest.length === 0
          ? []
          : [
              viewNode(id, {
                key: '#rest',
                label: t(
                  'and {0} elsewhere',
                  countOfFiles(rest.reduce((sum, place) => sum + place.count, 0)),
                ),
                icon: { name: 'ellipsis' },
                opens: { kind: 'unowned' },
              }),
            ]),
      ],
    ),
  ];
}

function domainRows(question: ControlQuestion): ViewNode[] {
  const { analysis, self, onlyMine } = question;
  const mine = mineIn(analysis, self);
  const { roots } = domainTree(analysis);
  const shown = onlyMine ? roots.filter(mine.holdsMine) : mineFirst(roots, mine.holdsMine);
  if (shown.length === 0) return [];
  return [
    viewNode('', { key: 'domains', kind: 'section', label: t('Domains'), fold: 'open' }, (id) =>
      rowsOf(id, shown, (place, parent) => domainRow({ ...question, mine }, place, parent)),
    ),
  ];
}

interface DomainQuestion extends ControlQuestion {
  readonly mine: Mine;
}

function domainRow(question: DomainQuestion, place: DomainPlace, parent: string): ViewNode {
  const { mine, onlyMine } = question;
  const { domain, scope, parts } = place;
  const owners = ownersOf(place).map((owner) => ownerName(scope, owner));
  const isUnowned = domain.owners?.isWhole === true && owners.length === 0;
  const count = filesOf(question, place);
  const files = count === undefined ? undefined : countOfFiles(count);
  const rung = phraseOf(rungOf(scope, ancestry(scope, domain)));
  const isMine = mine.isMine(place);
  const title = domainTitle(domain);
  return viewNode(
    parent,
    {
      key: place.key,
      label: title,
      description: [
        ...(isMine ? [t('yours')] : []),
        isUnowned ? t('unowned on purpose') : firstOf(owners, 1),
        ...(isUnowned ? [] : [rung]),
        ...(files === undefined ? [] : [files]),
      ].join(' · '),
      tooltip: [
        title,
        ...(domain.purpose === undefined ? [] : [domain.purpose.value]),
        owners.join(', '),
      ].join('\n'),
      spoken: [
        t('Domain {0}', title),
        ...(isMine ? [t('yours')] : []),
        isUnowned ? t('unowned on purpose') : t('led by {0}', owners.join(', ')),
        ...(isUnowned ? [] : [rung]),
        ...(files === undefined ? [] : [files]),
      ].join(', '),
      icon: { name: isMine ? 'account' : 'organization' },
      opens: placeOfDomain(place),
      fold: 'closed',
    },
    (id) => [
      ...rowsOf(
        id,
        onlyMine ? parts.filter(mine.holdsMine) : mineFirst(parts, mine.holdsMine),
        (part, above) => domainRow(question, part, above),
      ),
      ...(isUnowned ? [] : [ladderRow(place, id)]),
      ...decisionRows(place, id),
      ...ownerRows(question, place, id),
      ...(count === undefined || count === 0 ? [] : [filesRow(place, count, id)]),
    ],
  );
}

function ladderRow(place: DomainPlace, parent: string): ViewNode {
  const { rung, next, steps } = ladderSteps(place);
  const opens = placeOfDomain(place);
  if (next === undefined)
    return viewNode(parent, {
      key: 'ladder',
      label: phraseOf(rung),
      description: t('the top of the ladder'),
      icon: { name: 'arrow-up' },
      opens,
    });
  const done = steps.filter(({ isDone }) => isDone === true).length;
  return viewNode(
    parent,
    {
      key: 'ladder',
      label: t('One rung up: {0}', phraseOf(next)),
      description: t('{0} of {1} in place', done, steps.length),
      icon: { name: 'arrow-up' },
      opens,
      fold: 'closed',
    },
    (id) => steps.map((step) => viewNode(id, { ...stepDraft(step), opens })),
  );
}

function stepDraft({ key, isDone, inWords }: LadderStep): {
  readonly key: string;
  readonly label: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly icon: Icon;
} {
  const spoken =
    isDone === undefined
      ? t('Not known: {0}', inWords)
      : isDone
        ? t('In place: {0}', inWords)
        : t('Missing: {0}', inWords);
  const icon: Icon =
    isDone === undefined
      ? { name: 'question' }
      : isDone
        ? { name: 'pass', tone: 'good' }
        : { name: 'circle-large-outline' };
  return { key, label: inWords, tooltip: spoken, spoken, icon };
}

/** How many files a domain has; undefined where they are not counted yet, and for one that only holds others together. */
function filesOf({ analysis }: ControlQuestion, { domain, parts }: DomainPlace): number | undefined {
  const count = analysis.coverage?.ofDomain(domain)?.owned.count;
  return count === 0 && parts.length > 0 ? undefined : count;
}

/** Decisions that have a rung of their own. */
function decisionRows(place: DomainPlace, parent: string): ViewNode[] {
  return place.domain.decisions.map((decision, position) => {
    const label = decisionInWords({
      ...decision,
      consult: decision.consult.map(({ value }) => value),
      inform: decision.inform.map(({ value }) => value),
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
    const opens = placeOfOwner(analysis, place.scope, owner);
    return viewNode(parent, {
      key: `owner ${String(position)} ${owner.value}`,
      label: name,
      ...(name === owner.value ? {} : { description: owner.value }),
      spoken: t('Owner: {0}', name),
      icon: { name: 'person' },
      opens: opens ?? placeAt(place.leadership.file, place.lines, owner.span),
    });
  });
}

function filesRow(place: DomainPlace, count: number, parent: string): ViewNode {
  const { leadership, domain } = place;
  return viewNode(parent, {
    key: 'files',
    label: countOfFiles(count),
    icon: { name: 'files' },
    opens: {
      kind: 'files',
      file: leadership.file,
      position: leadership.domains.items.indexOf(domain),
    },
  });
}

function personRows(question: ControlQuestion): ViewNode[] {
  const { analysis, self, onlyMine } = question;
  const isMe = isSelf(analysis, self);
  const leading = peopleTree(analysis).filter((one) => one.leads.length > 0 && (!onlyMine || isMe(one)));
  if (leading.length === 0) return [];
  const mine = mineIn(analysis, self);
  return [
    viewNode('', { key: 'people', kind: 'section', label: t('People'), fold: 'open' }, (id) =>
      rowsOf(id, mineFirst(leading, isMe), (one, parent) =>
        personRow({ ...question, mine }, one, isMe(one), parent),
      ),
    ),
  ];
}

function personRow(question: DomainQuestion, one: PersonPlace, isMe: boolean, parent: string): ViewNode {
  const { key, name, opens, leads } = one;
  const count = leads.length === 1 ? t('1 domain') : t('{0} domains', leads.length);
  return viewNode(
    parent,
    {
      key,
      label: name,
      description: [...(isMe ? [t('you')] : []), count].join(' · '),
      spoken: isMe ? t('{0}, you, leads {1}', name, count) : t('{0} leads {1}', name, count),
      icon: { name: isMe ? 'account' : 'person' },
      ...(opens === undefined ? {} : { opens }),
      fold: 'closed',
    },
    (id) => rowsOf(id, leads, (lead, above) => leadRow(question, lead, above)),
  );
}

function leadRow(question: DomainQuestion, { place, through }: Lead, parent: string): ViewNode {
  const { domain, scope } = place;
  const count = filesOf(question, place);
  return viewNode(parent, {
    key: place.key,
    label: domainTitle(domain),
    description: [
      phraseOf(rungOf(scope, ancestry(scope, domain))),
      ...(count === undefined ? [] : [countOfFiles(count)]),
      ...(through === undefined ? [] : [t('through {0}', through)]),
    ].join(' · '),
    icon: { name: 'organization' },
    opens: placeOfDomain(place),
  });
}
