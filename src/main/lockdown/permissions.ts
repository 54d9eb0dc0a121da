import type { Session } from 'electron';
import { screenOrigin } from '../../shared/shell/screen-origin.ts';

const isScreen = (url: string | undefined): boolean =>
  url === screenOrigin || (url?.startsWith(`${screenOrigin}/`) ?? false);

/** The screen gets the camera's picture and nothing else, never a microphone (security checklist, item 5: Electron grants all by default). */
export function allowCameraOnly(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const types = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const isVideo = permission === 'media' && types?.length === 1 && types[0] === 'video';
    answer(isVideo && details.isMainFrame && isScreen(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' &&
      details.mediaType === 'video' &&
      details.isMainFrame &&
      isScreen(origin.replace(/\/$/, '')),
  );
  denyDevices(session);
}

/** Nothing at all: for the ENT's pages. */
export function allowNothing(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  denyDevices(session);
}

function denyDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());
}
