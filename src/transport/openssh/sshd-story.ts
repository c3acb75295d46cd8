import type { Principal } from "../../security/index.ts";
import {
  reasonOfLoss,
  type SshCloseReason,
  type SshPhase,
  shownDetail,
} from "../ssh/close-reason.ts";
import { readSshdLine, type SshdNews } from "./sshd-log.ts";

/** Whom the story of a connection is told to while it happens. */
export interface SshdObserver {
  readonly entered: (phase: "key-exchange" | "authentication" | "subsystem") => void;
  readonly refused: (
    attempt: { readonly kind: string; readonly user: string },
    reason: string,
  ) => void;
  readonly accepted: (who: Omit<Principal, "class">) => void;
  /** sshd cannot go on as it was meant to: it must be ended. */
  readonly broken: () => void;
}

export interface SshdEnd {
  readonly reason: SshCloseReason;
  readonly detail: string;
}

/** sshd ends with the first one, without a word, when the login grace time is over; since 9.8 with the second. */
const graceExits: ReadonlySet<number | null> = new Set([1, 3]);

/** How the process ended, in the words of node:child_process. */
export interface SshdExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** What sshd says about one connection, line by line, until its process is gone. */
export class SshdStory {
  readonly #observer: SshdObserver;
  #phase: SshPhase = "identification";
  #keyExchangeAnswered = false;
  #refusals = 0;
  #objection: string | undefined;
  #end: SshdEnd | undefined;
  #loss: { readonly broken: boolean; readonly detail: string } | undefined;
  #began = false;
  #lastWords = "";

  constructor(observer: SshdObserver) {
    this.#observer = observer;
  }

  /** A NETCONF session was opened. */
  establish(): void {
    this.#phase = "established";
  }

  line(text: string): void {
    this.#began ||= /^Connection from \S/.test(text);
    if (!text.startsWith("debug1: ") && text !== "") this.#lastWords = text;
    const news = readSshdLine(text);
    if (news !== undefined) this.#take(news);
  }

  /** Why the connection ended, now that the process did; the first reason that sshd gave counts. */
  end(exit: SshdExit): SshdEnd {
    const loss = this.#loss;
    if (this.#end !== undefined) return this.#end;
    if (loss !== undefined) return { reason: this.#reasonOfLoss(loss.broken), detail: loss.detail };
    const failed = (detail: string): SshdEnd => ({ reason: "server-failed", detail });
    if (exit.signal !== null) return failed(`sshd was ended by ${exit.signal}`);
    if (!this.#began) return failed(shownDetail(this.#lastWords));
    if (graceExits.has(exit.code) && !this.#isLoggedIn) {
      const reason = this.#phase === "identification" ? "peer-silent" : "login-timeout";
      return { reason, detail: "" };
    }
    if (exit.code === 0) return { reason: this.#reasonOfLoss(false), detail: "" };
    return failed(`sshd ended with ${exit.code}: ${shownDetail(this.#lastWords)}`);
  }

  #take(news: SshdNews): void {
    switch (news.kind) {
      case "entered":
        return this.#enter(news.phase);
      case "key-exchange-answered":
        this.#keyExchangeAnswered = true;
        return;
      case "objected":
        this.#objection = news.reason;
        return;
      case "refused":
        return this.#refuse(news);
      case "accepted":
        return this.#accept(news.who);
      case "lost":
        this.#loss ??= news;
        return;
      case "ended":
        this.#end ??= { reason: news.reason, detail: news.detail };
        if (news.reason === "server-failed") this.#observer.broken();
        return;
    }
  }

  /** Keys are exchanged anew later; that is no phase of a dial. */
  #enter(phase: "key-exchange" | "authentication"): void {
    const before = phase === "key-exchange" ? "identification" : "key-exchange";
    if (this.#phase !== before) return;
    this.#phase = phase;
    this.#observer.entered(phase);
  }

  #refuse({ method, user, reason }: SshdNews & { kind: "refused" }): void {
    this.#refusals++;
    this.#observer.refused({ kind: method, user }, this.#objection ?? reason);
    this.#objection = undefined;
  }

  /** Only the first counts: later lines could come from a process that works for the peer already. */
  #accept(who: Omit<Principal, "class">): void {
    if (this.#phase !== "authentication") return;
    this.#phase = "subsystem";
    this.#observer.entered("subsystem");
    this.#observer.accepted(who);
  }

  get #isLoggedIn(): boolean {
    return this.#phase === "subsystem" || this.#phase === "established";
  }

  #reasonOfLoss(broken: boolean): SshCloseReason {
    const at = {
      phase: this.#phase,
      keyExchangeAnswered: this.#keyExchangeAnswered,
      refusals: this.#refusals,
    };
    return reasonOfLoss(at, broken);
  }
}
