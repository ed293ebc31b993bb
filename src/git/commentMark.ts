import { gitSettings } from './setting.ts';

/** The prefix of the comment lines in the text of a commit message that git has an editor opened for. */
export type CommentMark = (text: string) => string;

/** The settings that `commentMarkOf` reads: `core.commentString` is new in git 2.45. */
export const commentMarkKeys = ['core.commentstring', 'core.commentchar'] as const;

/** Reads the prefix from git's settings, once for any number of messages. Throws a `GitFailure`. */
export async function gitCommentMark(folder: string): Promise<CommentMark> {
  return commentMarkOf(await gitSettings(folder, commentMarkKeys));
}

/** The prefix that settings with the `commentMarkKeys` ask for. */
export function commentMarkOf(settings: ReadonlyMap<string, string>): CommentMark {
  const [string, char] = commentMarkKeys.map((key) => settings.get(key));
  const mark = string ?? char ?? '';
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
