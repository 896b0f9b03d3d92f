package io.jlockdep.graph;

/**
 * The program that a report is about. Immutable.
 *
 * @param program main class or jar
 * @param version of the program, empty when unknown
 * @param javaVersion of its JVM
 * @param pid its process id
 */
public record Subject(String program, String version, String javaVersion, long pid) {}
