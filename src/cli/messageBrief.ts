import { changesByOwner, type ChangesOfDomain } from '../answers/changesByOwner.ts';
import { gitIdentity } from '../git/identity.ts';
import { printable } from './printable.ts';
import type { Repository } from './repository.ts';

/** Files of a repository by domain, as whoever commits there stands to them. */
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

/** A line of a file that git takes for a comment, whatever is in it. */
export function commented(line: string, comment: string): string {
  return `${comment} ${printable(line)}`.trimEnd();
}
