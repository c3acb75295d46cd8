import type * as Ldap from "ldapts";
import { onDemand } from "../../base/index.ts";
import type { DirectoryAnswer } from "./directory.ts";
import type { LdapDirectoryOptions } from "./ldap-directory.ts";

const ldap = onDemand((require) => require("ldapts") as typeof Ldap);

/** One question to one server. */
export interface LdapSearch
  extends Pick<
    LdapDirectoryOptions,
    "base" | "bind" | "userAttribute" | "templateAttribute" | "trustedRoots"
  > {
  readonly url: string;
  readonly name: string;
}

/** Two entries are as good as a thousand to know that a name is not unique. */
const entriesWanted = 2;

/** Asks one server for the entry of a user. Never rejects; an aborted `signal` ends the connection. */
export async function searchUser(
  search: LdapSearch,
  signal: AbortSignal,
): Promise<DirectoryAnswer> {
  const { url, bind, trustedRoots } = search;
  const progress: Progress = { step: bind === undefined ? "search" : "bind" };
  let client: Ldap.Client | undefined;
  try {
    client = new (ldap().Client)({
      url,
      ...(url.startsWith("ldaps:") && trustedRoots.length > 0
        ? { tlsOptions: { ca: [...trustedRoots] } }
        : {}),
    });
    return answerOf(
      await Promise.race([entriesOf(client, search, progress), aborted(signal)]),
      search.templateAttribute,
    );
  } catch (cause) {
    return { kind: "unavailable", detail: signal.aborted ? givenUp(signal) : why(cause, progress) };
  } finally {
    // Nothing hangs on how the connection ends.
    client?.unbind().catch(() => {});
  }
}

interface Progress {
  step: "bind" | "search";
}

async function entriesOf(
  client: Ldap.Client,
  { base, bind, userAttribute, templateAttribute, name }: LdapSearch,
  progress: Progress,
): Promise<readonly Ldap.Entry[]> {
  if (bind !== undefined) await client.bind(bind.dn, bind.password.reveal());
  progress.step = "search";
  const { searchEntries } = await client.search(base, {
    scope: "sub",
    // The value travels as bytes of its own: no character of a name can change the question (RFC 4511 4.5.1.7).
    filter: new (ldap().EqualityFilter)({ attribute: userAttribute, value: name }),
    attributes: [templateAttribute],
    sizeLimit: entriesWanted,
  });
  return searchEntries;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new Error("aborted"));
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
}

function givenUp({ reason }: AbortSignal): string {
  return typeof reason === "string" ? reason : "given up";
}

function answerOf([entry, ...others]: readonly Ldap.Entry[], attribute: string): DirectoryAnswer {
  if (entry === undefined) return { kind: "absent" };
  if (others.length > 0) return { kind: "ambiguous", detail: "more than one entry" };
  const [template, ...more] = valuesOf(entry, attribute);
  if (more.length > 0) return { kind: "ambiguous", detail: "more than one template" };
  return { kind: "found", template };
}

/** Attribute names are the same in capitals and small letters (RFC 4512 2.5). */
function valuesOf(entry: Ldap.Entry, attribute: string): readonly string[] {
  return Object.entries(entry)
    .filter(([name]) => name.toLowerCase() === attribute.toLowerCase())
    .flatMap(([, values]) => values)
    .map(String);
}

/** In our own words and codes: what a server says may hold anything. */
function why(cause: unknown, { step }: Progress): string {
  if (cause instanceof ldap().ResultCodeError)
    return `${step} refused: ${cause.name.replace(/Error$/, "")} (${cause.code})`;
  const { code } = cause as { readonly code?: unknown };
  return typeof code === "string" ? code : `no valid answer to the ${step}`;
}
