/** How far test controls may move the portal's time. Own: no test needs more, and the database counts seconds up to 68 years. */
export const MOST_SECONDS_AWAY = 50 * 366 * 86_400;
