package io.jlockdep.web;

/** The name of a lock class, its package set back, with the letter it goes by within a finding. Stateless. */
final class LockName {

    private static final int COLOURS = 6;

    private LockName() {}

    /** The name behind its letter. */
    static void render(Html html, int position, String name) {
        html.open("span", "class", "lock");
        letter(html, position);
        name(html, name);
        html.close();
    }

    /** The letter in its colour: A for the first lock of a cycle. */
    static void letter(Html html, int position) {
        html.element("span", letter(position), "class", "letter hue-" + position % COLOURS, "aria-hidden", "true");
    }

    private static String letter(int position) {
        return position < 26 ? String.valueOf((char) ('A' + position)) : String.valueOf(position + 1);
    }

    static void name(Html html, String name) {
        int type = startOfType(name);
        html.open("span", "class", "name")
                .element("span", name.substring(0, type), "class", "package")
                .text(name.substring(type))
                .close();
    }

    /** Where the package ends: before the first part that begins with a capital, as types do; 0 when none does. */
    static int startOfType(String name) {
        for (int at = 0; at < name.length(); at++) {
            boolean startsPart = at == 0 || name.charAt(at - 1) == '.';
            if (startsPart && Character.isUpperCase(name.charAt(at))) {
                return at;
            }
        }
        return 0;
    }
}
