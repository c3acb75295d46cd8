import { choice, type OperationalOperation, operational, value } from "../../request/index.ts";
import { logicalSystemProblem, unknownInstance } from "../model/asked-routers.ts";
import { type InstanceStyle, instanceInformation, instancesOf } from "./instance-information.ts";

/** `show route instance`. */
export const instanceOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-instance-information",
    command: "show route instance",
    arguments: [
      value("instance-name", { isPositional: true }),
      choice("level", "brief", "detail", "extensive", "summary"),
      value("logical-system"),
    ],
    drivenBy: "`routing-instances`, and the routes in their tables",
    answer: ({ facts, arguments: given }) => {
      const problem = logicalSystemProblem(given);
      if (problem !== undefined) return { error: problem };
      const name = given.text("instance-name");
      const all = instancesOf(facts);
      const shown = all.filter((view) => name === undefined || view.name === name);
      if (name !== undefined && shown.length === 0) return { error: unknownInstance(name) };
      return instanceInformation(facts, shown, (given.text("level") ?? "terse") as InstanceStyle);
    },
  }),
];
