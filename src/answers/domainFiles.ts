import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { FileSet } from '../ownership/coverage.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { criteriaOfDomain, type CardCriterion, type IsThere } from './card.ts';
import { domainTitle, takerInWords, type TakerInWords } from './patternFiles.ts';

/** The files of a domain, who has those that it matches but does not lead, and what counts when deciding there. */
export interface DomainFiles {
  readonly title: string;
  /** Undefined as long as they are not counted. */
  readonly owned: FirstFiles | undefined;
  /** Who has most first. */
  readonly taken: readonly { readonly by: TakerInWords; readonly files: FirstFiles }[];
  /** Most important first. */
  readonly criteria: readonly CardCriterion[];
  /** The domains that are a part of it, by what they are called. */
  readonly groups: readonly string[];
  /** Whether it names paths of its own. */
  readonly hasPaths: boolean;
}

/** How many files there are, and the paths of the first of them. */
export interface FirstFiles {
  readonly count: number;
  readonly paths: readonly RepoPath[];
}

/**
 * Tells of the domains of a file, by their positions, with the paths of at most so many files; undefined as long as
 * the files are not listed.
 */
export function domainFilesIn(
  file: AnalyzedFile,
  analysis: Analysis,
  maxPaths: number,
): (position: number) => DomainFiles | undefined {
  const { coverage, ownership } = analysis;
  const leadership = file.answers?.leadership;
  const coverages = coverage?.domainsIn(file.path) ?? [];
  const groups = groupsIn(analysis);
  return (at) => {
    const domain = leadership?.domains.items[at];
    const covered = coverages[at];
    if (leadership === undefined || domain === undefined || coverage === undefined) return undefined;
    const isThere: IsThere = ({ paths }) => coverage.hasFileAmong(domain, paths.items);
    return {
      title: domainTitle(domain),
      owned: covered && firstOf(covered.owned, maxPaths),
      taken: (covered?.taken ?? []).map(({ by, files }) => ({
        by: takerInWords(by, file.path),
        files: firstOf(files, maxPaths),
      })),
      criteria: criteriaOfDomain(analysis, domain, ownership.scopeIn(leadership.folder), isThere),
      groups: groups.get(domain.id.value) ?? [],
      hasPaths: domain.paths.items.length > 0,
    };
  };
}

function firstOf({ count, paths }: FileSet, most: number): FirstFiles {
  const first: RepoPath[] = [];
  if (most > 0)
    for (const path of paths) {
      first.push(path);
      if (first.length >= most) break;
    }
  return { count, paths: first };
}

/** By the id of a domain, what the domains are called that are a part of it. */
function groupsIn({ files }: Analysis): ReadonlyMap<string, readonly string[]> {
  const domains = files.flatMap(({ answers }) => answers?.leadership.domains.items ?? []);
  const groups = new Map<string, string[]>();
  for (const domain of domains) {
    const id = domain.parent?.value ?? '';
    if (id !== '') groups.set(id, [...(groups.get(id) ?? []), domainTitle(domain)]);
  }
  return groups;
}
