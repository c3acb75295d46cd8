export { fillSlots, type SlotProblem } from "./fill-slots.ts";
export { slotsOf } from "./slot-plan.ts";
export {
  fillText,
  holdsSlot,
  isFreeOfSlots,
  quoteBareSlots,
  slotsIn,
  slotToken,
} from "./slot-text.ts";
