/** Programs whose threads crowd: more at once than any table of the agent has room for, or for one lock. */
package io.jlockdep.e2e.crowd;
