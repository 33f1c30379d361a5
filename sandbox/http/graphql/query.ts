/** Runs GraphQL queries against GitHub's own schema. */
import { schema as description } from "@octokit/graphql-schema";
import {
  buildSchema,
  execute,
  GraphQLError,
  parse,
  validate,
  type GraphQLFieldResolver,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { LRUCache } from "lru-cache";
import { graphqlError, isVisible, textArgument, type Arguments, type QueryContext } from "./context.ts";
import { updateRefs } from "./ref-mutations.ts";
import { repositoryFields } from "./repository-nodes.ts";
import { accountFields, viewerFields } from "./account-nodes.ts";
import { timeText } from "../../present/time.ts";

let built: GraphQLSchema | undefined;

/** A fifth of a second to build, and so not before someone asks. Its description does not pass graphql-js's own check. */
function schema(): GraphQLSchema {
  built ??= buildSchema(description.idl, { assumeValidSDL: true, assumeValid: true });
  return built;
}

export interface Query {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** The answer to a query: data, errors, or both. */
export async function answerQuery(context: QueryContext, { query, variables, operationName }: Query): Promise<unknown> {
  const document = understood(query);
  if (!("kind" in document)) return { errors: document.map(presentError) };
  const result = await execute({
    schema: schema(),
    document,
    rootValue: rootFields(context),
    contextValue: context,
    variableValues: variables,
    operationName,
    fieldResolver: resolveField,
    typeResolver: (value) => String(propertyOf(value, "__typename")),
  });
  const { data, errors } = result;
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(presentError) }),
  };
}

function rootFields(context: QueryContext): Record<string, unknown> {
  const { world, token, rateLimits } = context;
  return {
    repository: (args: Arguments) => {
      const owner = textArgument(args, "owner") ?? "";
      const name = textArgument(args, "name") ?? "";
      const repository = world.repository(owner, name) ?? world.formerly(owner, name);
      if (repository === undefined || !isVisible(context, repository)) {
        throw graphqlError("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryFields(context, repository);
    },
    updateRefs: (args: Arguments) => updateRefs(context, args),
    viewer: () => viewerFields(context),
    user: (args: Arguments) => {
      const login = textArgument(args, "login") ?? "";
      const account = world.accounts.get(login.toLowerCase());
      if (account?.type !== "User") {
        throw graphqlError("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
      }
      return accountFields(context, account);
    },
    rateLimit: () => {
      const { limit, used, remaining, reset } = rateLimits.state({ kind: "token", token }, "graphql");
      const resetAt = timeText(new Date(reset * 1000));
      return { __typename: "RateLimit", limit, used, remaining, resetAt, cost: 1, nodeCount: 0 };
    },
  };
}

/** A field that the sandbox does not have is an error: a silent `null` would pass for an answer. */
const resolveField: GraphQLFieldResolver<unknown, QueryContext> = (source, args: Arguments, _context, info) => {
  if (typeof source !== "object" || source === null || !Object.hasOwn(source, info.fieldName)) {
    throw new GraphQLError(`The sandbox cannot resolve ${info.parentType.name}.${info.fieldName}.`);
  }
  const value = propertyOf(source, info.fieldName);
  return typeof value === "function" ? Reflect.apply(value, source, [args]) : value;
};

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** What was asked before, by its text: a program asks with few texts, and to validate one takes longer than to answer it. */
const known = new LRUCache<string, DocumentNode>({ max: 500 });

/** The query, or what is wrong with it. */
function understood(query: string): DocumentNode | readonly GraphQLError[] {
  const before = known.get(query);
  if (before !== undefined) return before;
  try {
    const document = parse(query);
    const complaints = validate(schema(), document);
    if (complaints.length > 0) return complaints;
    known.set(query, document);
    return document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** GitHub puts `type` beside the message, not into the extensions. */
function presentError({ message, path, locations, extensions }: GraphQLError): Record<string, unknown> {
  const { type } = extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    message,
  };
}
