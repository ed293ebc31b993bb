import { runGit } from './run.ts';

/**
 * The name and address that a commit in a folder would have; undefined without git and where git would ask for them.
 */
export async function gitIdentity(
  folder: string,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  const ident = await runGit(folder, ['var', 'GIT_AUTHOR_IDENT']);
  const [, name, email] = /^(.*) <([^<>]*)> \d+ [+-]\d+\s*$/.exec(ident ?? '') ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
