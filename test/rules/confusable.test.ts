import { checkFindings } from '../checkFindings.ts';

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
