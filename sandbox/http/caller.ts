/** Who calls the API. */
import type { App, Token } from "../world/model.ts";

/** Who calls: an app with a signature of its own, or the holder of a token. */
export type Caller = { readonly kind: "app"; readonly app: App } | { readonly kind: "token"; readonly token: Token };
