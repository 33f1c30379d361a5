/** Pictures of accounts: a pattern that follows from the name, for no account here has a photo. */
import { createHash } from "node:crypto";
import type { Account } from "../world/model.ts";
import { html, type Html } from "./html.ts";

const CELLS = 5;

/** Five by five cells, mirrored, in a colour of its own. Bots and organisations are square, people are round. */
export function avatar({ login, type }: Account, size: 20 | 24 | 40): Html {
  const bytes = createHash("sha256").update(login.toLowerCase()).digest();
  const hue = Math.round(((bytes[0] ?? 0) / 256) * 360);
  const cells = Array.from({ length: CELLS * CELLS }, (_, index) => {
    const [row, column] = [Math.floor(index / CELLS), index % CELLS];
    const mirrored = Math.min(column, CELLS - 1 - column);
    return (
      ((bytes[1 + row * 3 + mirrored] ?? 0) & 1) === 1 &&
      html`<rect x="${column + 1}" y="${row + 1}" width="1" height="1" />`
    );
  });
  const shape = type === "User" ? "round" : "square";
  return html`<svg
    class="avatar ${shape}"
    viewBox="0 0 7 7"
    width="${size}"
    height="${size}"
    shape-rendering="crispEdges"
    aria-hidden="true"
  >
    <rect width="7" height="7" fill="hsl(${hue} 25% 92%)" />
    <g fill="hsl(${hue} 55% 50%)">${cells}</g>
  </svg>`;
}
