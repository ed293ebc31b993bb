// Checks the properties of test/properties.ts with new inputs, each property for the same time.
//
//   npm run fuzz -- [--seconds 60] [--seed number] [--only text] [--path text]
//
// --only  properties whose name contains the text
// --path  the one input of a property that an earlier run has printed
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';

const root = path.resolve(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    only: { type: 'string', default: '' },
    path: { type: 'string' },
  },
});
const [seconds, seed] = [Number(flags.seconds), Number(flags.seed)];
if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('--seconds and --seed take a number');

console.log(`seed ${seed}`);
execFileSync(process.execPath, ['scripts/build.mjs', '--tests'], { cwd: root, stdio: 'inherit' });
process.chdir(root);
const { properties } = await import('../out/test/properties.js');
const chosen = Object.entries(properties).filter(([name]) => name.includes(flags.only));
if (chosen.length === 0) throw new Error(`--only takes a part of ${Object.keys(properties).join(', ')}`);

for (const [name, { input, check }] of chosen) {
  const details = fc.check(
    fc.property(fc.noBias(input), (one) => check(one, () => undefined)),
    {
      seed,
      ...(flags.path === undefined ? {} : { path: flags.path }),
      numRuns: 1e9,
      interruptAfterTimeLimit: (seconds * 1000) / chosen.length,
    },
  );
  if (!details.failed || details.counterexample === null) {
    console.log(`${name}: ${details.numRuns} inputs`);
    continue;
  }
  const [counterexample] = details.counterexample;
  const shown = typeof counterexample === 'string' ? counterexample : fc.stringify(counterexample);
  console.log(`\n${name} does not hold for\n${shown}\n\n${details.errorInstance?.stack ?? ''}`);
  console.log(`\nnpm run fuzz -- --seed ${seed} --only ${name} --path ${details.counterexamplePath}`);
  process.exitCode = 1;
}
