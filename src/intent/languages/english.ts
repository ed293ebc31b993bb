import type { Language } from '../language.ts';
import { isKnownVerb, presentOf } from './englishVerbs.ts';

const apostrophe = "['’]";
/** Words before the verb that do not change the meaning. */
const softeners = '(?:(?:please|just|maybe|perhaps|possibly|also|now|then|already) )*';
const fine =
  '(?:ok(?:ay)?|o\\.k\\.|fine|alright|all right|possible|acceptable|allowed|permitted|cool|good|good to go|a problem)';
const withYou = '(?: with (?:you|everyone|everybody|the team)| by you| for you)?';

/** Verbs of questions that do not ask for permission. */
const otherVerbs = new Set(
  'ask assume be believe care conclude consider debate discuss expect feel get guess have hear help hope know learn look observe say see suggest suppose talk tell think trust understand wonder worry'.split(
    ' ',
  ),
);

export const english: Language = {
  phrases: [
    { rung: 'tell-me', begins: /tell me what to do\b/iy },
    { rung: 'i-have-been-doing', begins: /(?:I|we)(?:['’]ve| have) been\b/iy },
    { rung: 'i-have-done', begins: /(?:I|we)(?:['’]ve| have)\b/iy },
    { rung: 'i-intend', begins: /(?:I|we) intend\b/iy },
    { rung: 'i-would-like', begins: /(?:I|we)(?:['’]d| would) like\b/iy },
    { rung: 'i-recommend', begins: /(?:I|we) recommend\b/iy },
    { rung: 'i-think', begins: /(?:I|we) think\b/iy },
  ],
  questions: [
    // May I have your OK to move it?
    question(
      `(?:can|could|may|might) (?<who>I|we) ${softeners}(?:have|get) (?:your |an? |the )?(?:ok(?:ay)?|approval|permission|go-ahead|blessing|green light) to`,
      'base',
    ),
    // Can I move it?
    question(`(?:can|could|may|might|shall|should) (?<who>I|we) ${softeners}`, 'base'),
    // Am I allowed to move it?
    question(`(?:am|are) (?<who>I|we) (?:allowed|permitted|free|clear) to ${softeners}`, 'base'),
    // Is it ok to move it? Would it be ok with you if I moved it?
    question(
      `(?:(?:is|would|will) it (?:be )?|would that be )${fine}${withYou},? (?:for (?:me|us) )?to ${softeners}`,
      'base',
    ),
    question(
      `(?:is|would|will) it (?:be )?${fine}${withYou},? (?:if|that|when) (?<who>I|we) ${softeners}`,
      'either',
    ),
    // Ok if I move it?
    question(`(?:ok(?:ay)?|alright|all right)${withYou} if (?<who>I|we) ${softeners}`, 'either'),
    // Do you mind if I move it?
    question(
      `(?:(?:do|would|does|will) (?:you|anyone|anybody|somebody|someone) )?mind if (?<who>I|we) ${softeners}`,
      'either',
    ),
    question(`(?:any|are there any) objections if (?<who>I|we) ${softeners}`, 'either'),
    // Let me know if I can move it.
    question(
      `(?:please |just )*let (?:me|us) know (?:if|whether|when) (?<who>I|we) (?:can|could|may|might|should|am allowed to|are allowed to) ${softeners}`,
      'base',
    ),
    question(
      `(?:please |just )*let (?:me|us) know (?:if|whether) it(?:${apostrophe}s| is| would be) ${fine}${withYou},? (?:for (?:me|us) )?to ${softeners}`,
      'base',
    ),
    question(
      `(?:please |just )*let (?:me|us) know (?:if|whether) it(?:${apostrophe}s| is| would be) ${fine}${withYou},? (?:if|that) (?<who>I|we) ${softeners}`,
      'either',
    ),
    // I was wondering if I could move it.
    question(
      `(?:I${apostrophe}m |I am |I was |we were |just )*wondering (?:if|whether) (?<who>I|we) (?:can|could|may|might|should) ${softeners}`,
      'base',
    ),
    // I would like your permission to move it. Requesting approval to move it.
    question(
      `(?<who>I|we)(?:${apostrophe}d| would)? (?:like|need|want|request|ask for|am asking for|are asking for) (?:to (?:ask|have|get) (?:for )?)?(?:your |the )?(?:permission|approval|ok(?:ay)?) to ${softeners}`,
      'base',
    ),
    question(
      `(?:requesting|asking|asking for|seeking) (?:your )?(?:permission|approval) to ${softeners}`,
      'base',
    ),
  ],
};

type Form = 'base' | 'either';

function question(begins: string, form: Form): Language['questions'][number] {
  return {
    begins: new RegExp(
      `${begins.replace(/ ?$/, '')} ?(?=[a-z])`.replaceAll(' ', '\\s+').replaceAll('\\s+?', '\\s*'),
      'iy',
    ),
    isOther: (rest) => {
      const [verb = ''] = /^[A-Za-z-]*/.exec(rest) ?? [];
      // "Can I Use" is a name, and "not" reverses the question.
      return !/^[a-z]/.test(verb) || verb === 'not' || otherVerbs.has(verb);
    },
    intent: (rest, begin) => {
      const [verb = ''] = /^[a-z-]+/.exec(rest) ?? [];
      const first = form === 'base' || isKnownVerb(verb) ? verb : presentOf(verb);
      // A second question in the sentence cannot be rewritten.
      if (first === undefined || /\b(?:or|and) (?:can|could|may|shall|should|would) (?:I|we)\b/i.test(rest))
        return undefined;
      const who = /^we$/i.test(begin.groups?.['who'] ?? '') ? 'We' : 'I';
      return `${who} intend to ${first}${rest.slice(verb.length).replace(/,? please$/i, '')}`;
    },
  };
}
