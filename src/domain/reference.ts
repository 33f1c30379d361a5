/** References to issues and pull requests: `324`, `owner/repo#324`, or a full URL. */

/**
 * The same text for every way to write the same issue, so that references can be compared.
 * A bare number is an issue of the repository at hand, whose name is not known here.
 */
export function issueKey(reference: string | number | undefined): string | undefined {
  if (reference === undefined) return undefined;
  if (typeof reference === "number") return `#${reference}`;
  const url = /^https?:\/\/([^/]+)\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(reference);
  const key = url === null ? reference : `${url[1] === "github.com" ? "" : `${url[1]}/`}${url[2]}#${url[3]}`;
  return key.toLowerCase();
}

/** A reference in its short form, its letter case kept: `#324`, `owner/repo#461`. The host of a URL is left out. */
export function shortReference(reference: string | number): string {
  if (typeof reference === "number") return `#${reference}`;
  const [, repository, number] = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(reference) ?? [];
  return repository === undefined ? reference : `${repository}#${number}`;
}
