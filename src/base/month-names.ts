/** Months as logs and listings name them, January first. */
export const monthNames: readonly string[] =
  "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
