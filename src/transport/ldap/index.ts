export { type Directory, type DirectoryAnswer, unavailableDirectory } from "./directory.ts";
export { type LdapDirectoryOptions, ldapDirectory } from "./ldap-directory.ts";
export { ldapsPort, ldapUrl, ldapUrlProblem } from "./ldap-url.ts";
