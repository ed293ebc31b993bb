import assert from 'node:assert/strict';
import { pathAt } from '../../../src/features/paths/pathAt.ts';
import type { PathContext } from '../../../src/features/paths/pathContext.ts';
import { monorepo } from './repository.ts';

/** A line with `$0` at the cursor, and what is found: the path and, in «», the part of the line that names it. */
type Row = readonly [line: string, found: string];
type Place = Partial<Pick<PathContext, 'kind' | 'file' | 'root'>>;

const inApi: Place = { kind: 'module', file: 'src/api/server.ts' };
const inWeb: Place = { kind: 'module', file: 'apps/web/src/app.tsx' };
const inLedger: Place = { kind: 'module', file: 'packages/ledger/src/index.ts' };
const inModel: Place = { kind: 'python', file: 'ml/risk/model.py' };
const inDocs: Place = { kind: 'markdown', file: 'docs/runbooks/replay.md' };
const inLog: Place = { kind: 'log' };
const inMessage: Place = { kind: 'message' };

describe('the path at a place in a line', () => {
  checkPaths('of an import from a file', inApi, [
    [`import { pay } from './routes/$0payouts.ts';`, 'src/api/routes/payouts.ts «./routes/payouts.ts»'],
    [`import { pay } from './routes/$0payouts';`, 'src/api/routes/payouts.ts «./routes/payouts»'],
    [`import { pay } from "$0./routes/payouts.js"`, 'src/api/routes/payouts.ts «./routes/payouts.js»'],
    [`import { pay } from "./routes/payouts.js$0"`, 'src/api/routes/payouts.ts «./routes/payouts.js»'],
    [`} from '../uti$0l.mjs';`, 'src/util.mts «../util.mjs»'],
    [`export * from '..$0/api';`, 'src/api/index.ts «../api»'],
    [`import '.$0';`, 'src/api/index.ts «.»'],
    [`import type { A } from './serv$0er';`, 'src/api/server.ts «./server»'],
    [`const server = require('./$0server')`, 'src/api/server.ts «./server»'],
    [`const at = require.resolve('./$0server')`, 'src/api/server.ts «./server»'],
    [`const lazy = await import('./$0server');`, 'src/api/server.ts «./server»'],
    [`type Server = import('./$0server').Server;`, 'src/api/server.ts «./server»'],
    [`jest.mock('./$0server');`, 'src/api/server.ts «./server»'],
    [`vi.importActual<Server>('./$0server');`, 'src/api/server.ts «./server»'],
    [`import money from '../../packages/$0money';`, 'packages/money/index.d.ts «../../packages/money»'],
    [`import x from '../../docs$0';`, 'docs/ «../../docs»'],
    [
      `import url from '../../docs/archi$0tecture.md?raw';`,
      'docs/architecture.md «../../docs/architecture.md?raw»',
    ],
    [`import x from './new$0.ts';`, 'src/api/new.ts «./new.ts»'],
    [`import x from './ne$0w';`, ''],
    [`import x from './none/ne$0w.ts';`, ''],
    [`import x from '../../../$0out';`, ''],
    [`$0import { amount } from './server';`, ''],
    [`import { ser$0ver } from './server';`, ''],
  ]);

  checkPaths('of an import by the settings above the file', inWeb, [
    [`import x from '@/compo$0nents/button';`, 'apps/web/src/components/button.tsx «@/components/button»'],
    [`import x from '@/compo$0nents';`, 'apps/web/src/components/index.ts «@/components»'],
    [`import x from 'compo$0nents';`, 'apps/web/src/components/index.ts «components»'],
    [`import x from 'components/butt$0on';`, 'apps/web/src/components/button.tsx «components/button»'],
    [`import './components/butt$0on.css';`, 'apps/web/src/components/button.css «./components/button.css»'],
    [`import env from '#e$0nv';`, 'apps/web/src/env.server.ts «#env»'],
    [
      `import page from '#pages/payouts/[i$0d]';`,
      'apps/web/src/pages/payouts/[id].tsx «#pages/payouts/[id]»',
    ],
    [`import x from '@/no$0ne';`, ''],
    [`import x from '#no$0ne';`, ''],
    [`import x from '~ap$0i';`, ''],
  ]);
  checkPaths('of an import by settings that another file has', inApi, [
    [`import x from '~ap$0i';`, 'src/api/server.ts «~api»'],
    [`import x from '@acme/led$0ger';`, 'packages/ledger/src/index.ts «@acme/ledger»'],
    [`import x from '@/compo$0nents';`, ''],
  ]);
  checkPaths('of an import by a base', inLedger, [
    [`import x from 'src/po$0st';`, 'packages/ledger/src/post.ts «src/post»'],
    [`import x from 'po$0st';`, ''],
  ]);

  checkPaths('of an import of a package of the repository', inWeb, [
    [`import x from '@acme/led$0ger';`, 'packages/ledger/src/index.ts «@acme/ledger»'],
    [`import x from '@acme/led$0ger/post';`, 'packages/ledger/src/post.ts «@acme/ledger/post»'],
    [`import x from '@acme/led$0ger/names';`, 'packages/ledger/src/internal/names.ts «@acme/ledger/names»'],
    [`import x from '@acme/led$0ger/internal/names';`, ''],
    [`import x from '@acme/mo$0ney';`, 'packages/money/index.d.ts «@acme/money»'],
    [
      `import x from '@acme/mo$0ney/lib/amount.js';`,
      'packages/money/lib/amount.js «@acme/money/lib/amount.js»',
    ],
    [`import x from '@acme/mo$0ney/none';`, 'packages/money/ «@acme/money/none»'],
    [`import x from 'ui-ki$0t/theme.js';`, 'packages/ui/source/theme.ts «ui-kit/theme.js»'],
    [`import x from 'ui-ki$0t/button';`, 'packages/ui/source/button/index.ts «ui-kit/button»'],
    [`import x from '@acme/we$0b';`, 'apps/web/ «@acme/web»'],
    [`import x from '@acme/bro$0ken';`, ''],
    [`import x from 'ui-ki$0t';`, ''],
    [`import x from 'rea$0ct';`, ''],
    [`import x from 'react-dom/cli$0ent';`, ''],
    [`import x from '@scope/$0pkg/sub.js';`, ''],
    [`import fs from 'node:$0fs';`, ''],
    [`import fs from 'fs/prom$0ises';`, ''],
    [`import x from 'https://deno.land/x/src/api/ser$0ver.ts';`, ''],
  ]);
  checkPaths('of a dependency', { kind: 'values', file: 'apps/web/package.json' }, [
    [`    "@acme/mo$0ney": "workspace:*",`, 'packages/money/ «@acme/money»'],
    [`    "rea$0ct": "^19.0.0",`, ''],
    [`    "@acme/ledger": "1.$00.0",`, ''],
    [`  "name": "@acme/we$0b",`, ''],
  ]);

  checkPaths('of an import of Python', inModel, [
    ['from .fea$0tures import amount', 'ml/risk/features/__init__.py «.features»'],
    ['from .features import amo$0unt', 'ml/risk/features/amount.py «amount»'],
    ['from .features.amo$0unt import Amount', 'ml/risk/features/amount.py «.features.amount»'],
    ['from . import fea$0tures, model', 'ml/risk/features/__init__.py «features»'],
    ['from . import features, mo$0del', 'ml/risk/model.py «model»'],
    ['from ..risk import mo$0del as m', 'ml/risk/model.py «model»'],
    ['    from risk.features import (amo$0unt)', 'ml/risk/features/amount.py «amount»'],
    ['import risk.mod$0el as model', 'ml/risk/model.py «risk.model»'],
    ['import os, risk.mod$0el', 'ml/risk/model.py «risk.model»'],
    ['import tools.rep$0ort.table', 'tools/report/table.py «tools.report.table»'],
    ['from tools.rep$0ort import table', 'tools/report/__init__.py «tools.report»'],
    ['from tools.report import no$0ne', ''],
    ['import js$0on', 'ml/json.py «json»'],
    ['import o$0s', ''],
    ['import do$0cs', ''],
    ['from ....out import x$0', ''],
    ['from risk.features import Amo$0unt  # docs/architecture.md', ''],
    ['open("docs/archi$0tecture.md")', 'docs/architecture.md «docs/architecture.md»'],
  ]);

  checkPaths('in a program', inApi, [
    [`readFile('docs/archi$0tecture.md')`, 'docs/architecture.md «docs/architecture.md»'],
    [`readFile('./ser$0ver.ts')`, 'src/api/server.ts «./server.ts»'],
    [`new URL('./ser$0ver.ts', import.meta.url)`, 'src/api/server.ts «./server.ts»'],
    [`new Worker('./ser$0ver')`, 'src/api/server.ts «./server»'],
    [`join(root, 'docs/run$0books')`, 'docs/runbooks/ «docs/runbooks»'],
    [`join(root, 'ser$0ver.ts')`, 'src/api/server.ts «server.ts»'],
    [`// See docs/archi$0tecture.md.`, 'docs/architecture.md «docs/architecture.md»'],
    [` * as server.t$0s does`, 'src/api/server.ts «server.ts»'],
    [
      `throw new Error('Look into docs/archi$0tecture.md first');`,
      'docs/architecture.md «docs/architecture.md»',
    ],
    [`readFile('docs\\\\archi$0tecture.md')`, 'docs/architecture.md «docs\\\\architecture.md»'],
    ['const page = `docs/archi$0tecture.md`;', 'docs/architecture.md «docs/architecture.md»'],
    [`server.t$0s.run()`, ''],
    [`glob('src/api/*$0*/*.ts')`, ''],
    [`glob('src/**/ser$0ver.ts')`, ''],
    [`/docs\\/run$0books/.test(path)`, ''],
    [`/docs/run$0books/.exec(path)`, ''],
    [`path.replace(/^src\\/ap$0i\\//, '')`, ''],
    [`app.get('/src/ap$0i', list)`, ''],
    [`app.get('/docs/run$0books/:id', list)`, ''],
    [`fetch('/docs')$0`, ''],
    [`fetch('/do$0cs/')`, ''],
    [`fetch('api/rou$0tes')`, ''],
    [`fetch("https://acme.example/docs/archi$0tecture.md")`, ''],
    [`fetch("https://acme.example/?file=docs/archi$0tecture.md")`, ''],
    [`const type = 'application/js$0on';`, ''],
    [`const folder = 'sr$0c';`, ''],
    [`const ratio = docs/run$0books;`, ''],
    [`return docs/runbooks.le$0ngth`, ''],
    [`<Link to="/src/ap$0i">`, ''],
    ['const page = `${root}/docs/archi$0tecture.md`;', ''],
    [`const branch = 'docs/ty$0po';`, ''],
    [`const branch = 'feature/ser$0ver.ts';`, ''],
  ]);
  checkPaths('in a page', { kind: 'code', file: 'apps/web/index.html' }, [
    [`<script src="src/ap$0p.tsx"></script>`, 'apps/web/src/app.tsx «src/app.tsx»'],
    [`<script src="/apps/web/src/ap$0p.tsx"></script>`, 'apps/web/src/app.tsx «/apps/web/src/app.tsx»'],
    [
      `<link href="./src/components/but$0ton.css">`,
      'apps/web/src/components/button.css «./src/components/button.css»',
    ],
    [`<p>The docs</do$0cs>`, ''],
    [`<a href="/do$0cs/">`, ''],
    [`<a href="#src/ap$0p.tsx">`, ''],
    [`<a href="mailto:ana@ac$0me.example">`, ''],
  ]);

  checkPaths('of a link of Markdown', inDocs, [
    ['See [the plan](../archi$0tecture.md).', 'docs/architecture.md «../architecture.md»'],
    [
      'See [the plan](..$0/architecture.md#the-parts).',
      'docs/architecture.md «../architecture.md#the-parts»',
    ],
    ['See [the plan](../archi$0tecture.md "The plan").', 'docs/architecture.md «../architecture.md»'],
    ['See [the plan](../archi$0tecture).', 'docs/architecture.md «../architecture»'],
    ['See [the plan](<../My plan $0(old).md>).', 'docs/My plan (old).md «../My plan (old).md»'],
    ['See [the plan](../My%20plan%20(o$0ld).md).', 'docs/My plan (old).md «../My%20plan%20(old).md»'],
    ['![](images/flow%2$001.png)', 'docs/runbooks/images/flow 1.png «images/flow%201.png»'],
    ['[![](images/flow%201.png)](../../READ$0ME.md)', 'README.md «../../README.md»'],
    ['[code](/src/api/ser$0ver.ts#L12)', 'src/api/server.ts «/src/api/server.ts#L12»'],
    ['[code](src/api/ser$0ver.ts)', 'src/api/server.ts «src/api/server.ts»'],
    ['[folder](../../s$0rc)', 'src/ «../../src»'],
    ['[file](../../Make$0file)', 'Makefile «../../Makefile»'],
    ['[a]: ../archi$0tecture.md', 'docs/architecture.md «../architecture.md»'],
    ['[a]: <../My plan $0(old).md> "The plan"', 'docs/My plan (old).md «../My plan (old).md»'],
    ['[new](./not-written-y$0et.md)', 'docs/runbooks/not-written-yet.md «./not-written-yet.md»'],
    [
      '[page](../../apps/web/src/pages/payouts/[i$0d].tsx)',
      'apps/web/src/pages/payouts/[id].tsx «../../apps/web/src/pages/payouts/[id].tsx»',
    ],
    ['[a](#the-pa$0rts)', ''],
    ['[a](https://acme.example/docs/archi$0tecture.md)', ''],
    ['[a](//acme.example/docs/archi$0tecture.md)', ''],
    ['[a](mailto:ana@acme.exa$0mple)', ''],
    ['[docs/archi$0tecture](https://acme.example)', ''],
    ['[a](../../../../out$0.md)', ''],
    ['[a](no$0ne)', ''],
    ['[a]($0)', ''],
  ]);

  checkPaths('in the sentences of Markdown', inDocs, [
    ['- `src/api/$0server.ts` starts it', 'src/api/server.ts «src/api/server.ts»'],
    ['Look at src/api/server.ts$0, then go on.', 'src/api/server.ts «src/api/server.ts»'],
    ['Look at src/api/server.ts$0.', 'src/api/server.ts «src/api/server.ts»'],
    ['Is it in src/api/$0server.ts?', 'src/api/server.ts «src/api/server.ts»'],
    ['(in src/api/$0server.ts)', 'src/api/server.ts «src/api/server.ts»'],
    ['**src/api/$0server.ts**', 'src/api/server.ts «src/api/server.ts»'],
    ['| src/api/$0server.ts | Ana |', 'src/api/server.ts «src/api/server.ts»'],
    ['<a href="../archi$0tecture.md">', 'docs/architecture.md «../architecture.md»'],
    ['Everything in packages/led$0ger/ is ours', 'packages/ledger/ «packages/ledger/»'],
    ['the folder docs/run$0books', 'docs/runbooks/ «docs/runbooks»'],
    ['to be written in docs/ne$0w.md', 'docs/new.md «docs/new.md»'],
    ['Read package$0.json', 'package.json «package.json»'],
    ['images/flow$0', ''],
    ['the file $0Makefile', ''],
    ['the folder s$0rc', ''],
    ['and$0/or', ''],
    ['either/o$0r both', ''],
    ['he/she/th$0ey', ''],
    ['24$0/7', ''],
    ['on 12/$011 or 2026/11/12', ''],
    ['1.5$0', ''],
    ['docs/v1.$02', ''],
    ['docs/typo-in-read$0me', ''],
    ['src/api.list()$0 lists', ''],
    ['e.g$0. this', ''],
    ['Node.j$0s', ''],
    ['text/ht$0ml', ''],
    ['a web/mob$0ile team', ''],
    ['the client/serv$0er split', ''],
    ['https://example.com/src/api/$0server.ts', ''],
    ['http://localhost:8080/src/$0', ''],
    ['see www.example.com/$0x', ''],
    ['github.com/acme/pay/src/api/ser$0ver.ts', ''],
    ['git@github.com:acme/p$0ay.git', ''],
    ['ana@exa$0mple.com', ''],
    ['@acme/pay$0outs', ''],
    ['#src/api$0', ''],
    ['C:/Users/ana/src/api/ser$0ver.ts', ''],
    ['~/src/api/ser$0ver.ts', ''],
    ['</do$0cs>', ''],
  ]);
  checkPaths(
    'in the sentences of the README of a package',
    { kind: 'markdown', file: 'apps/web/README.md' },
    [
      ['`src/ap$0p.tsx`', 'apps/web/src/app.tsx «src/app.tsx»'],
      ['`tests/ap$0p.test.tsx`', 'apps/web/tests/app.test.tsx «tests/app.test.tsx»'],
      // Its own, or that of the root?
      ['`package.js$0on`', ''],
      ['`README.m$0d`', ''],
    ],
  );

  checkPaths('in a log', inLog, [
    ['src/api/server.ts:12:3$0: error TS2305', 'src/api/server.ts «src/api/server.ts:12:3»'],
    ['src/api/ser$0ver.ts:12:3 - error', 'src/api/server.ts «src/api/server.ts:12:3»'],
    ['src/api/$0server.ts(12,3): error TS2305', 'src/api/server.ts «src/api/server.ts(12,3)»'],
    ['ERROR in ./src/api/$0server.ts 12:3', 'src/api/server.ts «./src/api/server.ts»'],
    [
      '    at pay (/home/ana/acme/src/ap$0i/server.ts:10:2)',
      'src/api/server.ts «/home/ana/acme/src/api/server.ts:10:2»',
    ],
    ['    at async src/ap$0i/server.ts:10:2', 'src/api/server.ts «src/api/server.ts:10:2»'],
    [
      '    at file:///home/ana/acme/src/ap$0i/server.ts:10:2',
      'src/api/server.ts «file:///home/ana/acme/src/api/server.ts:10:2»',
    ],
    [
      '    at file:///home/ana/acme/docs/My%20plan%20(o$0ld).md:10',
      'docs/My plan (old).md «file:///home/ana/acme/docs/My%20plan%20(old).md:10»',
    ],
    [
      '    at pay (webpack:///./src/ap$0i/server.ts?1a2b:10:2)',
      'src/api/server.ts «webpack:///./src/api/server.ts?1a2b:10:2»',
    ],
    [
      '    at webpack-internal:///(rsc)/./src/ap$0i/server.ts:10:2',
      'src/api/server.ts «webpack-internal:///(rsc)/./src/api/server.ts:10:2»',
    ],
    [
      '    at webpack://acme/./src/ap$0i/server.ts:10',
      'src/api/server.ts «webpack://acme/./src/api/server.ts:10»',
    ],
    [
      '  File "/home/ana/acme/ml/risk/mod$0el.py", line 3, in fit',
      'ml/risk/model.py «/home/ana/acme/ml/risk/model.py»',
    ],
    ['  File "ml/risk/mod$0el.py", line 3', 'ml/risk/model.py «ml/risk/model.py»'],
    ['PASSED ml/risk/mod$0el.py::test_fit - assert', 'ml/risk/model.py «ml/risk/model.py::test_fit»'],
    [
      '    at com.acme.ledger.Entry.post(Entry$0.java:3)',
      'java/ledger/src/main/java/com/acme/ledger/Entry.java «Entry.java:3»',
    ],
    [
      'at app//com.acme.payouts.Names.<init>(Nam$0es.java:3)',
      'java/payouts/src/main/java/com/acme/payouts/Names.java «Names.java:3»',
    ],
    [
      '  at com.acme.payouts.BatchKt.main(Bat$0ch.kt:31)',
      'java/payouts/src/main/kotlin/payouts/Batch.kt «Batch.kt:31»',
    ],
    ['    at org.other.Entry.post(Entry$0.java:3)', ''],
    ['    at java.base/java.util.List.of(List$0.java:3)', ''],
    ['  Names$0.java:3', ''],
    ['\t/home/ana/acme/go/pay/pay$0.go:12 +0x1d', 'go/pay/pay.go «/home/ana/acme/go/pay/pay.go:12»'],
    ["thread 'main' panicked at src/rust/ma$0in.rs:3:5:", 'src/rust/main.rs «src/rust/main.rs:3:5»'],
    ['  --> src/rust/ma$0in.rs:3:5', 'src/rust/main.rs «src/rust/main.rs:3:5»'],
    ["src/api/ser$0ver.ts:12:in 'pay'", 'src/api/server.ts «src/api/server.ts:12:in»'],
    [
      '[ERROR] /home/ana/acme/java/ledger/src/main/java/com/acme/ledger/En$0try.java:[12,3] cannot find symbol',
      'java/ledger/src/main/java/com/acme/ledger/Entry.java «/home/ana/acme/java/ledger/src/main/java/com/acme/ledger/Entry.java:[12,3]»',
    ],
    ['\tmodified:   src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['M\tsrc/api/$0server.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['src/api/ser$0ver.ts | 3 +-', 'src/api/server.ts «src/api/server.ts»'],
    ['fatal: path HEAD:src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['src\\api\\$0server.ts(3,1)', 'src/api/server.ts «src\\api\\server.ts(3,1)»'],
    ['file=src/api/$0server.ts,line=3', 'src/api/server.ts «src/api/server.ts»'],
    ['"file":"src/api/$0server.ts"', 'src/api/server.ts «src/api/server.ts»'],
    ['[src/api/$0server.ts]', 'src/api/server.ts «src/api/server.ts»'],
    ['/src/api/ser$0ver.ts:12:3', 'src/api/server.ts «/src/api/server.ts:12:3»'],
    ['READ$0ME.md 312ms', 'README.md «README.md»'],
    ['GET /src/api/ser$0ver.ts 200', ''],
    ['GET /docs/run$0books/ 200', ''],
    ['at f (src/api/no$0ne.ts:1:1)', ''],
    ['at f (/home/ana/acme/dist/ser$0ver.js:1:1)', ''],
    ['    at /home/ben/other/src/api/$0server.ts:10:2', ''],
    ['    at /home/ana/acme-old/src/api/$0server.ts:10:2', ''],
    ['    at file:///src/api/ser$0ver.ts:10:2', ''],
    ['at f (http://localhost:5173/src/api/ser$0ver.ts:1:1)', ''],
    ['at node:internal/mod$0ules/run_main:1:2', ''],
    ['rm -rf $0/', ''],
    ['10:12:33$0 started', ''],
    ['2026-11-22T10$0:00:00Z', ''],
    ['v1.2.3/src$0', ''],
    ['duration 3.5ms/$0op', ''],
  ]);
  checkPaths('in a log of the repository', { kind: 'log', file: 'apps/web/npm.log' }, [
    ['src/ap$0p.tsx:1:2', 'apps/web/src/app.tsx «src/app.tsx:1:2»'],
    ['src/api/ser$0ver.ts:1:2', 'src/api/server.ts «src/api/server.ts:1:2»'],
    ['./src/api/ser$0ver.ts:1:2', 'src/api/server.ts «./src/api/server.ts:1:2»'],
  ]);

  checkPaths('in a message', inMessage, [
    ['I intend to move src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['I intend to move a/src/api/ser$0ver.ts', 'src/api/server.ts «a/src/api/server.ts»'],
    ['#\tmodified:   src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['#\trenamed:    src/api/old.ts -> src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['docs: fix docs/run$0books/', 'docs/runbooks/ «docs/runbooks/»'],
    ['Add src/api/ne$0w.ts', 'src/api/new.ts «src/api/new.ts»'],
    ["Merge branch 'feature/pay$0outs'", ''],
    ["Merge branch 'docs/archi$0tecture'", ''],
    ['Reviewed-by: Ana <ana@acme.exa$0mple>', ''],
    ['Closes acme/pay$0#12', ''],
    ['cc @acme/pay$0outs', ''],
    ['Bump the ci/c$0d actions to v3', ''],
  ]);

  checkPaths('of a difference', inMessage, [
    ['diff --git a/src/api/$0server.ts b/src/api/server.ts', 'src/api/server.ts «a/src/api/server.ts»'],
    ['diff --git a/src/api/server.ts b/src/$0api/server.ts', 'src/api/server.ts «b/src/api/server.ts»'],
    [
      'diff --git a/docs/My plan (o$0ld).md b/docs/My plan (old).md',
      'docs/My plan (old).md «a/docs/My plan (old).md»',
    ],
    ['diff --git a/docs/old.md b/docs/archi$0tecture.md', 'docs/architecture.md «b/docs/architecture.md»'],
    ['diff --cc src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['+++ b/src/api/$0server.ts', 'src/api/server.ts «b/src/api/server.ts»'],
    ['+++ w/src/api/$0server.ts\t', 'src/api/server.ts «w/src/api/server.ts»'],
    ['--- a/docs/$0gone.md', 'docs/gone.md «a/docs/gone.md»'],
    ['+++ b/docs/new/deep/pa$0ge', 'docs/new/deep/page «b/docs/new/deep/page»'],
    ['+++ b/$0NEW.md', 'NEW.md «b/NEW.md»'],
    ['rename from docs/go$0ne.md', 'docs/gone.md «docs/gone.md»'],
    ['rename to docs/archi$0tecture.md', 'docs/architecture.md «docs/architecture.md»'],
    [
      'Binary files a/docs/runbooks/images/flow 1.png and b/docs/runbooks/images/fl$0ow 1.png differ',
      'docs/runbooks/images/flow 1.png «b/docs/runbooks/images/flow 1.png»',
    ],
    ['--- /dev/nu$0ll', ''],
    ['+++ b/node_modules/react/in$0dex.js', ''],
    ['-a/b$0', ''],
  ]);

  checkPaths('in settings', { kind: 'values', file: '.github/workflows/ci.yml' }, [
    ['      - run: node src/api/ser$0ver.ts', 'src/api/server.ts «src/api/server.ts»'],
    ['        working-directory: apps/we$0b', 'apps/web/ «apps/web»'],
    ["      - 'src/ap$0i/**'", 'src/api/ «src/api/**»'],
    ['      - src/ap$0i/*', 'src/api/ «src/api/*»'],
    ['        uses: ./.github/work$0flows/ci.yml', '.github/workflows/ci.yml «./.github/workflows/ci.yml»'],
    ['      - ./src/ap$0i:/app/api', 'src/api/ «./src/api»'],
    ['      - src/**/ser$0ver.ts', ''],
    ['      - "**.t$0s"', ''],
    ['        uses: actions/check$0out@v5', ''],
    ['    image: ghcr.io/acme/p$0ay:1.2', ''],
    ['    type: application/js$0on', ''],
    ['    folder: sr$0c', ''],
    ['    cron: "*/5$0 * * * *"', ''],
    ['    zone: Europe/Ber$0lin', ''],
    ['    url: https://acme.example/src/api/ser$0ver.ts', ''],
    ['    route: /docs/run$0books', ''],
  ]);
  checkPaths('in the settings of a package', { kind: 'values', file: 'apps/web/package.json' }, [
    ['    "start": "tsx src/ap$0p.tsx --watch",', 'apps/web/src/app.tsx «src/app.tsx»'],
    ['    "files": ["READ$0ME.md"]', 'apps/web/README.md «README.md»'],
    ['    "main": "./src/ap$0p.tsx"', 'apps/web/src/app.tsx «./src/app.tsx»'],
    [
      '    "$schema": "../../package.js$0on#/definitions/a"',
      'package.json «../../package.json#/definitions/a»',
    ],
    ['    "main": "./dist/in$0dex.js"', ''],
    ['    "license": "MIT/Apa$0che"', ''],
  ]);

  checkPaths('of a list of owners', { kind: 'owners', file: '.github/CODEOWNERS' }, [
    ['/src/ap$0i/ @acme/payouts', 'src/api/ «/src/api/»'],
    ['src/ap$0i/* @acme/payouts', 'src/api/ «src/api/*»'],
    ['src/$0**/server.ts @acme/payouts', 'src/ «src/**/server.ts»'],
    ['/Make$0file @acme/payouts', 'Makefile «/Makefile»'],
    ['/docs/My\\ pl$0an\\ (old).md @acme/docs', 'docs/My plan (old).md «/docs/My\\ plan\\ (old).md»'],
    ['docs/$0 @acme/docs', 'docs/ «docs/»'],
    ['README.m$0d @acme/docs', 'README.md «README.md»'],
    ['/src/new$0/ @acme/docs', 'src/new/ «/src/new/»'],
    ['*.$0ts @acme/payouts', ''],
    ['*$0 @acme/payouts', ''],
    ['/none/new$0/ @acme/payouts', ''],
    ['/docs/ @acme/$0docs', ''],
    ['docs @src/ap$0i', ''],
    ['[src/ap$0i] @acme/docs', ''],
    ['^[Docs][2]$0 @acme/docs', ''],
    ['# See docs/archi$0tecture.md', 'docs/architecture.md «docs/architecture.md»'],
  ]);
  checkPaths('of an ignore file', { kind: 'ignore', file: 'apps/web/.gitignore' }, [
    ['/src/pa$0ges/', 'apps/web/src/pages/ «/src/pages/»'],
    ['src/components/*$0.css', 'apps/web/src/components/ «src/components/*.css»'],
    ['!src/ap$0p.tsx', 'apps/web/src/app.tsx «!src/app.tsx»'],
    ['test$0s/', 'apps/web/tests/ «tests/»'],
    ['/src/[ab]$0?.ts', 'apps/web/src/ «/src/[ab]?.ts»'],
    ['node_mod$0ules/', ''],
    ['*.lo$0g', ''],
    ['sr$0c', ''],
    ['**/sr$0c', ''],
    ['/$0', ''],
  ]);

  checkPaths('on Windows', { kind: 'log', file: 'src/build.log', root: 'C:\\work\\acme' }, [
    [
      'at C:\\work\\acme\\src\\api\\$0server.ts:3:1',
      'src/api/server.ts «C:\\work\\acme\\src\\api\\server.ts:3:1»',
    ],
    [
      'at file:///C:/work/acme/src/api/$0server.ts:3:1',
      'src/api/server.ts «file:///C:/work/acme/src/api/server.ts:3:1»',
    ],
    [
      'at c:\\work\\acme\\src\\api\\$0server.ts:3:1',
      'src/api/server.ts «c:\\work\\acme\\src\\api\\server.ts:3:1»',
    ],
    ['at c:/work/acme/src/api/$0server.ts:3:1', 'src/api/server.ts «c:/work/acme/src/api/server.ts:3:1»'],
    ['..\\src\\api\\$0server.ts', 'src/api/server.ts «..\\src\\api\\server.ts»'],
    ['at D:\\work\\acme\\src\\api\\$0server.ts:3:1', ''],
  ]);

  it('is not looked for in a line that nobody reads', () => {
    const context: PathContext = { ...monorepo, file: 'notes.md', root: '/', kind: 'markdown' };
    assert.equal(pathAt(`${'x '.repeat(1000)}README.md`, 2003, context), undefined);
  });

  for (const kind of [
    'module',
    'python',
    'code',
    'markdown',
    'values',
    'owners',
    'ignore',
    'log',
    'message',
  ] as const)
    it(`is looked for at any column of any line of ${kind}`, () => {
      const context: PathContext = { ...monorepo, file: 'src/a.ts', root: '/home/ana/acme', kind };
      for (const line of [
        ...['', ' ', '()', '[[[', 'a/../../..', '%', 'file:///%', '\\', '....', '/', '//', '🦊/🦊'],
        ...[
          '](',
          '](<',
          '](%)',
          `from ''`,
          `from '@'`,
          'import .',
          'from .. import',
          'diff --git a/ b/',
          '!',
          '#',
        ],
        ...[
          'at (x.java:1)',
          '"',
          `"'"'`,
          'webpack://',
          '**',
          '*/',
          '!/',
          `import('#')`,
          `import('__proto__')`,
        ],
      ])
        for (let column = -1; column <= line.length + 1; column++) {
          const found = pathAt(line, column, context);
          assert.equal(found, undefined, `${line} ${String(column)} ${String(found?.path)}`);
        }
    });
});

function checkPaths(title: string, place: Place, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [marked, expected] of rows)
      it(marked, () => {
        const column = marked.indexOf('$0');
        const line = marked.replace('$0', '');
        const context = {
          kind: 'code',
          file: undefined,
          root: '/home/ana/acme',
          ...monorepo,
          ...place,
        } as const;
        const found = pathAt(line, column, context);
        const { start, end } = found?.span ?? { start: 0, end: 0 };
        assert.equal(found === undefined ? '' : `${found.path} «${line.slice(start, end)}»`, expected);
      });
  });
}
