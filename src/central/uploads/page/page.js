// The page of the phone: takes a photo, makes it small, encrypts it for the kiosk, sends it. Plain script, for phones of several years.
'use strict';

(() => {
  const { say, prepare, Trouble } = window;
  /** A code of trouble after which nothing can be done here. */
  const over = ['upload.unknown', 'upload.expired', 'upload.taken', 'upload.used'];

  const part = (id) => document.getElementById(id);
  const text = new TextEncoder();
  const base64url = (bytes) =>
    btoa(String.fromCharCode.apply(null, Array.from(bytes)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  const bytesOf = (value) =>
    Uint8Array.from(atob(value.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

  let upload = null; // { id, headers, key }
  let drawn = null; // who this phone is: the same at every try
  let photo = null; // a Blob ready to be sent
  let endsAt = null; // by performance.now()
  let watching = 0; // number of the present wait
  let isSent = false; // the kiosk has what was asked for: whatever ends now, it ended well

  // --- the screen ---------------------------------------------------------------------------------

  /** Shows one state of the page: which parts are there, and their words. */
  function show(state) {
    const { title, lead, trouble, acts = [], preview = false, progress = null } = state;
    const changed = part('title').textContent !== title;
    part('title').textContent = title;
    part('lead').textContent = lead || '';
    part('lead').hidden = !lead;
    part('trouble').textContent = trouble || '';
    part('trouble').hidden = !trouble;
    part('preview').hidden = !preview;
    part('bar').hidden = progress === null;
    for (const id of ['send', 'again', 'take', 'choose']) part(id).hidden = !acts.includes(id);
    part('choose').lastElementChild.textContent = say(preview ? 'other' : 'choose');
    if (progress !== null) setProgress(progress);
    if (!changed) return;
    window.scrollTo(0, 0);
    part('title').focus(); // said by screen readers; what had the focus may be gone
  }

  function setProgress(share) {
    const percent = Math.round(share * 100);
    part('bar').setAttribute('aria-valuenow', String(percent));
    part('bar').firstElementChild.style.width = `${percent}%`;
  }

  const showStart = (trouble) =>
    show({ title: say('startTitle'), lead: say('startLead'), trouble, acts: ['take', 'choose'] });
  const showPreview = (trouble) =>
    show({
      title: say('previewTitle'),
      lead: say('previewLead'),
      trouble,
      preview: true,
      acts: ['send', 'choose'],
    });

  /** Nothing can be done here any more: photo and secret are forgotten. */
  function end(title, lead, trouble) {
    watching += 1;
    upload = null;
    endsAt = null;
    forgetPhoto();
    forgetSecret();
    part('time').hidden = true;
    show({ title, lead, trouble });
  }

  /** Says what went wrong; a photo that can still be sent stays. */
  function fail(error) {
    const code = error instanceof Trouble ? error.code : 'other_error';
    if (isSent && over.includes(code)) return end(say('shownTitle'), '');
    if (over.includes(code) || code === 'upload.address' || code === 'upload.browser')
      return end(say('endTitle'), '', say(code));
    if (upload === null) return show({ title: say('openingTitle'), trouble: say(code), acts: ['again'] });
    return photo === null ? showStart(say(code)) : showPreview(say(code));
  }

  function forgetPhoto() {
    if (part('preview').src) URL.revokeObjectURL(part('preview').src);
    part('preview').removeAttribute('src');
    photo = null;
  }

  setInterval(() => {
    if (endsAt === null) return;
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
    const seconds = String(left % 60);
    part('time').hidden = false;
    part('time').textContent =
      `${say('left')} ${Math.floor(left / 60)}:${seconds.length < 2 ? '0' : ''}${seconds}`;
    if (left === 0) fail(new Trouble('upload.expired'));
  }, 500);

  // --- the secret ---------------------------------------------------------------------------------

  const store = {
    get: (name) => {
      try {
        return sessionStorage.getItem(name);
      } catch {
        return null; // this browser keeps nothing: a reload then needs the QR code again
      }
    },
    set: (name, value) => {
      try {
        sessionStorage.setItem(name, value);
        return true;
      } catch {
        return false;
      }
    },
  };

  /** The secret of the QR code: out of the address bar at once, kept for a reload of this tab. */
  function readSecret() {
    const given = /^#([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(location.hash);
    const value = given ? given[0] : store.get('upload');
    if (!value) throw new Trouble('upload.address');
    if (given && store.set('upload', value)) history.replaceState(null, '', location.pathname);
    const [id, secret] = value.slice(1).split('.');
    return { id, secret: bytesOf(secret) };
  }

  function forgetSecret() {
    store.set('upload', '');
    store.set('phone', '');
    if (location.hash) history.replaceState(null, '', location.pathname);
  }

  /** HKDF-SHA256 (RFC 5869): what central may know, and the key that it may not. */
  async function derive({ id, secret }) {
    const { subtle } = crypto;
    const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
    secret.fill(0);
    const from = (info) => ({
      name: 'HKDF',
      hash: 'SHA-256',
      salt: text.encode(id),
      info: text.encode(info),
    });
    const authorisation = await subtle.deriveBits(from('trombine upload 1 authorisation'), material, 256);
    const key = await subtle.deriveKey(
      from('trombine upload 1 key'),
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt'],
    );
    drawn = store.get('phone') || drawn || base64url(crypto.getRandomValues(new Uint8Array(32)));
    store.set('phone', drawn);
    const headers = {
      'trombine-upload': base64url(new Uint8Array(authorisation)),
      'trombine-phone': drawn,
    };
    return { id, headers, key };
  }

  async function encrypt(blob) {
    const clear = await new Response(blob).arrayBuffer();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: 'AES-GCM', iv, additionalData: text.encode(upload.id), tagLength: 128 };
    const sealed = await crypto.subtle.encrypt(how, upload.key, clear);
    return new Blob([iv, sealed], { type: 'application/octet-stream' });
  }

  // --- central ------------------------------------------------------------------------------------

  const address = (what) => `v1/uploads/${upload.id}${what}`;

  /** Asks central for the status; a refusal is a trouble with its code. */
  async function ask(method, what, body) {
    const headers = Object.assign({}, upload.headers);
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(address(what), {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
      cache: 'no-store',
      credentials: 'omit',
    }).catch(() => {
      throw new Trouble('central.unreachable');
    });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Trouble(said.code || 'central.unreachable');
    endsAt = performance.now() + said.left;
    return said;
  }

  /** The kiosk hears that somebody is busy here; it matters to nobody else. */
  const note = (doing) => {
    if (upload !== null)
      ask('PUT', '/progress', { doing }).catch((error) => over.includes(error.code) && fail(error));
  };

  /** With XMLHttpRequest: fetch does not tell how much has gone. */
  function put(sealed) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let noted = 0;
      request.open('PUT', address('/content'));
      for (const name of Object.keys(upload.headers)) request.setRequestHeader(name, upload.headers[name]);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.timeout = 120000;
      request.upload.onprogress = ({ loaded, total }) => {
        setProgress(total ? loaded / total : 0);
        if (performance.now() - noted < 5000) return;
        noted = performance.now();
        note('sending');
      };
      request.onload = () => {
        if (request.status === 204) return resolve();
        let code;
        try {
          code = JSON.parse(request.responseText).code;
        } catch {
          code = 'central.unreachable'; // a captive portal, for example
        }
        return reject(new Trouble(code));
      };
      request.onerror = request.ontimeout = () => reject(new Trouble('central.unreachable'));
      request.send(sealed);
    });
  }

  // --- the photo ----------------------------------------------------------------------------------

  async function chosen(input) {
    const file = input.files && input.files[0];
    if (!file || upload === null) return;
    note('choosing');
    show({ title: say('preparingTitle') });
    forgetPhoto();
    try {
      const ready = await prepare(file);
      if (upload === null) return; // over meanwhile: that is said already
      photo = ready;
      part('preview').src = URL.createObjectURL(photo);
      part('preview').alt = say('previewAlt');
      showPreview();
    } catch (error) {
      if (upload !== null) fail(error instanceof Trouble ? error : new Trouble('photo.unreadable'));
    } finally {
      input.value = ''; // the same file may be chosen again
    }
  }

  async function send() {
    watching += 1; // what central says of an earlier photo does not matter any more
    show({ title: say('sendingTitle'), lead: say('sendingLead'), progress: 0 });
    try {
      const sealed = await encrypt(photo);
      await ask('PUT', '/progress', { doing: 'sending' });
      await put(sealed);
      if (upload === null) return;
      isSent = true;
      show({ title: say('sentTitle'), lead: say('sentLead'), progress: 1 });
      watch(700);
    } catch (error) {
      if (upload === null) return;
      fail(error);
      note('choosing');
      if (upload !== null) watch(4000);
    }
  }

  // --- what becomes of it -------------------------------------------------------------------------

  /** Asks again and again how far it is. A new wait replaces the one before. */
  function watch(every) {
    watching += 1;
    const mine = watching;
    const look = async () => {
      if (mine !== watching || upload === null) return;
      if (document.visibilityState === 'visible') {
        try {
          const status = await ask('GET', '');
          if (mine === watching) heard(status);
        } catch (error) {
          if (mine === watching && over.includes(error.code)) fail(error); // anything else passes
        }
      }
      if (mine === watching) setTimeout(() => void look(), every);
    };
    setTimeout(() => void look(), every);
  }

  function heard({ state, why }) {
    if (state === 'shown') return end(say('shownTitle'), say('shownLead'));
    if (state === 'refused' && isSent) {
      // Said once: then another photo may be sent.
      isSent = false;
      forgetPhoto();
      showStart(say(why));
      watch(4000);
    }
  }

  // --- the beginning ------------------------------------------------------------------------------

  async function begin() {
    show({ title: say('openingTitle'), lead: say('openingLead') });
    try {
      if (!window.crypto || !crypto.subtle || !window.TextEncoder) throw new Trouble('upload.browser');
      const taken = await derive(readSecret());
      upload = taken;
      const status = await ask('POST', '/opening');
      if (status.state === 'shown') return end(say('shownTitle'), say('shownLead'));
      if (status.state === 'sent' || status.state === 'received') {
        isSent = true;
        show({ title: say('sentTitle'), lead: say('sentLead') });
        return watch(700);
      }
      showStart();
      watch(4000);
    } catch (error) {
      if (!(error instanceof Trouble) || !over.includes(error.code)) upload = null;
      fail(error);
    }
    return undefined;
  }

  part('send').textContent = say('send');
  part('again').textContent = say('retry');
  part('take').lastElementChild.textContent = say('take');
  part('safe').textContent = say('safe');
  part('send').addEventListener('click', () => void send());
  part('again').addEventListener('click', () => void begin());
  for (const id of ['take-file', 'choose-file']) {
    part(id).addEventListener('click', () => note('choosing'));
    part(id).addEventListener('change', ({ target }) => void chosen(target));
  }
  // The same tab may scan another code.
  window.addEventListener('hashchange', () => location.hash && location.reload());
  void begin();
})();
