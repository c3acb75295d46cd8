/** What a directory says about the name of a user. */
export type DirectoryAnswer =
  /** One entry has the name; `template` is the local account that it names, when it names one. */
  | { readonly kind: "found"; readonly template: string | undefined }
  | { readonly kind: "absent" }
  /** `detail` says what there is more than one of. */
  | { readonly kind: "ambiguous"; readonly detail: string }
  /** Nobody knows; `detail` says of each server why, and holds no secret. */
  | { readonly kind: "unavailable"; readonly detail: string };

/** Where users are looked up that a device has no account for. */
export interface Directory {
  /** Never rejects, and resolves soon after `signal` aborts. */
  find(name: string, signal: AbortSignal): Promise<DirectoryAnswer>;
}

/** A directory that cannot be asked. */
export function unavailableDirectory(detail: string): Directory {
  return { find: () => Promise.resolve({ kind: "unavailable", detail }) };
}
