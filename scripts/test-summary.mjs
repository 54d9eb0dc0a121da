// Adds up vitest's JSON reports. A skipped test names its reason in brackets: `… [skipped: no reader daemon]`.
//   node scripts/test-summary.mjs out/test/main.json out/test/electron.json
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Outcome
 * @typedef {{ status: string, message?: string, name: string, assertionResults: Outcome[] }} TestFile
 * @typedef {{ testResults: TestFile[], unsteady?: string[] }} Report
 */

/** The files with a failure. @param {Report} report */
export const failedFiles = (report) =>
  report.testResults.filter((file) => file.status === 'failed').map((file) => file.name);

/** A report with the files of a second try in the place of the first ones; what failed the first time stays named. @param {Report} first @param {Report} second @returns {Report} */
export function againWith(first, second) {
  const again = new Map(second.testResults.map((file) => [file.name, file]));
  return {
    ...first,
    unsteady: [
      ...(first.unsteady ?? []),
      ...failuresOf(first.testResults.filter((file) => again.has(file.name))),
    ],
    testResults: first.testResults.map((file) => again.get(file.name) ?? file),
  };
}

/** A file that breaks before its first test is a failure too. @param {TestFile} file */
const isBroken = (file) =>
  file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed');

/** Each failure with the first lines of its error. @param {TestFile[]} files */
const failuresOf = (files) => [
  ...files.filter(isBroken).map((file) => `${file.name}\n${opening(file.message)}`),
  ...files.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file.name} > ${test.fullName}\n${opening(test.failureMessages?.[0])}`),
  ),
];

/** @param {Report[]} reports */
export function summary(reports) {
  const files = reports.flatMap((report) => report.testResults);
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (/** @type {string[]} */ ...states) =>
    tests.filter((test) => states.includes(test.status)).length;
  const failed = count('failed') + files.filter(isBroken).length;
  const reasons = new Set(
    tests.flatMap((test) =>
      test.status === 'passed' ? [] : [/\[skipped: (.+?)\]/.exec(test.fullName)?.[1] ?? []].flat(),
    ),
  );
  return {
    failed,
    // Two lanes speak for minutes after a failure: what failed is said once more where a reader looks, at the end.
    failures: failuresOf(files),
    unsteady: reports.flatMap((report) => report.unsteady ?? []),
    reasons: [...reasons],
    line: `${count('passed')} passed, ${failed} failed, ${count('pending', 'skipped', 'todo')} skipped`,
  };
}

/** The first lines of an error. @param {string | undefined} message */
function opening(message = '') {
  const lines = message.split('\n').slice(0, 12);
  return lines.map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = summary(process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8'))));
  for (const failure of text.failures) console.log(`FAILED ${failure}`);
  for (const unsteady of text.unsteady) console.log(`FAILED ONCE, passed alone: ${unsteady}`);
  for (const reason of text.reasons) console.log(`skipped: ${reason}`);
  console.log(text.line);
  process.exit(text.failed === 0 ? 0 : 1);
}
