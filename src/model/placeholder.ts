import { isId } from './leadership.ts';

// What a person has to replace. Such a text is no statement: the model leaves it out, and `file/placeholder` reports it.

/** What templates, completions, and fixes write for a person to replace, in addition to texts that start with `TODO`. */
export const placeholders = {
  purpose: 'Why this repository exists',
  goal: 'An outcome you want',
  achievement: 'What you want to achieve now',
  statement: 'The outcome you want',
  criterion: 'What you prefer when two good options conflict',
  decision: 'What is decided',
  metric: 'what is counted',
  name: 'Name',
  competency: 'What it takes',
  id: 'id',
  newId: 'new-id',
  owner: '@your-team',
  team: '@org/team',
  secondOwner: '@second-owner',
  delegator: '@who-answers',
  goalOwner: '@owner',
} as const;

/**
 * What a value stands for. `text` is a sentence, `name` the name of a person, team, domain, or competency, `owner` an id,
 * handle, or email address, and `account` a login or email address of a person or a team.
 */
export type Meaning = 'text' | 'name' | 'owner' | 'account' | 'id' | 'domain-id';

/** Whether a value is a placeholder. A sentence that contains the word “todo” is none; one that starts with it is. */
export function isPlaceholder(meaning: Meaning, value: string): boolean {
  switch (meaning) {
    case 'text': {
      const words = comparable(value);
      return isUnwritten(value) || texts.has(words) || isPromise(value, words);
    }
    case 'name':
      return isUnwritten(value) || names.has(comparable(value));
    case 'owner':
      return value.includes('@')
        ? isUnwritten(value) || isStandInHandle(value.trim()) || sampleHandles.has(value.trim().toLowerCase())
        : !isId(value) && (isUnwritten(value) || isPromise(value));
    case 'account': {
      const word = value.trim().replace(/^@/, '');
      return isUnwritten(value) || isStandInHandle(word.includes('@') ? word : `@${word}`);
    }
    case 'id':
      return value === placeholders.id || value === placeholders.newId;
    // A domain about identity can be called `id`.
    case 'domain-id':
      return value === placeholders.newId;
  }
}

/** The rest of a text after the `TODO:` at its start. Undefined if it does not start like that, or has no rest. */
export function textAfterTodo(value: string): string | undefined {
  const rest = /^TODO\s*:\s*(\S.*)$/su.exec(value.trim())?.[1];
  return rest === undefined || isPlaceholder('text', rest) ? undefined : rest;
}

/** Longer texts are compared by their start only. */
const maxLength = 200;

/** Without marks around it, in lower case. */
function comparable(value: string): string {
  if (value.length > maxLength) return '';
  const words = value.trim().toLowerCase();
  const line = /\s\s|[^\S ]/.test(words) ? words.replace(/\s+/g, ' ') : words;
  let [start, end] = [0, line.length];
  while (start < end && opening.includes(line.charAt(start))) start++;
  while (start < end && closing.includes(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

const opening = '"\'“”‘’«»„([{<*_`';
const closing = '"\'“”‘’«»)]}>*_`.…!?:';

const texts: ReadonlySet<string> = new Set(
  [
    placeholders.purpose,
    placeholders.goal,
    'An outcome you want, and when',
    placeholders.achievement,
    placeholders.statement,
    placeholders.criterion,
    'What you prefer, and what you give up for it',
    placeholders.decision,
    placeholders.metric,
    placeholders.competency,
  ].map(comparable),
);

const names: ReadonlySet<string> = new Set(
  [placeholders.name, 'Your name', placeholders.competency].map(comparable),
);

/** A marker such as `TODO: …` at the start, or a text that says nothing, such as `…`, `xxx`, or `<purpose>`. */
function isUnwritten(value: string): boolean {
  const start = value.slice(0, maxLength).trim();
  if (start === '' || startsAsText.test(start)) return false;
  if (value.length <= maxLength && fillers.some((filler) => filler.test(start))) return true;
  const [, marker = '', rest = ''] = marked.exec(start) ?? [];
  if (marker === '') return false;
  if (/^\s*(?:[:…–—]|\.{2,}|-+(?:\s|>|$))/u.test(rest)) return true;
  if (marker !== marker.toUpperCase()) return /^[.!?\s]*$/.test(rest) && !/^to/i.test(marker);
  if (/^\s*(?:[.!?@#]|$)/.test(rest)) return true;
  const [, next = ''] = /^\s*\(\s*(\w*)/.exec(rest) ?? /^\s+(\S*)/.exec(rest) ?? [];
  if (next === '') return false;
  return marker.startsWith('TB')
    ? postponing.test(next) || /^\s*\((?!trunk)/i.test(rest)
    : !aboutTodos.test(next);
}

/** How nearly all texts start: not like any marker or filler below, which take longer to compare. */
const startsAsText = /^(?:@|(?!to|fix|tb|xx)[a-z0-9])/i;

const marked =
  /^[\s"'“„«([{<*_~`#/|>•–—-]*(TO[ -]?DO|FIX[ -]?ME|TBD|TBA|TBC|XXX+)(?![\p{L}\p{N}])[*_~`\])}>]*(.*)$/isu;

/** What follows in a sentence that is about TODO comments, lists, or the like. */
const aboutTodos =
  /^(?:comments?|lists?|items?|entr(?:y|ies)|notes?|marks?|markers?|tags?|tasks?|tickets?|issues?|files?|boards?|apps?|applications?|pages?|views?|counts?|trackers?|managers?|bots?|services?|rated|and|or|is|are|was|were|in|must|should|may|can|cannot|never|always|has|have|needs?|belongs?|stays?)\b/i;

/** What follows in a text that is to be decided. */
const postponing =
  /^(?:after|as|at|before|by|from|in|later|once|pending|per|soon|together|until|when|with)\b/i;

const fillers: readonly RegExp[] = [
  /^[\s.…?_–—-]+$/u,
  /^x{3,}$/i,
  // Placeholders of template languages, and of forms.
  /^<\s*\p{L}[^<>@]*>$/u,
  /^\{\{[^{}]*\}\}$/,
  /^\$\{[^{}]*\}$/,
  /^\[\s*(?:your|insert|enter|name|purpose|goal|owner|team)\b[^\][]*\]$/i,
];

/** A text that says only that somebody will write it. */
function isPromise(value: string, words = comparable(value)): boolean {
  return promise.test(words) || /^lorem ipsum\b/i.test(value.trimStart().slice(0, maxLength));
}

const promise =
  /^(?:to[ -]?do|to be (?:added|agreed|announced|completed|confirmed|decided|defined|described|determined|discussed|done|filled(?: in)?|specified|written)(?: later| soon)?|(?:not yet (?:decided|defined|specified|written)|not (?:decided|defined|specified|written) yet)|coming soon|work in progress|wip|change ?me|replace (?:me|this)|fill (?:me |this )?in|placeholder(?: text)?|(?:(?:insert|enter|add|write|type) )?(?:your |the |a )?(?:name|purpose|goal|text|team|handle|criterion|statement|owner|title|description|mission|domain) (?:goes )?here)$/;

/** A handle or an email address that is no account: `@your-team`, `@acme/tbd`, `your.name@acme.example`. */
function isStandInHandle(handle: string): boolean {
  const at = handle.lastIndexOf('@');
  if (at > 0)
    return (
      standIn.test(handle.slice(0, at)) ||
      /^(?:you|name|user(?:name)?|e?mail|first(?:name)?[._-]?last(?:name)?)@example\.(?:com|net|org)$/i.test(
        handle,
      )
    );
  const [name = '', ...below] = handle.slice(1).split('/');
  return standIn.test(name) || below.some((part) => standIn.test(part) && part !== 'todo');
}

const standIn =
  /^(?:your[-_.]\S*|your(?:company|email|group|handle|login|name|org(?:anization)?|team|user(?:name)?)|todo|tb[adc]|fix-?me|x{3,8}|change-?me|replace-?me|placeholder|second-owner|who-answers)$/i;

/** Handles that stand for any account in our texts and in those of the hosts. */
const sampleHandles: ReadonlySet<string> = new Set([
  placeholders.team,
  placeholders.goalOwner,
  '@user',
  '@username',
  '@org/team-name',
  '@org/team-slug',
  '@my-org/my-team',
]);
