package dev.mlgovern.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.testkit.house.OuterTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the notebooks in JJava, by nbconvert, as somebody without a browser would. */
@Tag(OuterTools.TAG)
class NotebookTest {
    private static final Path NOTEBOOKS = Path.of("notebooks");

    private static Kernel kernel;

    @BeforeAll
    static void layOut() throws IOException {
        kernel = Kernel.in(Path.of("target/notebook-test").toAbsolutePath());
    }

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void execute_notebook_showsValuesAsHtmlAndText(Path notebook) {
        Kernel.Run run = kernel.run(Notebooks.read(notebook));

        assertThat(run.exit()).as(run.log()).isZero();
        List<JsonNode> shown = Notebooks.outputs(run.notebook(), "execute_result");
        assertThat(html(shown, "<table")).as("tables").hasSizeGreaterThanOrEqualTo(4);
        assertThat(html(shown, "<svg")).as("drawings").hasSize(1);
        assertThat(html(shown, "<table", "card-payments", "PENDING", "Flags card payments that are likely fraud"))
                .as("versions")
                .isNotEmpty();
        assertThat(html(shown, "PendingManualApproval", "<del>", "<ins>"))
                .as("diff")
                .hasSize(1);
        assertThat(shown)
                .allSatisfy(output -> assertThat(Notebooks.data(output, "text/plain"))
                        .isNotEmpty()
                        .doesNotContain("<table", "Immutable"));
        assertThat(Notebooks.outputs(run.notebook(), "stream")).isEmpty();
        assertThat(Notebooks.outputs(run.notebook(), "error")).isEmpty();
    }

    @Test
    void execute_notebookWithABadCell_fails() {
        JsonNode bad = Notebooks.of("int one = 1;\none", "dev.mlgovern.core.MlPlatform.open(\"nowhere\")");

        Kernel.Run run = kernel.run(bad);

        assertThat(run.exit()).as(run.log()).isNotZero();
        assertThat(run.log()).contains("CellExecutionError", "MlPlatform.open");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void notebook_asCommitted_hasNoOutputsAndNoPathOfAMachine(Path notebook) throws IOException {
        JsonNode committed = Notebooks.read(notebook);

        assertThat(cells(committed))
                .filteredOn(cell -> cell.path("cell_type").asText().equals("code"))
                .isNotEmpty()
                .allSatisfy(cell -> {
                    assertThat(cell.path("outputs")).isEmpty();
                    assertThat(cell.path("execution_count").isNull()).isTrue();
                });
        assertThat(Files.readString(notebook)).doesNotContain("/home/", "/tmp/", "/Users/", "/work/", "C:\\");
    }

    private static List<String> html(List<JsonNode> outputs, String... parts) {
        return outputs.stream()
                .map(output -> Notebooks.data(output, "text/html"))
                .filter(html -> Stream.of(parts).allMatch(html::contains))
                .toList();
    }

    private static List<JsonNode> cells(JsonNode notebook) {
        return StreamSupport.stream(notebook.path("cells").spliterator(), false).toList();
    }
}
