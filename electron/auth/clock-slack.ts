/** @file How far a clock is trusted. */

/** A clock may be put right by so much while something runs; what was further off is no measure of its time. In ms. */
export const clockSlack = 60_000;
