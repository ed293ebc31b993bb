import { askGit } from './run.ts';

export interface Identity {
  readonly name: string;
  readonly email: string;
}

/**
 * The author name and email address of a new commit in a folder. Undefined if Git would ask
 * for them. Throws a `GitFailure` if Git does not run.
 */
export async function gitIdentity(folder: string): Promise<Identity | undefined> {
  const exported = identityIn(process.env);
  if (exported !== undefined) return exported;
  // Git exits with 128 if it would ask for them.
  const ident = await askGit(folder, ['var', 'GIT_AUTHOR_IDENT'], [128]);
  const [, name, email] = /^(.*) <([^<>]*)> \d+ [+-]\d+\s*$/.exec(ident ?? '') ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}

/**
 * The author that Git exports to the hooks of a commit (https://git-scm.com/docs/githooks). Git removes some characters from
 * a name (ident.c, `strbuf_addstr_without_crud`): a name with any of these is left to Git.
 */
function identityIn({
  GIT_AUTHOR_NAME: name = '',
  GIT_AUTHOR_EMAIL: email = '',
}: NodeJS.ProcessEnv): Identity | undefined {
  const isAsIs = (text: string): boolean =>
    text !== '' && !/[<>\p{Cc}]/u.test(text) && !/^[\s.,:;"\\']|[\s.,:;"\\']$/.test(text);
  return isAsIs(name) && isAsIs(email) ? { name, email } : undefined;
}
