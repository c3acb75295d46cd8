/**
 * How the preamble is written. Devices and simulators differ in these points, and an NMS that reads
 * the preamble itself should take every form.
 */
export interface PreambleForm {
  /** Whether a blank follows `HMAC:`, as it follows the other key words. */
  readonly hmacSpace: boolean;
  /** Empty lines behind the last one. */
  readonly blankLines: 0 | 1 | 2;
  /** A NUL behind the host key, outside the HMAC. OpenSSH and Apache MINA refuse such a line. */
  readonly hostKeyNul: boolean;
  /** Each line in a write of its own, so that it tends to arrive in a packet of its own. */
  readonly splitWrites: boolean;
}

/** What an option says; members left out are as Junos does it. */
export interface PreambleFormOptions {
  /** A blank after `HMAC:`. @defaultValue true */
  readonly hmacSpace?: boolean;
  /** Empty lines behind the last one. @defaultValue 0 */
  readonly blankLines?: 0 | 1 | 2;
  /** A NUL behind the host key. @defaultValue false */
  readonly hostKeyNul?: boolean;
  /** Each line in a write of its own. @defaultValue false */
  readonly splitWrites?: boolean;
}

/** Devices without options share it. */
const usualForm: PreambleForm = resolvePreambleForm({});

/** Fills in the form of current Junos releases. */
export function resolvePreambleForm(options?: PreambleFormOptions): PreambleForm {
  if (options === undefined) return usualForm;
  return {
    hmacSpace: options.hmacSpace ?? true,
    blankLines: options.blankLines ?? 0,
    hostKeyNul: options.hostKeyNul ?? false,
    splitWrites: options.splitWrites ?? false,
  };
}
