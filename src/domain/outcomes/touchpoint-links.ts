/** Which Touchpoints addresses lead to: links to their files, and to the discussions that hold their notes. */
import { stemOf } from "../paths.ts";

export interface LinkContext {
  /** Where people look at GitHub: `github.com`. */
  readonly webHost: string;
  /** `owner/name`. */
  readonly governanceRepository: string;
  /** Those of the default branch; broken ones as well, with the name of their file as id. */
  readonly touchpoints: readonly LinkedTouchpoint[];
  /** Whether a path is that of a Touchpoint's file, there or not: one that is only proposed can be linked as well. */
  readonly isTouchpointPath: (path: string) => boolean;
}

export interface LinkedTouchpoint {
  readonly id: string;
  readonly path: string;
  readonly discussion: string | undefined;
}

/** Each begins with what no other part of it can hold, so that no text is looked at again and again. */
export const ADDRESS = /https?:\/\/[^\s<>"'`()[\]{}|\\^（）「」『』、。，]+/gi;
const FILE = /^(?:blob|tree|raw|blame|edit)$/;
/** Names of branches with more slashes are not looked for. */
const MAX_PARTS_OF_REF = 10;

/** Makes the function that gives the ids of the Touchpoints behind an address. Anchors and letter case of hosts do not matter. */
export function touchpointsBehind(context: LinkContext): (address: string) => readonly string[] {
  const idByPath = new Map(context.touchpoints.map(({ path, id }) => [path, id]));
  const idsByDiscussion = new Map<string, string[]>();
  for (const { id, discussion } of context.touchpoints) {
    if (discussion === undefined) continue;
    const ids = idsByDiscussion.get(keyOf(discussion));
    if (ids === undefined) idsByDiscussion.set(keyOf(discussion), [id]);
    else ids.push(id);
  }
  const repository = `${context.webHost}/${context.governanceRepository}`.toLowerCase();

  return (address) => {
    const bare = bareOf(address);
    const known = idsByDiscussion.get(keyOf(bare)) ?? idsByDiscussion.get(keyOf(withoutQuery(bare)));
    if (known !== undefined) return known;
    const id = idOfFile(withoutQuery(bare));
    return id === undefined ? [] : [id];
  };

  function idOfFile(bare: string): string | undefined {
    const [host = "", owner = "", name = "", kind = "", ...parts] = bare.split("/");
    if (`${host}/${owner}/${name}`.toLowerCase() !== repository || !FILE.test(kind)) return undefined;
    // Names of branches may hold slashes: nothing tells where a name ends and the path begins.
    const paths = Array.from({ length: Math.min(MAX_PARTS_OF_REF, parts.length - 1) }, (_, index) =>
      decoded(parts.slice(index + 1).join("/")),
    );
    const path = paths.find((each) => idByPath.has(each)) ?? paths.find(context.isTouchpointPath);
    return path === undefined ? undefined : (idByPath.get(path) ?? stemOf(path).toLowerCase());
  }
}

/** Without scheme and anchor, and without the punctuation of the sentence around it. */
function bareOf(address: string): string {
  const [whole = ""] = address.replace(/^https?:\/\//i, "").split("#", 1);
  let end = whole.length;
  while (end > 0 && ".,;:!?*_~/…".includes(whole.charAt(end - 1))) end -= 1;
  return whole.slice(0, end);
}

function withoutQuery(bare: string): string {
  const [path = ""] = bare.split("?", 1);
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

function keyOf(address: string): string {
  return bareOf(address).toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
