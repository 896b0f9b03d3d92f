/** Holds what is shipped for deployment to the types, the names and the options that it speaks of. Nothing is deployed. */
package io.jlockdep.deploy;
