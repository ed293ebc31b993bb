import type { Analysis } from '../../analyze.ts';
import { resolveOwner } from '../../model/owner.ts';
import type { StatedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { isSameOwners } from '../../ownership/import/domainRules.ts';
import { convertOwners } from '../../ownership/import/ownersText.ts';
import type { FileNote } from '../../ownership/ownersFiles/note.ts';
import type { OwnersSource } from '../../ownership/ownersFiles/ownersFile.ts';
import {
  leafApprovers,
  readOwnersTree,
  slowFilter,
  usersOf,
  type OwnersTree,
} from '../../ownership/ownersFiles/ownersTree.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { allOf } from '../../text/sentence.ts';
import type { Finding } from '../../text/finding.ts';
import { analysisWith, type OwnerDifference, type UnledRepository } from './newLeadershipFile.ts';

/** The OWNERS files of a repository. */
export interface OwnersSources {
  readonly files: readonly OwnersSource[];
  /** OWNERS_ALIASES at the root. */
  readonly aliases: OwnersSource | undefined;
  readonly purpose?: StatedPurpose | undefined;
}

/** What OWNERS files become: a leadership file, or why there is none. */
export type OwnersImport =
  | {
      readonly kind: 'imported';
      readonly text: string;
      readonly domains: number;
      readonly teams: number;
      readonly notes: readonly FileNote[];
    }
  /** No file has approvers, or a leadership file cannot express some lines. */
  | {
      readonly kind: 'unsupported';
      readonly errors: readonly [FileNote, ...FileNote[]];
      readonly notes: readonly FileNote[];
    }
  /** The new file would have an error. */
  | { readonly kind: 'invalid'; readonly error: Finding }
  /** A file would have other owners, for example because of a leadership file in a subfolder. */
  | ({ readonly kind: 'other-owners' } & OwnerDifference);

/**
 * Converts the OWNERS files of a repository to a leadership file at the root, in which the owners of every file are its
 * leaf approvers. The conversion is checked by an analysis of the whole repository.
 */
export function importOwners(
  { files: sources, aliases, purpose }: OwnersSources,
  repository: UnledRepository,
): OwnersImport {
  const tree = readOwnersTree(sources, aliases);
  const { notes } = tree;
  const hasApprovers = [...tree.files.values()].some(({ filters }) => filters.length > 0);
  if (tree.errors.length === 0 && !hasApprovers) {
    const error = {
      file: sources[0]?.path ?? 'OWNERS',
      line: 1,
      message: 'No OWNERS file has approvers. Add "approvers:".',
    };
    return { kind: 'unsupported', errors: [error], notes };
  }
  const converted = convertOwners(tree, { paths: repository.files.paths, purpose });
  const slow = slowFilter(tree);
  if (slow !== undefined) return { kind: 'unsupported', errors: [slow], notes };
  if ('errors' in converted) return { kind: 'unsupported', errors: converted.errors, notes };
  const { analysis, error } = analysisWith(converted.text, repository);
  if (error !== undefined) return { kind: 'invalid', error };
  const difference = differenceFrom(tree, analysis, repository.files);
  const slower = slowFilter(tree);
  if (slower !== undefined) return { kind: 'unsupported', errors: [slower], notes };
  return difference === undefined
    ? { kind: 'imported', ...converted }
    : { kind: 'other-owners', ...difference };
}

/** The first file whose owners, as users, differ from its leaf approvers; undefined if there is none. */
function differenceFrom(
  tree: OwnersTree,
  { ownership }: Analysis,
  files: FileList,
): OwnerDifference | undefined {
  const usersGiven = (refs: readonly string[], folder: RepoPath): string[] => {
    const scope = ownership.scopeIn(folder);
    return refs.flatMap((ref) => {
      const owner = resolveOwner(scope, ref);
      if (owner?.kind === 'team')
        return owner.team.members.items.map(({ value }) => {
          const { github } = scope.people.get(value)?.entry ?? {};
          return github?.value ?? value;
        });
      return [(owner?.kind === 'person' ? owner.person.github?.value : undefined) ?? ref.replace(/^@/, '')];
    });
  };
  for (const file of files.paths) {
    const approvers = leafApprovers(tree, file)?.approvers ?? [];
    const wanted = approvers.flatMap((approver) => usersOf(approver, tree.aliases));
    const { matchedBy } = ownership.lookup(file);
    const owners = matchedBy?.domain?.owners;
    // An approver that is a placeholder is imported as it is.
    const refs = [...(owners?.items ?? []), ...(owners?.placeholders ?? [])].map(({ value }) => value);
    const given = usersGiven(refs, matchedBy?.leadership.folder ?? '');
    if (isSameOwners(wanted, given)) continue;
    const words = `for ${file}, ${allOf(wanted) || 'nobody'} instead of ${allOf(given) || 'nobody'}`;
    return { words, givenBy: matchedBy?.leadership.file };
  }
  return undefined;
}
