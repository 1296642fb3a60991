// Compiles the mails' MJML (backend/src/mail/templates) into backend/src/mail/compiled-mail.ts. The result is committed,
// so that nothing that builds, tests or runs needs MJML; a test compares it. With --check it only says whether it is so.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mjml2html from 'mjml';
import * as prettier from 'prettier';

const templates = join(import.meta.dirname, 'src/mail/templates');
const target = join(import.meta.dirname, 'src/mail/compiled-mail.ts');

/** Where MJML insists on a colour, one that nobody uses stands in for a slot. */
const STAND_INS = {
  '#010203': '{{accent}}',
  '#010204': '{{onAccent}}',
  '#010205': '{{darkAccent}}',
  '#010206': '{{onDarkAccent}}',
};
const PIECE = /<!--\[([a-z]+)-->((?:(?!<!--\[[a-z]+-->)[\s\S])*?)<!--\1\]-->/;
const OUTLOOK_COMMENT = /<!--\[if [\s\S]*?<!\[endif\]-->/g;

const file = join(templates, 'mail.mjml');
const { html, errors } = await mjml2html(readFileSync(file, 'utf8'), {
  ...{ filePath: file, ignoreIncludes: false, validationLevel: 'strict', keepComments: false, fonts: {} },
});
if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));

const pieces = new Map();
let rest = Object.entries(STAND_INS).reduce((text, [colour, slot]) => text.replaceAll(colour, slot), html);
// The innermost first, so that a piece never holds another one.
for (let found = PIECE.exec(rest); found; found = PIECE.exec(rest)) {
  const [whole, name, inside] = found;
  if (pieces.has(name)) throw new Error(`The piece ${name} stands there twice.`);
  pieces.set(name, inside);
  rest = rest.replace(whole, () => '');
}
pieces.set('page', rest);

const module = [
  '// Made from templates/*.mjml by backend/compile-mails.mjs. Change those.',
  ...[...pieces].map(([name, text]) => `export const ${name} = ${JSON.stringify(templateOf(name, text))} as const;`),
].join('\n\n');
const format = await prettier.resolveConfig(target);
const compiled = await prettier.format(module, { ...format, filepath: target });

if (!process.argv.includes('--check')) writeFileSync(target, compiled);
else if (readFileSync(target, 'utf8') !== compiled) {
  console.error('compiled-mail.ts is older than the templates: node backend/compile-mails.mjs');
  process.exit(1);
}

/** Text and slots by turns. */
function templateOf(name, text) {
  const outlook = text.match(OUTLOOK_COMMENT)?.join('') ?? '';
  for (const tag of ['table', 'tr', 'td']) {
    const [opened, closed] = [`<${tag}[ >]`, `</${tag}>`].map((sought) => outlook.split(new RegExp(sought)).length);
    if (opened !== closed) throw new Error(`For Outlook the piece ${name} opens and closes ${tag} unequally often.`);
  }
  const tidy = text
    .replaceAll(' target=""', '')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  const parts = tidy.split(/\{\{([a-zA-Z]+)\}\}/);
  return { text: parts.filter((_, at) => at % 2 === 0), slots: parts.filter((_, at) => at % 2 === 1) };
}
