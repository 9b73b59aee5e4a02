/** No rules here: each plugin registers and boots its own. */
export default {
  register() {
    // Nothing that is not a plugin's.
  },
  bootstrap() {
    // Nothing that is not a plugin's.
  },
};
