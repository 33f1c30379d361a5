/** What stands around every page: the head, the bar on top, the tabs of a repository. */
import type { Item, Repository } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon, type IconName } from "./icons.ts";
import { accountPath, repositoryPath } from "./links.ts";

/** Under a name that no account can have. */
export const STYLE_PATH = "/-/style.css";

/** What a page is made from. */
export interface Scene {
  readonly world: World;
  readonly query: URLSearchParams;
  /** The page loads itself again after so long; `undefined` for never. */
  readonly refreshSeconds: number | undefined;
}

interface Document {
  readonly title: string;
  readonly crumbs?: Part;
  readonly tabs?: Part;
  readonly main: Part;
}

export function documentOf({ refreshSeconds }: Scene, { title, crumbs, tabs, main }: Document): Html {
  const refresh = refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${refreshSeconds}" />`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
        ${refresh}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <div class="bar">
            <a class="mark" href="/" aria-label="All repositories">${icon("mark")}</a>
            <nav class="crumbs" aria-label="Breadcrumb">
              ${crumbs ?? html`<span class="strong">All repositories</span>`}
            </nav>
            <span class="sandbox">Sandbox</span>
          </div>
          ${tabs}
        </header>
        <main id="main">${main}</main>
      </body>
    </html> `;
}

export type RepositoryTab = "code" | "issues" | "pulls";

/** A page of a repository, below its name and its tabs. */
export function repositoryDocument(
  scene: Scene,
  repository: Repository,
  { title, tab, main }: { readonly title: string; readonly tab: RepositoryTab; readonly main: Part },
): Html {
  const { owner, name, isPrivate } = repository;
  const path = repositoryPath(repository);
  const open = (kind: Item["kind"]) =>
    [...repository.items.values()].filter((item) => item.kind === kind && item.state === "open").length;
  const privacy = isPrivate && html`<span class="tag">${icon("lock")} Private</span>`;
  return documentOf(scene, {
    title: `${title} · ${owner.login}/${name}`,
    crumbs: html`<a href="${accountPath(owner)}">${owner.login}</a><span class="slash">/</span
      ><a class="strong" href="${path}">${name}</a>${privacy}`,
    tabs: tabBar("Repository", [
      { name: "Code", icon: "code", path, isCurrent: tab === "code" },
      { name: "Issues", icon: "issue", path: `${path}/issues`, isCurrent: tab === "issues", count: open("issue") },
      {
        name: "Pull requests",
        icon: "pull-request",
        path: `${path}/pulls`,
        isCurrent: tab === "pulls",
        count: open("pull-request"),
      },
    ]),
    main,
  });
}

export interface Tab {
  readonly name: Part;
  readonly icon: IconName;
  readonly path: string;
  readonly isCurrent: boolean;
  readonly count?: number;
}

export function tabBar(label: string, tabs: readonly Tab[], aside?: Part): Html {
  const links = tabs.map(
    (tab) =>
      html`<a href="${tab.path}" ${tab.isCurrent && html` aria-current="page"`}
        >${icon(tab.icon)}<span>${tab.name}</span>${tab.count !== undefined && tab.count > 0 && html`<span class="counter">${tab.count}</span>`}</a
      >`,
  );
  return html`<div class="tabs">
    <nav aria-label="${label}">${links}</nav>
    ${aside}
  </div>`;
}

/** A box with a sentence, where there is nothing to show. */
export function blank(name: IconName, title: string, text?: string): Html {
  return html`<div class="blank">
    ${icon(name)}
    <h2>${title}</h2>
    ${text !== undefined && html`<p>${text}</p>`}
  </div>`;
}
