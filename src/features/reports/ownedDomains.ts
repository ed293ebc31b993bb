import type { Analysis } from '../../analyze.ts';
import type { Domain, Leadership, Person, Team } from '../../model/leadership.ts';
import { identityOf } from '../../model/owner.ts';
import type { Scope } from '../../model/scope.ts';
import type { Coverage } from '../../ownership/coverage/coverage.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { cardOwner, type CardOwner } from '../card/card.ts';

/** An owner with all their domains. */
export interface OwnerOfDomains {
  /** As first written. */
  readonly owner: CardOwner;
  /** The declared person or team, or else the handle in lower case. */
  readonly identity: Person | Team | string;
  /** The scope of the first domain. */
  readonly scope: Scope;
  /** In the order of the leadership files. */
  readonly domains: readonly OwnedDomain[];
  /** The number of files of all domains; each file has one domain. */
  readonly files: number;
}

export interface OwnedDomain {
  readonly domain: Domain;
  readonly leadership: Leadership;
  readonly files: number;
}

/**
 * The owners of all domains, those with most files first. `coverage` must be complete. An owner counts as written: a
 * team is an owner of its own, beside its members.
 */
export function ownersWithDomains({ files, ownership }: Analysis, coverage: Coverage): OwnerOfDomains[] {
  const found = new Map<Person | Team | string, OwnerOfDomains & { readonly domains: OwnedDomain[] }>();
  for (const { lastGoodModel } of files) {
    if (lastGoodModel === undefined) continue;
    const { leadership } = lastGoodModel;
    const scope = ownership.scopeIn(leadership.folder);
    for (const domain of leadership.domains.items) {
      const count = coverage.ofDomain(domain)?.owned.count ?? 0;
      const owners = new Map((domain.owners?.items ?? []).map((one) => [identityOf(scope, one.value), one]));
      for (const [identity, written] of owners)
        getOrInsert(found, identity, () => ({
          owner: cardOwner(scope, written),
          identity,
          scope,
          domains: [],
          files: 0,
        })).domains.push({ domain, leadership, files: count });
    }
  }
  return Array.from(found.values(), (one) => ({ ...one, files: filesOf(one) })).sort(
    (one, other) => other.files - one.files || other.domains.length - one.domains.length,
  );
}

function filesOf({ domains }: Pick<OwnerOfDomains, 'domains'>): number {
  return domains.reduce((sum, { files }) => sum + files, 0);
}
