// Reads a log of the database from standard input and prints the ten slowest statements.
import { createInterface } from 'node:readline';

const statements: { ms: number; sql: string }[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  const match = /duration: ([\d.]+) ms\s+statement: (.*)/.exec(line);
  if (match) statements.push({ ms: Number(match[1]), sql: match[2]! });
}
statements.sort((left, right) => right.ms - left.ms);
for (const { ms, sql } of statements.slice(0, 10)) console.log(ms.toFixed(1).padStart(9), sql);
