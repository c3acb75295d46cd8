export { Admission, type AdmissionLimits, type AdmissionRefusal } from "./admission.ts";
export { TcpListener, type TcpListenerState } from "./tcp-listener.ts";
