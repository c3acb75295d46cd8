import { choice, flag, type OperationalOperation, operational } from "../request/index.ts";
import { chassisInventory } from "./chassis-inventory.ts";

/** `show chassis ...`. */
export const chassisOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-chassis-inventory",
    command: "show chassis hardware",
    arguments: [choice("level", "detail", "extensive"), flag("clei-models"), flag("models")],
    drivenBy: "the parts of the platform; serial numbers are drawn from the seed",
    answer: ({ facts }) => chassisInventory(facts),
  }),
];
