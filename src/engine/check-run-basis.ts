/** What a check run follows from, as its external id tells it: GitHub keeps that, and shows it to nobody. */

/**
 * The basis of a check run that somebody asked to be written again. GitHub waits for another one, though all is as it was;
 * with the request in it, each is met once.
 */
export function onRequest(basis: string, request: string): string {
  return `${basis} for ${request.replaceAll(/\s/g, "")}`;
}

/** What a complete check run follows from, whoever asked for it. */
export function basisIn(externalId: string): string {
  return externalId.replace(/ for \S+$/, "");
}
