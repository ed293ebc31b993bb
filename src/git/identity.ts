import { runGit } from './run.ts';

/**
 * The author name and email address of a new commit in a folder. Undefined without git, or if git would ask
 * for them.
 */
export async function gitIdentity(
  folder: string,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  const ident = await runGit(folder, ['var', 'GIT_AUTHOR_IDENT']);
  const [, name, email] = /^(.*) <([^<>]*)> \d+ [+-]\d+\s*$/.exec(ident ?? '') ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
