/** English words of « Télécharger une photo ». */
export const upload = {
  upload: {
    choose: {
      title: 'Upload a photo',
      lead: 'Where is it?',
      usb: { title: 'USB stick', text: 'Plug it in, then touch your photo.' },
      phone: { title: 'My phone', text: 'Point it at a QR code, then send.' },
      camera: 'Back to the camera',
      safe: 'Nothing is kept without your agreement.',
    },
    other: 'Another way',
    taking: { title: 'One moment', lead: 'The kiosk looks at your photo…' },
    usb: {
      waiting: {
        title: 'Plug in your USB stick',
        lead: 'The kiosk only reads it. Nothing is copied or deleted.',
      },
      usePhone: 'Use my phone',
      reading: { title: 'Reading the stick…', lead: 'Leave it plugged in.' },
      listing: { title: 'Touch your photo', lead: 'The newest come first.' },
      empty: { title: 'No photo here', lead: 'Open another folder, or go up.' },
      top: 'USB stick',
      path: 'Open folder',
      up: 'Folder above',
      content: 'Photos and folders',
      folder: 'Folder {{name}}',
      photo: 'Photo {{name}}',
      more: 'Only the first ones are shown.',
    },
    phone: {
      opening: { title: 'One moment', lead: 'Preparing the QR code…' },
      waiting: { title: 'Scan this QR code', lead: 'Your photo comes here, encrypted.' },
      steps: {
        scan: 'Open the camera of your phone.',
        link: 'Point it at the code, touch the link.',
        send: 'Choose the photo, then send.',
      },
      code: 'QR code to read with your phone',
      state: {
        waiting: 'Waiting for the phone',
        opened: 'Phone connected',
        receiving: 'Photo on its way',
      },
      opened: { title: 'Your phone is connected', lead: 'Choose the photo on the phone, then send it.' },
      receiving: { title: 'Your photo is coming', lead: 'Look at this screen.' },
      left: '{{time}} left',
      ended: { title: 'This QR code is over' },
      none: { title: 'No QR code for now' },
      again: 'New QR code',
      network: 'No network, the kiosk tries again',
    },
  },
};
