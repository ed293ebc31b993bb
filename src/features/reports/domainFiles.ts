import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import type { FileSet } from '../../ownership/coverage/coverage.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { criteriaOfDomain, type CardCriterion, type IsThere } from '../card/card.ts';
import { domainTitle, winnerInWords, type WinnerInWords } from './patternFiles.ts';

/** The files of a domain, the domains that own its other matched files, and its decision criteria. */
export interface DomainFiles {
  readonly title: string;
  /** Undefined until the files are counted. */
  readonly owned: FirstFiles | undefined;
  /** Most files first. */
  readonly taken: readonly { readonly by: WinnerInWords; readonly files: FirstFiles }[];
  /** Nearest first. */
  readonly criteria: readonly CardCriterion[];
  /** The names of the domains inside it. */
  readonly groups: readonly string[];
  /** Whether it has `paths`. */
  readonly hasPaths: boolean;
}

/** The number of files, and the first paths. */
export interface FirstFiles {
  readonly count: number;
  readonly paths: readonly RepoPath[];
}

/**
 * Returns a function that describes a domain of the file by its position, with at most `maxPaths` paths. It
 * returns undefined until the files are listed.
 */
export function domainFilesIn(
  file: AnalyzedFile,
  analysis: Analysis,
  maxPaths: number,
): (position: number) => DomainFiles | undefined {
  const { coverage, ownership } = analysis;
  const leadership = file.lastGoodModel?.leadership;
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
      taken: (covered?.overridden ?? []).map(({ by, files }) => ({
        by: winnerInWords(by, file.path),
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

/** The names of the domains inside each domain, by domain id. */
function groupsIn({ files }: Analysis): ReadonlyMap<string, readonly string[]> {
  const domains = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership.domains.items ?? []);
  const groups = new Map<string, string[]>();
  for (const domain of domains) {
    const id = domain.parent?.value ?? '';
    if (id !== '') groups.set(id, [...(groups.get(id) ?? []), domainTitle(domain)]);
  }
  return groups;
}
