/** Those that git tries (builtin/commit.c, `adjust_comment_line_char`), in its order. */
const candidates = '#;@!$%^&|:';

/**
 * What the comments of a message begin with, where git was left to choose: the first character of its last line, which
 * git wrote; `#` where that is none that git chooses.
 */
function chosenMark(text: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const mark = last.slice(0, 1);
  return mark !== '' && candidates.includes(mark) ? mark : '#';
}

/** What no line begins with: for a message that git keeps as it is, such as that of VS Code's commit box. */
export const noComments = '\0';

/** What the comments of a message begin with, by the setting of git: see `gitCommentMark`. */
export function commentMark(setting: string | undefined, text: string): string {
  return setting === 'auto' ? chosenMark(text) : (setting ?? '#');
}
