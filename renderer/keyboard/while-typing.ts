/** While the keyboard takes the lower half of the window, the page keeps what is needed for typing and lets go of the rest. */

/** A condition for `makeStyles`. The keyboard sets the attribute; nothing but styles reads it. */
export const WHILE_TYPING = ':global(html[data-keyboard="page"])';
