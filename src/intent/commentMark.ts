/** The candidates of git, in its order (builtin/commit.c, `adjust_comment_line_char`). */
const candidates = '#;@!$%^&|:';

/**
 * The comment character of a message if `core.commentChar` is `auto`: the first character of the last line,
 * which git writes. `#` if that is not one of git's candidates.
 */
function chosenMark(text: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const mark = last.slice(0, 1);
  return mark !== '' && candidates.includes(mark) ? mark : '#';
}

/**
 * A prefix that no line starts with. For a message without comments, such as that of VS Code's commit box.
 */
export const noComments = '\0';

/** The prefix of comment lines in a message. `setting` comes from `gitCommentMark`. */
export function commentMark(setting: string | undefined, text: string): string {
  return setting === 'auto' ? chosenMark(text) : (setting ?? '#');
}
