import type { Language } from '../../shared/domain/language.ts';
import type { RejectionReason } from '../../shared/domain/photo.ts';
import { mailWords, subjects } from './words.ts';

/** What a mail is about: of the person, the first name and nothing more. */
export interface MailFacts {
  readonly firstName: string;
  readonly university: string;
  readonly decision:
    | { readonly state: 'accepted' }
    | { readonly state: 'rejected'; readonly reason: RejectionReason; readonly message: string | null };
}

/** The words of one mail, as plain text and as HTML. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** French, then English. What people wrote is quoted as plain text, whatever it looks like. */
export function writeMail(facts: MailFacts): MailText {
  const french = paragraphs('fr', facts);
  const english = paragraphs('en', facts);
  const signature = plain(facts.university);
  const html = (language: Language, all: readonly Paragraph[]) =>
    `<div lang="${language}">\n${all.map(asHtml).join('\n')}\n</div>`;
  return {
    subject: subjects[facts.decision.state],
    text: [...french.map(asText), '— — —', ...english.map(asText), signature].join('\n\n') + '\n',
    html:
      '<!doctype html>\n<html lang="fr">\n<head><meta charset="utf-8"><title>' +
      `${escaped(subjects[facts.decision.state])}</title></head>\n<body>\n` +
      `${html('fr', french)}\n<hr>\n${html('en', english)}\n<p>${escaped(signature)}</p>\n</body>\n</html>\n`,
  };
}

type Paragraph = { readonly say: string } | { readonly quote: string };

function paragraphs(language: Language, { firstName, decision }: MailFacts): Paragraph[] {
  const words = mailWords[language];
  const hello = { say: words.hello(plain(firstName)) };
  if (decision.state === 'accepted')
    return [hello, { say: words.accepted }, { say: words.nothingToDo }, { say: words.automatic }];
  const { why, doThis } = words.reasons[decision.reason];
  const message = decision.message === null ? [] : [{ say: words.message }, { quote: decision.message }];
  return [
    hello,
    { say: words.rejected },
    { say: `${words.why} ${why} ${doThis}` },
    ...message,
    { say: words.redo },
    { say: words.automatic },
  ];
}

const asText = (one: Paragraph): string =>
  'say' in one
    ? one.say
    : linesOf(one.quote)
        .map((line) => `> ${line}`)
        .join('\n');

const asHtml = (one: Paragraph): string =>
  'say' in one
    ? `<p>${escaped(one.say)}</p>`
    : `<blockquote><p>${linesOf(one.quote).map(escaped).join('<br>\n')}</p></blockquote>`;

/** Lines without control characters, and without the marks that turn the direction of what follows. */
const linesOf = (text: string): string[] => text.split(/\r\n|[\n\r\u2028\u2029]/).map(plain);

const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);
