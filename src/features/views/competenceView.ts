import type { Growth, Person, Skill } from '../../model/leadership.ts';
import { growthOverdue } from '../../rules/competence/growthOverdue.ts';
import { t } from '../../text/l10n.ts';
import type { Task } from '../../text/task.ts';
import { domainTitle } from '../reports/patternFiles.ts';
import { domainTree, mineFirst, mineIn, type DomainPlace } from './domainTree.ts';
import { aboutDomain, placeAt } from './entryPlaces.ts';
import { isSelf, peopleTree, type PersonPlace } from './peopleTree.ts';
import { gapsOf, requirementsIn, type Gap, type Requirement } from './requirements.ts';
import { distinct, rowsOf, viewNode, type Icon, type ViewNode, type ViewQuestion } from './viewNode.ts';

/** The Competence view: competency gaps first, then the requirements of domains, then the competencies of people. */
export function competenceView(question: ViewQuestion): ViewNode[] {
  return [...gapRows(question), ...domainRows(question), ...personRows(question)];
}

/** Computes the data for the view in steps, so that the caller can pause. */
export function* competenceSteps({ analysis, self }: ViewQuestion): Task<void> {
  domainTree(analysis);
  yield;
  mineIn(analysis, self);
  yield;
  gapsOf(analysis);
  yield;
  peopleTree(analysis);
}

function gapRows({ analysis, self, onlyMine }: ViewQuestion): ViewNode[] {
  const { isMine } = mineIn(analysis, self);
  const gaps = gapsOf(analysis).filter(({ place }) => !onlyMine || isMine(place));
  if (gaps.length === 0) return [];
  return [
    viewNode(
      '',
      {
        key: 'gaps',
        label: t('Competency gaps'),
        description: String(gaps.length),
        spoken: gaps.length === 1 ? t('1 competency gap') : t('{0} competency gaps', gaps.length),
        fold: 'open',
      },
      (id) =>
        rowsOf(
          id,
          mineFirst(gaps, ({ place }) => isMine(place)),
          gapRow,
        ),
    ),
  ];
}

function gapRow({ key, file, finding, place, competency, level }: Gap, parent: string): ViewNode {
  const title = domainTitle(place.domain);
  return viewNode(parent, {
    key,
    label: `${competency}: ${level}`,
    description: title,
    tooltip: finding.message,
    spoken: t('Gap in {0}: no owner is at level {1} in {2}', title, level, competency),
    icon: { name: 'mortar-board' },
    ...aboutDomain(place),
    opens: placeAt(file.path, file.lines, finding.span),
    action: { kind: 'grow', gap: key },
  });
}

function domainRows({ analysis, self, onlyMine }: ViewQuestion): ViewNode[] {
  const { isMine } = mineIn(analysis, self);
  // A domain inherits the requirements of the domains that contain it.
  const requiring = new Set<DomainPlace>();
  const walk = (place: DomainPlace, isAbove: boolean): void => {
    const requires = isAbove || place.domain.requires.length > 0;
    if (requires) requiring.add(place);
    for (const part of place.parts) walk(part, requires);
  };
  const { all, roots } = domainTree(analysis);
  for (const place of roots) walk(place, false);
  const shown = mineFirst(
    all.filter((place) => requiring.has(place) && (!onlyMine || isMine(place))),
    isMine,
  );
  if (shown.length === 0) return [];
  return [
    viewNode('', { key: 'domains', label: t('Requirements by domain'), fold: 'open' }, (id) =>
      rowsOf(id, shown, (place, parent) => domainRow(place, isMine(place), parent)),
    ),
  ];
}

function domainRow(place: DomainPlace, isMine: boolean, parent: string): ViewNode {
  const requirements = requirementsIn(place);
  const held = requirements.filter(({ heldBy }) => heldBy.length > 0).length;
  const title = domainTitle(place.domain);
  const count = t('{0} of {1} covered', held, requirements.length);
  return viewNode(
    parent,
    {
      key: place.key,
      label: title,
      description: [...(isMine ? [t('yours')] : []), count].join(' · '),
      spoken: [t('Domain {0}', title), ...(isMine ? [t('yours')] : []), count].join(', '),
      icon: { name: isMine ? 'account' : 'organization' },
      ...aboutDomain(place),
      fold: 'closed',
    },
    (id) => rowsOf(id, requirements, (requirement, above) => requirementRow(place, requirement, above)),
  );
}

function requirementRow(place: DomainPlace, requirement: Requirement, parent: string): ViewNode {
  const { competency, level } = requirement;
  const name = place.scope.competencies.get(competency)?.entry.name.value ?? competency;
  return viewNode(parent, {
    key: competency,
    label: `${competency}: ${level}`,
    description: holdingInWords(requirement),
    spoken: [t('Requires {0}: {1}', competency, level), holdingInWords(requirement)].join(', '),
    tooltip: name,
    icon: holdingIcon(requirement),
    ...aboutDomain(place),
  });
}

function holdingInWords({ heldBy, growing, mayBeHeld }: Requirement): string {
  if (heldBy.length > 0) return t('covered by {0}', heldBy.join(', '));
  if (growing.length > 0) return t('in progress: {0}', growing.join(', '));
  return mayBeHeld ? t('unknown for external owners') : t('not covered');
}

function holdingIcon({ heldBy, growing, mayBeHeld }: Requirement): Icon {
  if (heldBy.length > 0) return { name: 'pass', tone: 'good' };
  if (growing.length > 0) return { name: 'arrow-up' };
  return { name: mayBeHeld ? 'question' : 'circle-large-outline' };
}

function personRows({ analysis, self, onlyMine }: ViewQuestion): ViewNode[] {
  const isMe = isSelf(analysis, self);
  const people = peopleTree(analysis).flatMap((one) => {
    const { person } = one;
    const hasSkills = person !== undefined && person.competencies.length + person.growing.length > 0;
    return hasSkills && (!onlyMine || isMe(one)) ? [{ ...one, person }] : [];
  });
  if (people.length === 0) return [];
  const overdue = new Set(
    analysis.files.flatMap(({ path, findings }) =>
      findings.flatMap(({ code, span }) =>
        code === growthOverdue.code ? [`${path}:${String(span.start)}`] : [],
      ),
    ),
  );
  return [
    viewNode('', { key: 'people', label: t('Competencies by person'), fold: 'open' }, (id) =>
      rowsOf(id, mineFirst(people, isMe), (one, parent) =>
        personRow(one, isMe(one), (place) => overdue.has(place), parent),
      ),
    ),
  ];
}

function personRow(
  { key, name, person, opens, handle }: PersonPlace & { readonly person: Person },
  isMe: boolean,
  isOverdue: (place: string) => boolean,
  parent: string,
): ViewNode {
  const { competencies, growing } = person;
  const parts = [
    ...(isMe ? [t('you')] : []),
    ...(competencies.length === 0 ? [] : [t('{0} held', competencies.length)]),
    ...(growing.length === 0 ? [] : [t('{0} growing', growing.length)]),
  ];
  const file = opens?.file ?? '';
  return viewNode(
    parent,
    {
      key,
      label: name,
      description: parts.join(' · '),
      spoken: [t('Person {0}', name), ...parts].join(', '),
      icon: { name: isMe ? 'account' : 'person' },
      ...(opens === undefined ? {} : { opens }),
      handles: handle,
      fold: 'closed',
    },
    (id) => {
      const held = distinct(competencies.map(({ competency }) => `held ${competency.value}`));
      const grown = distinct(growing.map(({ competency }) => `growing ${competency.value}`));
      return [
        ...competencies.map((skill, at) =>
          viewNode(id, { ...heldDraft(held[at] ?? '', skill), ...opening(opens) }),
        ),
        ...growing.map((growth, at) =>
          viewNode(id, {
            ...growthDraft(
              grown[at] ?? '',
              growth,
              growth.by !== undefined && isOverdue(`${file}:${String(growth.by.span.start)}`),
            ),
            ...opening(opens),
          }),
        ),
      ];
    },
  );
}

function opening(opens: ViewNode['opens']): Pick<ViewNode, 'opens'> {
  return opens === undefined ? {} : { opens };
}

function heldDraft(
  key: string,
  { competency, level }: Skill,
): { key: string; label: string; spoken: string; icon: Icon } {
  return {
    key,
    label: `${competency.value}: ${level}`,
    spoken: t('Holds {0}: {1}', competency.value, level),
    icon: { name: 'pass', tone: 'good' },
  };
}

function growthDraft(
  key: string,
  { competency, to, by }: Growth,
  isOverdue: boolean,
): { key: string; label: string; description?: string; spoken: string; icon: Icon } {
  const label = t('growing in {0}: {1}', competency.value, to);
  const day = by === undefined ? undefined : isOverdue ? t('was due {0}', by.value) : t('by {0}', by.value);
  return {
    key,
    label,
    ...(day === undefined ? {} : { description: day }),
    spoken: day === undefined ? label : `${label}, ${day}`,
    icon: isOverdue ? { name: 'warning', tone: 'warning' } : { name: 'arrow-up' },
  };
}
