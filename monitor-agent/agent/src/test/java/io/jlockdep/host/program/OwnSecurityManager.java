package io.jlockdep.host.program;

/**
 * Installs a security manager, under which its code may do nothing but what every class may, and then locks for the first
 * time. Exists until JDK 23.
 */
public final class OwnSecurityManager {

    private OwnSecurityManager() {}

    public static void main(String[] args) throws InterruptedException {
        install();
        System.out.println("nested " + Nested.nest() + " times");
        Thread thread = new Thread(() -> System.out.println("nested " + Nested.nest() + " times in a thread"));
        thread.start();
        thread.join();
        try {
            System.getProperty("user.home");
        } catch (SecurityException expected) {
            System.out.println(expected.getMessage());
        }
    }

    @SuppressWarnings("removal")
    private static void install() {
        System.setSecurityManager(new SecurityManager());
    }
}
