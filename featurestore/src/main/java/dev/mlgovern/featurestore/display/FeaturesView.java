package dev.mlgovern.featurestore.display;

import dev.mlgovern.core.display.HtmlFragment;
import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.featurestore.discovery.FoundFeature;
import j2html.tags.DomContent;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Features that were found. */
final class FeaturesView implements HtmlView<FoundFeature> {
    @Override
    public Class<FoundFeature> type() {
        return FoundFeature.class;
    }

    @Override
    public String html(FoundFeature feature) {
        return htmlOfAll(List.of(feature));
    }

    @Override
    public String htmlOfAll(List<? extends FoundFeature> features) {
        return HtmlFragment.of(table("Features", features));
    }

    static DomContent table(String caption, List<? extends FoundFeature> features) {
        return HtmlTable.<FoundFeature>of(caption)
                .text("Feature", FoundFeature::name)
                .text("Type", feature -> feature.type().awsName())
                .text("Group", feature -> feature.group().name())
                .text("Description", FoundFeature::description)
                .lines(
                        "Parameters",
                        feature -> feature.parameters().entrySet().stream()
                                .map(each -> each.getKey() + " = " + each.getValue())
                                .sorted()
                                .toList())
                .text("Changed", feature -> feature.modifiedAt().truncatedTo(ChronoUnit.SECONDS))
                .code("Account", feature -> feature.group().account())
                .over(features);
    }
}
