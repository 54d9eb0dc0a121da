/** Turns a page into the least booth there is: a camera, a canvas, a JPEG, an image. Runs inside the page. */
export async function barePage(): Promise<void> {
  const video = document.createElement('video');
  const image = document.createElement('img');
  document.body.replaceChildren(video, image);
  video.muted = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
  await video.play();
  window.takeBare = async () => {
    const touched = performance.now();
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
    if (jpeg === null) throw new Error('the bare page made no JPEG');
    const before = image.src;
    image.src = URL.createObjectURL(jpeg);
    await image.decode();
    if (before !== '') URL.revokeObjectURL(before);
    return new Promise((resolve) =>
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - touched), 0)),
    );
  };
}
