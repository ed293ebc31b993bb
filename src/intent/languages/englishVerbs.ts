/** Regular verbs for changes to software, in their base form. */
const regular = `
  accept activate adapt add adjust align allow amend apply approve archive arrange assign attach automate backfill backport
  batch block bump bundle cache call cancel cap change check clarify clean clear clone close collapse combine comment commit
  compile compress compute configure connect consolidate convert copy correct cover create debug declare decouple default
  defer define delay delegate delete deliver deploy deprecate derive detach disable discard disconnect document downgrade
  drop duplicate edit embed enable encrypt enforce ensure escape evaluate exclude execute expand expire export expose extend
  extract factor fail fetch fill filter finish fix flag flatten flip flush follow force fork format generate group guard
  handle harden ignore implement import improve include increase index inject inline insert install integrate introduce
  invert invoke isolate join jump launch limit link list load lock log lower maintain mark merge migrate mirror mock
  modify monitor move mute narrow normalize notify offload open optimize order overload pad parallelize parse pass patch
  pause pin plan poll port postpone preload prepare prevent promote protect provide prune publish pull purge push raise
  reassign rebase rebuild recompile record recreate redeploy redirect reduce refactor refresh regenerate register reject
  relax release reload remove rename render reopen reorder reorganize repair replace replay report request require resize
  resolve restart restore restrict restructure retire retry return reuse revert review revisit rework roll rotate sample
  save scale schedule scope separate serialize share shift ship shorten silence simplify skip sort squash stage start stop
  store stream strip stub suppress swap switch sync tag test throttle tidy tighten toggle trace track transfer transform trim
  truncate try tune turn tweak type unblock unify unlock unpin update upgrade upload use validate verify wait warm warn widen
  wrap
`
  .trim()
  .split(/\s+/);

/** Verbs that double their last letter in the past tense. */
const doubled = new Set(
  `cap debug defer drop flag flip log pad pin plan prefer refer scan ship skip stop strip stub swap tag trim unplug unpin
  wrap`.split(/\s+/),
);

const irregular: Readonly<Record<string, string>> = {
  began: 'begin',
  bound: 'bind',
  broke: 'break',
  brought: 'bring',
  built: 'build',
  bought: 'buy',
  came: 'come',
  chose: 'choose',
  cut: 'cut',
  did: 'do',
  drew: 'draw',
  drove: 'drive',
  fed: 'feed',
  found: 'find',
  froze: 'freeze',
  gave: 'give',
  grew: 'grow',
  held: 'hold',
  hid: 'hide',
  kept: 'keep',
  laid: 'lay',
  left: 'leave',
  let: 'let',
  made: 'make',
  overrode: 'override',
  overwrote: 'overwrite',
  paid: 'pay',
  put: 'put',
  reran: 'rerun',
  reset: 'reset',
  rebuilt: 'rebuild',
  redid: 'redo',
  rewrote: 'rewrite',
  ran: 'run',
  sent: 'send',
  set: 'set',
  shut: 'shut',
  split: 'split',
  spread: 'spread',
  took: 'take',
  threw: 'throw',
  undid: 'undo',
  went: 'go',
  wrote: 'write',
};

function pastOf(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubled.has(verb) ? `${verb}${verb.at(-1) ?? ''}ed` : `${verb}ed`;
}

const byPast = new Map([
  ...Object.entries(irregular),
  ...regular.map((verb) => [pastOf(verb), verb] as const),
]);

/** The base form of a verb in the past tense. Undefined for an unknown verb. */
export function presentOf(past: string): string | undefined {
  return byPast.get(past);
}

const known = new Set([...regular, ...Object.values(irregular)]);

export function isKnownVerb(verb: string): boolean {
  return known.has(verb);
}

/** The participles of irregular verbs that differ from the past tense, and of other verbs of changes. */
const participles = new Set(
  `begun broken chosen come done drawn driven frozen given gone grown hidden overridden overwritten rerun redone rewritten run
  shown taken thrown undone written bent cast dealt dug fought hit lent met proven ridden sold spent split sped spun stuck
  sunk swept swung taught torn told worn won`.split(/\s+/),
);

/** Words that end like a participle, and participles of what nobody does for a change. */
const others = new Set(
  `need indeed seed feed speed bleed breed weed shed sled bed embed hundred sacred naked mixed limited detailed experienced
  related unrelated unused needed wanted required lacked owned liked loved believed noticed wondered supposed hundreds
  unlimited advanced nested`.split(/\s+/),
);

/** Whether a word is the participle of something that people do, such as "moved" and "rewritten". */
export function isParticiple(word: string): boolean {
  const [last = ''] = /[a-z]*$/.exec(word) ?? [];
  if (others.has(last)) return false;
  return (
    participles.has(last) || (byPast.has(last) && !participlesDiffer.has(last)) || /[a-z]{2}ed$/.test(last)
  );
}

/** Past tenses that are no participles. */
const participlesDiffer = new Set(
  `began broke came chose did drew drove froze gave grew hid overrode overwrote redid rewrote ran took threw undid went
  wrote`.split(/\s+/),
);
