/** Programs that are hard on whoever watches them. */
package io.jlockdep.e2e.fault;
