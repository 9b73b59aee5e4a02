/** No rules here: each plugin registers and boots its own. */
export default {
  register() {},
  bootstrap() {},
};
