/**
 * Names of the JDK's annotations for HotSpot, which javac does not let others see. Not part of the jar: at run time the JDK's
 * own are meant, of which HotSpot reads the names alone, and which any other JVM ignores.
 */
package jdk.internal.vm.annotation;
