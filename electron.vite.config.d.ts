import type { Plugin } from 'vite';
/** `import 'virtual:themes.css'`: Fluent's themes as a style sheet, made of the package itself at build time. */
export declare const themes: Plugin;
/** The console. What stands in `dependencies` (two native-minded packages) is packed beside the bundles, all else inside. */
declare const _default: import("electron-vite").UserConfig;
export default _default;
