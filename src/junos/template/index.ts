export { type FilledTree, fillSlots, type SlotProblem } from "./fill-slots.ts";
export { slotsOf, type TreeSlots } from "./slot-plan.ts";
export {
  fillText,
  holdsSlot,
  isFreeOfSlots,
  quoteBareSlots,
  slotsIn,
  slotToken,
} from "./slot-text.ts";
