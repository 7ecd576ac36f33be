package dev.mlgovern.observability.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.Observability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code that the guide shows, and the requests that docs/calls.md counts. */
class CostGuideTest {
    @Test
    void guide_showsCodeThatWorks() throws IOException {
        YearMonth september = YearMonth.of(2026, 9);
        YearMonth november = YearMonth.of(2026, 11);
        Path folder = Files.createTempDirectory("costs");
        try (CostBank bank = new CostBank();
                MlPlatform platform = bank.platform()) {
            bank.fraud(LocalDate.of(2026, 11, 2)).tag(CostBank.PRODUCT, "churn").amount("12.5");

            // guide: report
            Costs costs = Observability.on(platform).costs(s -> s.dailyLimit(Money.usd("0.50"))); // make one, keep it
            CostReport report =
                    costs.report(q -> q.months(september, november).addBy(CostDimension.OWNER, CostDimension.PRODUCT));
            System.out.println(report); // a table; report.csv() and report.json() are the same lines
            report.movers(3).forEach(System.out::println);
            System.out.println(report.untaggedShare(CostDimension.OWNER));
            // end

            // guide: estimate
            CostEstimate estimate = costs.estimate(q -> q.month(november)
                    .addBy(CostDimension.OWNER, CostDimension.STAGE, CostDimension.PRODUCT, CostDimension.USER));
            System.out.println(estimate);
            // end

            // guide: month
            MonthlyCosts month = costs.month(november);
            Files.writeString(folder.resolve("costs.html"), month.page());
            // end

            // guide: tags
            costs.tags().forEach(System.out::println);
            System.out.println(costs.activateTags()); // a plan; run() activates
            // end

            assertThat(report.total()).isEqualTo(month.total()).isEqualTo(Money.usd("12.5"));
            assertThat(estimate.requests()).isGreaterThan(2);
        }
        Files.delete(folder.resolve("costs.html"));
        Files.delete(folder);
        assertThat(Files.readString(Path.of("../docs/costs.md"))).contains(snippets());
    }

    @Test
    void calls_areThoseOfTheDocs() throws IOException {
        String docs = Files.readString(Path.of("../docs/calls.md"));
        try (CostBank bank = new CostBank();
                MlPlatform platform = bank.platform()) {
            bank.fraud(LocalDate.of(2026, 11, 2))
                    .tag(CostDimension.DOMAIN.key(), "d-1")
                    .amount("12.5");
            Costs costs = Observability.on(platform).costs();
            YearMonth november = YearMonth.of(2026, 11);
            Runnable report = () -> costs.report(q -> q.month(november).addBy(CostDimension.OWNER));
            assertThat(docs)
                    .contains("| costs by one or two dimensions | %d | 0 |".formatted(bank.callsOf(report)))
                    .contains("| the same again | %d | 0 |".formatted(bank.callsOf(report)))
                    .contains("| the costs of this month, with budgets | %d | 0 |"
                            .formatted(bank.callsOf(() -> costs.month(november))))
                    .contains("| plan to activate tags | %d | 0 |".formatted(bank.callsOf(costs::activateTags)))
                    .contains("| plan and activate them | %d | 1 |"
                            .formatted(bank.callsOf(() -> costs.activateTags().run())));
        }
    }

    private static List<String> snippets() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/mlgovern/observability/cost/CostGuideTest.java"));
        return Arrays.stream(source.split("// guide: \\w+\n"))
                .skip(1)
                .filter(part -> part.contains("// end"))
                .map(part ->
                        part.substring(0, part.indexOf("// end")).stripIndent().strip())
                .toList();
    }
}
