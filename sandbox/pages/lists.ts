/** Lists: of repositories, of issues, of pull requests. */
import type { Account, Item, Repository } from "../world/model.ts";
import { avatar } from "./avatar.ts";
import { worstOf } from "./check-state.ts";
import { blank, documentOf, repositoryDocument, type Scene } from "./document.ts";
import { html, type Html, type Part } from "./html.ts";
import { icon } from "./icons.ts";
import { itemState, labelPill } from "./item-parts.ts";
import { checksPath, itemPath, repositoryPath } from "./links.ts";
import { checksOf } from "./pull-request-checks.ts";
import { counted, timeAgo } from "./time.ts";

/** GitHub pages its lists; nobody pages through a sandbox. */
const MAX_ITEMS = 200;

/** All repositories, or those of one account. */
export function repositoriesPage(scene: Scene, owner?: Account): Html {
  const all = [...scene.world.repositories.values()];
  const shown = owner === undefined ? all : all.filter((repository) => repository.owner === owner);
  const rows = shown.map((repository) => repositoryRow(repository, scene.world.now()));
  const head = owner === undefined ? html`<h1>Repositories</h1>` : html`<h1>${avatar(owner, 40)} ${owner.login}</h1>`;
  return documentOf(scene, {
    title: owner === undefined ? "Repositories · Sandbox" : `${owner.login} · Sandbox`,
    ...(owner === undefined ? {} : { crumbs: html`<span class="strong">${owner.login}</span>` }),
    main: html`<div class="page narrow">
      <header class="list-title">${head}</header>
      ${
        rows.length === 0
          ? blank("repository", "There are no repositories")
          : html`<ul class="box rows repositories">
              ${rows}
            </ul>`
      }
    </div>`,
  });
}

function repositoryRow(repository: Repository, now: Date): Html {
  const { owner, name, isPrivate, parent, pushedAt, items } = repository;
  const open = (kind: Item["kind"]) =>
    [...items.values()].filter((item) => item.kind === kind && item.state === "open").length;
  const origin =
    parent !== undefined &&
    html`<p class="muted">Forked from <a href="${repositoryPath(parent)}">${parent.owner.login}/${parent.name}</a></p>`;
  return html`<li>
    ${avatar(owner, 40)}
    <div class="row-text">
      <a class="title" href="${repositoryPath(repository)}">${owner.login}/${name}</a>
      <span class="tag">${isPrivate ? "Private" : "Public"}</span>${origin}
      <p class="muted">
        ${counted(open("issue"), "open issue")} · ${counted(open("pull-request"), "open pull request")} · updated
        ${timeAgo(pushedAt, now)}
      </p>
    </div>
  </li>`;
}

export function itemsPage(scene: Scene, repository: Repository, kind: Item["kind"]): Html {
  const isIssues = kind === "issue";
  const state = scene.query.get("state") === "closed" ? "closed" : "open";
  const items = [...repository.items.values()].filter((item) => item.kind === kind);
  const shown = items.filter((item) => item.state === state).toReversed();
  const path = `${repositoryPath(repository)}/${isIssues ? "issues" : "pulls"}`;
  const filter = (one: "open" | "closed") =>
    html`<a href="${path}?state=${one}" ${one === state && html` aria-current="true"`}
      >${icon(one === "closed" ? "check" : isIssues ? "issue" : "pull-request")}
      ${items.filter((item) => item.state === one).length} ${one === "open" ? "Open" : "Closed"}</a
    >`;
  const rows = shown.slice(0, MAX_ITEMS).map((item) => itemRow(item, scene.world.now()));
  const noun = isIssues ? "issues" : "pull requests";
  const list: Part =
    rows.length === 0
      ? blank(isIssues ? "issue" : "pull-request", `There are no ${state} ${noun}`)
      : html`<ul class="rows">
          ${rows}
        </ul>`;
  const rest = shown.length - rows.length;
  return repositoryDocument(scene, repository, {
    title: isIssues ? "Issues" : "Pull requests",
    tab: isIssues ? "issues" : "pulls",
    main: html`<div class="page">
      <section class="box">
        <header class="filters">${filter("open")}${filter("closed")}</header>
        ${list}
      </section>
      ${rest > 0 && html`<p class="muted">${rest} older ${noun} not shown.</p>`}
    </div>`,
  });
}

function itemRow(item: Item, now: Date): Html {
  const { icon: name, tone } = itemState(item);
  const runs = item.kind === "pull-request" ? worstOf(checksOf(item).current) : undefined;
  const checks =
    item.kind === "pull-request" &&
    runs !== undefined &&
    html` <a href="${checksPath(item)}">${icon(runs.icon, runs.tone, `checks ${runs.adjective}`)}</a>`;
  const comments =
    item.comments.length > 0 &&
    html`<a class="comments" href="${itemPath(item)}">${icon("comment")} ${item.comments.length}</a>`;
  return html`<li>
    ${icon(name, `item-${tone}`)}
    <div class="row-text">
      <a class="title" href="${itemPath(item)}">${item.title}</a>${checks} ${item.labels.map(labelPill)}
      <p class="muted">#${item.number} opened ${timeAgo(item.createdAt, now)} by ${item.author.login}</p>
    </div>
    ${comments}
  </li>`;
}
