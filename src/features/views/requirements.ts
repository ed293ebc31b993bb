import type { AnalyzedFile, Analysis } from '../../analyze.ts';
import { isAtLeastLevel } from '../../model/level.ts';
import { expandOwners } from '../../model/owner.ts';
import { ancestry, requirementsOf } from '../../model/scope.ts';
import { gap, gapMessage, openGaps } from '../../rules/competence/gap.ts';
import type { Finding } from '../../text/finding.ts';
import { memoize } from '../../text/memoize.ts';
import { domainAt, ownersOf, type DomainPlace } from './domainTree.ts';
import { idOf } from './viewNode.ts';

/** A competency that a domain requires, compared with the competencies of its owners. */
export interface Requirement {
  readonly competency: string;
  readonly level: string;
  /** The names of the owners who have reached the level. */
  readonly heldBy: readonly string[];
  /** The names of the owners who are growing toward it. */
  readonly growing: readonly string[];
  /**
   * Whether an owner can have competencies that the file does not contain: an external team, or a person known
   * only by handle.
   */
  readonly mayBeHeld: boolean;
}

/** The requirements of a domain: its own, and those inherited from the domains that contain it. */
export function requirementsIn(place: DomainPlace): Requirement[] {
  const { scope, domain } = place;
  const people = expandOwners(
    ownersOf(place).map(({ value }) => value),
    scope,
  );
  const individuals = [...(people?.values() ?? [])];
  const mayBeHeld = people === undefined || individuals.some(({ person }) => person === undefined);
  // If some owners are external, the declared ones still count.
  const persons = mayBeHeld
    ? ownersOf(place).flatMap(({ value }) => [...(expandOwners([value], scope)?.values() ?? [])])
    : individuals;
  const namesOf = (hasIt: (person: NonNullable<(typeof persons)[number]['person']>) => boolean): string[] => [
    ...new Set(persons.flatMap(({ name, person }) => (person !== undefined && hasIt(person) ? [name] : []))),
  ];
  return requirementsOf(ancestry(scope, domain)).map(({ competency, level }) => ({
    competency: competency.value,
    level,
    heldBy: namesOf(({ competencies }) =>
      competencies.some(
        (one) => one.competency.value === competency.value && isAtLeastLevel(one.level, level),
      ),
    ),
    growing: namesOf(({ growing }) =>
      growing.some((one) => one.competency.value === competency.value && isAtLeastLevel(one.to, level)),
    ),
    mayBeHeld,
  }));
}

/** A competency gap from the analysis. */
export interface Gap {
  /** Unique within the repository, and stable across changes. */
  readonly key: string;
  readonly file: AnalyzedFile;
  readonly finding: Finding;
  readonly place: DomainPlace;
  readonly competency: string;
  readonly level: string;
}

/** The competency gaps of all domains in file order, without suppressed ones. */
export const gapsOf = memoize((analysis: Analysis): Gap[] =>
  analysis.files.flatMap((file) => {
    const findings = file.findings.filter(({ code }) => code === gap.code);
    const leadership = file.lastGoodModel?.leadership;
    if (findings.length === 0 || leadership === undefined) return [];
    const placeAt = domainAt(analysis, leadership);
    return findings.flatMap((finding): Gap[] => {
      const place = placeAt(finding.span.start);
      const skill =
        place &&
        openGaps(place.domain, place.scope).find((one) => gapMessage(place.domain, one) === finding.message);
      if (place === undefined || skill === undefined) return [];
      const { competency, level } = skill;
      const key = idOf(place.key, competency.value);
      return [{ key, file, finding, place, competency: competency.value, level }];
    });
  }),
);
