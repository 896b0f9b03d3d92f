package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFilesTest {

    private final SourceFiles files = new SourceFiles();

    @ParameterizedTest
    @CsvSource({
        "shop.Inventory, Inventory.java",
        "shop.Inventory$Shelf, Inventory.java",
        "shop.Inventory$$Lambda$14.0x0000000800c03000, Inventory.java",
        "Unpackaged, Unpackaged.java",
        "shop.ToolsKt, Tools.kt",
        "jdk.proxy2.$Proxy12, ''"
    })
    void shouldNameTheFileThatCompilersExpect(String className, String file) {
        assertThat(files.of(className)).isEqualTo(file);
    }

    @Test
    void shouldPreferWhatTheAgentSaid() {
        files.learn("shop.Inventory$Shelf", "Shelves.scala");

        assertThat(files.of("shop.Inventory")).isEqualTo("Shelves.scala");
    }
}
