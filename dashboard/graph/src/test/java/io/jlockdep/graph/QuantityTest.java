package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void shouldWriteTwoDigits() {
        assertThat(Quantity.rounded(0)).isEqualTo("0");
        assertThat(Quantity.rounded(0.0123)).isEqualTo("0.012");
        assertThat(Quantity.rounded(1.26)).isEqualTo("1.3");
        assertThat(Quantity.rounded(99.9)).isEqualTo("100");
        assertThat(Quantity.rounded(123_456)).isEqualTo("120,000");
        assertThat(Quantity.rounded(1.5e12)).isEqualTo("1.5e+12");
    }

    @Test
    void shouldChooseTheUnitThatReadsWell() {
        assertThat(Quantity.duration(10e-6)).isEqualTo("10 µs");
        assertThat(Quantity.duration(2.5)).isEqualTo("2.5 s");
        assertThat(Quantity.rate(100)).isEqualTo("100/s");
        assertThat(Quantity.rate(0.01)).isEqualTo("36/h");
        assertThat(Quantity.rate(1 / 86_400.0)).isEqualTo("1.0/day");
        assertThat(Quantity.interval(518.4)).isEqualTo("2.8 minutes");
        assertThat(Quantity.interval(24)).isEqualTo("60 minutes");
        assertThat(Quantity.interval(4)).isEqualTo("6.0 hours");
        assertThat(Quantity.interval(0.1)).isEqualTo("10 days");
        assertThat(Quantity.interval(5.18e-4)).isEqualTo("5.3 years");
        assertThat(Quantity.interval(86_400)).isEqualTo("1.0 seconds");
    }

    @Test
    void shouldWriteSharesAsPercentOrAsOneInMany() {
        assertThat(Quantity.share(1)).isEqualTo("all");
        assertThat(Quantity.share(0.25)).isEqualTo("25 %");
        assertThat(Quantity.share(1e-6)).isEqualTo("1 in 1,000,000");
    }
}
