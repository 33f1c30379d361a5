/** Markdown as GitHub renders it: its dialect, and no more HTML than it lets through. */
import rehypeHighlight from "rehype-highlight";
import rehypeRaw from "rehype-raw";
// The default schema is a copy of GitHub's own list of elements and attributes.
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import remarkGithub, { type BuildUrlValues } from "remark-github";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { Repository } from "../world/model.ts";
import { fullNameOf } from "../world/world.ts";
import { html, trusted, type Html } from "./html.ts";

/** GitHub takes a line break for one in what people write, and not in files. */
export type Kind = "message" | "document";

/** Rendered text of strangers. Mentions and numbers become links, so that one sees whom a text would call. */
export function markdown(text: string, repository: Repository, kind: Kind): Html {
  const rendered = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(kind === "message" ? [remarkBreaks] : [])
    .use(remarkGithub, { repository: fullNameOf(repository), mentionStrong: false, buildUrl: addressOf })
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    // After the cleaning: what it adds is ours.
    .use(rehypeHighlight)
    .use(rehypeStringify)
    .processSync(text);
  return html`<div class="markdown">${trusted(String(rendered))}</div>`;
}

function addressOf(values: BuildUrlValues): string {
  switch (values.type) {
    case "mention":
      return `/${values.user}`;
    case "issue":
      return `/${values.user}/${values.project}/issues/${values.no}`;
    case "commit":
      return `/${values.user}/${values.project}/commit/${values.hash}`;
    case "compare":
      return `/${values.user}/${values.project}/commit/${values.compare}`;
    default:
      return values satisfies never;
  }
}
