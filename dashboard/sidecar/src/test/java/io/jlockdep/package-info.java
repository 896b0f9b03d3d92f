/** Tests of the sidecar as a whole. */
package io.jlockdep;
