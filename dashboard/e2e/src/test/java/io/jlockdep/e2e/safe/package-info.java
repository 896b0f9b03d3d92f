/**
 * Programs that take locks in both orders, or look as if they did, and cannot deadlock: each says why. They are run under
 * the agent, and nothing in them may be found that somebody would have to look at. Each has a {@code main} that ends.
 */
package io.jlockdep.e2e.safe;
