/** Name of the environment variable that holds the path of the settings file. Read by `index.ts` files only. */
export const settingsVariable = 'TROMBINE_CONFIG';
