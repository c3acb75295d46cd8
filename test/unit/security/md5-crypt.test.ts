import { expect, it } from "vitest";
import { md5Crypt } from "../../../src/security/md5-crypt.ts";

// Made with `openssl passwd -1 -salt ab12CD./`.
it.each([
  ["", "$1$ab12CD./$xe588c2Np4GsFVWL56iPd1"],
  ["a", "$1$ab12CD./$b91AsozAFa8lthjZiN.K3."],
  ["lab123", "$1$ab12CD./$f1UciGf4X34XWeOSN0XOe/"],
  ["a much longer pass phrase than sixteen", "$1$ab12CD./$cOg229CNDssIVceBy/Dcl0"],
  ["pässwörd", "$1$ab12CD./$Lzk..sCJD6gNDaEZjzXsU."],
])("hashes %j as openssl does", (password, hash) => {
  expect(md5Crypt(password, "ab12CD./")).toBe(hash);
});

it("uses eight characters of the salt", () => {
  expect(md5Crypt("a", "ab12CD./more")).toBe(md5Crypt("a", "ab12CD./"));
});
