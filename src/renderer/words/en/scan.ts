/** English words for codes read with the camera. */
export const scan = {
  scan: {
    open: 'Read with the camera',
    close: 'Close the camera',
    picture: 'What the camera sees',
    opening: 'The camera is opening…',
    show: 'Show the badge’s code to the camera.',
    broken: {
      title: 'The camera cannot read codes here.',
      text: 'Scan the badge, or search by name or number.',
    },
  },
};
