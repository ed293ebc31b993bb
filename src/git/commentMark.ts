import { runGit } from './run.ts';

/**
 * What the comments of commit messages begin with, as the settings of git say: `core.commentString` (git 2.45) or
 * `core.commentChar`; `auto` where git chooses for each message, undefined where nothing is set.
 */
export async function gitCommentMark(folder: string): Promise<string | undefined> {
  const printed = await runGit(folder, ['config', '-z', '--get-regexp', '^core\\.comment(char|string)$']);
  const settings = new Map(
    (printed ?? '').split('\0').map((line): [string, string] => {
      const [key = '', ...value] = line.split('\n');
      return [key, value.join('\n')];
    }),
  );
  const mark = settings.get('core.commentstring') ?? settings.get('core.commentchar');
  return mark === '' ? undefined : mark;
}
