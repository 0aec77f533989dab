// What other modules may use of the guides.

export { readLibrary } from './library.ts';
