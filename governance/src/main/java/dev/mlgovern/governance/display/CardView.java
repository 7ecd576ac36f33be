package dev.mlgovern.governance.display;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.governance.card.AdditionalInformation;
import dev.mlgovern.governance.card.BusinessDetails;
import dev.mlgovern.governance.card.CardContent;
import dev.mlgovern.governance.card.Evaluation;
import dev.mlgovern.governance.card.IntendedUses;
import dev.mlgovern.governance.card.Metric;
import dev.mlgovern.governance.card.ModelCard;
import dev.mlgovern.governance.card.ModelOverview;
import dev.mlgovern.governance.card.TrainingDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One card: how far it is, what is missing, and what it says, in the order of the schema. */
final class CardView implements HtmlView<ModelCard> {
    private record Fact(String name, Collection<?> lines) {}

    @Override
    public Class<ModelCard> type() {
        return ModelCard.class;
    }

    @Override
    public String html(ModelCard card) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Status", List.of(card.status()));
        add(facts, "Risk", List.of(card.risk()));
        add(facts, "Missing", card.missing());
        add(facts, "Not of the schema", card.problems());
        card.content().ifPresent(content -> said(facts, content));
        return HtmlTable.<Fact>of("Model card %s, version %d".formatted(card.name(), card.version()))
                .text("", Fact::name)
                .lines("", Fact::lines)
                .htmlOf(facts);
    }

    private static void said(List<Fact> facts, CardContent content) {
        content.overview().ifPresent(part -> overview(facts, part));
        content.uses().ifPresent(part -> uses(facts, part));
        content.business().ifPresent(part -> business(facts, part));
        content.training().ifPresent(part -> training(facts, part));
        content.evaluations().forEach(part -> evaluation(facts, part));
        content.more().ifPresent(part -> more(facts, part));
    }

    private static void overview(List<Fact> facts, ModelOverview part) {
        add(facts, "Model", part.id());
        add(facts, "Description", part.description());
        add(facts, "Owner", part.owner());
        add(facts, "Creator", part.creator());
        add(facts, "Problem type", part.problemType());
        add(facts, "Algorithm", part.algorithm());
        add(facts, "Artifacts", part.artifacts());
        add(facts, "Images", part.images());
    }

    private static void uses(List<Fact> facts, IntendedUses part) {
        add(facts, "Purpose", part.purpose());
        add(facts, "Intended uses", part.uses());
        add(facts, "What affects it", part.factors());
        add(facts, "Why this risk", part.riskExplanation());
    }

    private static void business(List<Fact> facts, BusinessDetails part) {
        add(facts, "Business problem", part.problem());
        add(facts, "Stakeholders", part.stakeholders());
        add(facts, "Line of business", part.lineOfBusiness());
    }

    private static void training(List<Fact> facts, TrainingDetails part) {
        add(facts, "Training job", part.job());
        add(facts, "Training data", part.datasets());
        add(facts, "Training observations", part.observations());
        add(
                facts,
                "Training metrics",
                part.metrics().stream()
                        .map(each -> each.name() + " = " + each.value())
                        .toList());
        add(
                facts,
                "More training metrics",
                part.ownMetrics().stream()
                        .map(each -> each.name() + " = " + each.value())
                        .toList());
        add(
                facts,
                "Hyperparameters",
                part.parameters().stream()
                        .map(each -> each.name() + " = " + each.value())
                        .toList());
        add(
                facts,
                "More hyperparameters",
                part.ownParameters().stream()
                        .map(each -> each.name() + " = " + each.value())
                        .toList());
    }

    private static void evaluation(List<Fact> facts, Evaluation part) {
        List<String> lines = new ArrayList<>();
        part.observation().ifPresent(lines::add);
        part.groups()
                .forEach(group -> group.metrics().forEach(metric -> lines.add(group.name() + ": " + line(metric))));
        add(facts, part.name(), lines);
    }

    private static String line(Metric metric) {
        String value = metric.text() != null
                ? metric.text()
                : metric.numbers().stream()
                        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" / "));
        return metric.name() + " = " + value + (metric.notes() == null ? "" : " (" + metric.notes() + ")");
    }

    private static void more(List<Fact> facts, AdditionalInformation part) {
        add(facts, "Ethical considerations", part.ethics());
        add(facts, "Caveats", part.caveats());
        part.details().forEach((name, value) -> add(facts, name, List.of(value)));
    }

    private static void add(List<Fact> facts, String name, Optional<String> text) {
        text.ifPresent(words -> add(facts, name, List.of(words)));
    }

    private static void add(List<Fact> facts, String name, Collection<?> lines) {
        if (!lines.isEmpty()) {
            facts.add(new Fact(name, lines));
        }
    }
}
