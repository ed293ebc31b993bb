import { commitOf } from './revision.ts';
import { runGit } from './run.ts';

/** An author of a commit. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** The maximum number of commits to read. */
const maxCommits = 1000;

/**
 * The authors of the latest commits, with names from `.mailmap`. Those with the most commits come first, then
 * those with the latest. Empty without commits. Throws a `GitFailure`.
 */
export async function gitAuthors(folder: string): Promise<Author[]> {
  if ((await commitOf(folder, 'HEAD')) === undefined) return [];
  const listing = await runGit(folder, [
    'log',
    `--max-count=${String(maxCommits)}`,
    '--no-show-signature',
    '--format=%aN%x00%aE',
    'HEAD',
    '--',
  ]);
  return authorsIn(listing);
}

/** Each line is a name, NUL, and an email address. */
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
