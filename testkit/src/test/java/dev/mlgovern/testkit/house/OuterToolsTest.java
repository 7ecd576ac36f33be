package dev.mlgovern.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(OuterTools.TAG)
class OuterToolsTest {
    @Test
    void programsAndPackages_whenInstalled_areThere() {
        assertThat(OuterTools.program("python")).isExecutable();
        assertThat(OuterTools.nodeModule("aws-sdk")).isDirectory();
    }

    @Test
    void program_whenNotInstalled_fails() {
        assertThatThrownBy(() -> OuterTools.program("no-such-program")).hasMessageContaining(".ci/tools");
    }
}
