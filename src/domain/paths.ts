/** Paths inside a repository: forward slashes, no leading one. */

/** The file name without its ending: `goals/2024/x.yml` → `x`. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/\.[^.]*$/, "");
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
