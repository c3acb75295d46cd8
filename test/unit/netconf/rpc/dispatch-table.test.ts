import { describe, expect, it } from "vitest";
import {
  dispatchTable,
  errorReply,
  type OperationFault,
  okReply,
  operationFailed,
} from "../../../../src/netconf/rpc/index.ts";
import { el } from "../../../../src/xml/index.ts";

interface Context {
  readonly user: string;
}
const operation = (name: string, run: (context: Context) => unknown) => ({
  name,
  summary: name,
  run: (_: unknown, context: Context) => run(context) as typeof okReply,
});
const silent = (fault: OperationFault): void => {
  throw fault.cause;
};

describe("dispatchTable", () => {
  it("answers by local name, at once or later", async () => {
    const table = dispatchTable([
      operation("now", ({ user }) => [{ xml: user }]),
      operation("later", () => Promise.resolve(okReply)),
    ]);
    const context = { user: "ops" };
    expect(table.answer({ ...el("now"), prefix: "nc" }, context, silent)).toEqual([{ xml: "ops" }]);
    await expect(table.answer(el("later"), context, silent)).resolves.toEqual(okReply);
  });

  it("answers an unknown operation with a syntax error that names it", () => {
    const table = dispatchTable<Context>([]);
    expect(table.answer(el("toString"), { user: "" }, silent)).toEqual(
      errorReply(operationFailed("syntax error", "toString")),
    );
  });

  it("refuses two operations of one name", () => {
    const twice = operation("get", () => okReply);
    expect(() => dispatchTable([twice, twice])).toThrow("two operations are named 'get'");
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("secret path");
      },
    ],
    ["rejects", () => Promise.reject(new Error("secret path"))],
  ])("turns an operation that %s into an error and an event", async (_, run) => {
    const faults: OperationFault[] = [];
    const table = dispatchTable([operation("get", run)]);
    const body = await table.answer(el("get"), { user: "" }, (fault) => faults.push(fault));
    expect(body).toEqual(errorReply(operationFailed("internal error", "get")));
    expect(faults).toEqual([{ operation: "get", cause: new Error("secret path") }]);
  });
});
