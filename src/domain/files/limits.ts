/** The longest file the court takes, on the phone and on the server. A scanned contract has about 3 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Files of one request that are neither refused nor replaced. */
export const MAX_FILES = 20;
/** Width times height. More than any phone takes; a picture beyond it is made to fill memory. */
export const MAX_PIXELS = 100_000_000;
/** Longer side of a picture after the phone has made it smaller. Small print on an A4 page stays readable. */
export const PICTURE_SIDE = 1600;
/** Stored and sent in pieces of this size. */
export const CHUNK_BYTES = 256 * 1024;
export const MAX_NAME = 120;
