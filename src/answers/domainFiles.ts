import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Items, Text } from '../model/leadership.ts';
import type { FileList } from '../ownership/fileList.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { criteriaOfDomain, type CardCriterion } from './card.ts';
import { domainTitle, positionsOf, takerInWords, type TakerInWords } from './patternFiles.ts';

/** The files of a domain, who has those that it matches but does not lead, and what counts when deciding there. */
export interface DomainFiles {
  readonly title: string;
  readonly owned: readonly RepoPath[];
  /** Who has most first. */
  readonly taken: readonly { readonly by: TakerInWords; readonly paths: readonly RepoPath[] }[];
  /** Most important first. */
  readonly criteria: readonly CardCriterion[];
  /** The domains that are a part of it, by what they are called. */
  readonly groups: readonly string[];
  /** Whether it names paths of its own. */
  readonly hasPaths: boolean;
}

/** Tells of the domains of a file, by their positions; undefined as long as the files are not listed. */
export function domainFilesIn(
  file: AnalyzedFile,
  analysis: Analysis,
  files: FileList,
): (position: number) => DomainFiles | undefined {
  const leadership = file.answers?.leadership;
  const coverages = analysis.coverage?.domainsIn(file.path) ?? [];
  const covered = new Map<Items<Text>, ReadonlySet<number>>();
  const coveredBy = (paths: Items<Text>, folder: RepoPath): ReadonlySet<number> => {
    const positions = covered.get(paths) ?? positionsOf(paths.items, folder, files);
    covered.set(paths, positions);
    return positions;
  };
  const groups = groupsIn(analysis);
  return (at) => {
    const domain = leadership?.domains.items[at];
    const coverage = coverages[at];
    if (leadership === undefined || domain === undefined || coverage === undefined) return undefined;
    let owned: ReadonlySet<RepoPath> | undefined;
    return {
      title: domainTitle(domain),
      owned: coverage.owned,
      taken: coverage.taken.map(({ by, files: paths }) => ({ by: takerInWords(by, file.path), paths })),
      criteria: criteriaOfDomain(
        analysis,
        domain,
        analysis.ownership.scopeIn(leadership.folder),
        ({ paths }, { folder }) => {
          const own = (owned ??= new Set(coverage.owned));
          return [...coveredBy(paths, folder)].some((position) => own.has(files.paths[position] ?? ''));
        },
      ),
      groups: groups.get(domain.id.value) ?? [],
      hasPaths: domain.paths.items.length > 0,
    };
  };
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
