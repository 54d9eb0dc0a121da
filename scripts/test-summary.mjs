// Adds up vitest's JSON reports. A skipped test names its reason in brackets: `… [skipped: no reader daemon]`.
//   node scripts/test-summary.mjs out/test/main.json out/test/electron.json
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Outcome
 * @param {{ testResults: { status: string, message?: string, name: string, assertionResults: Outcome[] }[] }[]} reports
 */
export function summary(reports) {
  const files = reports.flatMap((report) => report.testResults);
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (/** @type {string[]} */ ...states) =>
    tests.filter((test) => states.includes(test.status)).length;
  // A file that breaks before its first test is a failure too.
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = count('failed') + broken.length;
  const reasons = new Set(
    tests.flatMap((test) =>
      test.status === 'passed' ? [] : [/\[skipped: (.+?)\]/.exec(test.fullName)?.[1] ?? []].flat(),
    ),
  );
  // Two lanes speak for minutes after a failure: what failed is said once more where a reader looks, at the end.
  const failures = [
    ...broken.map((file) => `${file.name}\n${opening(file.message)}`),
    ...files.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `${file.name} > ${test.fullName}\n${opening(test.failureMessages?.[0])}`),
    ),
  ];
  return {
    failed,
    failures,
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
  for (const reason of text.reasons) console.log(`skipped: ${reason}`);
  console.log(text.line);
  process.exit(text.failed === 0 ? 0 : 1);
}
