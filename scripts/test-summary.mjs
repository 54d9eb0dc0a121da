// Adds up vitest's JSON reports. A skipped test names its reason in brackets: `… [skipped: no reader daemon]`.
//   node scripts/test-summary.mjs out/test/main.json out/test/electron.json
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @param {{ testResults: { status: string, message?: string, name: string, assertionResults: { status: string, fullName: string }[] }[] }[]} reports */
export function summary(reports) {
  const files = reports.flatMap((report) => report.testResults);
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (/** @type {string[]} */ ...states) =>
    tests.filter((test) => states.includes(test.status)).length;
  // A file that breaks before its first test is a failure too.
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = count('failed') + broken;
  const reasons = new Set(
    tests.flatMap((test) =>
      test.status === 'passed' ? [] : [/\[skipped: (.+?)\]/.exec(test.fullName)?.[1] ?? []].flat(),
    ),
  );
  return {
    failed,
    reasons: [...reasons],
    line: `${count('passed')} passed, ${failed} failed, ${count('pending', 'skipped', 'todo')} skipped`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = summary(process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8'))));
  for (const reason of text.reasons) console.log(`skipped: ${reason}`);
  console.log(text.line);
  process.exit(text.failed === 0 ? 0 : 1);
}
