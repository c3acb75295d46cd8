import { flag, integer, type OperationalOperation, operational, value } from "../request/index.ts";
import { authorizationInformation } from "./authorization-information.ts";
import { logoutUser } from "./logout.ts";

/** Who is logged in and what they may do: `show cli authorization`, `request system logout`. */
export const userOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-authorization-information",
    command: "show cli authorization",
    drivenBy: "the login class that the user of the session had when it began",
    answer: ({ context }) => authorizationInformation(context),
  }),
  operational({
    name: "request-logout-user",
    command: "request system logout",
    arguments: [value("user"), value("terminal"), integer("pid", 1, 4_294_967_295), flag("all")],
    drivenBy: "the sessions of the device",
    permissions: ["configure"],
    answer: logoutUser,
  }),
];
