/** The part of forge that this project uses, by itself: it is a sixth of the whole. */
declare module "node-forge/lib/asn1.js" {
  import type forge from "node-forge";

  const asn1: typeof forge.asn1;
  export default asn1;
}
