/** Libraries that nobody here wrote, whose own tests have to say the same with the agent as without. */
package io.jlockdep.libraries;
