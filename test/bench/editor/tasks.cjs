// For how long tasks hold the thread of the extension host, in its own processor time, and how much of that is ours.
const inspector = require('node:inspector/promises');

/** How often the profiler looks where the thread is, in microseconds. */
const interval = 200;
const ours = /[\\/]dist[\\/]\w+\.cjs$/;

/**
 * Resolves, when some work is done, to the processor time in milliseconds of the longest turn of the event loop (`all`)
 * and of the longest share of one in which our bundles were on the stack (`own`). What else the machine is doing does
 * not count.
 */
exports.longestTasks = async (work) => {
  const session = new inspector.Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval });
  await session.post('Profiler.start');
  const turns = [];
  let isDone = false;
  const turn = () => {
    const { user, system } = process.threadCpuUsage();
    turns.push({ at: Number(process.hrtime.bigint() / 1000n), used: user + system });
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isDone = true;
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const shares = sharesOf(profile, turns);
  const longest = { own: 0, all: 0 };
  for (let position = 1; position < turns.length; position++) {
    const used = (turns[position].used - turns[position - 1].used) / 1000;
    longest.all = Math.max(longest.all, used);
    longest.own = Math.max(longest.own, used * shares[position - 1]);
  }
  return longest;
};

/** Of each turn, the part of the samples in which we were on the stack; garbage is collected for who was before. */
function sharesOf({ nodes, samples, timeDeltas, startTime }, turns) {
  const frames = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const isOurs = new Map();
  const mark = (node, isBelow) => {
    isOurs.set(node.id, isBelow || ours.test(node.callFrame.url));
    for (const child of node.children ?? []) mark(byId.get(child), isOurs.get(node.id));
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  mark(nodes[0], false);

  const all = turns.map(() => 0);
  const own = turns.map(() => 0);
  let time = startTime;
  let turn = 0;
  let wasOurs = false;
  for (const [position, sample] of samples.entries()) {
    time += timeDeltas[position];
    while (turn + 1 < turns.length && turns[turn + 1].at <= time) turn++;
    const { functionName } = frames.get(sample);
    if (functionName !== '(garbage collector)') wasOurs = isOurs.get(sample);
    const lasts = timeDeltas[position + 1] ?? 0;
    all[turn] += lasts;
    if (wasOurs) own[turn] += lasts;
  }
  return all.map((lasts, turn) => (lasts === 0 ? 0 : own[turn] / lasts));
}
