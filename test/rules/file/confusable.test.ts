import { checkFindings } from '../../checkFindings.ts';

describe('file/confusable', () => {
  checkFindings(/^file\/confusable$/, [
    {
      it: 'characters that nobody sees, in names and patterns',
      written:
        'people: { ana: "Ana\u202e Silva", bo: { name: "B\u200bo" } }\ndomains:\n  - { id: a, paths: ["src/\u2066x"], owners: ["@x/y"] }\n',
      finds: [
        '1:16-1:28 file/confusable Contains the invisible character U+202E. Remove it.',
        '1:42-1:47 file/confusable Contains the invisible character U+200B. Remove it.',
        '3:22-3:30 file/confusable Contains the invisible character U+2066. Remove it.',
      ],
    },
    {
      it: 'characters that nobody sees, in every other string',
      written: `
purpose: Pay\u00adouts
goals:
  - { id: "g\u200b", statement: "Fast\u2060", owner: "\u200eana", measure: { metric: "m\u{e0041}", unit: "s\u3164" } }
  - Slow\ufeff
decisionCriteria:
  - { statement: "s\u061c", why: "w\u200c", example: "e\u200d", serves: ["g\u034f"], paths: ["p\ufe0f"] }
people:
  "a\u200bna": { name: Ana, contact: { "sl\u200back": "c\u2068" }, competencies: { "x\u180e": expert } }
teams: { crew: { members: ["ana\u200f"], contact: 't\uffa0' } }
competencies: { sql: "SQL\u2800" }
domains:
  - id: a
    purpose: |
      One line
      and another\u200b one
    paths: [src/]
    owners: ["ana\u202a"]
    decisions: [{ decision: "d\u2066", authority: i-intend, consult: ["b\ufe00"] }]
    contact: { slack: "#x\u2063" }
unowned: ["dist\u{e0100}/"]
unknown\u200bkey: [[{ deep: "\u{e007f}" }]]
`,
      finds: [
        '1:10-1:18 file/confusable Contains the invisible character U+00AD. Remove it.',
        '3:11-3:15 file/confusable Contains the invisible character U+200B. Remove it.',
        '3:28-3:35 file/confusable Contains the invisible character U+2060. Remove it.',
        '3:44-3:50 file/confusable Contains the invisible character U+200E. Remove it.',
        '3:71-3:76 file/confusable Contains the invisible character U+E0041. Remove it.',
        '3:84-3:88 file/confusable Contains the invisible character U+3164. Remove it.',
        '4:5-4:10 file/confusable Contains the invisible character U+FEFF. Remove it.',
        '6:18-6:22 file/confusable Contains the invisible character U+061C. Remove it.',
        '6:29-6:33 file/confusable Contains the invisible character U+200C. Remove it.',
        '6:44-6:48 file/confusable Contains the invisible character U+200D. Remove it.',
        '6:59-6:63 file/confusable Contains the invisible character U+034F. Remove it.',
        '6:74-6:78 file/confusable Contains the invisible character U+FE0F. Remove it.',
        '8:3-8:9 file/confusable Contains the invisible character U+200B. Remove it.',
        '8:35-8:43 file/confusable Contains the invisible character U+200B. Remove it.',
        '8:45-8:49 file/confusable Contains the invisible character U+2068. Remove it.',
        '8:69-8:73 file/confusable Contains the invisible character U+180E. Remove it.',
        '9:28-9:34 file/confusable Contains the invisible character U+200F. Remove it.',
        '9:46-9:50 file/confusable Contains the invisible character U+FFA0. Remove it.',
        '10:22-10:28 file/confusable Contains the invisible character U+2800. Remove it.',
        '13:14-16:1 file/confusable Contains the invisible character U+200B. Remove it.',
        '17:14-17:20 file/confusable Contains the invisible character U+202A. Remove it.',
        '18:29-18:33 file/confusable Contains the invisible character U+2066. Remove it.',
        '18:66-18:70 file/confusable Contains the invisible character U+FE00. Remove it.',
        '19:23-19:28 file/confusable Contains the invisible character U+2063. Remove it.',
        '20:11-20:20 file/confusable Contains the invisible character U+E0100. Remove it.',
        '21:1-21:12 file/confusable Contains the invisible character U+200B. Remove it.',
        '21:24-21:28 file/confusable Contains the invisible character U+E007F. Remove it.',
      ],
    },
    {
      it: 'several of them in a string, at once',
      written:
        'purpose: "Pay\u{e0061}\u{e0062}\u{e0061}\u200b"\ngoals: ["\u{e0061}\u{e0062}\u{e0063}\u{e0064}\u{e0065}"]\n',
      finds: [
        '1:10-1:22 file/confusable Contains the invisible characters U+E0061, U+E0062, and U+200B. Remove them.',
        '2:9-2:21 file/confusable Contains the invisible characters U+E0061, U+E0062, U+E0063, and 2 more. Remove them.',
      ],
    },
    {
      it: 'them also if they are written as escapes, and once for all aliases',
      written:
        'purpose: &p "a\\u200b\\x1b\\e\\U000E0041\\udb40\\udc42\\\\u200b\\n"\ngoals: [*p]\ndecisionCriteria: ["👩\\u200D💻 \\L"]\n',
      finds: [
        '1:13-1:59 file/confusable Contains the invisible characters U+200B, U+001B, U+E0041, and 1 more. Remove them.',
        '3:20-3:35 file/confusable Contains the invisible character U+2028. Remove it.',
      ],
    },
    {
      it: 'nothing in emoji, in joiners that a script needs, in layout, and in comments',
      written: `
# \u200b
purpose: "👩🏽\u200d💻 ❤\ufe0f 1\ufe0f\u20e3 \u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}"
goals: [می\u200cخواهم, क्\u200dष, "a\tb"]
decisionCriteria:
  - |
    One line
    and another
`,
      finds: [],
    },
    {
      it: 'letters that look like others',
      written: 'people: { ana: "Pаul", bo: "Αnna" }\n',
      finds: [
        '1:16-1:22 file/confusable "Pаul" mixes look-alike letters from different alphabets. Use one alphabet.',
        '1:28-1:34 file/confusable "Αnna" mixes look-alike letters from different alphabets. Use one alphabet.',
      ],
    },
    {
      it: 'nothing in names of any one alphabet, with accents or emoji',
      written:
        'people: { ana: "Ана Петрова 👩‍💻", bo: "Tomasz Wójcik (Томаш)", cy: "Δέσποινα", dee: "李小龍" }\n',
      finds: [],
    },
  ]);
});
