/**
 * How findings are put in words, the same on a terminal, on the page and in an alert. Stateless, made of the graph's
 * records only.
 */
package io.jlockdep.words;
