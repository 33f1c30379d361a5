/** Icons, drawn by hand on a grid of 16, in the colour of the text around them. */
import { html, trusted, type Html } from "./html.ts";

const RING = `<circle cx="8" cy="8" r="6.25"/>`;
const DISC = `<circle cx="8" cy="8" r="7.25" class="solid"/>`;
const COMMIT_LINE = `<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><path d="M4 5.25v5.5"/>`;
const LEFT_COMMIT = `${COMMIT_LINE}<circle cx="12" cy="12.5" r="1.75"/>`;
const CROSS = `M5.5 5.5l5 5m0-5l-5 5`;
const TICK = `M4.9 8.3l2.1 2.1 4.1-4.4`;
const SHEET = `<path d="M3 2.5c0-.55.45-1 1-1h5l4 4v8c0 .55-.45 1-1 1H4c-.55 0-1-.45-1-1z"/>`;

/** `solid` is filled with the colour of the text, `cut` is drawn on it in the colour of the page. */
const DRAWINGS = {
  alert: `<path d="M8 2.25L14.5 13.5h-13z"/><path d="M8 6.5v3"/><circle cx="8" cy="11.4" r=".55" class="solid"/>`,
  bot: `<rect x="2.75" y="5.25" width="10.5" height="7.5" rx="2"/><path d="M8 5V2.5M6 8.25v1.5M10 8.25v1.5"/>`,
  branch: `<circle cx="4.5" cy="3.5" r="1.75"/><circle cx="4.5" cy="12.5" r="1.75"/><circle cx="11.5" cy="3.5" r="1.75"/><path d="M4.5 5.25v5.5M11.5 5.25c0 3-7 1.75-7 4.25"/>`,
  check: `<path d="M2.75 8.5L6.25 12l7-7.75" class="bold"/>`,
  checklist: `<path d="M2 4.25l1.25 1.25L5.5 3.25M2 10.75L3.25 12l2.25-2.25M8 4.5h6M8 11h6"/>`,
  chevron: `<path d="M4 6l4 4 4-4"/>`,
  clock: `${RING}<path d="M8 4.5V8l2.25 1.5"/>`,
  code: `<path d="M5.25 4.25L1.75 8l3.5 3.75M10.75 4.25L14.25 8l-3.5 3.75"/>`,
  comment: `<path d="M2 3.5c0-.55.45-1 1-1h10c.55 0 1 .45 1 1v7c0 .55-.45 1-1 1H7.5L4.5 14v-2.5H3c-.55 0-1-.45-1-1z"/>`,
  commit: `<circle cx="8" cy="8" r="2.75"/><path d="M.75 8h4.5M10.75 8h4.5"/>`,
  cross: `<path d="M4 4l8 8m0-8l-8 8" class="bold"/>`,
  diff: `${SHEET}<path d="M8 5.75v3.5M6.25 7.5h3.5M6.25 11.5h3.5"/>`,
  dot: `<circle cx="8" cy="8" r="4" class="solid"/>`,
  failed: `${DISC}<path d="${CROSS}" class="cut"/>`,
  file: `${SHEET}<path d="M9 1.5v4h4"/>`,
  folder: `<path d="M1.5 3.75c0-.55.45-1 1-1H6l1.5 1.75h6c.55 0 1 .45 1 1v6.75c0 .55-.45 1-1 1h-11c-.55 0-1-.45-1-1z" class="solid"/>`,
  history: `<path d="M2.25 3v3h3M2.5 6a6 6 0 1 1-.4 3M8 5v3.25l2 1.25"/>`,
  info: `${RING}<path d="M8 7.5v3.25"/><circle cx="8" cy="5.2" r=".55" class="solid"/>`,
  issue: `${RING}<circle cx="8" cy="8" r="1.5" class="solid"/>`,
  "issue-done": `${RING}<path d="${TICK}"/>`,
  "issue-dropped": `${RING}<path d="M3.75 12.25l8.5-8.5"/>`,
  label: `<path d="M1.75 2.75c0-.55.45-1 1-1h5l6.25 6.25-5.75 5.75L1.75 7.5z"/><circle cx="5" cy="5" r=".9" class="solid"/>`,
  lock: `<rect x="3" y="7" width="10" height="7" rx="1"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>`,
  mark: `<circle cx="8" cy="8" r="6.75"/><circle cx="8" cy="8" r="3.5"/><circle cx="8" cy="8" r=".9" class="solid"/>`,
  merge: `<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="8.75" r="1.75"/><path d="M4 5.25v5.5M4 5.25c.25 2.25 2.75 3.5 6.25 3.5"/>`,
  neutral: `<rect x="3.75" y="3.75" width="8.5" height="8.5" rx="2" class="solid"/>`,
  passed: `${DISC}<path d="${TICK}" class="cut"/>`,
  "pull-request": `${LEFT_COMMIT}<path d="M12 10.75V6c0-1.4-.85-2.25-2.25-2.25H8M9.75 1.75l-2 2 2 2"/>`,
  "pull-request-closed": `${LEFT_COMMIT}<path d="M12 10.75V8M10.25 1.75l3.5 3.5m0-3.5l-3.5 3.5"/>`,
  "pull-request-draft": `${LEFT_COMMIT}<path d="M12 3.4v.2M12 7v.2"/>`,
  repository: `<path d="M3 12.75V3.25c0-.83.67-1.5 1.5-1.5H13v12.5H4.5A1.5 1.5 0 0 1 3 12.75a1.5 1.5 0 0 1 1.5-1.5H13M6 11.25v4l1.25-.9 1.25.9v-4"/>`,
  skipped: `${RING}<path d="M5 11l6-6"/>`,
  submodule: `<path d="M1.5 3.75c0-.55.45-1 1-1H6l1.5 1.75h6c.55 0 1 .45 1 1v6.75c0 .55-.45 1-1 1h-11c-.55 0-1-.45-1-1zM6.5 9h4M8.75 7.25L10.5 9l-1.75 1.75"/>`,
  sync: `<path d="M13.25 6A5.75 5.75 0 0 0 3 5M2.75 10A5.75 5.75 0 0 0 13 11M3 2v3h3M13 14v-3h-3"/>`,
  tool: `<path d="M9 5.5l1.5 1.5M2.5 13.5L8.75 7.25M13.5 4.5l-2 2-2-2 2-2a3 3 0 0 0-3.75 3.75M11.5 2.5"/>`,
  warning: `<path d="M8 1.75L15 14H1z" class="solid"/><path d="M8 6.25v3.5" class="cut"/><circle cx="8" cy="11.75" r=".5" class="cut"/>`,
} as const;

export type IconName = keyof typeof DRAWINGS;

/** An icon beside words that say the same, or with words of its own where it stands alone. */
export function icon(name: IconName, tone?: string, label?: string): Html {
  const words = label === undefined ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`;
  return html`<svg class="icon${tone !== undefined && ` ${tone}`}" viewBox="0 0 16 16" width="16" height="16" ${words}>
    ${trusted(DRAWINGS[name])}
  </svg>`;
}
