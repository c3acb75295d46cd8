/** Handlebars in one file, as its makers publish it: an eighth of what its parts and their source maps take. */
declare module "handlebars/dist/handlebars.min.js" {
  import Handlebars from "handlebars";

  export default Handlebars;
}
