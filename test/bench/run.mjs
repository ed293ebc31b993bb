// Measures the extension, as built for production, which is how it leaves dist/.
//
//   npm run bench -- [--only weight|commands|lists|yaml|editor|ownership]
//
// weight   the size of the VSIX and its bundles, and how long VS Code takes to activate it
// commands  how long the hooks, who, and check take as whole processes, beside commitlint, Node, and git
// lists    how long coverage, diff, and codeowners take with a million files, beside git, and how much memory
// yaml     how long a full pass and a keystroke take, beside yaml-language-server on the same text
// editor   how fast the lens and the hover answer, and for how long the extension host is held
// ownership  how fast the owner of a path is found beside other libraries and git, and what a million files take
import { parseArgs } from 'node:util';

const parts = ['weight', 'commands', 'lists', 'yaml', 'editor', 'ownership'];

const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = parts.filter((part) => flags.only === undefined || part === flags.only);
if (chosen.length === 0) throw new Error(`--only takes ${parts.join(', ')}`);
for (const part of chosen) await import(`./${part}.mjs`);
