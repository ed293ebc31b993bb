import { askGit } from './run.ts';

/**
 * The prefix of comments in commit messages, from git's settings: `core.commentString` (git 2.45) or
 * `core.commentChar`. `auto` if git chooses it for each message. Undefined if neither is set. Throws a `GitFailure`.
 */
export async function gitCommentMark(folder: string): Promise<string | undefined> {
  const printed = await askGit(folder, ['config', '-z', '--get-regexp', '^core\\.comment(char|string)$']);
  const settings = new Map(
    (printed ?? '').split('\0').map((line): [string, string] => {
      const [key = '', ...value] = line.split('\n');
      return [key, value.join('\n')];
    }),
  );
  const mark = settings.get('core.commentstring') ?? settings.get('core.commentchar');
  return mark === '' ? undefined : mark;
}
