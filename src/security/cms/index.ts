export {
  certificatesCms,
  certificatesOfCms,
  cms,
  readCms,
} from "./content-info.ts";
