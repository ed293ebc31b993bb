import reference from '../../../../docs/rules.md';

/** The entry of a rule in `docs/rules.md`. */
export interface RuleHelp {
  readonly code: string;
  /** Its first sentence. */
  readonly short: string;
  readonly markdown: string;
  /** Without Markdown syntax. */
  readonly text: string;
}

/** The entries of `docs/rules.md`, in its order. */
export const ruleHelps: readonly RuleHelp[] = reference
  .split(/^#{2,3} /m)
  .slice(1)
  .flatMap((section) => {
    const [, code, entry] = /^`([a-z/-]+)`\n([^]*)$/.exec(section) ?? [];
    return code === undefined || entry === undefined ? [] : [helpOf(code, entry.trim())];
  });

function helpOf(code: string, entry: string): RuleHelp {
  const markdown = entry.replace(/\[([^\]]*)\]\((?!https:)[^)]*\)/g, '$1');
  const text = markdown.replace(/^```\w*\n?/gm, '').replaceAll('`', '');
  const paragraph = text.split('\n\n').find((part) => !part.startsWith('Default: ')) ?? '';
  const [short = paragraph] = /^[^]*?[.:](?=\s|$)/.exec(paragraph) ?? [];
  return { code, short: short.replace(/\s+/g, ' ').replace(/:$/, '.'), markdown, text };
}
