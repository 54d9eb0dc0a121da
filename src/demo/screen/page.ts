import { entBarHeight } from '../../shared/contract/shell.ts';

/** The live page: two pictures laid as on the kiosk, refreshed one after the other; clicks and keys go back. */
export const livePage = (width: number, height: number): string => `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Trombine, démonstration</title>
<style>
  html, body { margin: 0; height: 100%; background: #222; color: #ddd; font: 16px sans-serif; }
  main { position: relative; margin: 0 auto; height: 96vh; aspect-ratio: ${width} / ${height}; background: #444; }
  img { position: absolute; inset: 0; width: 100%; height: 100%; cursor: pointer; user-select: none; }
  img[id=ent] { top: ${(entBarHeight / height) * 100}%; height: ${(1 - entBarHeight / height) * 100}%; }
  img:not([src]) { display: none; }
  p { margin: 0; text-align: center; line-height: 4vh; }
</style>
<main><img id="kiosk" alt="La borne" draggable="false"><img id="ent" alt="Page de l'ENT" draggable="false"></main>
<p>Cliquez et tapez comme sur la borne.</p>
<script>
  const say = (body) => fetch('/input', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  for (const surface of ['kiosk', 'ent']) {
    const image = document.getElementById(surface);
    const at = (event) => {
      const box = image.getBoundingClientRect();
      return { surface, x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    };
    image.addEventListener('pointerdown', (event) => { image.setPointerCapture(event.pointerId); say({ kind: 'down', ...at(event) }); });
    image.addEventListener('pointerup', (event) => say({ kind: 'up', ...at(event) }));
    image.addEventListener('wheel', (event) => say({ kind: 'wheel', dy: event.deltaY, ...at(event) }), { passive: true });
    (async () => {
      for (;;) {
        try {
          const answer = await fetch('/frame/' + surface);
          if (answer.status === 200) {
            const old = image.src;
            image.src = URL.createObjectURL(await answer.blob());
            if (old) URL.revokeObjectURL(old);
          } else image.removeAttribute('src');
        } catch { document.querySelector('p').textContent = 'La démonstration est terminée.'; }
        await new Promise((done) => setTimeout(done, 200));
      }
    })();
  }
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    say({ kind: 'key', key: event.key });
  });
</script></html>`;
