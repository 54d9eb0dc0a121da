const remembered = 'trombine.camera';

/** The label of the camera that this kiosk uses: a device, nobody's data. Forgotten where the page may not store anything. */
export interface CameraMemory {
  read(): string | null;
  write(label: string): void;
}

/** Remembers in the page's own storage, if the shell keeps one. */
export function storedCamera(storage: () => Storage): CameraMemory {
  return {
    read: () => tried(() => storage().getItem(remembered)),
    write: (label) => tried(() => storage().setItem(remembered, label)),
  };
}

/** Storage that is forbidden or full is a kiosk that forgets its camera, and nothing worse. */
function tried<T>(reach: () => T): T | null {
  try {
    return reach();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Sizes are wishes, never demands: a camera that has less is still a camera. */
export const wishes: MediaTrackConstraints = {
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 30, max: 30 },
};

/**
 * What to ask `getUserMedia` for: the camera of this kiosk by its label, since ids change with the profile; without it any camera.
 * Labels are empty until the page was allowed a camera once.
 */
export async function constraintsFor(
  media: Pick<MediaDevices, 'enumerateDevices'>,
  label: string | null,
): Promise<MediaStreamConstraints> {
  const devices = label === null ? [] : await media.enumerateDevices();
  const chosen = devices.find((one) => one.kind === 'videoinput' && one.label === label);
  return {
    audio: false,
    video: chosen === undefined ? wishes : { ...wishes, deviceId: { exact: chosen.deviceId } },
  };
}
