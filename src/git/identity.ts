import { askGit } from './run.ts';

/**
 * The author name and email address of a new commit in a folder. Undefined if Git would ask
 * for them. Throws a `GitFailure` if Git does not run.
 */
export async function gitIdentity(
  folder: string,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  // Git exits with 128 if it would ask for them.
  const ident = await askGit(folder, ['var', 'GIT_AUTHOR_IDENT'], [128]);
  const [, name, email] = /^(.*) <([^<>]*)> \d+ [+-]\d+\s*$/.exec(ident ?? '') ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
