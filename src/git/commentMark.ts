import { askGit } from './run.ts';

/** The prefix of the comment lines in the text of a commit message that git has an editor opened for. */
export type CommentMark = (text: string) => string;

/**
 * Reads the prefix from git's settings, `core.commentString` (git 2.45) or `core.commentChar`, once for any number of
 * messages. Throws a `GitFailure`.
 */
export async function gitCommentMark(folder: string): Promise<CommentMark> {
  const printed = await askGit(folder, ['config', '-z', '--get-regexp', '^core\\.comment(char|string)$']);
  const settings = new Map(
    (printed ?? '').split('\0').map((line): [string, string] => {
      const [key = '', ...value] = line.split('\n');
      return [key, value.join('\n')];
    }),
  );
  const mark = settings.get('core.commentstring') ?? settings.get('core.commentchar') ?? '';
  return mark === 'auto' ? chosenMark : () => (mark === '' ? '#' : mark);
}

/** The candidates of git, in its order (builtin/commit.c, `adjust_comment_line_char`). */
const candidates = '#;@!$%^&|:';

/** The mark that git has chosen for a message: it starts the last line, which git writes. */
function chosenMark(text: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const mark = last.slice(0, 1);
  return mark !== '' && candidates.includes(mark) ? mark : '#';
}
