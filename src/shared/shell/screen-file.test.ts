import { expect, test } from 'vitest';
import { contentPolicy } from './content-policy.ts';
import { screenFile } from './screen-file.ts';

test('the files of a built screen are found', () => {
  expect(screenFile('/')).toEqual({ path: 'index.html', mediaType: 'text/html; charset=utf-8' });
  expect(screenFile('/assets/index-CI_w_XTb.js')?.path).toBe('assets/index-CI_w_XTb.js');
  expect(screenFile('/assets/font-latin.woff2')?.mediaType).toBe('font/woff2');
});
test.each([
  '',
  'index.html',
  '/..',
  '/../x.js',
  '/a/../../x.js',
  '/a//x.js',
  '/%2e%2e/x.js',
  '/..%2fx.js',
  '/.env',
  '/.git/x.js',
  '/a\\x.js',
])('no address leads out of the folder: %j', (path) => expect(screenFile(path)).toBeUndefined());
test.each(['/x.exe', '/x', '/x.js.map', '/station.node'])(
  'other kinds of file are not served: %s',
  (path) => {
    expect(screenFile(path)).toBeUndefined();
  },
);
test('no script, style, frame or address from elsewhere', () => {
  expect(contentPolicy).toMatch(
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self';/,
  );
  expect(contentPolicy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*/);
});
test('the files of the face analysis are served as what they are', () => {
  expect(screenFile('/face/litert_wasm_internal.wasm')?.mediaType).toBe('application/wasm');
  expect(screenFile('/face/attention.tflite')?.mediaType).toBe('application/octet-stream');
  expect(screenFile('/face/attention-trunk.head')?.mediaType).toBe('application/octet-stream');
});
