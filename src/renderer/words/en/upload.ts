/** English words of « Télécharger une photo ». */
export const upload = {
  upload: {
    choose: {
      title: 'Upload a photo',
      lead: 'Where is it?',
      usb: { title: 'USB stick', text: 'Plug it in, then touch your photo.' },
      phone: { title: 'My phone', text: 'Scan a QR code, then send your photo.' },
      camera: 'Back to the camera',
      safe: 'Nothing is kept without your agreement.',
    },
    other: 'Another way',
    taking: { title: 'One moment', lead: 'This kiosk is checking your photo…' },
    usb: {
      waiting: {
        title: 'Plug in your USB stick',
        lead: 'This kiosk only reads it. Nothing is copied or deleted.',
      },
      usePhone: 'Use my phone',
      reading: { title: 'Reading the stick…', lead: 'Leave it plugged in.' },
      listing: { title: 'Touch your photo', lead: 'The newest come first.' },
      empty: { title: 'No photo here', lead: 'Go back and open another folder.' },
      top: 'USB stick',
      path: 'Open folder',
      up: 'Previous folder',
      content: 'Photos and folders',
      folder: 'Folder {{name}}',
      photo: 'Photo {{name}}',
      more: 'Only the first ones are shown.',
    },
    phone: {
      opening: { title: 'One moment', lead: 'Preparing the QR code…' },
      waiting: { title: 'Scan this QR code', lead: 'Your photo is encrypted on its way here.' },
      steps: {
        scan: 'Open your phone’s camera.',
        link: 'Point it at the code and touch the link.',
        send: 'Choose your photo and send it.',
      },
      code: 'QR code to read with your phone',
      state: {
        waiting: 'Waiting for the phone',
        opened: 'Phone connected',
        receiving: 'Photo on its way',
      },
      opened: { title: 'Your phone is connected', lead: 'Choose your photo on the phone and send it.' },
      receiving: { title: 'Your photo is on its way', lead: 'Stay at this screen.' },
      left: '{{time}} left',
      ended: { title: 'This QR code has expired' },
      none: { title: 'No QR code right now' },
      again: 'New QR code',
      network: 'No network, still trying',
    },
  },
};
