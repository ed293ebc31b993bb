import { modulesOf, type Modules } from '../../../src/features/paths/modules.ts';
import { readModuleSetting } from '../../../src/features/paths/moduleSetting.ts';
import { nameIndex, type NameIndex } from '../../../src/features/paths/nameIndex.ts';
import { fileList, type FileList } from '../../../src/ownership/coverage/fileList.ts';

/** A repository as the editor knows it: its files, and what their names and settings say of imports. */
export interface Repository extends NameIndex {
  readonly files: FileList;
  readonly modules: Modules;
}

/** A repository of files without text, and of settings with theirs. */
export function repository(paths: readonly string[], settings: Readonly<Record<string, string>>): Repository {
  const files = fileList([...paths, ...Object.keys(settings)]);
  const index = nameIndex(files);
  let step = index.next();
  while (step.done !== true) step = index.next();
  const read = new Map(
    Object.entries(settings).flatMap(([path, text]) => {
      const setting = readModuleSetting(path, text);
      return setting === undefined ? [] : [[path, setting] as const];
    }),
  );
  return { ...step.value, files, modules: modulesOf(read, files) };
}

/** A repository of several packages and languages. */
export const monorepo = repository(
  [
    '.github/CODEOWNERS',
    '.github/workflows/ci.yml',
    '.gitignore',
    'Makefile',
    'README.md',
    'apps/web/README.md',
    'apps/web/index.html',
    'apps/web/src/app.tsx',
    'apps/web/src/components/button.tsx',
    'apps/web/src/components/button.css',
    'apps/web/src/components/index.ts',
    'apps/web/src/env.server.ts',
    'apps/web/src/pages/payouts/[id].tsx',
    'apps/web/tests/app.test.tsx',
    'docs/My plan (old).md',
    'docs/architecture.md',
    'docs/readme.md',
    'docs/runbooks/replay.md',
    'docs/runbooks/images/flow 1.png',
    'go/pay/pay.go',
    'java/ledger/src/main/java/com/acme/ledger/Entry.java',
    'java/ledger/src/main/java/com/acme/ledger/Names.java',
    'java/payouts/src/main/java/com/acme/payouts/Names.java',
    'java/payouts/src/main/kotlin/payouts/Batch.kt',
    'ml/risk/__init__.py',
    'ml/risk/features/__init__.py',
    'ml/risk/features/amount.py',
    'ml/risk/model.py',
    'ml/json.py',
    'packages/ledger/src/index.ts',
    'packages/ledger/src/post.ts',
    'packages/ledger/src/internal/names.ts',
    'packages/ledger/test/fixtures/react/package.json',
    'packages/money/index.d.ts',
    'packages/money/index.js',
    'packages/money/lib/amount.js',
    'packages/ui/source/button/index.ts',
    'packages/ui/source/theme.ts',
    'scripts/migrate.sh',
    'src/api/index.ts',
    'src/api/server.ts',
    'src/api/routes/payouts.ts',
    'src/rust/main.rs',
    'src/util.mts',
    'tools/report/__init__.py',
    'tools/report/table.py',
  ],
  {
    'package.json': JSON.stringify({ name: 'acme', workspaces: ['packages/*', './apps/*'] }),
    'tsconfig.base.json': `{
      // What all have in common
      "compilerOptions": {
        "strict": true, /* and more */
        "paths": { "@acme/*": ["./packages/*/src"], "~api": ["src/api/server"], },
      },
    }`,
    'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
    'apps/web/package.json': JSON.stringify({
      name: '@acme/web',
      dependencies: { '@acme/money': 'workspace:*', react: '^19.0.0' },
      imports: { '#env': { node: './src/env.server.ts' }, '#pages/*': './src/pages/*.tsx' },
    }),
    'apps/web/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    'apps/web/tsconfig.app.json': `\uFEFF{
      "extends": ["@acme/config/strict", "@acme/config/none.json"],
      "compilerOptions": { "paths": { "@/*": ["./*"] } }
    }`,
    'packages/config/package.json': '{ "name": "@acme/config" }',
    'packages/config/strict.json': '{ "compilerOptions": { "baseUrl": "${configDir}/src" } }',
    'packages/ledger/package.json': JSON.stringify({
      name: '@acme/ledger',
      exports: {
        '.': { types: './dist/index.d.ts', import: './dist/index.js' },
        './post': './dist/esm/post.js',
        './internal/*': null,
        './names': { default: ['./src/internal/names.ts'] },
      },
    }),
    'packages/ledger/jsconfig.json': '{ "compilerOptions": { "baseUrl": "." } }',
    'packages/money/package.json':
      '{ "name": "@acme/money", "main": "./lib/none.js", "types": "index.d.ts" }',
    'packages/ui/package.json': '{ "name": "ui-kit", "exports": { "./*": "./source/*" } }',
    'packages/broken/package.json': '{ "name": "@acme/broken", ',
    'packages/broken/tsconfig.json': '{ "compilerOptions": [[[ ',
    'packages/ledger/test/fixtures/react/package.json': '{ "name": "react", "main": "index.js" }',
  },
);
