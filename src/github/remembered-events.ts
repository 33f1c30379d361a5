/** Spares a walk through a repository from asking at every item what happened in the whole repository. */
import type { GitHubApi } from "./api.ts";

const EVENTS = "GET /repos/{owner}/{repo}/issues/events";

/** A label that a person takes off meanwhile is seen at the item itself: this only tells whether it was deleted. */
const MAX_AGE_MS = 5 * 60 * 1000;

type Answer = ReturnType<GitHubApi["request"]>;

/**
 * The same interface, which keeps the pages of a repository's events for five minutes. They move on while labels are
 * written: a page that is read later may repeat what stands on one before, and leaves nothing out.
 *
 * @param now In milliseconds, from any beginning.
 */
export function rememberingEvents(api: GitHubApi, now: () => number): GitHubApi {
  const pages = new Map<string, { readonly at: number; readonly answer: Answer }>();
  return {
    ...api,
    request(route, parameters) {
      if (route !== EVENTS) return api.request(route, parameters);
      const key = JSON.stringify(parameters);
      const known = pages.get(key);
      if (known !== undefined && now() - known.at < MAX_AGE_MS) return known.answer;
      const answer = api.request(route, parameters);
      pages.set(key, { at: now(), answer });
      answer.catch(() => pages.delete(key));
      return answer;
    },
  };
}
