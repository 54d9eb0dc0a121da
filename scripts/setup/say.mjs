// What the set-up tells the person in front of the terminal: plain sentences on the error stream.

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`setup: ${sentence}\n`);
}

/**
 * Ends the set-up with a sentence and exit code 1.
 * @param {string} sentence
 * @returns {never}
 */
export function stop(sentence) {
  say(sentence);
  process.exit(1);
}
