package io.jlockdep.bugs.program;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code CopyOnWriteArrayList.removeIf} asks the program under the lock of the list. */
public final class ScreenedAccounts {

    private ScreenedAccounts() {}

    public static void main(String[] args) throws InterruptedException {
        Account account = new Account();
        List<Account> watched = new CopyOnWriteArrayList<>(List.of(account));

        TwoThreads.inTurn(
                () -> watched.removeIf(each -> each.toString().equals("balance 1")),
                () -> account.deposit(7, text -> watched.remove(account)));
        System.out.println(account);
    }
}
