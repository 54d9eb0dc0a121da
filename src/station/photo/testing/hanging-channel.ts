/** Name of the BroadcastChannel on which the hanging worker says that it begins to hang: the last that is heard of it. */
export const HANGING = 'hanging-photo-worker';
