package io.jlockdep.bugs.program;

/** {@code StringBuffer.append(StringBuffer)} locks the buffer and then the argument. */
public final class AppendedBuffers {

    private AppendedBuffers() {}

    public static void main(String[] args) throws InterruptedException {
        StringBuffer question = new StringBuffer("why");
        StringBuffer answer = new StringBuffer("because");

        TwoThreads.inTurn(() -> question.append(answer), () -> answer.append(question));
        System.out.println(answer.length());
    }
}
