/** Accounts, which anybody may look at. */
import { presentProfile } from "../../present/account.ts";
import { notFound } from "../answer.ts";
import { tokenOperation } from "../operation.ts";

export const users = [
  tokenOperation("users/get-by-username", ({ addresses, world, path }) => {
    const account = world.accounts.get(path.username.toLowerCase());
    if (account === undefined) throw notFound();
    return { status: 200, body: presentProfile(addresses, account) };
  }),
];
