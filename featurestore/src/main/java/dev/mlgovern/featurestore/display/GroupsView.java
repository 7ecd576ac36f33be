package dev.mlgovern.featurestore.display;

import dev.mlgovern.core.display.HtmlFragment;
import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.featurestore.discovery.FoundGroup;
import dev.mlgovern.featurestore.schema.Feature;
import j2html.tags.DomContent;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Groups that were found. */
final class GroupsView implements HtmlView<FoundGroup> {
    private static final int FEATURES = 8;

    @Override
    public Class<FoundGroup> type() {
        return FoundGroup.class;
    }

    @Override
    public String html(FoundGroup group) {
        return htmlOfAll(List.of(group));
    }

    @Override
    public String htmlOfAll(List<? extends FoundGroup> groups) {
        return HtmlFragment.of(table("Feature groups", groups));
    }

    static DomContent table(String caption, List<? extends FoundGroup> groups) {
        return HtmlTable.<FoundGroup>of(caption)
                .text("Group", group -> group.arn().name())
                .text("Description", FoundGroup::description)
                .lines("Features", GroupsView::features)
                .lines(
                        "Tags",
                        group -> group.tags().entrySet().stream()
                                .map(tag -> tag.getKey() + " = " + tag.getValue())
                                .sorted()
                                .toList())
                .text("Stores", GroupsView::stores)
                .text(
                        "State",
                        group -> group.status().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .text("Changed", group -> group.modifiedAt().truncatedTo(ChronoUnit.SECONDS))
                .code("Account", group -> group.arn().account())
                .over(groups);
    }

    private static List<String> features(FoundGroup group) {
        int all = group.features().size();
        Stream<String> some = group.features().stream().limit(FEATURES).map(Feature::toString);
        return (all > FEATURES ? Stream.concat(some, Stream.of("and %d more".formatted(all - FEATURES))) : some)
                .toList();
    }

    private static String stores(FoundGroup group) {
        return group.online() ? group.offline() ? "online, offline" : "online" : "offline";
    }
}
