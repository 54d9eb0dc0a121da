// What the page of the phone makes of a file: a small upright JPEG that tells nothing of place and time.
'use strict';

(() => {
  /** Longest side of what is sent, in pixels; smallest side that the kiosk takes; most bytes of a photo. */
  const longest = 2400;
  const shortest = 600;
  const mostBytes = 10 * 1024 * 1024;
  /** Larger files are not even opened: a phone has little memory. */
  const mostOpened = 80 * 1024 * 1024;

  /** What went wrong, as a code of the closed set. */
  class Trouble extends Error {
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  function decoded(url) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = reject;
      image.src = url;
    });
  }

  /** Which kind of file it really is. */
  async function kindOf(file) {
    const head = new Uint8Array(await new Response(file.slice(0, 16)).arrayBuffer());
    const ascii = String.fromCharCode.apply(null, Array.from(head));
    if (head[0] === 0xff && head[1] === 0xd8) return 'photo';
    if (ascii.slice(1, 4) === 'PNG') return 'photo';
    if (ascii.slice(0, 4) === 'RIFF' && ascii.slice(8, 12) === 'WEBP') return 'photo';
    return ascii.slice(4, 8) === 'ftyp' ? 'heic' : 'other';
  }

  /** A JPEG of at most 2400 pixels, upright: drawing it anew leaves place, date and the rest of the metadata behind. */
  async function redrawn(image) {
    const { naturalWidth: width, naturalHeight: height } = image;
    if (Math.min(width, height) < shortest) throw new Trouble('photo.too-small');
    const scale = Math.min(1, longest / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
    canvas.width = 0; // frees the pixels now
    return jpeg;
  }

  async function prepare(file) {
    if (file.size > mostOpened) throw new Trouble('photo.too-large');
    const kind = await kindOf(file);
    const url = URL.createObjectURL(file);
    try {
      // A browser that draws without turning by the metadata would lay the photo on its side: the kiosk then does all of it.
      const turns = window.CSS && CSS.supports('image-orientation', 'from-image');
      const image = await decoded(url).catch(() => null);
      const jpeg = image !== null && turns ? await redrawn(image) : null;
      if (jpeg !== null && jpeg.size <= mostBytes) return jpeg;
      if (kind === 'heic') throw new Trouble('photo.heic');
      if (kind === 'other') throw new Trouble('photo.format');
      if (file.size > mostBytes) throw new Trouble('photo.too-large');
      return file.slice(0, file.size, 'image/jpeg'); // without its name
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  Object.assign(window, { Trouble, prepare });
})();
