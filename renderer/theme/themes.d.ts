/** All three themes: what they have in common once, and each one's own. */
export declare function themeStyles(): string;
