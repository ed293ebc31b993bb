import { changesByOwner, type ChangesOfDomain } from '../../features/reports/changesByOwner.ts';
import { gitIdentity } from '../../git/identity.ts';
import { printable } from '../terminal/printable.ts';
import type { Repository } from '../repository/repository.ts';

/** Files by domain, as seen by the person who commits in the repository. */
export async function groupsOf(
  { root, analysis }: Repository,
  paths: readonly string[],
): Promise<ChangesOfDomain[]> {
  const identity = await gitIdentity(root);
  return changesByOwner(
    analysis,
    paths.map((file) => ({ path: file, isStaged: true })),
    identity ?? {},
  );
}

/** A line as a Git comment. */
export function commented(line: string, comment: string): string {
  return `${comment} ${printable(line)}`.trimEnd();
}
