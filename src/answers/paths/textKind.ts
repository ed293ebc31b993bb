/** What a text is, which tells how a path is written in it and where it starts from. */
export type TextKind =
  /** JavaScript and TypeScript, also within components. */
  | 'module'
  | 'python'
  /** Any other program: paths stand in quotes and in comments. */
  | 'code'
  | 'markdown'
  /** Settings and scripts: a word may be a path without quotes. */
  | 'values'
  /** CODEOWNERS: patterns from the root, each with its owners. */
  | 'owners'
  /** `.gitignore` and the like: patterns from the folder of the file. */
  | 'ignore'
  | 'log'
  /** What people write to each other: commit messages, notes; differences of files too. */
  | 'message';

/** What a text is, by the language that VS Code takes it for, the scheme of its address and its name. */
export function textKind({ language, scheme, path }: TextOrigin): TextKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (scheme === 'output') return 'log';
  if (name === 'CODEOWNERS') return 'owners';
  if (/^\.\w*ignore$|^\.gitattributes$/.test(name) || path.endsWith('/.git/info/exclude')) return 'ignore';
  return kinds.get(language.toLowerCase()) ?? 'code';
}

/** Whether what stands outside quotation marks and comments is no text for people. */
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
