/** The kind of a text. It determines how paths are written and what they are relative to. */
export type TextKind =
  /** JavaScript and TypeScript, including component files. */
  | 'module'
  | 'python'
  /** Any other program. Paths are in quotes and in comments. */
  | 'code'
  | 'markdown'
  /** Settings and scripts. A word can be a path without quotes. */
  | 'values'
  /** CODEOWNERS: patterns relative to the root, each with owners. */
  | 'owners'
  /** `.gitignore` and similar files: patterns relative to the folder of the file. */
  | 'ignore'
  | 'log'
  /** Commit messages, notes, and diffs. */
  | 'message';

/** The kind of a text, from its VS Code language id, its URI scheme, and its file name. */
export function textKind({ language, scheme, path }: TextOrigin): TextKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (scheme === 'output') return 'log';
  if (name === 'CODEOWNERS') return 'owners';
  if (/^\.\w*ignore$|^\.gitattributes$/.test(name) || path.endsWith('/.git/info/exclude')) return 'ignore';
  return kinds.get(language.toLowerCase()) ?? 'code';
}

/** Whether text outside quotation marks and comments is code. */
export function isProgram(kind: TextKind): boolean {
  return kind === 'module' || kind === 'python' || kind === 'code';
}

export interface TextOrigin {
  readonly language: string;
  readonly scheme: string;
  readonly path: string;
}

const languages: Readonly<Record<Exclude<TextKind, 'owners' | 'code'>, string>> = {
  module: 'javascript javascriptreact typescript typescriptreact vue svelte astro',
  python: 'python',
  markdown: 'markdown mdx prompt instructions chatagent',
  values:
    'json jsonc json5 jsonl yaml dockercompose github-actions-workflow azure-pipelines toml ini properties dotenv ' +
    'editorconfig shellscript powershell bat dockerfile makefile just terraform hcl',
  ignore: 'ignore',
  log: 'log',
  message: 'plaintext git-commit git-rebase scminput diff restructuredtext asciidoc latex',
};

const kinds = new Map(
  Object.entries(languages).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, kind as TextKind] as const),
  ),
);
