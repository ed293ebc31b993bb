import { domainName } from '../../features/card/card.ts';
import type { OwnedDomain, OwnerOfDomains } from '../../features/reports/ownedDomains.ts';
import type { Domain } from '../../model/leadership.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { oneLine } from '../../text/visible.ts';
import type { HistoryCut } from '../repository/history.ts';
import { paragraphsText, type Line, type Page } from '../terminal/page.ts';
import { counted, jsonText, moreThan } from '../terminal/printable.ts';
import { alignedLines, tableLines } from '../terminal/table.ts';

/** The owners of a repository, and what its history says about them. */
export interface ReportedOwners {
  readonly owners: readonly ReportedOwner[];
  /** The first day on which a change counts, as `YYYY-MM-DD`. */
  readonly since: string;
  readonly cut: HistoryCut | undefined;
  /** A path relative to the working folder. */
  readonly shown: (path: RepoPath) => string;
}

interface ReportedOwner extends OwnerOfDomains {
  /** Undefined if the owner is not found in the history. */
  readonly isActive: boolean | undefined;
}

/** The maximum number of domains in a list. */
const maxDomains = 20;

/** A table of the owners, and the domains that nobody active owns. */
export function textOwners({ owners, since }: ReportedOwners, page: Page): string {
  if (owners.length === 0) return 'No domain has an owner. Add owners to the domains in leadership.yaml.';
  const rows = owners.map(({ owner, domains, files, isActive }) => ({
    name: oneLine(owner.name),
    numbers: [String(files), inWords(isActive)],
    people: domains.map(titleOf),
  }));
  const head = { name: 'Owner', numbers: ['Files', 'Active'], people: ['Domains'] };
  return paragraphsText(
    [
      [{ text: `${counted(owners.length, 'owner')}. Active: has changed a file since ${since}.` }],
      tableLines([head, ...rows, { name: '', numbers: [] }], page.width).slice(0, -1),
      unattended(owners, page),
      owners.some(({ isActive }) => isActive === undefined)
        ? [
            {
              text: '?: no commit names the owner, or the team has no declared members. Add email addresses and members to leadership.yaml.',
            },
          ]
        : [],
    ],
    page,
  );
}

function inWords(isActive: boolean | undefined): string {
  return isActive === undefined ? '?' : isActive ? 'yes' : 'no';
}

function titleOf({ domain }: OwnedDomain): string {
  return domainName({
    domain: domain.id.value,
    ...(domain.name === undefined ? {} : { name: domain.name.value }),
  });
}

/** The domains all of whose owners are known not to be active. */
function unattended(owners: readonly ReportedOwner[], page: Page): Line[] {
  const attended = new Set<Domain>();
  for (const { domains, isActive } of owners)
    if (isActive !== false) for (const { domain } of domains) attended.add(domain);
  const all = new Map(owners.flatMap(({ domains }) => domains.map((one) => [one.domain, one] as const)));
  const left = [...all.values()].filter(({ domain }) => !attended.has(domain));
  if (left.length === 0) return [];
  const rows = left.slice(0, maxDomains).map((one) => [titleOf(one), counted(one.files, 'file')]);
  return [
    { text: 'Domains without an active owner:', style: 'cyan' },
    ...alignedLines(rows, page.width, 1).flat(),
    ...moreThan(maxDomains, left.length).map((text) => ({ text, depth: 1 })),
  ];
}

/** The owners as JSON, described in `schemas/owners.schema.json`. */
export function jsonOwners({ owners, since, cut, shown }: ReportedOwners): string {
  return jsonText({
    version: 1,
    since,
    cut: cut ?? null,
    owners: owners.map(({ owner, domains, files, isActive }) => ({
      ...owner,
      files,
      active: isActive ?? null,
      domains: domains.map(({ domain, leadership, files: some }) => ({
        domain: domain.id.value,
        ...(domain.name === undefined ? {} : { name: domain.name.value }),
        file: shown(leadership.file),
        files: some,
      })),
    })),
  });
}
