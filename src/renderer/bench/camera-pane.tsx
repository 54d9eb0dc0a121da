import { lazy, Suspense } from 'react';

/** With the camera's picture only: a bench with a scanner does not wait for it. */
const CodeView = lazy(() => import('../scan/code-view.tsx').then((module) => ({ default: module.CodeView })));

/** The camera instead of a scanner. It stays open from badge to badge, in the place of the last ones, until it is put away. */
export function CameraPane({ onCode }: { onCode: (code: string) => void }) {
  return (
    <div className="camera-pane">
      <Suspense fallback={null}>
        <CodeView onCode={onCode} />
      </Suspense>
    </div>
  );
}
