// What nobody sees before the welcome screen: in a file of its own (use-after-welcome.ts).
export { IdleDialog } from './frame/idle-dialog.tsx';
export { ScreenOf } from './screen-of.tsx';
