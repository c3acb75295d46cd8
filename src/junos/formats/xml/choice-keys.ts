/**
 * Junos models `route-filter 10.0.0.0/8 upto /24` with the keys `choice-ident` and `choice-value`
 * but writes them as one element named by the first: `<upto>/24</upto>`.
 */
export const choiceIdent = "choice-ident";
/** The value that goes with {@link choiceIdent}; empty for words like `exact`. */
export const choiceValue = "choice-value";
