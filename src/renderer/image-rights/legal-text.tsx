import { Fragment } from 'react';

/** What a line must not be broken within: guillemets and tall punctuation with their neighbour, as the texts have plain spaces. */
const together = /(«\s\S+(?:\s»\S*)?|\S+\s[»?!:;]+\S*)/;
/** How long the words may be, in letters, that say at the head of a paragraph what it is about. */
const longestHead = 40;

/** One paragraph of a legal text, letter by letter as it was signed for; what it is about stands out at its head. */
export function LegalParagraph({ text }: { text: string }) {
  const end = text.indexOf('. ') + 1;
  const isHeaded = end > 0 && end <= longestHead;
  return (
    <p>
      {isHeaded && (
        <strong>
          <Set text={text.slice(0, end)} />
        </strong>
      )}
      <Set text={isHeaded ? text.slice(end) : text} />
    </p>
  );
}

function Set({ text }: { text: string }) {
  return text.split(together).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="unbroken">
        {part}
      </span>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
