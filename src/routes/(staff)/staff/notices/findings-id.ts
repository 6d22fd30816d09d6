/** Where the list of findings says how many are open: an error summary leads there. */
export const findingsId = 'findings';
