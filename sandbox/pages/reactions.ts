/** Reactions below a comment. Drawn by hand, since not every machine has a font with their signs. */
import type { Comment, Reaction } from "../world/model.ts";
import { html, trusted, type Html, type Part } from "./html.ts";

const FACE = `<circle cx="8" cy="8" r="6.75" fill="#f5bd41"/>`;
const EYES = `<circle cx="5.75" cy="6.5" r="1" fill="#5c3a10"/><circle cx="10.25" cy="6.5" r="1" fill="#5c3a10"/>`;
const THUMB = `<path d="M5.5 7.25L8 1.75c1.25 0 1.75 1 1.5 2.25L9.1 6h3.65c.8 0 1.4.75 1.2 1.55l-1.2 5c-.15.55-.65.95-1.2.95H5.5z" fill="#f5bd41"/><rect x="2" y="7" width="2.5" height="6.75" rx=".75" fill="#dd9b1c"/>`;

/** The names are GitHub's; each drawing has its own colours, which read on a light ground and on a dark one. */
const DRAWINGS: Readonly<Record<Reaction, string>> = {
  "+1": THUMB,
  "-1": `<g transform="rotate(180 8 8)">${THUMB}</g>`,
  laugh: `${FACE}${EYES}<path d="M4.25 8.75h7.5a3.75 3.75 0 0 1-7.5 0z" fill="#5c3a10"/>`,
  hooray: `<path d="M2 14l3-8 5 5z" fill="#dd9b1c"/><path d="M8 6.5c1-1 1-2.5.5-4M10 8c1.5-.25 3-.25 4 .5M9.5 6.75L13 3.25" stroke="#bf4b8a" stroke-width="1.5" fill="none" stroke-linecap="round"/>`,
  confused: `${FACE}${EYES}<path d="M5.5 11.5c1.25-1.25 3-1.5 5-1" stroke="#5c3a10" stroke-width="1.25" fill="none" stroke-linecap="round"/>`,
  heart: `<path d="M8 14C3.5 10.75 1.5 8.5 1.5 5.75A3.4 3.4 0 0 1 8 4a3.4 3.4 0 0 1 6.5 1.75C14.5 8.5 12.5 10.75 8 14z" fill="#d1242f"/>`,
  rocket: `<path d="M4 9L1.75 10.5 2.5 7.25 6 5.5zM7 12l-1.5 2.25 3.25-.75L10.5 10z" fill="#d1242f"/><path d="M4 10c.75-4.25 4-8 10-8 0 6-3.75 9.25-8 10z" fill="#818b98"/><circle cx="9.75" cy="6.25" r="1.4" fill="#0969da"/>`,
  eyes: `<g fill="#ffffff" stroke="#818b98"><ellipse cx="4.75" cy="8" rx="2.75" ry="4.25"/><ellipse cx="11.25" cy="8" rx="2.75" ry="4.25"/></g><circle cx="4" cy="8.75" r="1.4" fill="#1f2328"/><circle cx="10.5" cy="8.75" r="1.4" fill="#1f2328"/>`,
};

/** How often each was given, in the order in which they came; whom by is told when one points at it. */
export function reactionPills(reactions: Comment["reactions"]): Part {
  if (reactions.length === 0) return undefined;
  const kinds = [...new Set(reactions.map(({ content }) => content))];
  return html`<div class="reactions">${kinds.map((kind) => pill(kind, reactions))}</div>`;
}

function pill(kind: Reaction, reactions: Comment["reactions"]): Html {
  const people = reactions.filter(({ content }) => content === kind).map(({ user }) => user.login);
  return html`<span class="reaction" title="${kind}: ${people.join(", ")}"
    ><svg viewBox="0 0 16 16" width="16" height="16" role="img" aria-label="${kind}">${trusted(DRAWINGS[kind])}</svg>
    ${people.length}</span
  >`;
}
