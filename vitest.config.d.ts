/** One project per floor; each mirrors the sources of its floor. */
declare const _default: import("vite").UserConfig;
export default _default;
