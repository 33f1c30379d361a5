/** Pages of lists, and the links between them. https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

export interface PageQuery {
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of a list. Asking for more than 100 gives 100, as on GitHub. */
export function pageOf<Item>(items: readonly Item[], query: PageQuery, url: URL): Page<Item> {
  const perPage = Math.min(MAX_PER_PAGE, Math.max(1, query.per_page ?? DEFAULT_PER_PAGE));
  const page = Math.max(1, query.page ?? 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const links = [
    ...(page > 1 ? [linkTo(url, Math.min(page - 1, last), "prev")] : []),
    ...(page < last ? [linkTo(url, page + 1, "next"), linkTo(url, last, "last")] : []),
    ...(page > 1 ? [linkTo(url, 1, "first")] : []),
  ];
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}

function linkTo(url: URL, page: number, relation: string): string {
  const target = new URL(url);
  target.searchParams.set("page", String(page));
  return `<${target.href}>; rel="${relation}"`;
}
