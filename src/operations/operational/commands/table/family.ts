/** Families of platforms whose commands differ. */
export type Family = "mx" | "srx" | "ex" | "qfx";

/** The family of a model; those without switching or firewall commands of their own count as routers. */
export function familyOf(model: string): Family {
  const [, series] = /^(?:v|c)?(srx|ex|qfx)/.exec(model) ?? [];
  return (series ?? "mx") as Family;
}
