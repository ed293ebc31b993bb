import { runGit } from './run.ts';

/** Somebody who has written in the history. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** How many commits are looked at. */
const maxCommits = 1000;

/**
 * The authors of the latest commits as `.mailmap` names them, those first who wrote most of them, and of equals the
 * latest. Empty where there is no git, no repository or no commit.
 */
export async function gitAuthors(folder: string): Promise<Author[]> {
  const listing = await runGit(folder, [
    'log',
    `--max-count=${String(maxCommits)}`,
    '--no-show-signature',
    '--format=%aN%x00%aE',
    'HEAD',
    '--',
  ]);
  return listing === undefined ? [] : authorsIn(listing);
}

/** Each line is a name, NUL and an address. */
function authorsIn(listing: string): Author[] {
  const byEmail = new Map<string, { readonly author: Author; count: number }>();
  for (const line of listing.split('\n')) {
    const [name = '', email = ''] = line.split('\0');
    const known = byEmail.get(email.toLowerCase());
    if (known !== undefined) known.count++;
    else if (email !== '') byEmail.set(email.toLowerCase(), { author: { name, email }, count: 1 });
  }
  return [...byEmail.values()].sort((one, other) => other.count - one.count).map(({ author }) => author);
}
