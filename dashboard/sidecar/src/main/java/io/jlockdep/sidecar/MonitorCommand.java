package io.jlockdep.sidecar;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code monitor}. */
@Command(name = "monitor", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class MonitorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return ExitCode.OK;
    }
}
