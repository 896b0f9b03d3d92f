/** Where the frames of the agent lie that a reader leaves out. */
package io.jlockdep.runtime;
